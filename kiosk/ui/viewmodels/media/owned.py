"""One title of somebody's: what it is, where it is, its songs, and everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.media_store import bringing, standing
from kiosk.media_store.bringing import Deed
from kiosk.media_store.standing import Standing
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.library_words import LibraryWords
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.session import SessionModel


@qml_type
class OwnedTitleModel(ScreenModel):
    """The title that is open in the library."""

    licence = shown(str)
    #: What the Cover shows.
    picture = shown(str)
    hue = shown(str, "plum")
    figure = shown(str, "sun")
    ratio = shown(float, 1.0)
    name = shown(str)
    byLine = shown(str)
    howText = shown(str)
    rentalText = shown(str)
    stateText = shown(str)
    stateIcon = shown(str)
    stateHue = shown(str, "slate")
    #: How much is here, 0 to 1; below 0: all, or nothing is on its way.
    fraction = shown(float, -1.0)
    placeText = shown(str)
    mainText = shown(str)
    mainIcon = shown(str)
    mainBlocked = shown(str)
    #: [{ key, text, icon }]
    deeds = shown(list)
    #: The songs of an album.
    songs = shown(QObject, constant=True)
    songCount = shown(int)
    gone = shown(bool)
    loading = shown(bool, default=True)

    #: The store's page of a title is wanted.
    storeAsked = Signal(str)

    routes = frozenset({"library-title"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        session: SessionModel,
        door: TitleDoor,
        words: LibraryWords,
        title_words: TitleWords,
    ) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._door = door
        self._words = words
        self._title_words = title_words
        self._one: Standing | None = None
        self._parts: Sequence[Standing] = ()
        self._rows: RowsModel[Standing] = RowsModel(lambda song: song.title, self._roles(), self)
        self._values["songs"] = self._rows
        desk.languageChanged.connect(self._rows.reword)
        desk.photosArrived.connect(desk.look)

    def show(self, licence: str) -> None:
        """Open a title's page."""
        if self.desk.session is not None:
            self._clear()
            self.put(licence=licence)
            self.navigator.go("library-title")

    @Slot()
    def main(self) -> None:
        """The main button: play, bring it here, go on with it, or rent it again."""
        one = self._one
        if one is None:
            return
        if one.state == "over":
            self.storeAsked.emit(one.title)
        elif one.state in {"cloud", "stuck"}:
            self._bring(one)
        elif one.state == "paused":
            self._change("go_on")
        else:
            first = next((song for song in self._parts if song.state == "here"), None)
            self._door.open(one.licence, one.title if first is None else first.title)

    @Slot(str)
    def playSong(self, title: str) -> None:
        """A song of the album was touched."""
        song = next((part for part in self._parts if part.title == title), None)
        if song is not None:
            self._door.open(song.licence, song.title)

    @Slot(str)
    def act(self, key: str) -> None:
        """One of `deeds`."""
        one = self._one
        if one is None:
            return
        if key == "proof":
            self.navigator.go("ownership")
        elif key == "downloads":
            self.navigator.go("downloads")
        elif key == "bring":
            self._bring(one)
        elif key in {"pause", "first", "remove"}:
            self._change(key)  # type: ignore[arg-type]

    def refresh(self, connection: Connection) -> None:
        """It may have come further."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        one = standing.one(connection, resident, str(self.licence), now_ms) if self.licence else None
        self._one = one
        self._parts = standing.songs(connection, resident, one.licence) if one is not None and one.kind == "album" else ()
        self._words.connected = bool(self._session.connected)
        self._rows.show(self._parts)
        self._rows.reword()
        self.put(gone=one is None, songCount=len(self._parts), loading=False)
        if one is not None:
            self._show(one)

    def forget_person(self) -> None:
        """What was open goes too."""
        self._clear()
        super().forget_person()

    # --- parts ---

    def _clear(self) -> None:
        self._one, self._parts = None, ()
        self._rows.clear()
        self.forget()

    def _show(self, one: Standing) -> None:
        words, coming = self._words, one.state in {"coming", "paused"}
        icon, hue = words.icon(one)
        art = self._title_words.art(one, large=True)
        about = [one.by, self._title_words.kind(one.kind) if not one.songs else self.tr("%n song(s)", "", one.songs)]
        about.append(self._title_words.length(one.length_ms) if one.kind in {"song", "movie", "audiobook"} else "")
        main, picture = self._main(one)
        self.put(
            picture=str(art["picture"]),
            hue=str(art["hue"]),
            figure=str(art["figure"]),
            ratio=art["ratio"],
            name=one.name,
            byLine=" · ".join(part for part in about if part),
            howText=words.how(one),
            rentalText=words.rental(one),
            stateText=self._state(one),
            stateIcon=icon,
            stateHue=hue,
            fraction=one.done_bytes / one.bytes if coming and one.bytes else -1.0,
            placeText=words.place(one),
            mainText=main,
            mainIcon=picture,
            mainBlocked=self._blocked(one),
            deeds=self._deeds(one),
        )

    def _state(self, one: Standing) -> str:
        said = self._words.state(one) if one.state != "cloud" else self.tr("In the cloud, not on this device")
        size = self._title_words.size(one.bytes)
        return f"{said} · {size}" if size and one.state != "over" else said

    def _main(self, one: Standing) -> tuple[str, str]:
        begun = self._words.begun(one)
        if one.state == "over":
            return self.tr("Rent it again"), "ticket"
        if one.state in {"cloud", "stuck"}:
            return (self.tr("Try again") if one.state == "stuck" else self.tr("Bring it here")), "download"
        if one.state == "paused":
            return self.tr("Go on bringing it"), "download"
        again = {
            "movie": (self.tr("Go on watching"), self.tr("Watch")),
            "book": (self.tr("Go on reading"), self.tr("Read")),
            "audiobook": (self.tr("Go on listening"), self.tr("Listen")),
            "course": (self.tr("Go on learning"), self.tr("Start the course")),
        }.get(one.kind, (self.tr("Play"), self.tr("Play")))
        icon = {"book": "book-open", "course": "graduation-cap"}.get(one.kind, "play")
        return again[0 if begun else 1], icon

    def _blocked(self, one: Standing) -> str:
        if one.state == "waits":
            return self._words.state(one)
        if one.state == "coming" and not one.songs_here:
            return self.tr("%1. It opens when all of it is here.").replace("%1", self._words.state(one))
        return ""

    def _deeds(self, one: Standing) -> list[dict[str, str]]:
        deeds: list[tuple[str, str, str]] = []
        if one.state == "coming":
            deeds = [("first", self.tr("Bring this first"), "arrow-big-up"), ("pause", self.tr("Pause"), "pause")]
        if one.songs_here and one.songs_here < one.songs and one.state == "cloud":
            deeds = [("bring", self.tr("Bring all songs"), "download")]
        if one.state == "stuck":
            deeds.append(("downloads", self.tr("See what takes up room"), "hard-drive"))
        if one.wished and one.state in {"here", "coming", "paused", "stuck"}:
            here = self.tr("Remove from this tablet") if self.desk.place.kind == "tablet" else self.tr("Remove from this kiosk")
            deeds.append(("remove", here, "trash-2"))
        if one.how == "own" and one.state != "waits":
            deeds.append(("proof", self.tr("Proof that it is yours"), "shield"))
        return [{"key": key, "text": text, "icon": icon} for key, text, icon in deeds]

    def _containers(self, one: Standing) -> list[str]:
        return [file.container for file in (one, *self._parts) if file.container is not None]

    def _bring(self, one: Standing) -> None:
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        words = self._words.comes(connected=bool(self._session.connected))
        self._do(lambda: bringing.bring_here(store, session, one.licence, one.title, clock), words)

    def _change(self, deed: Deed) -> None:
        if self._one is None:
            return
        session, store, files = self.open_session(), self.desk.store, self._containers(self._one)
        said = {"remove": self.tr("Removed from here. It stays yours."), "first": self.tr("This one comes first now.")}.get(deed, "")
        self._do(lambda: bringing.change_downloads(store, session, files, deed), said)

    def _do(self, work: Callable[[], None], said: str) -> None:
        def done(_none: None) -> None:
            if self.desk.session is not None:
                if said:
                    self._session.toast(said, "good")
                self.desk.look()

        self.desk.bridge.write(work, done, self._not_done)

    def _not_done(self, error: BaseException) -> None:
        if isinstance(error, StoreFull):
            self._session.toast(self.tr("There is no room to save right now. Tell staff."), "bad")
        else:
            self.desk.broken.emit(error)

    def _roles(self) -> dict[str, Callable[[Standing], Any]]:
        words = self._words
        return {
            "title": lambda song: song.title,
            "name": lambda song: song.name,
            "numberText": self._number,
            "lengthText": lambda song: self._title_words.short_length(song.length_ms),
            "stateText": words.state,
            "stateIcon": lambda song: words.icon(song)[0],
            "stateHue": lambda song: words.icon(song)[1],
            "here": lambda song: song.state == "here",
        }

    def _number(self, song: Standing) -> str:
        at = next((number for number, part in enumerate(self._parts, 1) if part.title == song.title), 0)
        return str(at) if at else ""
