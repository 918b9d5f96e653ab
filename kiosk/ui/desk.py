"""What every view model shares: the store, the clock, the words of the language, and who sits at the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import structlog
from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from kiosk.device.policy import Policy, current_policy
from kiosk.device.status import SyncStatus, read_status
from kiosk.mail import mail
from kiosk.media_store.opening import MediaPlace
from kiosk.settings import PrinterSettings
from kiosk.signin.rules import Session
from kiosk.store.blobs import has_blob
from kiosk.store.engine import StoreError
from kiosk.ui.bridge import Bridge
from kiosk.ui.call_line import NO_CALLS, CallPlace
from kiosk.ui.camera import NO_PLACE, CameraPlace
from kiosk.ui.faces import Face, faces_of
from kiosk.ui.player_line import PLAYER, PlayerPlace
from kiosk.ui.words import Words

log = structlog.get_logger(__name__)


class Clock(Protocol):
    """The parts of `TrustedClock` that the screen uses."""

    def now_ms(self) -> int:
        """Trusted milliseconds since the epoch, UTC."""

    def boot_ms(self) -> int:
        """Milliseconds since this device started."""

    def display_ms(self) -> int:
        """Milliseconds since the epoch, for showing."""

    def machine_off_ms(self) -> int | None:
        """How far the machine's own clock is off; None when nobody knows."""


@dataclass(frozen=True)
class Place:
    """The device that the screen belongs to."""

    kind: str
    name: str
    has_reader: bool
    has_printer: bool
    #: A simulated handset: lifted while this file exists.
    handset: Path | None = None
    camera: CameraPlace = NO_PLACE
    #: For facility IT: what the reader speaks, and the printer that a test page goes to.
    reader_protocol: str = ""
    printer: PrinterSettings | None = None
    #: None: nothing can be played here.
    media: MediaPlace | None = None
    #: Where facility IT puts archives of an encyclopedia.
    archives: Path | None = None
    player: PlayerPlace = PLAYER
    #: Where video visits are held.
    calls: CallPlace = NO_CALLS
    #: The housing unit where the device stands; "" when it is everybody's.
    unit: str = ""
    #: Nobody let this device in yet. For facility IT then:
    new: bool = False
    serial: str = ""
    central: str = ""


class Photos(Protocol):
    """Decoded photos (`kiosk.ui.pictures.PhotoPictures`)."""

    def prepare(self, name: str, *, large: bool) -> bool:
        """Decode one ahead, on a worker; False when its bytes are not here."""

    def ready(self, name: str, *, large: bool) -> bool:
        """Whether that is done."""


class Looker(Protocol):
    """A view model that reads the store when something may have changed."""

    def on_screen(self) -> bool:
        """Whether what it shows can be seen now."""

    def refresh(self, connection: Connection) -> None:
        """Read again; change only what differs."""

    def forget_person(self) -> None:
        """Drop everything of the person who sat here."""


class Desk(QObject):
    """One look at the store serves all view models on screen."""

    languageChanged = Signal()
    #: The time zone is another one.
    moved = Signal()
    #: Somebody signed in; `session` is set.
    begun = Signal()
    #: The person left; every view model has dropped what was theirs.
    ended = Signal()
    #: Photos that were missing have arrived: places that show them ask again.
    photosArrived = Signal()
    #: The store cannot be used any more (an exception).
    broken = Signal(object)

    def __init__(self, bridge: Bridge, clock: Clock, place: Place, words: Words, photos: Photos, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.store = bridge.store
        self.clock = clock
        self.place = place
        self.words = words
        self.policy = Policy()
        self.status = SyncStatus()
        self.session: Session | None = None
        self.faces: Mapping[str, Face] = {}
        self._lookers: list[Looker] = []
        self._photos = photos
        #: Photos that are wanted and not ready, and those of them that a worker has in hand.
        self._asked: set[tuple[str, bool]] = set()
        self._under_way: set[tuple[str, bool]] = set()
        bridge.changed.connect(self.look)
        bridge.broken.connect(self.broken)

    def add(self, looker: Looker) -> None:
        """Let a view model take part in `look` and in forgetting."""
        self._lookers.append(looker)

    @property
    def now_ms(self) -> int:
        """The time to show, milliseconds since the epoch."""
        return self.clock.display_ms()

    def face(self, contact: str, name: str) -> Face:
        """How a contact is shown; `name` serves for one that is not on the list any more."""
        return self.faces.get(contact) or Face(name, name, name[:1].upper(), "primary", legal=False, can_write=False)

    def photo_url(self, blob: str | None, *, large: bool = False) -> str:
        """Where QML finds a photo, by its SHA-256; "" until its bytes are on this device and decoded (`photosArrived` tells).

        `large`: to be shown over the width of the screen, else in a list.
        """
        if blob is None:
            return ""
        if self._photos.ready(blob, large=large):
            return f"image://photo/{blob}"
        if (blob, large) not in self._asked:
            self._asked.add((blob, large))
            self._prepare(blob, large=large)
        return ""

    @Slot()
    def look(self) -> None:
        """Read the store for everything that is on screen."""
        self.read(self._look)

    def read(self, work: Callable[[Connection], object]) -> None:
        """A short, indexed read on the GUI thread; a store that fails ends in the care screen."""
        try:
            with self.store.read() as connection:
                work(connection)
        except (StoreError, SQLAlchemyError) as error:
            log.critical("read_failed", error=type(error).__name__)
            self.broken.emit(error)

    def begin(self, session: Session) -> None:
        """A person sits down."""
        self.session = session
        self.begun.emit()

    def end(self) -> Session | None:
        """The person leaves: every view model forgets. Returns the session that ended."""
        session, self.session = self.session, None
        self.faces = {}
        self._asked.clear()
        for looker in self._lookers:
            looker.forget_person()
        self.ended.emit()
        return session

    def say_again(self) -> None:
        """The language changed: every text is made anew."""
        self.languageChanged.emit()
        self.look()

    def _look(self, connection: Connection) -> None:
        self.policy = current_policy(connection)
        self.status = read_status(connection)
        if self.policy.facility.zone != self.words.zone.key:
            self.words.live_in(self.policy.facility.zone)
            self.moved.emit()
        if self.session is not None:
            self.faces = faces_of(mail.contacts(connection, self.session.person.resident))
        for blob, large in self._asked - self._under_way:
            if has_blob(connection, blob):
                self._prepare(blob, large=large)
        for looker in self._lookers:
            if looker.on_screen():
                looker.refresh(connection)

    def _prepare(self, blob: str, *, large: bool) -> None:
        wish = (blob, large)
        self._under_way.add(wish)

        def done(found: bool) -> None:
            self._under_way.discard(wish)
            if found and wish in self._asked:
                self._asked.discard(wish)
                self.photosArrived.emit()

        self.bridge.draw(lambda: self._photos.prepare(blob, large=large), done)
