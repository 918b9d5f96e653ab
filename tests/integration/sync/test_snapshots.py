"""Streams that are read anew: with the real features, the real store, and the pages of the real central."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Table, delete, insert, select

from central.streams.streams import append
from kiosk.app import features
from kiosk.device.status import SyncStatus, read_status
from kiosk.mail.tables import contacts, drafts, message_parts, messages, reply_stamps, sent_messages
from kiosk.signin.tables import grants, roster
from kiosk.store.blobs import blobs, put_blob
from kiosk.store.engine import StoreFull
from kiosk.store.schema import metadata
from kiosk.sync import snapshots, wire
from kiosk.sync.client import Unreachable
from kiosk.sync.link import Link
from kiosk.sync.pull import FIRST_PAGE, MOST_IN_PAGE, Pull
from kiosk.sync.registry import all_handlers
from kiosk.sync.tables import snapshot_keys, snapshot_streams, sync_state, unknown_changes
from tests.enrolled import NOON_MS, Device, enrolled_device
from tests.integration.sync.direct_central import DirectCentral

HIS = "resident:marcus"


class Kiosk:
    """A device with its real features that reads from `central`."""

    pull: Pull

    def __init__(self, folder: Path, *, asks_ahead: bool = False) -> None:
        self.asks_ahead = asks_ahead
        self.device: Device = enrolled_device(folder)
        self.central = DirectCentral(folder)
        self.store = self.device.store
        self.start()

    def start(self) -> None:
        """As after a start of the sync process."""
        known = features()
        if hasattr(self, "pull"):
            self.pull.close()
        self.pull = Pull(self.store, self.central, all_handlers(known), Link(self.store, self.device.real_clock()), known)
        if not self.asks_ahead:
            self.pull._ask_ahead = lambda place: None  # type: ignore[method-assign]

    def all(self) -> None:
        quiet = 0
        for _ in range(500):
            try:
                quiet = 0 if self.pull.step(0) else quiet + 1
            except Unreachable:
                continue
            if quiet == (2 if self.asks_ahead else 1):  # a page that was asked for ahead may be older than the last change
                return
        raise AssertionError("the pages never end")

    def column(self, column: Any) -> list[Any]:
        with self.store.read() as conn:
            return list(conn.execute(select(column).order_by(column)).scalars())

    def close(self) -> None:
        self.pull.close()
        self.store.close()
        self.central.database.close()


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path)
    yield made
    made.close()


def test_what_central_lost_disappears_after_the_last_page_and_not_before(kiosk: Kiosk) -> None:
    central = kiosk.central
    central.person("marcus")
    for number in range(6):
        central.letter(f"m{number}")
        central.contact(f"c{number}", "Rosa")
    backup = central.back_up()
    for number in range(6, 9):
        central.letter(f"m{number}")
        central.contact(f"c{number}", "Rosa")
    kiosk.all()
    central.restore(backup)
    central.most = 3
    pages = 0
    while kiosk.pull.step(0):
        pages += 1
        assert len(kiosk.column(messages.c.message)) == 9
        assert len(kiosk.column(contacts.c.contact)) == 9
        kiosk.start()  # a crash after any page
    assert pages > 3
    assert kiosk.column(messages.c.message) == [f"m{number}" for number in range(6)]
    assert kiosk.column(contacts.c.contact) == [f"c{number}" for number in range(6)]
    for table in (snapshot_streams, snapshot_keys):
        assert kiosk.column(table.c.stream) == []


def test_only_the_streams_that_are_gone_are_read_anew(kiosk: Kiosk) -> None:
    central = kiosk.central
    central.followed.append("resident:andre")
    central.letter("m1")
    central.letter("a1", resident="andre")
    kiosk.all()
    central.letter("m2")
    central.cut_history()
    with central.database.write() as connection:
        connection.exec_driver_sql("UPDATE streams SET epoch = 7 WHERE name = 'resident:marcus'")
    assert kiosk.pull.step(0)
    assert kiosk.column(snapshot_streams.c.stream) == [HIS]
    kiosk.all()
    assert kiosk.column(messages.c.message) == ["a1", "m1", "m2"]
    assert central.asked[-1].cursor is not None


def test_a_stream_that_is_wholly_lost_leaves_nothing(kiosk: Kiosk) -> None:
    backup = kiosk.central.back_up()
    kiosk.central.letter("m1", reply_stamp="s1")
    kiosk.central.person("marcus")
    kiosk.all()
    assert kiosk.column(reply_stamps.c.stamp) == ["s1"]
    kiosk.central.restore(backup)
    kiosk.all()
    assert kiosk.column(messages.c.message) == kiosk.column(reply_stamps.c.stamp) == kiosk.column(roster.c.resident) == []
    assert kiosk.column(snapshot_streams.c.stream) == []


def test_a_stamp_stays_with_its_message_and_goes_without_it(kiosk: Kiosk) -> None:
    central = kiosk.central
    central.letter("m1", reply_stamp="s1")
    central.letter("m2", reply_stamp="s2")
    central.say(HIS, "mail.reply_stamp", "stamp:s2", {"stamp": "s2", "message": "m2", "state": "used"})
    backup = central.back_up()
    central.letter("m3", reply_stamp="s3")
    kiosk.all()
    central.restore(backup)
    kiosk.all()
    assert kiosk.column(reply_stamps.c.stamp) == ["s1", "s2"]


def test_commands_drafts_photos_and_what_will_be_sent_again_stay(kiosk: Kiosk) -> None:
    central, device = kiosk.central, kiosk.device
    photo = b"\xff\xd8photo"
    sha = sha256(photo).hexdigest()
    backup = central.back_up()
    with kiosk.store.write() as conn:
        put_blob(conn, photo, sha)
        conn.execute(insert(drafts).values(resident="marcus", draft="d1", contact="rosa", saved_ms=1, text="Dear Rosa"))
    part = {"kind": "photo", "blob": sha, "media_type": "image/jpeg", "width": 1, "height": 1, "size_bytes": 7}
    central.letter("m1", parts=[part])
    mine, old = device.send(), "sent-long-ago"
    for message in (mine, old):
        sent: dict[str, Any] = {
            "message": message,
            "contact": "rosa",
            "in_reply_to": None,
            "text": "Hi",
            "at_ms": 1,
            "status": "checked",
            "steps": [],
        }
        central.say(HIS, "mail.sent", f"sent:{message}", {**sent, "pay": {"kind": "own_stamps", "count": 1}})
    device.set_command(mine, "accepted", acked_ms=NOON_MS)
    kiosk.all()
    assert kiosk.column(sent_messages.c.message) == sorted([mine, old])
    central.restore(backup)
    kiosk.all()
    assert kiosk.column(message_parts.c.blob) == []
    assert kiosk.column(sent_messages.c.message) == [mine], "its command is here and will be sent again"
    assert kiosk.column(drafts.c.draft) == ["d1"]
    assert kiosk.column(blobs.c.sha256) == [sha]
    assert device.states() == ["sending"], "the last command asks a restored central whether it still knows it"


def test_somebody_who_is_not_on_the_roster_any_more_has_left(kiosk: Kiosk) -> None:
    central = kiosk.central
    central.person("marcus")
    backup = central.back_up()
    central.person("andre")
    central.person("theo")
    kiosk.all()
    with kiosk.store.write() as conn:
        conn.execute(insert(grants).values(_grant("theo")))
    central.restore(backup)
    kiosk.all()
    with kiosk.store.read() as conn:
        people = {row.resident: row.active for row in conn.execute(select(roster))}
    assert people == {"marcus": True, "theo": False}


def _grant(resident: str, until_ms: int = NOON_MS) -> dict[str, Any]:
    head = {"resident": resident, "id": f"grant-{resident}", "device": "kiosk-c-014", "epoch": 1, "issued_ms": 1}
    return {**head, "offline_until_ms": until_ms, "pin_version": 1, "signed": "jws"}


def test_changes_without_a_key_forbid_sweeping(kiosk: Kiosk) -> None:
    backup = kiosk.central.back_up()
    kiosk.central.letter("m1")
    kiosk.all()
    kiosk.central.restore(backup)
    kiosk.central.say(HIS, "mail.contact", "", {"contact": "c", "name": "Rosa"})
    kiosk.all()
    assert kiosk.column(messages.c.message) == ["m1"]
    assert kiosk.column(snapshot_streams.c.stream) == []


def test_what_was_set_aside_of_a_lost_history_is_dropped_with_it(kiosk: Kiosk) -> None:
    backup = kiosk.central.back_up()
    kiosk.central.say(HIS, "mail.video", "video:1", {"video": "1"})
    kiosk.all()
    assert kiosk.column(unknown_changes.c.kind) == ["mail.video"]
    kiosk.central.restore(backup)
    kiosk.all()
    assert kiosk.column(unknown_changes.c.kind) == []


def test_a_reset_in_the_middle_of_a_snapshot_begins_it_anew(kiosk: Kiosk) -> None:
    central = kiosk.central
    backup = central.back_up()
    central.letter("m1")
    central.letter("m2")
    half = central.back_up()
    kiosk.all()
    central.restore(half)
    central.most = 1
    assert kiosk.pull.step(0)
    assert kiosk.pull.step(0)
    assert kiosk.column(snapshot_keys.c.key) == ["message:m1"]
    central.restore(backup)
    central.letter("m3")
    kiosk.all()
    assert kiosk.column(messages.c.message) == ["m3"]


def test_a_snapshot_that_cannot_be_swept_now_is_swept_later(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = kiosk.central.back_up()
    kiosk.central.letter("m1")
    kiosk.all()
    kiosk.central.restore(backup)

    def full(*_given: object) -> None:
        raise StoreFull("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(snapshots, "drop_snapshot", full)
        with pytest.raises(StoreFull):
            kiosk.all()
    kiosk.start()
    kiosk.all()
    assert kiosk.column(messages.c.message) == []


@pytest.mark.parametrize("cursor", ["", "AAAA"])
def test_a_cursor_that_is_none_begins_everything_anew_and_drops_nothing(kiosk: Kiosk, cursor: str) -> None:
    kiosk.central.letter("m1")
    kiosk.all()
    with kiosk.store.write() as conn:
        conn.execute(sync_state.update().values(cursor=cursor))
    kiosk.all()
    assert [asked.cursor for asked in kiosk.central.asked[-2:]] == [cursor, None]
    assert kiosk.column(messages.c.message) == ["m1"]


# --- The first long sync ---------------------------------------------------------------------------------------------


def progress(kiosk: Kiosk) -> tuple[int, int]:
    with kiosk.store.read() as conn:
        status = read_status(conn)
    return status.catch_up_done, status.catch_up_left


def test_progress_of_a_long_sync_is_told_page_by_page_and_cleared(kiosk: Kiosk) -> None:
    for number in range(10):
        kiosk.central.contact(f"c{number}", "Rosa")
    kiosk.central.most = 4
    told = []
    more = True
    while more:
        more = kiosk.pull.step(0)
        told.append(progress(kiosk))
        kiosk.start()
    assert told == [(4, 6), (8, 2), (0, 0)]


def test_progress_survives_what_the_link_writes(kiosk: Kiosk) -> None:
    for number in range(10):
        kiosk.central.contact(f"c{number}", "Rosa")
    kiosk.central.most = 4
    link = Link(kiosk.store, kiosk.device.real_clock())
    kiosk.pull.step(0)
    link.lost()
    link.contact()
    assert progress(kiosk) == (4, 6)
    assert SyncStatus().catch_up_left == 0


def test_progress_that_a_crash_left_is_cleared_by_an_empty_page(kiosk: Kiosk) -> None:
    kiosk.central.contact("c", "Rosa")
    kiosk.all()
    with kiosk.store.write() as conn:
        conn.exec_driver_sql("UPDATE sync_status SET catch_up_done = 5, catch_up_left = 7")
    kiosk.all()
    assert progress(kiosk) == (0, 0)


def test_pages_grow_while_they_are_quick_and_shrink_when_they_are_slow(kiosk: Kiosk, monkeypatch: pytest.MonkeyPatch) -> None:
    with kiosk.central.database.write() as connection:
        for number in range(FIRST_PAGE * 16):
            append(connection, "catalogue", "media.song", wire.ScreeningChange(count=number), 1, key=f"song:{number}")
    kiosk.central.followed.append("catalogue")
    kiosk.central.most = MOST_IN_PAGE
    now = [0.0]
    monkeypatch.setattr("kiosk.sync.pull.time.monotonic", lambda: now[0])
    kiosk.all()
    assert [asked.limit for asked in kiosk.central.asked] == [200, 400, *[500] * 6]
    monkeypatch.setattr("kiosk.sync.pull.time.monotonic", count().__next__)
    kiosk.pull.step(0)
    for _ in range(3):
        kiosk.pull.step(0)
    assert [asked.limit for asked in kiosk.central.asked[-4:]] == [200, 100, 50, 50]


# --- An old device and a new central ---------------------------------------------------------------------------------


def test_an_old_device_lives_with_a_new_central(kiosk: Kiosk) -> None:
    central = kiosk.central
    central.letter("m1", mood="glad", stickers=[{"kind": "star"}])
    central.say(HIS, "mail.sticker", "sticker:1", {"sticker": "star"})
    central.say(HIS, "mail.message", "message:m2", {"message": "m2", "body": {"words": "all new"}}, version=2)
    central.say("weather", "weather.today", "today", {"sun": True})
    central.followed.append("weather")
    central.letter("m3")
    kiosk.all()
    assert kiosk.column(messages.c.message) == ["m1", "m3"]
    with kiosk.store.read() as conn:
        aside = {(row.kind, row.version): row.reason for row in conn.execute(select(unknown_changes))}
    assert aside == dict.fromkeys((("mail.sticker", 1), ("mail.message", 2), ("weather.today", 1)), "unknown_kind")


def test_a_part_of_an_unknown_sort_costs_one_message_and_no_other(kiosk: Kiosk) -> None:
    kiosk.central.letter("m1", parts=[{"kind": "hologram", "what": "x"}])
    kiosk.central.letter("m2")
    kiosk.all()
    assert kiosk.column(messages.c.message) == ["m2"]
    kiosk.pull.apply_set_aside()
    assert kiosk.column(messages.c.message) == ["m2"]


# --- Any order of things ---------------------------------------------------------------------------------------------

ids = st.integers(min_value=0, max_value=2)
steps = st.lists(
    st.one_of(
        st.tuples(st.just("contact"), ids, ids),
        st.tuples(st.just("letter"), ids, ids),
        st.tuples(st.just("person"), ids, st.booleans()),
        st.tuples(st.just("page"), st.integers(min_value=1, max_value=3)),
        st.tuples(st.just("cut")),
        st.tuples(st.just("back_up")),
        st.tuples(st.just("restore")),
        st.tuples(st.just("crash")),
        st.tuples(st.just("lost_request")),
    ),
    min_size=10,
    max_size=40,
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kiosk]:
    made = Kiosk(tmp_path_factory.mktemp("any"), asks_ahead=True)
    yield made
    made.close()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps)
def test_a_device_that_reads_at_any_moment_ends_like_one_that_reads_all(shared: Kiosk, done: list[tuple[Any, ...]]) -> None:
    _wipe(shared)
    shared.central.person("p0")  # the facility's stream is as old as the facility
    backup = shared.central.back_up()
    for what, *how in done:
        if what == "back_up":
            backup = shared.central.back_up()
        elif what == "restore":
            shared.central.restore(backup)
        else:
            _DOINGS[what](shared, *how)
    shared.all()
    known = shared.central.known(HIS)
    with shared.store.read() as conn:
        names = {f"contact:{row.contact}": row.name for row in conn.execute(select(contacts))}
        texts = {f"message:{row.message}": row.text for row in conn.execute(select(messages))}
        people = {f"resident:{row.resident}" for row in conn.execute(select(roster))}
        noted = [*conn.execute(select(snapshot_streams.c.stream)), *conn.execute(select(snapshot_keys.c.key))]
    assert names == {key: payload["name"] for key, payload in known.items() if key.startswith("contact:")}
    assert texts == {key: payload["text"] for key, payload in known.items() if key.startswith("message:")}
    assert people == {key for key, payload in shared.central.known("facility").items() if payload["active"]}
    assert noted == []


def _page(kiosk: Kiosk, most: int) -> None:
    kiosk.central.most = most
    with suppress(Unreachable):
        kiosk.pull.step(0)


def _lose_a_request(kiosk: Kiosk) -> None:
    kiosk.central.unreachable()
    with suppress(Unreachable):
        kiosk.pull.step(0)


_DOINGS: dict[str, Callable[..., object]] = {
    "contact": lambda kiosk, number, name: kiosk.central.contact(f"c{number}", f"Rosa {name}"),
    "letter": lambda kiosk, number, text: kiosk.central.letter(f"m{number}", f"Hello {text}"),
    "person": lambda kiosk, number, active: kiosk.central.person(f"p{number}", active=active),
    "page": _page,
    "cut": lambda kiosk: kiosk.central.cut_history(),
    "crash": lambda kiosk: kiosk.start(),
    "lost_request": _lose_a_request,
}


def _wipe(kiosk: Kiosk) -> None:
    kiosk.central.restore(([], []), told=False)
    kiosk.central.before.clear()
    keep = {"outbox_head", "trusted_time", "identity", "device_identity"}
    with kiosk.store.write() as conn:
        _delete_all(conn, [table for table in reversed(metadata.sorted_tables) if table.name not in keep])
    kiosk.start()


def _delete_all(conn: Connection, tables: list[Table]) -> None:
    for table in tables:
        conn.execute(delete(table))
