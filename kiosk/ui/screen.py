"""The whole screen over one store: view models, engine, and how they hear of one another."""

from __future__ import annotations

import shutil

import psutil
import structlog
from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot

from kiosk.signin.rules import CardSeen, Person
from kiosk.signin.signin import SignIn, save_settings, settings_of
from kiosk.store.engine import Store
from kiosk.ui.bridge import Bridge
from kiosk.ui.desk import Clock, Desk, Place
from kiosk.ui.driver import Driver
from kiosk.ui.engine import Engine
from kiosk.ui.pictures import PhotoPictures
from kiosk.ui.viewmodels.buy import BuyModel
from kiosk.ui.viewmodels.clock import ClockModel
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.drafts import DraftsModel
from kiosk.ui.viewmodels.home import HomeModel
from kiosk.ui.viewmodels.inbox import InboxModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.money import MoneyModel
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.people import PeopleModel
from kiosk.ui.viewmodels.pin import PinModel
from kiosk.ui.viewmodels.sent import SentModel
from kiosk.ui.viewmodels.session import SessionModel, Speaker
from kiosk.ui.viewmodels.sign_in import SignInModel, same_person
from kiosk.ui.viewmodels.transfer import TransferModel
from kiosk.ui.viewmodels.waiting import WaitingModel
from kiosk.ui.words import Words

log = structlog.get_logger(__name__)


