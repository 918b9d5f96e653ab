"""Filings from a kiosk to central and back, over a link that breaks, from processes that are killed: each once, and none lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from uuid_utils import uuid7

from central.clock import now_ms
from central.devices.freezing import freeze
from central.filings import tables as at_central
from central.filings.handling import Desk, Staff
from central.filings.opening import opened
from central.filings.role_keys import RoleKeys
from central.keys import load_keys
from kiosk.filings.filing import Filed, file, note
from kiosk.filings.kept import kept
from kiosk.filings.reports import new_report, report, reports_waiting
from kiosk.filings.tables import filing_forms, filings
from kiosk.signin.rules import Session
from kiosk.sync import outbox
from tests.integration.central.filing import SECRET, with_forms
from tests.integration.central.world import MARCUS, World, running
from tests.integration.sync.relay import Relay, Stage
from tests.integration.sync.seated import Seated
from tests.integration.sync.test_with_central import DEADLINE_S

GRIEVANCE: dict[str, Any] = {"topic": "mail", "day": "2026-05-20", "words": SECRET, "wish": "An answer."}
RECORDS = {"wish": "copy", "words": "My court papers."}
OFFICE = Staff("Grievance office")


@pytest.fixture
def world(tmp_path: Path, database_url: str) -> Iterator[World]:
    made = World(tmp_path / "central", {"allowance": {"kiosk_stamps": 0, "kiosk_cents": 0}}, database_url)
    with running(with_forms(made)) as served:
        yield served


@pytest.fixture
def relay(world: World) -> Iterator[Relay]:
    port = world.http.base_url.port
    assert port is not None
    made = Relay(port)
    made.start()
    yield made
    made.stop()


@pytest.fixture
def kiosk(tmp_path: Path, world: World, relay: Relay) -> Iterator[Seated]:
    made = Seated(tmp_path / "kiosk", world, relay)
    yield made
    made.close()


def sit_down(kiosk: Seated) -> Session:
    kiosk.until(lambda conn: conn.execute(select(func.count()).select_from(filing_forms)).scalar_one() >= 10)
    return kiosk.sit_down()


def put(kiosk: Seated, session: Session, type_: str = "grievance", answers: dict[str, Any] | None = None, **over: Any) -> Filed:
    answers = GRIEVANCE if answers is None else answers
    return file(kiosk.store, session, type_, answers, id=str(uuid7()), clock=kiosk.clock, language="en", **over)


def countersigned(kiosk: Seated, filing: str) -> None:
    kiosk.until(lambda conn: conn.execute(select(filings.c.proof).where(filings.c.filing == filing)).scalar_one_or_none() is not None)


def count(world: World, table: Any = at_central.filings) -> int:
    with world.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def said(kiosk: Seated, filing: str) -> list[str]:
    with kiosk.store.read() as conn:
        found = kept(conn, MARCUS, filing, "en")
    assert found is not None
    return [one.text for one in found.said]


def test_what_is_filed_here_is_read_by_its_role_and_answered_to_its_author_alone(world: World, kiosk: Seated) -> None:
    kiosk.start()
    session = sit_down(kiosk)
    made = put(kiosk, session)
    countersigned(kiosk, made.filing)
    note(kiosk.store, session, made.filing, "And one thing more.", id=str(uuid7()), clock=kiosk.clock)
    kiosk.settled()
    keys = RoleKeys.of(world.settings.data)
    with world.database.write() as connection:
        found = opened(connection, made.filing, OFFICE, keys, now_ms())
        assert found.answers == GRIEVANCE
        assert [word.text for word in found.words] == ["And one thing more."]
        Desk(load_keys(world.settings.data)).answer(connection, made.filing, "You are right.", "Grievance office", OFFICE, now_ms())
    kiosk.until(lambda conn: conn.execute(select(filings.c.status)).scalar_one() == "answered")
    assert said(kiosk, made.filing) == ["And one thing more.", "You are right."]
    with kiosk.store.read() as conn:
        row = kept(conn, MARCUS, made.filing, "en")
    assert row is not None
    assert row.answers == GRIEVANCE
    assert (row.appeal_type, row.may_rate) == ("grievance-step-2", True)


@pytest.mark.parametrize("stage", ["within the request", "before the answer", "within the answer"])
def test_a_connection_cut_at_any_stage_files_once(world: World, kiosk: Seated, relay: Relay, stage: Stage) -> None:
    kiosk.start()
    session = sit_down(kiosk)
    kiosk.settled()
    relay.break_next("commands", stage)
    made = put(kiosk, session)
    assert relay.broken.wait(DEADLINE_S)
    countersigned(kiosk, made.filing)
    assert count(world) == 1


def test_filed_offline_it_is_central_s_when_the_link_is_back_and_its_clock_ran_meanwhile(
    world: World, kiosk: Seated, relay: Relay
) -> None:
    kiosk.start()
    session = sit_down(kiosk)
    kiosk.settled()
    relay.stop()
    made = [put(kiosk, session, "records", RECORDS) for _ in range(3)]
    anonymous = report(kiosk.store, "safety-report", {"about": ["words"]}, id=new_report(), clock=kiosk.clock, language="en")
    relay.start()
    for one in made:
        countersigned(kiosk, one.filing)
    kiosk.until(lambda conn: reports_waiting(conn) == 0)
    with world.database.read() as connection:
        found = {row.id: row for row in connection.execute(select(at_central.filings))}
        (theirs,) = connection.execute(select(at_central.anonymous_reports)).all()
    assert {filing: row.filed_ms for filing, row in found.items()} == {one.filing: one.at_ms for one in made}
    assert len({row.number for row in found.values()}) == 3
    assert (theirs.id, theirs.number, theirs.day) == (anonymous.id, anonymous.number, anonymous.day.isoformat())


def test_killed_between_send_and_answer_it_is_filed_once(world: World, kiosk: Seated, relay: Relay) -> None:
    kiosk.start_process()
    session = sit_down(kiosk)
    kiosk.settled()
    relay.break_next("commands", "hold the answer")
    made = put(kiosk, session)
    assert relay.broken.wait(DEADLINE_S)
    kiosk.kill()
    with kiosk.store.read() as conn:
        assert outbox.command_state(conn, made.filing) == "sending"
    kiosk.start_process()
    countersigned(kiosk, made.filing)
    assert count(world) == 1


def test_killed_while_a_report_without_a_name_is_on_its_way_it_is_there_once(world: World, kiosk: Seated, relay: Relay) -> None:
    kiosk.start_process()
    kiosk.until(lambda conn: conn.execute(select(func.count()).select_from(filing_forms)).scalar_one() >= 10)
    relay.break_next("reports", "hold the answer")
    report(kiosk.store, "safety-report", {"about": ["words"]}, id=new_report(), clock=kiosk.clock, language="en")
    assert relay.broken.wait(DEADLINE_S)
    kiosk.kill()
    assert count(world, at_central.anonymous_reports) == 1
    with kiosk.store.read() as conn:
        assert reports_waiting(conn) == 1
    kiosk.start_process()
    kiosk.until(lambda conn: reports_waiting(conn) == 0)
    assert count(world, at_central.anonymous_reports) == 1


def test_a_frozen_device_files_what_is_never_blocked_and_brings_reports(world: World, kiosk: Seated) -> None:
    kiosk.start()
    session = sit_down(kiosk)
    kiosk.settled()
    with world.database.write() as connection:
        freeze(connection, kiosk.identity.device, "fork", "", now_ms())
    grievance = put(kiosk, session)
    request = put(kiosk, session, "records", RECORDS)
    note(kiosk.store, session, grievance.filing, "And this.", id="n-1", clock=kiosk.clock)
    report(kiosk.store, "safety-report", {"about": ["words"]}, id=new_report(), clock=kiosk.clock, language="en")
    kiosk.until(lambda conn: outbox.command_state(conn, "n-1") == "accepted" and reports_waiting(conn) == 0)
    with kiosk.store.read() as conn:
        assert outbox.command_state(conn, grievance.filing) == "accepted"
        assert outbox.command_state(conn, request.filing) in {"pending", "sending"}
    with world.database.read() as connection:
        assert list(connection.execute(select(at_central.filings.c.id)).scalars()) == [grievance.filing]
    assert count(world, at_central.filing_words) == count(world, at_central.anonymous_reports) == 1
