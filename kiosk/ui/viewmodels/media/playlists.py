"""Playlists: all of somebody's lists, and the one that is open. They follow the person to every device."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import structlog
from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.media_store import playlists as lists
from kiosk.media_store.playlists import NoSuchPlaylist, Playlist, TooMany
from kiosk.media_store.standing import Standing
from kiosk.signin.rules import Session
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.music import MusicModel
from kiosk.ui.viewmodels.media.music_set import entry_of
from kiosk.ui.viewmodels.media.play_queue import Entry
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import SessionOver

log = structlog.get_logger(__name__)


@qml_type
class PlaylistsModel(ScreenModel):
    """`open` opens a list; its songs, its name and what can be added are here too."""

    #: [{ key, name, line }]
    playlists = shown(list)
    loading = shown(bool, default=True)
    newName = shown(str)
    #: Why a name will not do; "" while it does.
    newProblem = shown(str)

    playlist = shown(str)
    name = shown(str)
    line = shown(str)
    songs = shown(QObject, constant=True)
    songCount = shown(int)
    #: The list was removed, here or elsewhere.
    gone = shown(bool)
    naming = shown(bool)
    #: Removing it was asked for, and is asked back.
    removing = shown(bool)
    #: Songs that are not in it: { key, name, by }
    adding = shown(bool)
    choices = shown(QObject, constant=True)
    choiceCount = shown(int)

    routes = frozenset({"playlists", "playlist", "music"})

    def __init__(self, desk: Desk, navigator: Navigator, session: SessionModel, music: MusicModel, words: TitleWords) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._music = music
        self._words = words
        self._songs: RowsModel[Standing] = RowsModel(lambda song: song.title, self._roles(), self)
        self._choices: RowsModel[Standing] = RowsModel(lambda song: song.title, self._roles(), self)
        self._values["songs"] = self._songs
        self._values["choices"] = self._choices
        navigator.leaving.connect(self._leaving)
        desk.languageChanged.connect(self._songs.reword)
        desk.languageChanged.connect(self._choices.reword)

    # --- all lists ---

    @Slot(str)
    def typeName(self, name: str) -> None:
        """The name of a new list, or the new name of the open one."""
        self.put(newName=name, newProblem="")

    @Slot()
    def make(self) -> None:
        """Make a list with the name that was written, and open it."""
        name = self._name()
        if not name:
            return
        key = str(uuid7())
        self._write(partial(lists.make, name=name), key, lambda: self._made(key))

    @Slot(str)
    def open(self, key: str) -> None:
        """One list."""
        self._show(key)
        self.navigator.go("playlist")

    # --- the open list ---

    @Slot(str)
    def play(self, title: str = "") -> None:
        """From this song on, or from the first one that is here."""
        self._play(title, mixed=False)

    @Slot()
    def playMixed(self) -> None:
        """In any order."""
        self._play("", mixed=True)

    @Slot()
    def startNaming(self) -> None:
        """Another name is wanted."""
        self.put(naming=True, newName=self.name, newProblem="")

    @Slot()
    def rename(self) -> None:
        """Take the name that was written."""
        name = self._name()
        if name:
            self._write(partial(lists.rename, name=name), str(self.playlist), self._named)

    @Slot()
    def stopNaming(self) -> None:
        """Keep the old name."""
        self.put(naming=False, newName="", newProblem="")

    @Slot(str)
    def takeOut(self, title: str) -> None:
        """Without this song; it stays theirs."""
        self._write(partial(lists.take_out, title=title), str(self.playlist), self.desk.look)

    @Slot(str, int)
    def move(self, title: str, by: int) -> None:
        """Earlier (negative) or later."""
        self._write(partial(lists.move, title=title, by=by), str(self.playlist), self.desk.look)

    @Slot()
    def startRemoving(self) -> None:
        """Ask first."""
        self.put(removing=True)

    @Slot()
    def stopRemoving(self) -> None:
        """It stays."""
        self.put(removing=False)

    @Slot()
    def remove(self) -> None:
        """The whole list goes; its songs stay theirs."""
        name = str(self.name)
        self._write(lists.remove, str(self.playlist), lambda: self._removed(name))

    @Slot()
    def startAdding(self) -> None:
        """Show the songs that could be added."""
        self.put(adding=True)
        self.desk.look()

    @Slot()
    def stopAdding(self) -> None:
        """Enough."""
        self.put(adding=False)

    @Slot(str)
    def add(self, title: str) -> None:
        """One more song."""
        self._write(partial(lists.add, title=title), str(self.playlist), self.desk.look)

    # --- from the player ---

    @Slot(str)
    def addPlaying(self, key: str) -> None:
        """The song that plays goes into this list."""
        title, name = self._music.title, next((one["name"] for one in self.playlists if one["key"] == key), "")
        if title:
            said = self.tr("Added to “%1”.").replace("%1", str(name))
            self._write(partial(lists.add, title=title), key, lambda: self._session.toast(said, "good"))

    @Slot()
    def makeWithPlaying(self) -> None:
        """The song that plays begins a new list."""
        name = self._name()
        title = self._music.title
        if name and title:
            said = self.tr("Added to “%1”.").replace("%1", name)
            self._write(partial(lists.make, name=name, titles=(title,)), str(uuid7()), lambda: self._made_beside(said))

    # --- the screen process ---

    def refresh(self, connection: Connection) -> None:
        """The lists, and the songs of the open one."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        found = lists.playlists_of(connection, resident)
        self.put(
            playlists=[{"key": one.playlist, "name": one.name, "line": self.tr("%n song(s)", "", len(one.titles))} for one in found],
            loading=False,
        )
        open_one = next((one for one in found if one.playlist == self.playlist), None)
        if not self.playlist or self.navigator.current != "playlist":
            return
        self.put(gone=open_one is None)
        if open_one is None:
            return
        had = lists.songs_had(connection, resident, now_ms, None if self.adding else open_one.titles)
        inside = _inside(open_one, had)
        self._songs.show(inside)
        self._songs.reword()
        length = sum(song.length_ms for song in inside)
        parts = (self.tr("%n song(s)", "", len(inside)), self._words.length(length) if length else "")
        self.put(name=open_one.name, line=" · ".join(part for part in parts if part), songCount=len(inside))
        if self.adding:
            rest = sorted((song for song in had.values() if song.title not in open_one.titles), key=lambda song: song.name.casefold())
            self._choices.show(rest)
            self.put(choiceCount=len(rest))

    def forget_person(self) -> None:
        """The lists go too."""
        self._songs.clear()
        self._choices.clear()
        super().forget_person()

    # --- parts ---

    def _play(self, title: str, *, mixed: bool) -> None:
        resident, key, clock = self.open_session().person.resident, str(self.playlist), self.desk.clock

        def read(connection: Connection) -> Sequence[Entry]:
            known = lists.playlist_of(connection, resident, key)
            had = {} if known is None else lists.songs_had(connection, resident, clock.now_ms(), known.titles)
            return [] if known is None else [entry_of(song) for song in _inside(known, had)]

        self._music.play(str(self.name), str(self.line), read, title, mixed=mixed)

    def _show(self, key: str) -> None:
        self._songs.clear()
        self._choices.clear()
        self.put(playlist=key, gone=False, naming=False, removing=False, adding=False, newName="", newProblem="")
        name = next((one["name"] for one in self.playlists if one["key"] == key), "")
        self.put(name=name, line="", songCount=0, choiceCount=0)

    def _name(self) -> str:
        name = " ".join(str(self.newName).split())[: lists.NAME_LENGTH]
        if not name:
            self.put(newProblem=self.tr("Write a name first."))
        return name

    def _made(self, key: str) -> None:
        self.put(newName="", playlists=[*self.playlists, {"key": key, "name": str(self.newName).strip(), "line": ""}])
        self._show(key)
        self.navigator.go("playlist")
        self.startAdding()

    def _made_beside(self, said: str) -> None:
        self.put(newName="")
        self._session.toast(said, "good")
        self.desk.look()

    def _named(self) -> None:
        self.stopNaming()
        self.desk.look()

    def _removed(self, name: str) -> None:
        if self.navigator.current == "playlist":
            self.navigator.back()
        self._session.toast(self.tr("“%1” is gone. Its songs are still yours.").replace("%1", name), "good")
        self.desk.look()

    def _write(self, work: Callable[..., None], playlist: str, done: Callable[[], object]) -> None:
        session, desk = self.open_session(), self.desk
        # Every use case takes these; its own words were given before.
        desk.bridge.write(
            lambda: work(desk.store, session, playlist, clock=desk.clock),
            lambda _none: self._done(session, done),
            self._not_written,
        )

    def _done(self, session: Session, done: Callable[[], object]) -> None:
        if self.desk.session is session:
            done()

    def _not_written(self, error: BaseException) -> None:
        if isinstance(error, TooMany):
            self._session.explain(self.tr("There is no room for more. Take something out first."))
        elif isinstance(error, NoSuchPlaylist):
            self._session.explain(self.tr("This playlist is gone."))
            self.desk.look()
        elif isinstance(error, StoreFull):
            self._session.explain(self.tr("This device is full. Nothing was changed."))
        elif not isinstance(error, SessionOver):
            self.desk.broken.emit(error)

    @Slot(str, str)
    def _leaving(self, route: str, _to: str) -> None:
        if route in {"playlists", "playlist"}:
            self.put(naming=False, removing=False, adding=False, newName="", newProblem="")

    def _roles(self) -> dict[str, Callable[[Standing], object]]:
        return {
            "title": lambda song: song.title,
            "name": lambda song: song.name,
            "by": lambda song: song.by,
            "lengthText": lambda song: self._words.short_length(song.length_ms),
            "here": lambda song: song.state == "here",
        }


def _inside(known: Playlist, had: dict[str, Standing]) -> list[Standing]:
    """The songs of a list that are theirs still, in its order."""
    return [had[title] for title in known.titles if title in had]
