"""Sales of the media store: promotions, limits by facility, unit and person, refunds, what is owned; each is told to devices."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from central.allowances.tables import allowances
from central.clock import now_ms
from central.media import limits, promotions
from central.media.missing import CENTRAL, give_up, look_for_files
from central.media.promotions import BadPromotion, promote
from central.media.refunds import NoRefund, refund
from central.media.rentals import DAY_MS
from central.media.tables import licences, refunds, titles
from central.media.tables import promotions as promotion_rows
from kiosk.sync.wire import MediaLimits
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.test_audit import tamper
from tests.integration.central.test_both_engines import at_once
from tests.integration.central.test_media import HOUR_MS, Shop
from tests.integration.central.world import MARCUS, MARCUS_PIN, World

pytestmark = pytest.mark.both_engines


@pytest.fixture
def shop(world: World, device: Device, grant: str) -> Shop:
    return Shop(world, device, grant)


def told(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


def promoted(shop: Shop, cents: int = 199, since: int = -HOUR_MS, until: int = HOUR_MS, **of: Any) -> str:
    now = now_ms()
    with shop.world.database.write() as connection:
        return promote(connection, "Summer", cents=cents, from_ms=now + since, until_ms=now + until, now_ms=now, **of)


def allowance(shop: Shop, name: str, issued_ms: int, expires_ms: int) -> str:
    """Set aside for this device, with nothing in it: what it holds are prices."""
    values = {
        "id": name,
        "device": shop.device.id,
        "resident": MARCUS,
        "state": "open",
        "issued_ms": issued_ms,
        "expires_ms": expires_ms,
    }
    needed = {column.name: 0 for column in allowances.columns if not column.nullable and column.server_default is None}
    with shop.world.database.write() as connection:
        connection.execute(insert(allowances).values(**(needed | values)))
    return name


def by_allowance(shop: Shop, title: str, cents: int, name: str, at_ms: int) -> str:
    payload = {"title": title, "how": "own", "cents": cents, "allowance": name}
    outcome = shop.device.do("media.buy", payload, shop.grant, at_ms=at_ms)
    return outcome.code or outcome.status


def paid(shop: Shop) -> list[int]:
    with shop.world.database.read() as connection:
        return list(connection.execute(select(licences.c.cents).order_by(licences.c.received_ms, licences.c.id)).scalars())


def test_a_promotion_is_told_and_charged_by_title_kind_and_genre(shop: Shop) -> None:
    shop.sell(genre="Folk")
    shop.sell("book-1", kind="book", buy_cents=300)
    shop.sell("movie-1", kind="movie", buy_cents=900, rent_cents=400)
    shop.device.pull_all()
    one = promoted(shop, 199, genre="folk", kind="song")
    promoted(shop, 150, of_titles=("book-1",))
    promoted(shop, 100, kind="movie", how="rent")
    promoted(shop, 50, kind="song", since=HOUR_MS, until=2 * HOUR_MS)
    sent = told(shop.device, "catalogue.promotion")
    assert [(change["promotion"], change["genre"], change["cents"]) for change in sent[:1]] == [(one, "folk", 199)]
    assert shop.buy(cents=198)[1] == "price_changed"
    assert shop.buy(cents=250)[1] == "accepted", "a device that does not know of it yet: central's price is charged"
    assert shop.buy("book-1", 150)[1] == "accepted"
    assert shop.buy("movie-1", 100, "rent")[1] == "accepted"
    assert shop.buy("movie-1", 100)[1] == "price_changed", "to own it costs what it did"
    assert paid(shop) == [199, 150, 100]
    assert shop.credits() == shop.had - 449
    assert shop.world.broken() == []


def test_a_promotion_that_ended_is_over_for_who_pays_when_connected(shop: Shop) -> None:
    shop.sell()
    one = promoted(shop, kind="song")
    with shop.world.database.write() as connection:
        assert promotions.end(connection, one, now_ms())
        assert not promotions.end(connection, one, now_ms())
    assert [change["active"] for change in told(shop.device, "catalogue.promotion")] == [True, False]
    assert shop.buy(cents=199, at_ms=now_ms() - HOUR_MS // 2)[1] == "price_changed", "a device cannot choose an old price by itself"


def test_an_allowance_holds_the_price_that_the_device_showed(shop: Shop) -> None:
    for number in range(1, 6):
        shop.sell(f"song-{number}")
    now = now_ms()
    early = allowance(shop, "early", now - 5 * HOUR_MS, now + HOUR_MS)
    late = allowance(shop, "late", now - HOUR_MS, now + HOUR_MS)
    old = allowance(shop, "old", now - 9 * HOUR_MS, now - 8 * HOUR_MS)
    promoted(shop, 199, since=-4 * HOUR_MS, until=HOUR_MS, kind="song")
    promoted(shop, 150, until=HOUR_MS, of_titles=("song-2",))
    with shop.world.database.write() as connection:  # staff ended it two hours ago; it began four hours ago
        connection.execute(update(promotion_rows).where(promotion_rows.c.kind == "song").values(ended_ms=now - 2 * HOUR_MS))
        by_itself = {"from_ms": now - 4 * HOUR_MS, "until_ms": now - 2 * HOUR_MS}
        connection.execute(update(promotion_rows).where(promotion_rows.c.kind == "").values(**by_itself))
    assert by_allowance(shop, "song-1", 199, early, now - 3 * HOUR_MS) == "accepted", "sold while it ran"
    assert by_allowance(shop, "song-2", 199, late, now - 3 * HOUR_MS) == "price_changed", "its clock counts within the allowance only"
    assert by_allowance(shop, "song-3", 199, old, now - 3 * HOUR_MS) == "price_changed", "that allowance had ended before"
    assert by_allowance(shop, "song-4", 199, early, now - HOUR_MS) == "accepted", "the device could not know that it had ended"
    assert by_allowance(shop, "song-5", 199, late, now - HOUR_MS // 2) == "price_changed", "it was told when it got this allowance"
    assert paid(shop) == [199, 199]
    assert shop.world.broken() == []


def test_what_is_no_promotion_is_refused(shop: Shop, cli: Cli) -> None:
    shop.sell()
    for of in ({}, {"of_titles": ("song-9",)}, {"of_titles": ("song-1",), "cents": 250}, {"kind": "song", "until": -1}):
        with pytest.raises(BadPromotion):
            promoted(shop, **of)
    cli.run("media", "promote", "Summer", "--price", "1.999", "--until", "2099-06-09", "--kind", "song", code=1)
    cli.run("media", "promote", "Summer", "--price", "1.99", "--until", "soon", "--kind", "song", code=1)
    made = cli.run("media", "promote", "Summer", "--price", "1.99", "--until", "2099-06-09", "--kind", "song", "--title", "song-1")
    [line] = cli.run("media", "promotion", "list").splitlines()
    assert line.startswith(made)
    for word in ("runs", "1.99", "to 2099-06-10 00:00", "song song-1", "Summer"):
        assert word in line
    assert cli.run("media", "promotion", "end", made) == "ended"
    cli.run("media", "promotion", "end", made, code=1)
    assert "ended" in cli.run("media", "promotion", "list")


def test_limits_of_facility_unit_and_person(shop: Shop, cli: Cli) -> None:
    various: dict[str, dict[str, Any]] = {"a": {"rating": "teen"}, "b": {"genre": "Horror"}, "c": {}, "d": {"kind": "game"}, "e": {}}
    for title, values in various.items():
        shop.sell(title, **values)
    shop.device.pull_all()
    everybody = cli.run("media", "limit", "add", "--facility", "--genre", "HORROR", "--reason", "board, 12 May")
    cli.run("media", "limit", "unit", "C", "--resident", "marcus.hale", "--device", "Kiosk C-014")
    unit = cli.run("media", "limit", "add", "--unit", "C", "--rating", "everyone", "--title", "c", "--reason", "close custody")
    person = cli.run("media", "limit", "add", "--resident", "marcus.hale", "--kind", "game", "--reason", "sanction 4711")
    sent = {kind: payload for kind, payload in shop.device.pull_all() if kind.endswith("media_limits")}
    nothing = MediaLimits().model_dump(mode="json")
    assert sent["facility.media_limits"] == nothing | {"genres": ["HORROR"]}
    assert sent["device.media_limits"] == nothing | {"highest_rating": "everyone", "titles": ["c"]}
    assert sent["resident.media_limits"] == nothing | {"highest_rating": "everyone", "kinds": ["game"], "titles": ["c"]}
    assert [shop.buy(title)[1] for title in "abcde"] == ["too_mature", "restricted", "restricted", "not_sold", "accepted"]
    for limit in (unit, person):
        assert cli.run("media", "limit", "end", limit) == "ended"
    cli.run("media", "limit", "end", unit, code=1)
    assert [shop.buy(title)[1] for title in "abcd"] == ["accepted", "restricted", "accepted", "accepted"]
    [line] = cli.run("media", "limit", "list").splitlines()
    assert line.startswith(everybody)
    assert "board, 12 May" in line
    record = cli.run("media", "limit", "list", "--ended")
    assert record.count(" by ") == 5, "three were made, two ended: who did it stays on record"


def test_whoever_moves_takes_the_limits_of_the_unit_along(shop: Shop, cli: Cli) -> None:
    shop.sell()
    with shop.world.database.write() as connection:
        limits.add(connection, "unit", "C", MediaLimits(kinds=("song",)), "", now_ms())
    assert told(shop.device, "resident.media_limits") == []
    cli.run("media", "limit", "unit", "C", "--resident", "marcus.hale")
    assert [change["kinds"] for change in told(shop.device, "resident.media_limits")] == [["song"]]
    assert shop.buy()[1] == "not_sold"
    cli.run("media", "limit", "unit", "", "--resident", "marcus.hale")
    assert [change["kinds"] for change in told(shop.device, "resident.media_limits")] == [[]]
    cli.run("media", "limit", "unit", "C", "--device", "Kiosk C-014")
    assert shop.buy()[1] == "not_sold", "at a device of the unit"
    elsewhere = shop.world.device("Kiosk D-001", "SN-2")
    grant = elsewhere.sign_in(MARCUS, MARCUS_PIN)
    assert elsewhere.do("media.buy", {"title": "song-1", "how": "own", "cents": 250}, grant).status == "accepted"


def test_what_is_no_limit_is_refused(shop: Shop, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    shop.sell()
    monkeypatch.setattr(limits, "MOST_NAMED", 1)
    for wrong in (
        ("--kind", "song"),
        ("--facility", "--unit", "C", "--kind", "song"),
        ("--facility",),
        ("--facility", "--kind", "tape"),
        ("--facility", "--title", "song-9"),
        ("--resident", "nobody", "--kind", "song"),
        ("--facility", "--genre", "a", "--genre", "b"),
    ):
        cli.run("media", "limit", "add", "--reason", "x", *wrong, code=1)
    assert cli.run("media", "limit", "list") == ""
    cli.run("media", "limit", "unit", "C", "--resident", "nobody", code=1)
    cli.run("media", "limit", "unit", "C", "--device", "nothing", code=1)


def test_staff_give_money_back_once(shop: Shop, cli: Cli) -> None:
    shop.sell()
    licence, _ = shop.buy()
    assert shop.licences(licence).licences
    shop.device.pull_all()
    assert licence in cli.run("media", "licences", "marcus.hale")
    assert cli.run("media", "refund", licence, "--reason", "mistake") == "2.50 given back"
    changes = shop.device.pull_all()
    [line] = [payload for kind, payload in changes if kind == "wallet.entry"]
    assert (line["kind"], line["credits_cents"], line["detail"]) == ("refund", 250, "Lake")
    assert line["refunds"] is not None
    [notice] = [payload for kind, payload in changes if kind == "resident.notice"]
    assert notice["words"]["en"] == {"title": "Money back: Lake", "text": "It was bought by mistake. $2.50 is back in your credits."}
    assert "$2.50" in notice["words"]["es"]["text"]
    assert [payload["state"] for kind, payload in changes if kind == "media.owned"] == ["returned"]
    assert shop.refused(licence) == "returned"
    assert "it was given back before" in cli.run("media", "refund", licence, "--reason", "mistake", code=1)
    cli.run("media", "refund", "nothing", "--reason", "gone", code=1)
    assert shop.do("media.undo", {"licence": licence}) == "undone"
    assert [payload for kind, payload in changes if kind == "wallet.balances"][-1]["credits_cents"] == shop.had
    other = shop.world.device("Kiosk C-015", "SN-2")
    assert told(other, "resident.notice") == [], "it is for him alone"
    assert shop.buy()[1] == "accepted", "and may be bought again"
    assert shop.world.broken() == []


def test_staff_and_the_resident_give_back_at_once(shop: Shop) -> None:
    for number in range(4):
        shop.sell(f"song-{number}")
        licence, _ = shop.buy(f"song-{number}", at_ms=now_ms())

        def by_staff(licence: str = licence) -> str:
            try:
                with shop.world.database.write() as connection:
                    refund(connection, licence, "mistake", "staff", now_ms())
            except NoRefund:
                return "too late"
            return "accepted"

        def by_resident(licence: str = licence) -> str:
            return shop.do("media.undo", {"licence": licence})

        assert at_once(by_staff, by_resident) in (["accepted", "undone"], ["too late", "accepted"])
    assert shop.credits() == shop.had
    assert shop.world.broken() == []


def test_two_devices_never_pay_twice_for_one_title(shop: Shop) -> None:
    other = shop.world.device("Kiosk C-015", "SN-2")
    shops = [(shop.device, shop.grant), (other, other.sign_in(MARCUS, MARCUS_PIN))]
    for number in range(4):
        shop.sell(f"song-{number}", buy_cents=0 if number % 2 else 100)

        def buy(device: Device, grant: str, number: int = number) -> str:
            outcome = device.do("media.buy", {"title": f"song-{number}", "how": "own", "cents": 100}, grant)
            return outcome.code or outcome.status

        assert sorted(at_once(*(lambda one=one: buy(*one) for one in shops))) == ["accepted", "owned"]
    assert shop.credits() == shop.had - 200
    assert shop.world.broken() == []


def test_an_album_and_its_songs(shop: Shop) -> None:
    for number in range(1, 4):
        shop.sell(f"song-{number}")
    shop.sell("album-1", kind="album", parts=("song-1", "song-2"), buy_cents=400)
    shop.sell("album-2", kind="album", parts=("song-1", "song-3"), buy_cents=400)
    shop.sell("album-3", kind="album", parts=("song-2", "song-3"), buy_cents=0)
    assert shop.buy("song-1")[1] == "accepted"
    assert shop.buy("album-1", 400)[1] == "accepted", "one of its songs is theirs, the other is new"
    assert shop.buy("song-2")[1] == "owned", "by the album"
    assert shop.buy("album-2", 400)[1] == "accepted"
    assert shop.buy("album-3", 0)[1] == "owned", "all of its songs are theirs"
    assert shop.world.broken() == []


def test_who_rents_may_buy_and_who_owns_does_not_rent(shop: Shop) -> None:
    shop.sell("movie-1", kind="movie", buy_cents=900, rent_cents=400)
    assert shop.buy("movie-1", 400, "rent")[1] == "accepted"
    assert shop.buy("movie-1", 400, "rent")[1] == "owned"
    assert shop.buy("movie-1", 900)[1] == "accepted"
    assert shop.buy("movie-1", 900)[1] == "owned"
    assert shop.buy("movie-1", 400, "rent")[1] == "owned"
    assert paid(shop) == [400, 900]


def lose(shop: Shop, *names: str) -> None:
    for name in names:
        with shop.world.database.read() as connection:
            container = connection.execute(select(titles.c.container).where(titles.c.id == name)).scalar_one()
        for path in shop.world.settings.media_path.rglob(container):
            path.unlink()


def look(shop: Shop, days: float) -> int:
    return look_for_files(shop.world.database, shop.world.central.media, now_ms() + int(days * DAY_MS))


def test_what_can_never_be_delivered_is_refunded(shop: Shop, cli: Cli) -> None:
    for number in range(1, 4):
        shop.sell(f"song-{number}", bytes([number]) * 5000)
    shop.sell("album-1", kind="album", parts=("song-1", "song-2"), buy_cents=300)
    assert [shop.buy(title, cents)[1] for title, cents in (("song-1", 250), ("album-1", 300), ("song-3", 250))] == ["accepted"] * 3
    [played] = [licence for licence, owned in shop.owned().items() if owned["title"] == "song-3"]
    assert shop.do("media.started", {"licence": played}) == "accepted"
    assert look(shop, 0) == 0
    lose(shop, "song-1", "song-3")
    assert look(shop, 0) == 0
    assert cli.run("media", "missing").count("song-") == 2
    assert look(shop, 13) == 0
    assert look(shop, 15) == 2
    with shop.world.database.read() as connection:
        returned = list(connection.execute(select(licences.c.title).where(licences.c.returned_ms.is_not(None))).scalars())
        assert returned == ["song-1"], "the album has a song left; song-3 was played"
        assert connection.execute(select(refunds.c.reason, refunds.c.made_by)).all() == [("gone", CENTRAL)]
    assert look(shop, 16) == 0, "once"
    assert {payload["title"]: payload["active"] for payload in told(shop.device, "catalogue.title")}["song-1"] is False
    lose(shop, "song-2")
    assert cli.run("media", "gone", "song-2") == "given up; 1 refunds"
    assert shop.credits() == shop.had - 250
    assert shop.buy("album-1", 300, at_ms=now_ms())[1] == "not_sold"
    assert cli.run("media", "gone", "song-2") == "it was given up before"
    cli.run("media", "gone", "nothing", code=1)
    assert shop.world.broken() == []


def test_a_disk_that_is_not_mounted_gives_up_nothing(shop: Shop, cli: Cli) -> None:
    shop.sell()
    shop.buy()
    shop.world.settings.media_path.rename(shop.world.settings.data / "elsewhere")
    shop.world.settings.media_path.mkdir()
    assert look(shop, 0) == look(shop, 99) == 0
    shop.world.settings.media_path.rmdir()
    (shop.world.settings.data / "elsewhere").rename(shop.world.settings.media_path)
    lose(shop, "song-1")
    assert look(shop, 0) == 0
    shop.sell()  # the file came again
    assert cli.run("media", "missing") == ""
    assert look(shop, 20) == 0


def test_a_whole_catalogue_that_was_away_comes_back(shop: Shop) -> None:
    shop.sell()
    with shop.world.database.write() as connection:
        row = connection.execute(select(titles)).one()._asdict()
        many = [row | {"id": f"copy-{number}", "missing_ms": 1} for number in range(66_000)]
        connection.execute(insert(titles), many)
    assert look(shop, 0) == 0
    with shop.world.database.read() as connection:
        assert connection.execute(select(func.count()).where(titles.c.missing_ms.is_not(None))).scalar_one() == 0


@pytest.mark.parametrize("policy", [{"media": {"gone_days": 0}}])
def test_staff_may_keep_the_last_word(shop: Shop) -> None:
    shop.sell()
    licence, _ = shop.buy()
    lose(shop, "song-1")
    assert look(shop, 0) == look(shop, 99) == 0
    assert give_up(shop.world.database, "song-1", "staff", now_ms()) == 1
    assert shop.refused(licence) == "returned"


def test_the_audit_finds_what_was_sold_otherwise_than_the_ledger_says(shop: Shop) -> None:
    for title in ("song-1", "song-2", "song-3", "song-4"):
        shop.sell(title, buy_cents=0 if title == "song-4" else 250)
        assert shop.buy(title, at_ms=now_ms())[1] == "accepted"
    with shop.world.database.read() as connection:
        first, second, third, free = connection.execute(select(licences.c.id).order_by(licences.c.title)).scalars().all()
    assert shop.do("media.undo", {"licence": first}) == "accepted"
    assert shop.world.broken() == []
    for number, name, statement in (
        ("7", second, f"UPDATE media_licences SET cents = 1 WHERE id = '{second}'"),
        ("7", second, f"UPDATE media_licences SET entry = NULL WHERE id = '{second}'"),
        ("7", second, f"UPDATE media_licences SET returned_ms = 1 WHERE id = '{second}'"),
        ("7", first, f"UPDATE media_licences SET returned_ms = NULL WHERE id = '{first}'"),
        ("7", free, f"UPDATE media_licences SET entry = (SELECT entry FROM media_licences WHERE id = '{third}') WHERE id = '{free}'"),
        ("7", "entry", f"DELETE FROM media_licences WHERE id = '{second}'"),
        ("7", third, f"UPDATE entries SET command = '{second}' WHERE command = '{third}'"),
        ("13", "song-2", f"UPDATE media_licences SET title = 'song-2' WHERE id = '{third}'"),
        ("13", first, "UPDATE changes SET payload = REPLACE(payload, 'returned', 'held') WHERE kind = 'media.owned'"),
    ):
        found = tamper(shop.world, statement)
        assert any(line.startswith(f"{number}: ") and name in line for line in found), (statement, found)