class Screen(QObject):
    """Make it on the GUI thread; `open` shows the window, `close` takes everything down in order."""

    #: The calm error screen is up: the process should be started anew soon.
    broke = Signal()

    def __init__(self, store: Store, signin: SignIn, clock: Clock, place: Place) -> None:
        super().__init__()
        self.signin_desk = signin
        self.bridge = Bridge(store, self)
        self.words = Words()
        self.photos = PhotoPictures(store)
        self.desk = Desk(self.bridge, clock, place, self.words, self.photos, self)
        self.display = DisplayModel(self.desk)
        self.navigator = Navigator(self.desk)
        mail_words = MailWords(self.desk)
        self.clock = ClockModel(self.desk)
        self.compose = ComposeModel(self.desk, self.navigator, mail_words)
        self.session = SessionModel(self.desk, self.navigator, signin, self.compose)
        self.sign_in = SignInModel(self.desk, self.navigator, signin)
        self.pin = PinModel(self.desk, self.navigator, signin, self.session)
        self.message = MessageModel(self.desk, self.navigator, self.compose, mail_words)
        self.home = HomeModel(self.desk, self.navigator, self.clock, self.message, mail_words)
        self.inbox = InboxModel(self.desk, self.navigator, self.message, mail_words)
        self.sent = SentModel(self.desk, self.navigator, self.session, mail_words)
        self.drafts = DraftsModel(self.desk, self.navigator, self.compose, self.session, mail_words)
        self.people = PeopleModel(self.desk, self.navigator, self.compose, self.session, mail_words)
        money_words = MoneyWords(self.desk)
        self.money = MoneyModel(self.desk, self.navigator, self.session, money_words)
        self.buy = BuyModel(self.desk, self.navigator, self.session, self.money, self.compose, money_words)
        self.transfer = TransferModel(self.desk, self.navigator, self.session, money_words)
        self.waiting = WaitingModel(self.desk, self.navigator)
        self.engine = Engine(self.photos, self._models())
        self._closed = False
        self._broken = False
        self._wire()

    def open(self, size: QSize | None = None, *, battery: bool = True) -> Driver:
        """Show the window: in `size`, or over the whole display. Returns the hand that can work it.

        Whoever was signed in when the last screen stopped is signed out first.
        """
        self.bridge.write(self.signin_desk.close_stale)
        self._speak()
        self.desk.look()
        window = self.engine.show(size)
        speaker = self._voice()
        if speaker is not None:
            speaker.watch(window)
        self.session.equip(speaker=speaker, battery=_battery_percent if battery else lambda: None)
        return Driver(window, lambda: self.bridge.idle)

    @Slot()
    def care(self) -> None:
        """Something is broken: sign the person out and show the calm error screen."""
        if self._broken or self._closed:
            return
        self._broken = True
        # Not from within whatever just failed.
        QTimer.singleShot(0, self, self._show_care)

    @Slot()
    def close(self) -> None:
        """Sign out, finish the writes, take the window down. Twice does nothing."""
        if self._closed:
            return
        self._closed = True
        self.session.sign_out("restart")
        self.engine.close()
        self.bridge.stop()

    def _models(self) -> dict[str, QObject]:
        return {
            "display": self.display,
            "session": self.session,
            "navigator": self.navigator,
            "clock": self.clock,
            "signIn": self.sign_in,
            "pin": self.pin,
            "home": self.home,
            "inbox": self.inbox,
            "message": self.message,
            "compose": self.compose,
            "sent": self.sent,
            "drafts": self.drafts,
            "people": self.people,
            "money": self.money,
            "buy": self.buy,
            "transfer": self.transfer,
            "waiting": self.waiting,
        }

    def _wire(self) -> None:
        self.display.change_of("language").connect(self._speak)
        self.display.chosen.connect(self._keep_settings)
        self.desk.begun.connect(self._welcome)
        self.desk.ended.connect(self._forget)
        self.desk.broken.connect(self.care)
        self.navigator.arriving.connect(self.desk.look)
        self.navigator.detour("compose", self.compose.route)
        self.sign_in.found.connect(self._ask_pin)
        self.sign_in.disturbed.connect(self._another_card)
        self.compose.sent.connect(self.sent.just_sent)

    @Slot(object, bool)
    def _ask_pin(self, person: Person, card: bool) -> None:
        self.pin.ask(person, card=card)

    @Slot(object)
    def _another_card(self, seen: CardSeen) -> None:
        session = self.desk.session
        if session is None:
            return
        if self.session.covered and same_person(seen, session.person):
            self.session.liftCover()
        else:
            self.session.toast(self.tr("You are signed in. To use another card, sign out first."))

    @Slot()
    def _welcome(self) -> None:
        session = self.desk.session
        self.photos.open()
        if session is not None:
            with self.bridge.store.read() as connection:
                settings = settings_of(connection, session.person.resident)
            if settings is not None:
                self.display.apply(settings)

    @Slot()
    def _forget(self) -> None:
        self.engine.forget()
        self.display.restore()

    @Slot()
    def _keep_settings(self) -> None:
        session = self.desk.session
        if session is not None:
            store, clock, chosen = self.bridge.store, self.desk.clock, self.display.settings
            self.bridge.write(lambda: save_settings(store, session, chosen, clock), None, self._settings_not_kept)

    def _settings_not_kept(self, error: BaseException) -> None:
        log.warning("settings_not_kept", kind=type(error).__name__)

    @Slot()
    def _speak(self) -> None:
        language = str(self.display.language)
        self.words.speak(language)
        self.engine.speak(language)
        self.desk.say_again()

    @Slot()
    def _show_care(self) -> None:
        self.session.sign_out("restart")
        self.navigator.care()
        self.broke.emit()

    def _voice(self) -> Speaker | None:
        if shutil.which("espeak-ng") is None:
            return None
        # Loaded only where there is a voice: QtMultimedia costs memory and looks for a sound system.
        from kiosk.ui.read_aloud import ReadAloud  # noqa: PLC0415

        return ReadAloud(self.bridge, lambda: self.words.language, self._private_words)

    def _private_words(self) -> frozenset[str]:
        """Balances, which a kiosk's speaker must not tell the room."""
        if self.desk.place.kind != "kiosk":
            return frozenset()
        amounts = (
            *(self.home.trustText, self.home.creditsText, self.money.trustText, self.money.creditsText),
            *(self.buy.creditsText, self.buy.trustText),
        )
        return frozenset(amount.rpartition(" ")[2] for amount in amounts if amount)


def _battery_percent() -> int | None:
    """Percent, or None where there is no battery or the kernel does not say."""
    try:
        battery = psutil.sensors_battery()
    except OSError:
        return None
    return None if battery is None else round(battery.percent)
