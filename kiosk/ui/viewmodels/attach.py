"""A card, a photo or a clip for the message that is being written. A card goes with it from the moment it is touched."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QImage
from sqlalchemy import Connection

from kiosk.mail.letters import Ecard
from kiosk.sync.wire import MAX_GREETING_CHARACTERS
from kiosk.ui.desk import Desk
from kiosk.ui.ecards import card_names, card_title, card_url
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.moving_picture import MovingPicture
from kiosk.ui.viewmodels.navigator import Navigator

if TYPE_CHECKING:
    from kiosk.ui.viewmodels.camera import CameraModel


@qml_type
class AttachModel(ScreenModel):
    """`card`: the one that goes with the message. `kind` and `stage` are the camera's: photo or video; live, then taken (to be kept, or
    taken again)."""

    #: Whether the whole set is shown, to choose from; else the chosen card.
    choosing = shown(bool, default=True)
    #: [{ card, title, url }]
    cards = shown(list)
    card = shown(str)
    cardTitle = shown(str)
    cardUrl = shown(str)
    greeting = shown(str)
    greetingMost = shown(int, MAX_GREETING_CHARACTERS)
    cardCost = shown(str)
    costText = shown(str)
    kind = shown(str, "photo")
    stage = shown(str, "live")
    takenText = shown(str)
    picture = shown(QObject, constant=True)

    routes = frozenset({"ecard", "camera"})

    def __init__(self, desk: Desk, navigator: Navigator, compose: ComposeModel) -> None:
        super().__init__(desk, navigator)
        self._compose = compose
        self._camera: CameraModel | None = None
        #: Whom the photo is for, where it does not go with the message.
        self._receiver: Callable[[bytes], None] | None = None
        self._frames = MovingPicture(self)
        self._values["picture"] = self._frames
        self._taken = b""
        self._began_ms = self._took_ms = 0
        navigator.leaving.connect(self._left)
        desk.languageChanged.connect(self._reword)

    def equip(self, camera: CameraModel) -> None:
        """The camera of this device."""
        self._camera = camera
        camera.photoTaken.connect(self._photo_taken)
        camera.clipTaken.connect(self._clip_taken)
        camera.change_of("available").connect(self._look_for_camera)
        self._look_for_camera()

    @Slot(str)
    def add(self, kind: str) -> None:
        """Go and choose a card, or take a photo or clip."""
        if kind == "ecard":
            chosen = self._compose.ecard or Ecard("")
            self.put(card=chosen.card, greeting=chosen.greeting, choosing=not chosen.card)
            self._reword()
            self.navigator.go("ecard")
        elif self._camera is not None and self._camera.available:
            self.put(kind=kind)
            self.again()
            self.navigator.go("camera")

    def take_photo_for(self, receiver: Callable[[bytes], None]) -> None:
        """A photo for something else than the message: `receiver` gets it (JPEG)."""
        if self._camera is not None and self._camera.available:
            self._receiver = receiver
            self.put(kind="photo")
            self.again()
            self.navigator.go("camera")

    # --- a card ---

    @Slot(str)
    def choose(self, card: str) -> None:
        """Let this card go with the message."""
        self.put(card=card, choosing=False)
        self._compose.put_ecard(self._chosen)
        self._reword()

    @Slot()
    def another(self) -> None:
        """Show the set again; the words stay."""
        self.put(choosing=True)

    @Slot(str)
    def editGreeting(self, text: str) -> None:
        """The words on it."""
        self.put(greeting=text[:MAX_GREETING_CHARACTERS])
        if self.card:
            self._compose.put_ecard(self._chosen, typing=True)

    @Slot()
    def takeOff(self) -> None:
        """No card after all."""
        self.put(card="")
        self._compose.put_ecard(None)
        self.navigator.back()

    @Slot()
    def done(self) -> None:
        """Back to the words."""
        self._compose.keep()
        self.navigator.back()

    # --- the camera ---

    @Slot()
    def shoot(self) -> None:
        """Take the photo; or begin the clip, or end it."""
        camera = self._camera
        if camera is None:
            return
        if self.kind == "photo":
            camera.takePhoto()
        elif camera.state == "recording":
            camera.stopClip()
        else:
            self._began_ms = self.desk.clock.boot_ms()
            camera.startClip()

    @Slot()
    def again(self) -> None:
        """Not this one."""
        self._forget_taken()
        self._reword()

    @Slot()
    def keep(self) -> None:
        """It goes with the message."""
        if self._taken and self._receiver is not None:
            self._receiver(self._taken)
            self.navigator.back()
        elif self._taken:
            self._compose.attach("photo" if self.kind == "photo" else "video", self._taken, self._took_ms)
            self.navigator.back()

    def refresh(self, _connection: Connection) -> None:
        """What it costs may have changed."""
        self._reword()

    def forget_person(self) -> None:
        """No picture and no words stay."""
        self._forget_taken()
        super().forget_person()

    @Slot(object)
    def _photo_taken(self, data: bytes) -> None:
        self._show_taken(data, QImage.fromData(data), 0)

    @Slot(object)
    def _clip_taken(self, data: bytes) -> None:
        last = QImage() if self._camera is None else self._camera.picture.image.copy()
        self._show_taken(data, last, max(1000, self.desk.clock.boot_ms() - self._began_ms))

    def _show_taken(self, data: bytes, picture: QImage, took_ms: int) -> None:
        if self.navigator.current != "camera":
            return
        self._taken, self._took_ms = data, took_ms
        self._frames.show(picture)
        self.put(stage="taken")
        self._reword()

    def _forget_taken(self) -> None:
        self._taken, self._took_ms = b"", 0
        self._frames.forget()
        self.put(stage="live")

    @property
    def _chosen(self) -> Ecard:
        return Ecard(str(self.card), str(self.greeting))

    @Slot()
    def _reword(self) -> None:
        language = self.desk.words.language
        costs = {one["key"]: one["line"] for one in self._compose.additions}
        self.put(
            cards=[{"card": card, "title": card_title(card, language), "url": card_url(card)} for card in card_names()],
            cardTitle=card_title(str(self.card), language),
            cardUrl=card_url(str(self.card)),
            cardCost=costs.get("ecard", ""),
            costText="" if self._receiver is not None else costs.get(str(self.kind), ""),
            takenText=self.tr("This is your photo.") if self.kind == "photo" else self.tr("Your video is ready."),
        )

    @Slot()
    def _look_for_camera(self) -> None:
        self._compose.equip(camera=self._camera is not None and bool(self._camera.available))

    @Slot(str, str)
    def _left(self, route: str, _to: str) -> None:
        if route == "camera":
            self._receiver = None
            self._forget_taken()
