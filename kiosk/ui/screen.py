"""The whole screen over one store: view models, engine, and how they hear of one another."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import structlog
from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot
from PySide6.QtQuick import QQuickWindow

from kiosk.device.boot import boot_clock_ms, this_boot
from kiosk.device.identity import load_identity
from kiosk.filings.support import findings_of
from kiosk.signin.rules import CardGone, CardSeen, Person
from kiosk.signin.signin import SignIn, save_settings, settings_of
from kiosk.store.engine import Store
from kiosk.ui.bridge import Bridge
from kiosk.ui.desk import Clock, Desk, Place
from kiosk.ui.driver import Driver
from kiosk.ui.engine import Engine
from kiosk.ui.front import Front
from kiosk.ui.opening import Opening
from kiosk.ui.outlet import outlet_of
from kiosk.ui.pictures import PhotoPictures
from kiosk.ui.players import Players
from kiosk.ui.tab_order import TabOrder
from kiosk.ui.viewmodels.ask_contact import AskContactModel
from kiosk.ui.viewmodels.attach import AttachModel
from kiosk.ui.viewmodels.buy import BuyModel
from kiosk.ui.viewmodels.call import CallModel
from kiosk.ui.viewmodels.camera import CameraModel
from kiosk.ui.viewmodels.clock import ClockModel
from kiosk.ui.viewmodels.closed import ClosedModel
from kiosk.ui.viewmodels.commissary.basket import BasketModel
from kiosk.ui.viewmodels.commissary.orders import OrdersModel
from kiosk.ui.viewmodels.commissary.shelves import CommissaryModel
from kiosk.ui.viewmodels.commissary.words import CommissaryWords
from kiosk.ui.viewmodels.compose import ComposeModel
from kiosk.ui.viewmodels.conversation import ConversationModel
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.drafts import DraftsModel
from kiosk.ui.viewmodels.enrol import ROUTE, EnrolModel
from kiosk.ui.viewmodels.entry import EntryModel
from kiosk.ui.viewmodels.filed import FiledModel
from kiosk.ui.viewmodels.filing_form import FormModel
from kiosk.ui.viewmodels.filings.every import FilingsModel
from kiosk.ui.viewmodels.filings.note import FilingNoteModel
from kiosk.ui.viewmodels.filings.tracker import TrackerModel
from kiosk.ui.viewmodels.form_filing import FormFiling
from kiosk.ui.viewmodels.guided import GuidedModel
from kiosk.ui.viewmodels.help import HelpModel
from kiosk.ui.viewmodels.home import HomeModel
from kiosk.ui.viewmodels.inbox import InboxModel
from kiosk.ui.viewmodels.it import ItModel
from kiosk.ui.viewmodels.leaving import LeavingModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.media.bought import BoughtModel
from kiosk.ui.viewmodels.media.chess import ChessModel
from kiosk.ui.viewmodels.media.closed import ClosedTitles
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.downloads import DownloadsModel
from kiosk.ui.viewmodels.media.games import GamesModel
from kiosk.ui.viewmodels.media.kinds import KindWords
from kiosk.ui.viewmodels.media.library import LibraryModel
from kiosk.ui.viewmodels.media.library_words import LibraryWords
from kiosk.ui.viewmodels.media.owned import OwnedTitleModel
from kiosk.ui.viewmodels.media.ownership import OwnershipModel
from kiosk.ui.viewmodels.media.price_words import PriceWords
from kiosk.ui.viewmodels.media.readers import Readers
from kiosk.ui.viewmodels.media.shelf import ShelfModel
from kiosk.ui.viewmodels.media.solitaire import SolitaireModel
from kiosk.ui.viewmodels.media.store import StoreModel
from kiosk.ui.viewmodels.media.title import TitleModel
from kiosk.ui.viewmodels.media.title_search import TitleSearchModel
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.media.wanted_pictures import WantedPictures
from kiosk.ui.viewmodels.media.word_game import WordGameModel
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.money import MoneyModel
from kiosk.ui.viewmodels.money_words import MoneyWords
from kiosk.ui.viewmodels.my_card import MyCardModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.new_pin import NewPinModel
from kiosk.ui.viewmodels.notices import NoticesModel
from kiosk.ui.viewmodels.other_card import OtherCardModel
from kiosk.ui.viewmodels.people import PeopleModel
from kiosk.ui.viewmodels.person import PersonModel
from kiosk.ui.viewmodels.pin import PinModel
from kiosk.ui.viewmodels.reading import ReadingModel
from kiosk.ui.viewmodels.requests import RequestsModel
from kiosk.ui.viewmodels.saved import SavedModel
from kiosk.ui.viewmodels.search import SearchModel
from kiosk.ui.viewmodels.sent import SentModel
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.ui.viewmodels.sign_in import SignInModel, same_person
from kiosk.ui.viewmodels.spelling import SpellingModel
from kiosk.ui.viewmodels.statement import StatementModel
from kiosk.ui.viewmodels.support import SupportModel
from kiosk.ui.viewmodels.transfer import TransferModel
from kiosk.ui.viewmodels.typing import TypingModel
from kiosk.ui.viewmodels.video import VideoModel
from kiosk.ui.viewmodels.visit import VisitModel
from kiosk.ui.viewmodels.visit_ask import VisitAskModel
from kiosk.ui.viewmodels.visit_check import VisitCheckModel
from kiosk.ui.viewmodels.visit_words import VisitWords
from kiosk.ui.viewmodels.visits import VisitsModel
from kiosk.ui.viewmodels.waiting import WaitingModel
from kiosk.ui.voice import system_voice
from kiosk.ui.words import Words

SIGN_IN = "sign-in"

log = structlog.get_logger(__name__)


class Screen(QObject):
    """Make it on the GUI thread; `open` shows the window, `close` takes everything down in order."""

    #: The calm error screen is up: the process should be started anew soon.
    broke = Signal()

    def __init__(self, store: Store, signin: SignIn, clock: Clock, place: Place, front: Front | None = None) -> None:
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
        self.typing = TypingModel(self.desk, self.navigator, self.display)
        self.spelling = SpellingModel(self.desk, self.navigator, self.typing)
        self.session = SessionModel(self.desk, self.navigator, signin, self.compose)
        self.reading = ReadingModel(self.desk, self.display)
        self.sign_in = SignInModel(self.desk, self.navigator, signin)
        self.pin = PinModel(self.desk, self.navigator, signin, self.session)
        self.new_pin = NewPinModel(self.desk, self.navigator, signin, self.session)
        self.it = ItModel(self.desk, self.navigator, self.session)
        self.enrol = EnrolModel(self.desk, self.navigator)
        self.my_card = MyCardModel(self.desk, self.navigator, self.session)
        self.other_card = OtherCardModel(self.desk, self.navigator, self.session)
        self.message = MessageModel(self.desk, self.navigator, self.compose, self.session, mail_words)
        self.notices = NoticesModel(self.desk, self.navigator)
        self.home = HomeModel(self.desk, self.navigator, self.clock, self.message, mail_words, self.notices)
        self.inbox = InboxModel(self.desk, self.navigator, self.message, mail_words)
        self.attach = AttachModel(self.desk, self.navigator, self.compose)
        self.sent = SentModel(self.desk, self.navigator, self.session, mail_words, self.compose)
        self.saved = SavedModel(self.desk, self.navigator, self.message, mail_words)
        self.search = SearchModel(self.desk, self.navigator, self.message, self.sent, self.compose, mail_words)
        self.conversation = ConversationModel(self.desk, self.navigator, self.message, self.sent, self.compose, mail_words)
        self.drafts = DraftsModel(self.desk, self.navigator, self.compose, self.session, mail_words)
        self.people = PeopleModel(self.desk, self.navigator, self.compose, self.session, mail_words)
        self.person = PersonModel(self.desk, self.navigator, self.people, self.session)
        self.ask_contact = AskContactModel(self.desk, self.navigator, self.session)
        money_words = MoneyWords(self.desk)
        self._make_money(money_words)
        self.video = VideoModel(self.desk, self.navigator, self.display, outlet_of(place.handset, self))
        self.camera = CameraModel(self.desk, self.navigator, place.camera)
        self._make_limits()
        self._make_visits()
        self._make_commissary(money_words)
        self._make_media(money_words)
        self._make_requests()
        self._make_support()
        self.engine = Engine(self.photos, self._models(), front)
        self._tabs = TabOrder(self)
        self._closed = False
        self._broken = False
        self._wire()

    def _make_money(self, money_words: MoneyWords) -> None:
        """What there is, what became of it, and what it buys."""
        self.money = MoneyModel(self.desk, self.navigator, self.session, money_words)
        self.entry = EntryModel(self.desk, self.navigator, self.session, money_words)
        self.statement = StatementModel(self.desk, self.navigator, self.session, money_words)
        self.buy = BuyModel(self.desk, self.navigator, self.session, self.money, self.compose, money_words)
        self.transfer = TransferModel(self.desk, self.navigator, self.session, money_words)

    def _make_limits(self) -> None:
        """Opening hours and the day's limits, and the day somebody leaves."""
        self.closed = ClosedModel(self.desk, self.navigator, self.session)
        self.leaving = LeavingModel(self.desk, self.navigator, self.session)

    def _make_visits(self) -> None:
        """Visits by video, and their call."""
        words = VisitWords(self.desk)
        self.visits = VisitsModel(self.desk, self.navigator, self.clock, self.session, words)
        self.visit = VisitModel(self.desk, self.navigator, self.session, words)
        self.visit_ask = VisitAskModel(self.desk, self.navigator, self.session, words)
        self.visit_check = VisitCheckModel(self.desk, self.navigator)
        self.call = CallModel(self.desk, self.navigator, self.session, words, self.visits)
        self.visit.joined.connect(self.call.join)

    def _make_commissary(self, money_words: MoneyWords) -> None:
        """Shelves, basket, orders."""
        words = CommissaryWords(self.desk, money_words)
        self.commissary = CommissaryModel(self.desk, self.navigator, self.session, words)
        self.orders = OrdersModel(self.desk, self.navigator, self.session, words)
        self.basket = BasketModel(self.desk, self.navigator, self.session, self.orders, words, money_words)

    def _make_media(self, money_words: MoneyWords) -> None:
        """The store, the library, and what plays and reads."""
        self.door = TitleDoor(self.desk)
        title_words, kind_words, covers = TitleWords(self.desk), KindWords(self.desk), WantedPictures(self.desk)
        prices = PriceWords(self.desk, money_words)
        self.title_bought = BoughtModel(self.desk, self.navigator, self.session, self.door, title_words, prices)
        self.title_page = TitleModel(self.desk, self.navigator, self.session, self.door, self.title_bought, title_words, prices, covers)
        self.shelf = ShelfModel(self.desk, self.navigator, title_words, kind_words, covers)
        self.media = StoreModel(self.desk, self.navigator, title_words, kind_words, covers, self.shelf, self.title_page)
        self.title_search = TitleSearchModel(self.desk, self.navigator, title_words, covers, self.title_page)
        library_words = LibraryWords(self.desk, title_words)
        self.closed_titles = ClosedTitles(self.desk, self.navigator, self.session, self.door)
        self.owned_title = OwnedTitleModel(self.desk, self.navigator, self.session, self.door, library_words, title_words)
        self.ownership = OwnershipModel(self.desk, self.navigator, self.session, self.owned_title)
        self.library = LibraryModel(
            self.desk, self.navigator, self.session, self.door, library_words, title_words, kind_words, self.owned_title
        )
        self.downloads = DownloadsModel(self.desk, self.navigator, self.session, library_words, title_words)
        self._make_games()
        self.readers = Readers(self.desk, self.navigator, self.session, self.reading, self.door, self.video)
        self.players = Players(self.desk, self.navigator, self.display, self.session, self.door, title_words, library_words)

    def open(self, size: QSize | None = None, *, battery: bool = True) -> Driver:
        """Show the window: in `size`, or over the whole display. Returns the hand that can work it.

        Whoever was signed in when the last screen stopped is signed out first.
        """
        self.bridge.write(self.signin_desk.close_stale)
        self._speak()
        if self.desk.place.new:
            self.navigator.enrol()
        self.desk.look()
        window = self.engine.show(size)
        window.installEventFilter(self._tabs)
        # The guard stays the first to see a key.
        window.installEventFilter(self.engine.front.guard)
        self.engine.front.guard.used.connect(self.session.touched)
        self.engine.front.guard.used.connect(self.form.touched)
        self.engine.front.guard.touched.connect(self.reading.hear)
        self.engine.front.guard.dragged.connect(self.bridge.scrolled)
        self._give_voice(window)
        self.session.equip(speaker=self.reading, battery=_battery_percent if battery else lambda: None)
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
        if self.navigator.current == SIGN_IN:
            self._keep_opening()
        self.session.sign_out("restart")
        self.players.close()
        if self.engine.window is not None:
            self.engine.window.removeEventFilter(self._tabs)
        self.engine.close()
        self.bridge.stop()
        # Nothing of a closed screen may look at a store that is closed too.
        for timer in self.findChildren(QTimer):
            timer.stop()

    def _make_requests(self) -> None:
        """What can be asked, reported and complained about."""
        self.form = FormModel(self.desk, self.navigator)
        self.help = HelpModel(self.desk, self.navigator, self.form)
        self.filed = FiledModel(self.desk, self.navigator, self.session)
        self.requests = RequestsModel(self.desk, self.navigator, self.form)
        self.filing = FormFiling(self.desk, self.form)
        self.filing.done.connect(self.filed.show)
        self.tracker = TrackerModel(self.desk, self.navigator, self.session, self.form, self.filed)
        self.filing_note = FilingNoteModel(self.desk, self.navigator, self.session)
        self.filings = FilingsModel(self.desk, self.navigator, self.tracker)

    def _make_support(self) -> None:
        """What waits to be sent; topics of trouble, and what is tried before a person is asked."""
        self.waiting = WaitingModel(self.desk, self.navigator)
        self.guided = GuidedModel(self.desk, self.navigator)
        self.support = SupportModel(self.desk, self.navigator, self.guided)

    def _make_games(self) -> None:
        """The shelf of games, and a page for each kind of them."""
        self.chess = ChessModel(self.desk, self.navigator, self.session)
        self.solitaire = SolitaireModel(self.desk, self.navigator, self.session)
        self.word_game = WordGameModel(self.desk, self.navigator, self.session)
        pages = {"chess": self.chess, "solitaire": self.solitaire, "word": self.word_game}
        self.games = GamesModel(self.desk, self.navigator, self.session, self.door, pages)

    def _models(self) -> dict[str, QObject]:
        return {
            "display": self.display,
            "session": self.session,
            "navigator": self.navigator,
            "clock": self.clock,
            "reading": self.reading,
            "signIn": self.sign_in,
            "pin": self.pin,
            "newPin": self.new_pin,
            "it": self.it,
            "enrol": self.enrol,
            "myCard": self.my_card,
            "help": self.help,
            "otherCard": self.other_card,
            "home": self.home,
            "inbox": self.inbox,
            "message": self.message,
            "compose": self.compose,
            "typing": self.typing,
            "spelling": self.spelling,
            "sent": self.sent,
            "saved": self.saved,
            "search": self.search,
            "conversation": self.conversation,
            "drafts": self.drafts,
            "people": self.people,
            "person": self.person,
            "askContact": self.ask_contact,
            "attach": self.attach,
            "money": self.money,
            "entry": self.entry,
            "statement": self.statement,
            "notices": self.notices,
            "buy": self.buy,
            "transfer": self.transfer,
            "video": self.video,
            "camera": self.camera,
            "waiting": self.waiting,
            "visits": self.visits,
            "visit": self.visit,
            "visitAsk": self.visit_ask,
            "visitCheck": self.visit_check,
            "call": self.call,
            "commissary": self.commissary,
            "basket": self.basket,
            "orders": self.orders,
            "support": self.support,
            "requests": self.requests,
            "form": self.form,
            "filed": self.filed,
            "tracker": self.tracker,
            "filingNote": self.filing_note,
            "filings": self.filings,
            "guided": self.guided,
            "closed": self.closed,
            "leaving": self.leaving,
            "media": self.media,
            "shelf": self.shelf,
            "titlePage": self.title_page,
            "titleBought": self.title_bought,
            "titleSearch": self.title_search,
            **self.readers.models(),
            "games": self.games,
            "chess": self.chess,
            "solitaire": self.solitaire,
            "wordGame": self.word_game,
            "library": self.library,
            "music": self.players.music,
            "movie": self.players.movie,
            "playlists": self.players.playlists,
            "preview": self.players.preview,
            "ownedTitle": self.owned_title,
            "ownership": self.ownership,
            "downloads": self.downloads,
        }

    def _wire(self) -> None:
        self.display.change_of("language").connect(self._speak)
        self.display.chosen.connect(self._keep_settings)
        self.reading.told.connect(self.session.explain)
        self.desk.begun.connect(self._welcome)
        self.desk.ended.connect(self._forget)
        self.desk.broken.connect(self.care)
        self.enrol.ready.connect(self._serve)
        self.navigator.leaving.connect(self._leave)
        self.navigator.arriving.connect(self.desk.look)
        self.navigator.detour("compose", self.compose.route)
        self.sign_in.found.connect(self._ask_pin)
        self.pin.mustChange.connect(self.new_pin.require)
        self.sign_in.disturbed.connect(self._another_card)
        self.sign_in.removed.connect(self._card_gone)
        self.other_card.givenUp.connect(self._ask_next)
        self.compose.sent.connect(self.sent.just_sent)
        self.attach.equip(self.camera)
        self.person.equip(self.conversation.open)
        self.closed.equip(self.conversation.open)
        self.closed.closing.connect(self.players.pause)
        self.closed.closing.connect(self.compose.keep)
        for route, kind in (
            ("compose", self.compose.never_blocked_kind),
            ("message", self.message.never_blocked_kind),
            ("conversation", self.conversation.never_blocked_kind),
            ("sent-message", self.sent.never_blocked_kind),
        ):
            self.navigator.about(route, kind)
        self.message.blockAsked.connect(self.person.ask_block)
        self.owned_title.storeAsked.connect(self.title_page.open)
        self.video.started.connect(self.reading.hush)
        self.players.beside(self.reading, self.video)
        self.title_page.previewAsked.connect(self.players.preview.play)
        self.video.used.connect(self.session.touched)
        self.video.told.connect(self.session.explain)
        self._wire_requests()
        self.support.lineAsked.connect(self.entry.whichLooksWrong)
        self.guided.formAsked.connect(self.form.begin)
        self.guided.ticketAsked.connect(self.tracker.open)
        self.entry.ticketAsked.connect(self.form.begin)
        self.session.change_of("covered").connect(self.video.close)
        self.session.change_of("covered").connect(self.camera.close)
        self.reading.change_of("speaking").connect(self._reads)

    def _wire_requests(self) -> None:
        self.form.vanished.connect(self.typing.forget_person)
        self.form.vanished.connect(self.spelling.forget_person)
        self.session.change_of("covered").connect(self.form.keep)
        self.camera.change_of("available").connect(lambda: self.form.equip(camera=bool(self.camera.available)))
        self.form.equip(
            take_photo=self.attach.take_photo_for,
            findings=lambda conn, resident, form, answers: findings_of(conn, resident, form, answers, self.desk.clock),
        )
        self.requests.equip(open_one=self.tracker.open, open_support=self.support.open)
        self.tracker.equip(self.filing_note.open)
        self.session.change_of("covered").connect(self.filing_note.keep)

    @Slot()
    def _serve(self) -> None:
        """Facility IT let this device in, and its rules are here: residents may sign in."""
        if self.navigator.current == ROUTE:
            with self.bridge.store.read() as connection:
                identity = load_identity(connection)
            self.desk.place = replace(self.desk.place, name=identity.name, unit=identity.unit)
            self.navigator.leave()

    @Slot(object, bool)
    def _ask_pin(self, person: Person, card: bool) -> None:
        self.pin.ask(person, card=card)

    @Slot(object)
    def _another_card(self, seen: CardSeen) -> None:
        session = self.desk.session
        if session is None or self.it.hear_card():
            return
        if seen.person is None:
            lost, unknown = self.tr("This card was reported lost."), self.tr("We do not know this card.")
            self.session.toast(lost if seen.lost else unknown)
        elif not same_person(seen, session.person):
            self.other_card.ask(seen.person)
        elif self.session.covered:
            self.session.liftCover()

    @Slot(object)
    def _ask_next(self, person: Person) -> None:
        self.pin.ask(person, card=True)

    @Slot(object)
    def _card_gone(self, gone: CardGone) -> None:
        """A card was taken away, and the facility may want it to stay as long as its holder does."""
        policy, session = self.desk.policy.sign_in.card_removed, self.desk.session
        if policy == "nothing":
            return
        if session is None:
            if self.pin.asks_holder(gone.person):
                self.pin.startOver()
                self.sign_in.keep_card()
        elif session.person.resident == gone.person.resident:
            if policy == "cover":
                self.session.cover()
            else:
                self.session.sign_out("signed_out")

    @Slot()
    def _reads(self) -> None:
        if self.reading.speaking:
            self.video.pause()

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

    @Slot(str, str)
    def _leave(self, route: str, _to: str) -> None:
        if route == SIGN_IN:
            self._keep_opening()

    def _keep_opening(self) -> None:
        """Keep what sign-in shows in the device's own looks, for the first picture of the next start."""
        sheet, zone = self.engine.find("sheet"), self.desk.policy.facility.zone
        if sheet is None or not self.display.as_on_start:
            return
        place = " · ".join(name for name in (self.sign_in.facilityName, self.sign_in.unitName) if name)
        reader = self.sign_in.hasReader and self.sign_in.readerWorking
        now = (self.desk.clock.display_ms(), this_boot(), boot_clock_ms())
        Opening(place, zone, self.display.language, reader, sheet.y(), *now).keep(self.bridge.store.path.parent)

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

    def _give_voice(self, window: QQuickWindow) -> None:
        voice = system_voice(self)
        if voice is not None:
            self.reading.equip(voice, outlet_of(self.desk.place.handset, self), window)


def _battery_percent() -> int | None:
    """Percent, or None where there is no battery or the kernel does not say."""
    if not any(Path("/sys/class/power_supply").glob("*/capacity")):
        return None
    # Loaded only on devices that have a battery.
    import psutil  # noqa: PLC0415

    try:
        battery = psutil.sensors_battery()
    except OSError:
        return None
    return None if battery is None else round(battery.percent)
