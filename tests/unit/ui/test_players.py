"""Music, audiobooks, movies, previews and playlists on the running screen, with the titles of the made-up store."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from sqlalchemy import select, update

from kiosk.media_store.downloads import file_path
from kiosk.media_store.tables import files, owned, places, titles
from kiosk.store.blobs import put_blob
from kiosk.sync.tables import outbox
from kiosk.ui.driver import Driver
from kiosk.ui.viewmodels.media.movie import MovieModel
from kiosk.ui.viewmodels.media.music import MusicModel
from tests.films import film
from tests.unit.ui.seat import Seat

TASTE = film(2, sound=2)


@pytest.fixture
def shop(seat: Seat) -> Seat:
    """Marcus sits here, with what he has on this device."""
    seat.open("tablet")
    seat.sign_in()
    seat.central.media(seat.screen.desk.place.media)
    seat.screen.desk.look()
    return seat


def music_of(seat: Seat) -> MusicModel:
    return seat.screen.players.music


def movie_of(seat: Seat) -> MovieModel:
    return seat.screen.players.movie


def play(seat: Seat, licence: str, title: str) -> MusicModel:
    music = music_of(seat)
    seat.screen.door.open(licence, title)
    seat.wait(lambda: music.title == title and music.state == "playing", title)
    return music


def sent(seat: Seat, kind: str) -> list[dict[str, Any]]:
    with seat.store.read() as connection:
        rows = connection.execute(select(outbox.c.payload).where(outbox.c.kind == kind).order_by(outbox.c.seq))
        return [json.loads(row.payload) for row in rows]


def to_the_end(seat: Seat) -> None:
    """Close to the end of what plays."""
    music = music_of(seat)
    seat.wait(lambda: music.duration > 0 and seat.screen.players.playback.position > 0, "its length")
    music.seek(music.duration - 1_200)


def container_of(seat: Seat, title: str) -> str:
    with seat.store.read() as connection:
        return str(connection.execute(select(titles.c.container).where(titles.c.title == title)).scalar_one())


def damage(seat: Seat, title: str, share: float) -> None:
    media = seat.screen.desk.place.media
    assert media is not None
    path = file_path(media.folder, container_of(seat, title))
    data = bytearray(path.read_bytes())
    place = int(len(data) * share)
    data[place : place + 8] = bytes(8)
    path.write_bytes(data)


def test_an_album_plays_on_by_itself_and_goes_along_to_other_pages(shop: Seat) -> None:
    music, screen = play(shop, "lic-low-country", "sunday-porch"), shop.screen
    assert (screen.navigator.current, music.heading, music.setName) == ("music", "Playing from your album", "Low Country")
    assert (len(music._lines.rows.rows), music.currentLine, music.name) == (11, 2, "Sunday Porch")
    assert sent(shop, "media.started") == [{"licence": "lic-low-country"}]
    to_the_end(shop)
    screen.navigator.home()
    shop.wait(lambda: music.name == "Marsh Light", "the next song")
    assert (music.state, music.active, music.nowText) == ("playing", True, "Marsh Light · The Field Band")
    music.previous()
    shop.wait(lambda: music.state == "playing" and music.name == "Sunday Porch", "the song before")
    screen.session.cover()
    assert music.state == "paused"
    screen.session.signOut()
    shop.quiet()
    assert (music.active, music.state, music.name, music.setName, list(music._lines.rows.rows)) == (False, "closed", "", "", [])
    assert screen.players.playback.pid is None


def test_a_song_that_is_not_ready_is_passed_over_with_a_word(shop: Seat) -> None:
    with shop.store.write() as connection:
        connection.execute(update(files).where(files.c.title == "marsh-light").values(state="waiting", done_bytes=0))
    music = play(shop, "lic-low-country", "sunday-porch")
    said: list[str] = []
    music.told.connect(said.append)
    music.next()
    shop.wait(lambda: music.name == "Two Rivers" and music.state == "playing", "the song after the next")
    assert said == ["“Marsh Light” is not ready here. The next song plays."]
    shown = {line.key: line.here for line in music._lines.rows.rows}
    assert (shown["two-rivers"], shown["marsh-light"]) == (True, False)


def test_a_damaged_song_stops_calmly_and_comes_again(shop: Seat) -> None:
    container = container_of(shop, "marsh-light")
    damage(shop, "marsh-light", 0.5)
    music = music_of(shop)
    said: list[str] = []
    music.told.connect(said.append)
    play(shop, "lic-low-country", "marsh-light")
    music.seek(music.duration // 2 - 3_000)
    shop.wait(lambda: bool(said), "the word")
    assert said == ["A part of “Marsh Light” was damaged. It comes again by itself."]
    shop.wait(lambda: music.name == "Two Rivers" and music.state == "playing", "the next song")
    shop.quiet()
    with shop.store.read() as connection:
        row = connection.execute(select(files).where(files.c.container == container)).one()
    assert (row.state, row.done_bytes) == ("waiting", 0)


def test_repeat_shuffle_and_the_sleep_timer(shop: Seat) -> None:
    music = play(shop, "lic-low-country", "slow-rain")
    music.cycleRepeat()
    music.cycleRepeat()
    assert (music.repeat, music.repeatText) == ("one", "Repeat: this song")
    to_the_end(shop)
    shop.wait(lambda: music.state == "playing" and 0 < music.position < 3_000, "the same song again")
    assert music.name == "Slow Rain"
    music.toggleShuffle()
    assert music.shuffled
    music.sleepAfter(15)
    assert (music.sleeping, music.sleepText) == (True, "15 minutes")
    music._sleep.ring()
    assert (music.state, music.sleeping) == ("paused", False)


def test_an_audiobook_keeps_its_place_and_follows_the_person(shop: Seat) -> None:
    music = play(shop, "lic-train", "the-night-train")
    shop.wait(lambda: len(music._lines.rows.rows) == 3, "the chapters")
    assert [line.name for line in music._lines.rows.rows] == ["The Milk Cans", "Seventeen Towns", "The Sea"]
    music.choose("1")
    shop.wait(lambda: music.currentLine == 1 and music.state == "playing", "the chapter")
    begun = music.position
    music.forward()
    assert music.position >= begun + 30_000
    music.back()
    music.setSpeed(150)
    assert music.speedText == "1.5x"
    left = music.position
    music.close()
    shop.quiet()
    (kept,) = sent(shop, "media.place")
    place = json.loads(kept["place"])
    assert (kept["title"], kept["done"], place["part"], place["parts"]) == ("the-night-train", False, 2, 3)
    assert abs(place["ms"] - left) < 1_500
    play(shop, "lic-train", "the-night-train")
    assert abs(music.position - left) < 2_500


def test_a_movie_over_the_whole_page(shop: Seat) -> None:
    movie, screen = movie_of(shop), shop.screen
    window = screen.engine.window
    assert window is not None
    driver = Driver(window, lambda: screen.bridge.idle)
    used: list[None] = []
    movie.used.connect(lambda: used.append(None))
    screen.door.open("lic-kites", "paper-kites")
    shop.wait(lambda: bool(movie.hasPicture) and movie.state == "playing", "the movie")
    assert (screen.navigator.current, movie.hasCaptions) == ("movie", True)
    assert "left" in movie.rentalText
    shop.wait(lambda: bool(used), "use")
    assert screen.players.playback.picture.image.width() == 1280
    movie.pause()
    movie.seek(6_000)
    assert movie.captionText == ""
    shop.wait(lambda: bool(movie.captionText), "the words")
    english, spanish = "First you need paper. Newspaper is good.", "Primero hace falta papel. El de periódico sirve."
    assert (movie.captionsKey, movie.captionText) == ("Captions: English", english)
    movie.nextCaptions()
    assert (movie.captionsKey, movie.captionText) == ("Captions: Español", spanish)
    movie.nextCaptions()
    assert (movie.captionsKey, movie.captionText) == ("Captions: off", "")
    movie.nextSpeed()
    assert (movie.speed, movie.speedText) == (125, "1.25x")
    assert driver.find("Close") is not None
    hide = driver.find("Hide the keys")
    assert hide is not None
    driver.tap_at(hide.rect.center())
    assert driver.find("Close") is None
    screen.session.cover()
    assert movie.state == "paused"
    screen.session.put(covered=False)
    movie.close()
    shop.quiet()
    with shop.store.read() as connection:
        place = connection.execute(select(places.c.place).where(places.c.title == "paper-kites")).scalar_one()
    assert json.loads(place)["ms"] == 6_000
    assert (movie.state, movie.name, movie.hasPicture) == ("closed", "", False)


def test_captions_are_in_the_screens_language_and_a_choice_is_kept_until_they_leave(shop: Seat) -> None:
    movie, screen = movie_of(shop), shop.screen

    def begin() -> str:
        screen.door.open("lic-kites", "paper-kites")
        shop.wait(lambda: movie.hasCaptions and movie.state == "playing", "the movie")
        movie.pause()
        return str(movie.captionsKey)

    screen.display.setLanguage("es")
    assert begin() == "Subtítulos: Español"
    movie.close()
    screen.display.setLanguage("en")
    assert begin() == "Captions: English"
    movie.nextCaptions()
    movie.close()
    assert begin() == "Captions: Español"
    movie.nextCaptions()
    movie.close()
    assert begin() == "Captions: off"
    movie.close()
    screen.session.signOut()
    shop.quiet()
    shop.sign_in()
    screen.desk.look()
    assert begin() == "Captions: English"
    movie.close()
    screen.display.setCaptions(False)
    assert begin() == "Captions: off"


def test_a_damaged_movie_says_so_and_comes_again(shop: Seat) -> None:
    damage(shop, "paper-kites", 0.6)
    movie = movie_of(shop)
    shop.screen.door.open("lic-kites", "paper-kites")
    shop.wait(lambda: movie.state == "broken", "the end of it")
    assert movie.trouble == "A part of this movie was damaged. It comes again by itself."
    shop.quiet()
    with shop.store.read() as connection:
        assert connection.execute(select(files.c.state).where(files.c.title == "paper-kites")).scalar_one() == "waiting"


def test_a_preview_takes_the_sound_and_music_goes_on_after_it(shop: Seat) -> None:
    music, preview, screen = play(shop, "lic-low-country", "heron"), shop.screen.players.preview, shop.screen
    music.seek(5_000)
    shop.wait(lambda: music.state == "playing" and music.position > 5_200, "the song")
    with shop.store.write() as connection:
        put_blob(connection, TASTE, sha256(TASTE).hexdigest())
    preview.play(sha256(TASTE).hexdigest())
    shop.wait(lambda: preview.state == "playing", "the preview")
    assert music.state == "paused"
    screen.navigator.home()
    assert (preview.state, preview.blob) == ("closed", "")
    music.toggle()
    shop.wait(lambda: music.state == "playing", "the song again")
    assert music.position >= 5_000
    preview.play("0" * 64)
    shop.wait(lambda: preview.state == "missing", "nothing to play")


def test_only_one_of_player_and_voice_speaks(shop: Seat) -> None:
    music = play(shop, "lic-low-country", "heron")
    shop.screen.reading.put(speaking=True)
    assert music.state == "paused"


def test_playlists_are_made_filled_put_in_order_and_played(shop: Seat) -> None:
    lists, music, screen = shop.screen.players.playlists, music_of(shop), shop.screen
    before = len(sent(shop, "media.playlist"))
    screen.navigator.go("playlists")
    had = len(lists.playlists)
    lists.make()
    assert lists.newProblem == "Write a name first."
    lists.typeName("  Evenings   at home ")
    lists.make()
    shop.wait(lambda: screen.navigator.current == "playlist" and bool(lists.adding), "the new list")
    for title in ("heron", "marsh-light", "corazon-del-sur"):
        lists.add(title)
    shop.quiet()
    assert "heron" not in [song.title for song in lists._choices.rows]
    lists.stopAdding()
    lists.move("corazon-del-sur", -2)
    lists.takeOut("heron")
    shop.quiet()
    assert [song.title for song in lists._songs.rows] == ["corazon-del-sur", "marsh-light"]
    assert (lists.name, lists.songCount) == ("Evenings at home", 2)
    lists.play("")
    shop.wait(lambda: music.state == "playing" and music.title == "corazon-del-sur", "the first song")
    assert music.heading == "Playing from your playlist"
    music.next()
    shop.wait(lambda: music.title == "marsh-light", "the second song")
    screen.navigator.back()
    lists.startNaming()
    lists.typeName("Nights")
    lists.rename()
    shop.quiet()
    assert lists.name == "Nights"
    lists.remove()
    shop.wait(lambda: screen.navigator.current == "playlists", "the lists")
    shop.quiet()
    assert len(lists.playlists) == had
    words = sent(shop, "media.playlist")[before:]
    assert [(word["name"], len(word["titles"]), word["removed"]) for word in words] == [
        ("Evenings at home", 0, False),
        ("Evenings at home", 1, False),
        ("Evenings at home", 2, False),
        ("Evenings at home", 3, False),
        ("Evenings at home", 3, False),
        ("Evenings at home", 2, False),
        ("Nights", 2, False),
        ("Nights", 0, True),
    ]


def test_nothing_plays_for_who_has_nothing_here(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("music")
    music = music_of(seat)
    music.toggle()
    music.next()
    music.seek(500)
    assert (music.active, music.state) == (False, "closed")
    with seat.store.read() as connection:
        assert connection.execute(select(owned)).first() is None
