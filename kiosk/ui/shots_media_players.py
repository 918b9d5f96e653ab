"""Pictures of the players: music, an audiobook, a movie, what stays of music on other pages, playlists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

SONG_MS = 8_000
MOVIE_MS = 6_000


def players(studio: Studio) -> Iterator[Path]:
    """Signed in, with titles on the device."""
    screen = studio.screen
    music, driver = screen.players.music, studio.driver
    screen.navigator.home()
    screen.navigator.go("music")
    yield studio.take("music-empty")
    studio.work(lambda: screen.door.open("lic-low-country", "marsh-light"))
    driver.wait_until(lambda: music.state == "playing", "the song")
    music.seek(SONG_MS)
    driver.wait_until(lambda: music.position >= SONG_MS, "the place in the song")
    screen.session.dismissToast()
    yield studio.take("music")
    music.pause()
    music.toggleShuffle()
    music.cycleRepeat()
    music.sleepAfter(30)
    yield studio.take("music-paused")
    for english, spanish in (("Sleep timer: 30 minutes", "Temporizador: 30 minutos"), ("Volume", "Volumen")):
        found = driver.find(english) or driver.find(spanish)
        if found is not None:
            driver.tap_at(found.rect.center())
            yield studio.take(f"music-{english.split()[0].lower()}")
            close = driver.find("Close") or driver.find("Cerrar")
            if close is not None:
                driver.tap_at(close.rect.center())
    screen.navigator.home()
    yield studio.take("home-with-music")
    screen.navigator.go("inbox")
    yield studio.take("inbox-with-music")
    yield from _playlists(studio)
    yield from _audiobook(studio)
    yield from _movie(studio)


def _playlists(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    lists = screen.players.playlists
    screen.navigator.home()
    screen.navigator.go("playlists")
    yield studio.take("playlists-empty")
    lists.typeName("Evenings")
    studio.work(lists.make)
    studio.on("playlist")
    yield studio.take("playlist-choices")
    for title in ("marsh-light", "heron", "corazon-del-sur", "slow-rain"):
        studio.work(lambda title=title: lists.add(title))  # type: ignore[misc]
    lists.stopAdding()
    yield studio.take("playlist")
    screen.navigator.back()
    yield studio.take("playlists")
    studio.work(lambda: screen.door.open("lic-low-country", "heron"))
    studio.on("music")
    studio.driver.wait_until(lambda: screen.players.music.state == "playing", "the song")
    screen.session.dismissToast()
    key = studio.driver.find("Add this song to a playlist") or studio.driver.find("Poner esta canción en una lista")
    if key is not None:
        studio.driver.tap_at(key.rect.center())
        yield studio.take("playlist-sheet")
        close = studio.driver.find("Close") or studio.driver.find("Cerrar")
        if close is not None:
            studio.driver.tap_at(close.rect.center())
    screen.players.music.close()


def _audiobook(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    music = screen.players.music
    studio.work(lambda: screen.door.open("lic-train", "the-night-train"))
    studio.driver.wait_until(lambda: music.kind == "audiobook" and music.state == "playing", "the audiobook")
    music.seek(SONG_MS)
    music.setSpeed(125)
    studio.driver.wait_until(lambda: music.position >= SONG_MS, "the place in the book")
    screen.session.dismissToast()
    yield studio.take("audiobook")
    music.close()


def _movie(studio: Studio) -> Iterator[Path]:
    screen, driver = studio.screen, studio.driver
    movie = screen.players.movie
    studio.work(lambda: screen.door.open("lic-kites", "paper-kites"))
    driver.wait_until(lambda: bool(movie.hasPicture), "the movie")
    movie.pause()
    movie.seek(MOVIE_MS)
    driver.wait_until(lambda: movie.position >= MOVIE_MS and movie.state == "paused", "the place in the movie")
    screen.session.dismissToast()
    yield studio.take("movie")
    hide = driver.find("Hide the keys") or driver.find("Ocultar las teclas")
    if hide is not None:
        driver.tap_at(hide.rect.center())
        yield studio.take("movie-without-keys")
    movie.close()
    screen.navigator.home()
