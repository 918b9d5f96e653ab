"""The library, the queue and proofs on the running screen: what each says, what a touch does, and what is said when nothing opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import delete, select, update

from kiosk.device.signed import read_signed
from kiosk.hardware.print_queue import print_jobs
from kiosk.media_store import library as rooms
from kiosk.media_store.opening import OpenTitle
from kiosk.media_store.tables import file_wishes, files, keys, owned, proofs, titles, wanted_keys
from kiosk.sync.wire import LICENCE_TYPE, Licence, PlaceChange
from kiosk.ui.sample_store import DAY_MS, HOUR_MS, RESIDENT, STREAM
from kiosk.ui.viewmodels.media.pace import CALM_MS, STILL_MS, Pace, PaceOf
from tests.unit.ui.seat import Seat

MB = 1_000_000


@pytest.fixture
def seat(tmp_path: Path) -> Iterator[Seat]:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.sign_in()
        made.central.fill()
        made.central.media(made.screen.desk.place.media)
        made.screen.navigator.go("library")
        made.wait(lambda: made.screen.session.connected, "the link")
        yield made


def rows(seat: Seat, *roles: str) -> dict[str, Any]:
    """What each title of the list says, by its name."""
    titles = seat.screen.library.titles
    return {titles.value(n, "name"): tuple(titles.value(n, role) for role in roles) for n in range(titles.rowCount())}


def change(seat: Seat, table: Any, where: Any, **values: Any) -> None:
    with seat.store.write() as conn:
        conn.execute(update(table).where(where).values(**values))
    seat.screen.desk.look()


def told(seat: Seat) -> str:
    """The passing word, once writes are done."""
    seat.quiet()
    return str(seat.screen.session.toastText)


def opened(seat: Seat) -> list[str]:
    """The titles that players get from now on."""
    got: list[str] = []

    def play(title: OpenTitle) -> None:
        title.file.close()
        got.append(title.detail.title.title)

    seat.screen.door.plays("song", "album", "movie", "audiobook", "book", "course", "game", player=play)
    return got


def test_each_kind_says_where_its_titles_are(seat: Seat) -> None:
    library = seat.screen.library
    assert [kind["key"] for kind in library.kinds] == ["music", "movies", "games", "books", "courses"]
    library.choose("movies")
    said = rows(seat, "stateText", "rentalText")
    assert said["North of Everything"] == ("On its way, 38 %", "Start within 29 days")
    assert said["Paper Kites"] == ("On this kiosk", "Ends Wednesday at 5:43\xa0pm, 28 hours left")
    assert said["Nine Innings"] == ("This rental is over", "")
    library.choose("music")
    assert rows(seat, "stateText", "byLine")["Low Country"] == ("On this kiosk", "The Field Band · Album")
    assert rows(seat, "stateText")["Night Bus"] == ("In the cloud. Touch to bring it here.",)
    assert library.comingText == "2 on the way"


def test_a_touch_plays_what_is_here(seat: Seat) -> None:
    got = opened(seat)
    seat.screen.library.choose("movies")
    seat.screen.library.open("lic-kites")
    seat.wait(lambda: got == ["paper-kites"], "the film")
    seat.screen.library.choose("music")
    seat.screen.library.open("lic-low-country")
    assert seat.screen.navigator.current == "library-title", "an album opens as its songs"
    owner = seat.screen.owned_title
    assert [owner.songs.value(n, "name") for n in range(2)] == ["Low Tide Morning", "Cedar Road"]
    assert owner.songCount == 11
    owner.playSong("cedar-road")
    seat.wait(lambda: got[-1] == "cedar-road", "the song")


def test_a_touch_brings_what_is_in_the_cloud(seat: Seat) -> None:
    seat.screen.library.choose("books")
    seat.screen.library.open("lic-math")
    assert told(seat) == "It comes to this kiosk now."
    seat.screen.desk.look()
    assert rows(seat, "stateText")["River Math"] == ("Waits for its turn",)
    seat.screen.library.open("lic-math")
    assert told(seat) == "Waits for its turn. It opens when all of it is here."


def test_offline_it_says_so_and_comes_later(seat: Seat) -> None:
    seat.central.connect(connected=False)
    seat.wait(lambda: not seat.screen.session.connected, "offline")
    seat.screen.library.choose("movies")
    assert rows(seat, "stateText", "stateIcon")["North of Everything"] == ("Comes when the connection is back", "wifi-off")
    seat.screen.library.choose("books")
    seat.screen.library.open("lic-math")
    assert told(seat) == "It comes when the connection is back."


def test_without_a_key_it_is_asked_for_and_opens_when_it_comes(seat: Seat) -> None:
    got = opened(seat)
    with seat.store.read() as conn:
        row = conn.execute(select(keys).where(keys.c.title == "corazon-del-sur")).one()
    with seat.store.write() as conn:
        conn.execute(delete(keys).where(keys.c.title == "corazon-del-sur"))
    seat.screen.library.open("lic-corazon")
    seat.wait(lambda: bool(seat.screen.session.toastText), "the word")
    assert told(seat) == "The key is on its way. It opens in a moment."
    with seat.store.read() as conn:
        wanted = conn.execute(select(wanted_keys)).one()
    assert (wanted.title, wanted.refused) == ("corazon-del-sur", None)
    with seat.store.write() as conn:  # as sync does
        assert rooms.keep_key(conn, row.signed)
    seat.screen.desk.look()
    seat.wait(lambda: got == ["corazon-del-sur"], "the song")


def test_a_key_that_comes_late_or_on_another_page_opens_nothing(seat: Seat) -> None:
    got = opened(seat)
    with seat.store.read() as conn:
        row = conn.execute(select(keys).where(keys.c.title == "corazon-del-sur")).one()
    with seat.store.write() as conn:
        conn.execute(delete(keys).where(keys.c.title == "corazon-del-sur"))
    seat.screen.library.open("lic-corazon")
    seat.wait(lambda: bool(seat.screen.session.toastText), "the word")
    seat.quiet()
    seat.screen.navigator.home()
    with seat.store.write() as conn:
        rooms.keep_key(conn, row.signed)
    seat.screen.desk.look()
    seat.quiet()
    assert got == []


def test_why_central_gives_no_key_is_said(seat: Seat) -> None:
    with seat.store.write() as conn:
        conn.execute(delete(keys).where(keys.c.title == "corazon-del-sur"))
    for code, words in (
        ("blocked", "Media is paused for your account. Look in Money to see why."),
        ("over", "This rental is over. You can rent it again in the store."),
        ("returned", "You gave this back. It opens no more."),
        ("not_yours", "We could not get the key. Please try again later."),
    ):
        seat.screen.session.dismissToast()
        seat.screen.library.open("lic-corazon")
        seat.wait(lambda: bool(seat.screen.session.toastVisible), "the word")
        seat.quiet()
        change(seat, wanted_keys, wanted_keys.c.title == "corazon-del-sur", refused=code)
        assert told(seat) == words


def test_a_rental_that_was_offline_too_long_is_renewed(seat: Seat) -> None:
    seat.screen.library.choose("movies")
    seat.central.connect(connected=False)
    seat.wait(lambda: not seat.screen.session.connected, "offline")
    with seat.store.read() as conn:
        signed = conn.execute(select(keys.c.signed).where(keys.c.title == "the-long-way")).scalar_one()
        licence = read_signed(signed, seat.central.identity, LICENCE_TYPE, Licence)
    ended = licence.model_copy(update={"offline_until_ms": seat.clock.now_ms()})
    change(seat, keys, keys.c.title == "the-long-way", signed=seat.central._sign(ended, LICENCE_TYPE))
    seat.screen.library.open("lic-long-way")
    seat.wait(lambda: bool(seat.screen.session.toastVisible), "the word")
    assert told(seat) == "Connect this device once. Then it opens."
    with seat.store.read() as conn:
        assert conn.execute(select(wanted_keys.c.title)).scalars().all() == ["the-long-way"]


def test_a_file_that_is_gone_comes_again(seat: Seat) -> None:
    with seat.store.read() as conn:
        name = conn.execute(select(files.c.container).where(files.c.title == "corazon-del-sur")).scalar_one()
    media = seat.screen.desk.place.media
    assert media is not None
    (media.folder / name).unlink()
    seat.screen.library.open("lic-corazon")
    seat.wait(lambda: bool(seat.screen.session.toastVisible), "the word")
    assert told(seat) == "It comes to this kiosk now."
    with seat.store.read() as conn:
        assert conn.execute(select(files.c.state).where(files.c.container == name)).scalar_one() == "waiting"


def test_what_is_over_is_rented_again_in_the_store(seat: Seat) -> None:
    seat.screen.library.choose("movies")
    seat.screen.library.open("lic-innings")
    owner = seat.screen.owned_title
    assert (seat.screen.navigator.current, owner.mainText, owner.deeds) == ("library-title", "Rent it again", [])
    owner.main()
    assert seat.screen.navigator.current == "title"
    assert seat.screen.title_page.key == "nine-innings"


def test_bought_here_and_not_accepted_it_waits_and_says_so(seat: Seat) -> None:
    change(seat, owned, owned.c.licence == "lic-corazon", waiting=True)
    with seat.store.write() as conn:
        conn.execute(delete(keys).where(keys.c.licence == "lic-corazon"))
    seat.screen.desk.look()
    assert rows(seat, "stateText")["Corazón del Sur"] == ("Almost yours. It needs a moment.",)
    seat.screen.library.open("lic-corazon")
    seat.wait(lambda: bool(seat.screen.session.toastVisible), "the word")
    assert told(seat) == "It is almost yours. Try again in a moment."
    seat.screen.library.more("lic-corazon")
    assert (seat.screen.owned_title.mainBlocked, seat.screen.owned_title.deeds) == ("Almost yours. It needs a moment.", [])


def test_a_title_is_paused_hurried_and_removed(seat: Seat) -> None:
    owner = seat.screen.owned_title
    seat.screen.library.more("lic-north")
    assert [deed["key"] for deed in owner.deeds] == ["first", "pause", "remove"]
    assert owner.mainBlocked == "On its way, 38 %. It opens when all of it is here."
    owner.act("pause")
    seat.quiet()
    seat.screen.desk.look()
    assert (owner.stateText.partition(" · ")[0], owner.mainText) == ("Paused at 38 %", "Go on bringing it")
    owner.main()
    seat.quiet()
    seat.screen.desk.look()
    assert owner.stateText.startswith("On its way")
    owner.act("remove")
    assert told(seat) == "Removed from here. It stays yours."
    seat.screen.desk.look()
    assert (owner.gone, owner.mainText) == (False, "Bring it here")


def test_the_queue_says_how_fast_and_how_long(seat: Seat) -> None:
    seat.screen.navigator.go("downloads")
    queue = seat.screen.downloads
    assert (queue.comingTitle, queue.comingCount) == ("2 titles on the way", 2)
    with seat.store.read() as conn:
        done = conn.execute(select(files.c.done_bytes).where(files.c.title == "north-of-everything")).scalar_one()
    line = {queue.rows.value(n, "name"): n for n in range(2)}["North of Everything"]
    begun_ms = seat.clock.boot_ms()
    for seconds in (0, 5):
        seat.clock.boot_ms = lambda seconds=seconds: begun_ms + seconds * 1000  # type: ignore[method-assign,misc]
        change(seat, files, files.c.title == "north-of-everything", done_bytes=done + seconds * MB)
    assert queue.rows.value(line, "line") == "214 MB of 551 MB · 1.0 MB a second · about 6 minutes left"
    change(seat, files, files.c.title == "north-of-everything", code="damaged")
    assert queue.rows.value(line, "note") == "It came damaged. We try again soon."
    assert "again" in [deed["key"] for deed in queue.rows.value(line, "deeds")]


def test_without_room_it_says_what_to_do(seat: Seat) -> None:
    seat.screen.navigator.go("downloads")
    queue = seat.screen.downloads
    change(seat, files, files.c.title == "north-of-everything", code="no_room")
    assert (queue.problemTitle, queue.problemLine) == ("There is no room.", "Remove something below to make room. It stays yours.")
    assert queue.roomText.endswith(" is used")
    largest = queue.rows.value(queue.comingCount, "container")
    queue.act("remove", largest)
    assert told(seat) == "Removed from here. It stays yours."
    seat.screen.desk.look()
    assert queue.problemTitle == "", "sync tries again at once"
    with seat.store.read() as conn:
        assert largest not in set(conn.execute(select(file_wishes.c.container)).scalars())
        assert conn.execute(select(owned).where(owned.c.resident == RESIDENT, owned.c.state == "returned")).all() == []
    seat.central.rule(media={"disk_mb": 16})
    change(seat, files, files.c.title == "north-of-everything", code="no_room")
    notes = [queue.rows.value(n, "note") for n in range(queue.comingCount)]
    assert "Too large for this kiosk." in notes


def test_a_proof_is_shown_and_printed(seat: Seat) -> None:
    seat.central.part("printer", "ok")
    seat.screen.library.more("lic-low-country")
    seat.screen.owned_title.act("proof")
    proof = seat.screen.ownership
    assert (seat.screen.navigator.current, proof.ready, proof.name) == ("ownership", True, "Low Country")
    assert {"name": "Yours since", "value": "May 22"} in proof.facts
    assert len(proof.code) == len(proof.code[0]) > 60
    proof.print()
    seat.wait(lambda: bool(proof.printing), "the printer")
    proof.print()
    seat.quiet()
    with seat.store.read() as conn:
        assert len(conn.execute(select(print_jobs)).all()) == 1, "a second touch while it prints does nothing"


def test_a_proof_that_is_not_here_is_asked_for_once(seat: Seat) -> None:
    with seat.store.write() as conn:
        conn.execute(delete(proofs))
        conn.execute(delete(wanted_keys))
    seat.screen.library.more("lic-night-bus")
    seat.screen.owned_title.act("proof")
    proof = seat.screen.ownership
    assert (proof.ready, proof.line) == (False, "The proof is on its way.")
    seat.quiet()
    with seat.store.read() as conn:
        assert [row.title for row in conn.execute(select(wanted_keys))] == ["night-bus"]


def test_a_proof_does_not_use_up_an_undo(seat: Seat) -> None:
    with seat.store.write() as conn:
        conn.execute(delete(proofs))
        conn.execute(update(owned).where(owned.c.licence == "lic-night-bus").values(at_ms=seat.clock.now_ms()))
    seat.screen.library.more("lic-night-bus")
    seat.screen.owned_title.act("proof")
    assert seat.screen.ownership.line == "You can still undo this until 1:58\xa0pm. The proof comes after that."
    seat.quiet()
    with seat.store.read() as conn:
        assert conn.execute(select(wanted_keys).where(wanted_keys.c.title == "night-bus")).all() == []


def test_nothing_of_it_stays_when_the_person_leaves(seat: Seat) -> None:
    screen = seat.screen
    screen.library.more("lic-low-country")
    screen.owned_title.act("proof")
    screen.navigator.go("downloads")
    screen.session.signOut()
    seat.wait(lambda: screen.navigator.current == "sign-in", "sign-out")
    assert (screen.library.titles.rowCount(), screen.downloads.rows.rowCount(), screen.owned_title.songs.rowCount()) == (0, 0, 0)
    assert (screen.owned_title.name, screen.ownership.code, screen.ownership.name, screen.downloads.roomText) == ("", [], "", "")


def test_central_takes_a_title_back_while_its_page_is_open(seat: Seat) -> None:
    seat.screen.library.more("lic-corazon")
    with seat.store.write() as conn:
        conn.execute(update(owned).where(owned.c.licence == "lic-corazon").values(state="returned"))
    seat.screen.desk.look()
    assert seat.screen.owned_title.gone


def test_a_rental_says_until_when_it_must_begin(seat: Seat) -> None:
    seat.screen.library.choose("movies")
    for left_ms, words in (
        (30 * DAY_MS, "Start within 30 days"),
        (DAY_MS + 1, "Start within 1 day"),
        (DAY_MS - 1, "Start within 23 hours"),
        (HOUR_MS, "Start within 1 hour"),
        (5_000, "Start within 1 minute"),
    ):
        change(seat, owned, owned.c.licence == "lic-long-way", latest_start_ms=seat.clock.now_ms() + left_ms)
        assert rows(seat, "rentalText")["The Long Way"] == (words,)


def test_a_running_rental_says_when_it_ends(seat: Seat) -> None:
    seat.screen.library.choose("movies")
    now_ms = seat.clock.now_ms()
    for begun_ago_ms, words in (
        (HOUR_MS, "Ends Thursday at 12:43\xa0pm, 47 hours left"),
        (46 * HOUR_MS, "Ends today at 3:43\xa0pm, 2 hours left"),
        (48 * HOUR_MS - 90_000, "Ends today at 1:44\xa0pm, 1 minute left"),
    ):
        change(seat, owned, owned.c.licence == "lic-long-way", started_ms=now_ms - begun_ago_ms)
        assert rows(seat, "rentalText")["The Long Way"] == (words,)


def test_nobody_has_anything_yet(tmp_path: Path) -> None:
    with ExitStack() as stack:
        made = Seat(tmp_path, stack, "tablet")
        made.sign_in()
        made.screen.navigator.go("library")
        assert (made.screen.library.count, made.screen.library.emptyTitle) == (0, "No music yet")
        made.central.send(STREAM)
        made.screen.navigator.go("downloads")
        assert made.screen.downloads.count == 0


def test_the_pace_is_calm_and_honest() -> None:
    pace = PaceOf()
    assert pace.saw(0, 100 * MB, 0) is None
    assert pace.saw(2_345_678, 100 * MB, 1000) == Pace(2_300_000, 41_631)
    assert pace.saw(9 * MB, 100 * MB, 1000 + CALM_MS - 1) == Pace(2_300_000, 41_631), "a word stands for some seconds"
    said = pace.saw(9 * MB, 100 * MB, 1000 + CALM_MS)
    assert said is not None
    assert said.bytes_per_s == 2_200_000
    assert pace.saw(9 * MB, 100 * MB, 1000 + CALM_MS + STILL_MS) is None, "nothing came for a while"
    assert pace.saw(1 * MB, 100 * MB, 20_000) is None, "it comes anew"
    assert pace.saw(2 * MB, 100 * MB, 21_000) == Pace(1_000_000, 98_000)


def test_it_says_where_one_goes_on(seat: Seat) -> None:
    at_ms = seat.clock.now_ms()
    for licence, kind, place, done, words, main in (
        ("lic-kites", "movies", '{"ms": 2400000, "percent": 45}', False, "48 minutes left to watch", "Go on watching"),
        ("lic-kites", "movies", '{"ms": 0, "percent": 0}', True, "Watched to the end", "Watch"),
        ("lic-orchard", "books", '{"part": 3, "parts": 12, "percent": 20}', False, "Chapter 3 of 12", "Go on reading"),
        ("lic-orchard", "books", '{"percent": 20}', False, "20 % done", "Go on reading"),
        ("lic-orchard", "books", '{"of": "another form"}', False, "", "Read"),
        ("lic-engine", "courses", '{"part": 4, "parts": 12}', False, "Lesson 4 of 12", "Go on learning"),
        ("lic-engine", "courses", '{"part": 12, "parts": 12}', True, "Finished", "Go on learning"),
    ):
        with seat.store.read() as conn:
            title = conn.execute(select(owned.c.title).where(owned.c.licence == licence)).scalar_one()
            name = conn.execute(select(titles.c.name).where(titles.c.title == title)).scalar_one()
        at_ms += 1
        seat.central.send(STREAM, PlaceChange(title=title, place=place, done=done, at_ms=at_ms))
        seat.screen.library.choose(kind)
        seat.screen.desk.look()
        assert rows(seat, "placeText")[name] == (words,)
        seat.screen.library.more(licence)
        assert (seat.screen.owned_title.placeText, seat.screen.owned_title.mainText) == (words, main)
        seat.screen.navigator.back()
