"""Pictures of every screen of the running app, over a made-up store: for the design's eye and for comparing releases.

python -m kiosk.ui.shots OUT --device tablet --theme dark --lang es --text 150
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QTimer

from kiosk.device.health.findings import Finding
from kiosk.device.keys import device_keys
from kiosk.hardware.part_status import Part, PartState
from kiosk.hardware.print_queue import begin, finish, next_queued
from kiosk.media_store.downloads import media_folder
from kiosk.media_store.opening import MediaPlace
from kiosk.settings import DeviceSettings, PrinterSettings
from kiosk.signin.signin import SignIn
from kiosk.store.engine import open_store
from kiosk.store.migrate import upgrade
from kiosk.ui.camera import CameraPlace
from kiosk.ui.desk import Place
from kiosk.ui.driver import Driver
from kiosk.ui.front import DEVICE_SIZES, make_application
from kiosk.ui.sample_store import CARD, DAY_MS, MINUTE_MS, NEWCOMER_CARD, NUMBER, PIN, STAFF_CARD, PictureClock, SampleCentral
from kiosk.ui.sample_visits import PLACE
from kiosk.ui.screen import Screen
from kiosk.ui.session_parts import SESSION_PARTS
from kiosk.ui.shots_cards import cards_before_sign_in, cards_while_signed_in
from kiosk.ui.shots_commissary import commissary
from kiosk.ui.shots_enrol import enrolling
from kiosk.ui.shots_filings import filings
from kiosk.ui.shots_leaving import leaving
from kiosk.ui.shots_mail import troubles
from kiosk.ui.shots_media_games import games
from kiosk.ui.shots_media_library import library, library_empty
from kiosk.ui.shots_media_players import players
from kiosk.ui.shots_media_reading import reading
from kiosk.ui.shots_media_store import media_store, store_empty
from kiosk.ui.shots_orders import orders
from kiosk.ui.shots_people import contacts, going_along
from kiosk.ui.shots_requests import report_before_sign_in, requests
from kiosk.ui.shots_settings import settings
from kiosk.ui.shots_support import support, support_not_here
from kiosk.ui.shots_visits import visits

REPLY = (
    "Hi Rosa,\n\nThank you for the photo. I have looked at it about twenty times. Tell Theo his stroke looks good from here.\n\n"
    "I finished the book and I am on week six of the class. I would love to hear how the tomatoes do this week."
)
ANSWER_MS = 20
#: A place in the clip of the beach where something is said.
VIDEO_MS = 6_000
CHOSEN_PIN = "580264"
AS_DESIGNED = {"kiosk": "kiosk", "tablet": "tablet", "compact": "tablet", "upright": "tablet"}


class Studio:
    """One running screen over a made-up store, and the hand that leads it from picture to picture."""

    def __init__(self, out: Path, device: str, stack: ExitStack, *, new: bool = False) -> None:
        self._out = out
        self._number = 0
        self.look: tuple[str, str, int] = ("light", "en", 100)
        kind = AS_DESIGNED[device]
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="lumen-shots-")))
        settings = DeviceSettings.model_validate({"data": folder, "kind": kind, "serial": "SHOTS", "central_url": "http://127.0.0.1:1"})
        keys = device_keys(settings, create=True)
        store = open_store(settings.store_path, keys.store_key, create=True)
        stack.callback(store.close)
        self.clock = PictureClock(store)
        self.central = SampleCentral(store, self.clock, kind)
        if new:
            upgrade(store)
        else:
            self.central.enrol()
            self.central.welcome()
        signin = SignIn(store, keys, self.clock, SESSION_PARTS)
        stack.callback(signin.stop)
        self.at_kiosk = at_kiosk = kind == "kiosk"
        camera = CameraPlace("test")
        place = Place(
            kind,
            self.central.identity.name,
            has_reader=at_kiosk,
            has_printer=at_kiosk,
            camera=camera,
            reader_protocol="osdp" if at_kiosk else "",
            printer=PrinterSettings(port="/dev/ttyS0") if at_kiosk else None,
            media=MediaPlace(media_folder(settings), keys.ensure_media_key),
            calls=PLACE,
            new=new,
            serial="LMN-24-00817",
            central="https://central.cedar-ridge.example",
        )
        self.screen = Screen(store, signin, self.clock, place)
        stack.callback(self.screen.close)
        self._answers = QTimer(self.screen, interval=ANSWER_MS)
        self._answers.timeout.connect(self.central.answer_asks)
        self._answers.start()
        stack.callback(self._answers.stop)
        self.driver: Driver = self.screen.open(DEVICE_SIZES[device], battery=False)
        if not at_kiosk:
            self.screen.session.equip(speaker=None, battery=lambda: 72)

    def dress(self, theme: str, lang: str, text: int) -> None:
        """Choose how the screen looks; a person's sign-in takes these over."""
        self.look = (theme, lang, text)
        self.screen.display.setTheme(theme)
        self.screen.display.setLanguage(lang)
        self.screen.display.setTextStep(text)
        # Pictures stand still.
        self.screen.display.setReducedMotion(True)

    def take(self, name: str) -> Path:
        """The next picture."""
        self.driver.settle()
        self._number += 1
        return self.driver.grab(self._out / f"{self._number:02d}-{name}.png")

    def paper(self, state: Literal["printed", "unknown", "not_printed"]) -> None:
        """What became of the paper that waits."""
        with self.screen.desk.store.write() as connection:
            waiting = next_queued(connection)
            if waiting is not None:
                begin(connection, waiting.id, waiting.created_ms)
                finish(connection, waiting.id, state, "", waiting.created_ms)
        self.work(self.screen.desk.look)

    def on(self, *routes: str) -> None:
        """Wait until one of these screens is shown."""
        self.driver.wait_until(lambda: self.screen.navigator.current in routes, f"the screen {routes[0]}")

    def work(self, deed: Callable[[], object]) -> None:
        """Do something and let the screen take it in."""
        deed()
        self.driver.settle()

    def pass_time(self, ms: int) -> None:
        """Let time pass for somebody who is using the screen."""
        while ms > 0:
            step = min(ms, MINUTE_MS)
            self.clock.advance(step)
            self.screen.session.touched()
            ms -= step

    def sign_in(self, root: str = "home", pin: str = PIN) -> None:
        """Type the PIN and go."""
        self.on("pin")
        for digit in pin:
            self.screen.pin.press(digit)
        self.screen.pin.go()
        self.on(root)


def shots(out: Path, device: str = "kiosk", theme: str = "light", lang: str = "en", text: int = 100) -> Iterator[Path]:
    """Take the pictures into `out`, numbered; yields each path as it is written. `device` is kiosk, tablet or compact."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    make_application()
    out.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        new = Studio(out, device, stack, new=True)
        new.dress(theme, lang, text)
        yield from enrolling(new)
    with ExitStack() as stack:
        # The first screen is kept to the end: collected, it would take the second's QML engine along.
        stack.callback(lambda: new)
        studio = Studio(out, device, stack)
        studio.central.sets_aside = True
        studio.dress(theme, lang, text)
        yield from _before_sign_in(studio)
        yield from _empty(studio)
        yield from store_empty(studio)
        yield from library_empty(studio)
        yield from support_not_here(studio)
        studio.central.fill()
        studio.central.media(studio.screen.desk.place.media)
        yield from _mail(studio)
        yield from _letters(studio)
        yield from _writing(studio)
        yield from _video(studio)
        yield from _rest(studio)
        yield from visits(studio)
        yield from requests(studio)
        yield from filings(studio)
        yield from going_along(studio)
        yield from contacts(studio)
        yield from library(studio)
        yield from games(studio)
        yield from players(studio)
        yield from reading(studio)
        yield from troubles(studio)
        yield from _news(studio)
        yield from _money(studio)
        yield from _one_line(studio)
        yield from _papers(studio)
        yield from _money_away(studio)
        yield from support(studio)
        yield from media_store(studio)
        yield from commissary(studio)
        yield from leaving(studio)
        yield from orders(studio)
        yield from _endings(studio)


def _before_sign_in(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    yield studio.take("sign-in")
    studio.central.swipe("77AA00BB11")
    studio.driver.wait_until(lambda: bool(screen.sign_in.message), "the unknown card")
    yield studio.take("sign-in-unknown-card")
    yield from cards_before_sign_in(studio)
    screen.sign_in.startNumber()
    for digit in NUMBER[:5]:
        screen.sign_in.addDigit(digit)
    yield studio.take("number")
    screen.sign_in.cancel()
    screen.sign_in.getHelp()
    yield studio.take("help-before-sign-in")
    screen.navigator.back()
    studio.central.swipe(CARD)
    studio.on("pin")
    for digit in PIN[:3]:
        screen.pin.press(digit)
    yield studio.take("pin")
    for _ in PIN[3:]:
        screen.pin.press("0")
    screen.pin.go()
    studio.driver.wait_until(lambda: screen.pin.messageKind == "wrong", "the wrong PIN")
    yield studio.take("pin-wrong")


def _empty(studio: Studio) -> Iterator[Path]:
    studio.sign_in()
    yield studio.take("home-empty")
    for route in ("inbox", "sent", "drafts", "saved", "people", "write-to", "blocked", "notices", "requests-all", "more"):
        studio.screen.navigator.go(route)
        yield studio.take(f"{route}-empty")
    studio.screen.navigator.home()


def _mail(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    studio.driver.wait_until(lambda: screen.home.newCount > 0, "the letters")
    studio.pass_time(MINUTE_MS)
    yield studio.take("home")
    screen.navigator.go("inbox")
    yield studio.take("inbox")
    studio.work(lambda: screen.inbox.open("msg-1"))
    yield studio.take("message")
    photo = studio.driver.find("See bigger") or studio.driver.find("Ver más grande")
    if photo is not None:
        studio.driver.tap_at(photo.rect.center())
        yield studio.take("photo")
        close = studio.driver.find("Close") or studio.driver.find("Cerrar")
        if close is not None:
            studio.driver.tap_at(close.rect.center())


def _letters(studio: Studio) -> Iterator[Path]:
    """What else a letter may be, and the ways to find one again."""
    screen, driver = studio.screen, studio.driver
    studio.central.more_mail()
    for picture, *words in (("message-more", "More", "Más"), ("message-block", "Block", "Bloquear")):
        found = next(node for node in map(driver.find, words) if node is not None)
        driver.tap_at(found.rect.center())
        yield studio.take(picture)
    screen.navigator.back()
    studio.work(lambda: screen.inbox.open("msg-2"))
    yield studio.take("message-video")
    studio.work(lambda: screen.inbox.open("msg-3"))
    yield studio.take("message-card")
    studio.work(screen.message.openCard)
    yield studio.take("message-card-open")
    studio.central.part("printer", "problem", "paper_out")
    studio.work(lambda: screen.inbox.open("msg-13"))
    yield studio.take("message-held-back")
    studio.central.part("printer", "ok")
    studio.work(screen.message.showAllMail)
    yield studio.take("conversation")
    studio.work(lambda: screen.conversation.openMessage("msg-11", mine=False))
    yield studio.take("message-short")
    studio.work(lambda: screen.inbox.open("msg-nowhere"))
    yield studio.take("message-missing")
    studio.work(lambda: screen.conversation.open("con-nobody"))
    yield studio.take("conversation-empty")
    screen.navigator.go("inbox")
    screen.navigator.go("saved")
    yield studio.take("saved")
    studio.work(screen.search.begin)
    yield studio.take("search")
    for typed, name in (("hale", "search-found"), ("zebra", "search-nothing")):
        studio.work(partial(screen.search.search, typed))
        yield studio.take(name)
    screen.navigator.go("inbox")
    studio.work(lambda: screen.inbox.open("msg-1"))


def _keyboard(studio: Studio) -> Iterator[Path]:
    """The other pages of the keyboard, and a look through the spelling."""
    screen = studio.screen
    for name, english, spanish in (("signs", "Signs", "Signos"), ("emoji", "Emoji", "Emoji")):
        key = studio.driver.find(english) or studio.driver.find(spanish)
        if key is not None:
            studio.driver.tap_at(key.rect.center())
            yield studio.take(name)
    # The keyboard goes back to its letters with other words.
    screen.compose.write(REPLY)
    screen.spelling.check(REPLY.replace("Thank", "Thnak"))
    studio.driver.wait_until(lambda: bool(screen.spelling.replacements), "the replacements")
    yield studio.take("spelling")
    while not screen.spelling.finished:
        screen.spelling.next()
    yield studio.take("spelling-finished")
    screen.spelling.close()


def _writing(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    studio.work(screen.message.reply)
    screen.compose.write(REPLY)
    studio.pass_time(3 * MINUTE_MS)
    studio.driver.wait_until(lambda: bool(screen.compose.savedText), "the draft")
    yield studio.take("compose")
    yield from _keyboard(studio)
    studio.central.connect(connected=False)
    studio.driver.wait_until(lambda: not screen.session.connected, "offline")
    yield studio.take("compose-offline")
    screen.compose.send()
    studio.on("sent-message", "sent")
    yield studio.take("sent-waiting")
    screen.navigator.go("sent")
    yield studio.take("sent-list")
    studio.work(lambda: screen.people.write("con-2"))
    screen.compose.write("Hi Theo, yes, I heard the gulls.")
    studio.driver.settle()
    screen.navigator.home()
    yield studio.take("home-offline")
    screen.navigator.go("inbox")
    screen.navigator.go("drafts")
    yield studio.take("drafts")
    studio.central.connect()
    studio.driver.wait_until(lambda: bool(screen.session.connected), "online")


def _video(studio: Studio) -> Iterator[Path]:
    screen, part = studio.screen, studio.central.video()
    screen.navigator.home()
    screen.navigator.go("inbox")
    studio.work(lambda: screen.inbox.open("msg-2"))
    screen.video.play(part.blob, part.captions or "")
    studio.driver.wait_until(lambda: bool(screen.video.hasPicture), "the clip")
    screen.video.pause()
    studio.driver.wait_until(lambda: screen.video.state == "paused", "the pause")
    screen.video.seek(VIDEO_MS)
    screen.session.dismissToast()
    yield studio.take("video")
    studio.work(screen.video.openFull)
    yield studio.take("video-full")
    screen.video.closeFull()


def _rest(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    screen.navigator.home()
    screen.navigator.go("help")
    yield studio.take("help")
    yield from settings(studio)


def _news(studio: Studio) -> Iterator[Path]:
    screen, central = studio.screen, studio.central
    screen.navigator.home()
    central.news()
    studio.driver.wait_until(lambda: screen.home.newsUnread > 0, "the news")
    yield studio.take("home-news")
    screen.navigator.go("notices")
    yield studio.take("notices")
    studio.work(lambda: screen.notices.open("notice-2"))
    yield studio.take("notice")
    central.take_back_notice("notice-2")
    studio.driver.wait_until(lambda: bool(screen.notices.gone), "the end of the notice")
    yield studio.take("notice-ended")


def _money(studio: Studio) -> Iterator[Path]:
    screen, central = studio.screen, studio.central
    screen.navigator.home()
    screen.navigator.go("money")
    yield studio.take("money-empty")
    screen.navigator.go("buy-stamps")
    yield studio.take("buy-stamps-no-prices")
    screen.navigator.back()
    central.money()
    studio.driver.wait_until(lambda: screen.money.historyCount > 0, "the history")
    yield studio.take("money")
    studio.work(lambda: screen.money.showTab("receipts"))
    yield studio.take("money-receipts")
    studio.work(lambda: screen.money.showTab("all"))
    screen.navigator.go("buy-stamps")
    yield studio.take("buy-stamps")
    studio.work(lambda: screen.buy.choose("sixty"))
    yield studio.take("buy-stamps-too-dear")
    studio.work(lambda: screen.buy.choose("ten"))
    screen.buy.buy()
    studio.on("stamps-bought")
    yield studio.take("stamps-bought")
    if studio.at_kiosk:
        studio.paper("unknown")
        yield studio.take("stamps-bought-not-confirmed")
    screen.navigator.back()
    studio.work(screen.transfer.moveMoney)
    studio.work(lambda: screen.transfer.choose("1000"))
    yield studio.take("move-to-credits")


def _one_line(studio: Studio) -> Iterator[Path]:
    """Looking for a line of the history, its page, and what to do when it looks wrong."""
    screen = studio.screen
    screen.navigator.go("money")
    screen.navigator.go("money-search")
    for typed, name in (("elena", "money-search-found"), ("zebra", "money-search-nothing")):
        studio.work(partial(screen.money.search, typed))
        yield studio.take(name)
    screen.navigator.back()
    studio.work(lambda: screen.entry.open("e-15"))
    yield studio.take("entry")
    studio.work(screen.entry.looksWrong)
    yield studio.take("money-wrong")
    screen.navigator.go("money")
    studio.work(screen.entry.whichLooksWrong)
    yield studio.take("money-wrong-which")


def _papers(studio: Studio) -> Iterator[Path]:
    """Statements, what is owed, and what is set aside."""
    screen, central = studio.screen, studio.central
    screen.navigator.go("money")
    screen.navigator.go("statement")
    if screen.desk.place.has_printer:
        studio.work(screen.statement.print)
        studio.driver.wait_until(lambda: screen.statement.paperState == "waiting", "the statement")
        central.part("printer", "problem", "paper_out")
        studio.driver.wait_until(lambda: screen.statement.paperState == "stuck", "the printer")
    yield studio.take("statement")
    central.part("printer", "ok")
    for route in ("owed", "set-aside"):
        screen.navigator.go("money")
        screen.navigator.go(route)
        yield studio.take(route)


def _money_away(studio: Studio) -> Iterator[Path]:
    """Money without a connection, while a device catches up, and under a hold."""
    screen, central = studio.screen, studio.central
    screen.navigator.go("money")
    studio.work(screen.transfer.moveMoney)
    studio.work(lambda: screen.transfer.choose("1000"))
    central.connect(connected=False)
    studio.driver.wait_until(lambda: not screen.session.connected, "offline")
    screen.transfer.confirm()
    studio.on("money")
    screen.session.dismissToast()
    screen.navigator.go("buy-stamps")
    yield studio.take("buy-stamps-offline")
    screen.navigator.back()
    studio.work(lambda: screen.transfer.pay("ob-1"))
    yield studio.take("pay-obligation")
    screen.navigator.go("waiting")
    yield studio.take("waiting")
    central.connect()
    central.catch_up(1_240, 3_110)
    studio.driver.wait_until(lambda: bool(screen.waiting.catchUpText), "catching up")
    yield studio.take("catching-up")
    screen.navigator.home()
    yield studio.take("home-catching-up")
    central.catch_up(0, 0)
    central.hold_account()
    screen.navigator.go("money")
    studio.driver.wait_until(lambda: bool(screen.money.holds), "the hold")
    yield studio.take("money-held")
    central.hold_account(active=False)
    screen.session.dismissToast()


def _endings(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    screen.navigator.home()
    look = studio.driver.find("Text & color") or studio.driver.find("Texto y color")
    if look is not None:
        studio.driver.tap_at(look.rect.center())
        yield studio.take("text-and-color")
        screen.navigator.go("inbox")
    studio.work(lambda: screen.inbox.open("msg-3"))
    studio.work(screen.message.reply)
    screen.compose.write("Hi Dani, thank you all.")
    studio.driver.settle()
    if screen.session.timeLimited:
        studio.pass_time(screen.session.ending_in(45))
    else:
        studio.clock.advance(2 * MINUTE_MS + 15_000)
    screen.session.tick()
    yield studio.take("session-ending")
    screen.session.extend()
    screen.session.cover()
    yield studio.take("cover")
    screen.session.liftCover()
    yield studio.take("cover-pin")
    screen.navigator.back()
    screen.session.uncover()
    yield from cards_while_signed_in(studio)
    screen.session.signOut()
    yield studio.take("signed-out")
    yield from report_before_sign_in(studio)
    yield from _first_pin(studio)
    yield from _facility_it(studio)
    screen.care()
    studio.on("care")
    studio.dress(*studio.look)
    yield studio.take("care")


def _first_pin(studio: Studio) -> Iterator[Path]:
    new_pin = studio.screen.new_pin

    def choose(pin: str) -> None:
        for digit in pin:
            new_pin.press(digit)
        new_pin.go()

    studio.central.swipe(NEWCOMER_CARD)
    studio.sign_in("new-pin")
    studio.dress(*studio.look)
    yield studio.take("new-pin")
    choose("123456")
    yield studio.take("new-pin-easy")
    choose(CHOSEN_PIN)
    yield studio.take("new-pin-again")
    studio.central.deaf = True
    choose(CHOSEN_PIN)
    studio.driver.wait_until(studio.central.ask_leaves, "the new PIN on its way")
    studio.clock.advance(MINUTE_MS)
    studio.driver.wait_until(lambda: bool(new_pin.unsure), "no answer")
    yield studio.take("new-pin-not-sure")
    studio.central.deaf = False
    studio.work(new_pin.signInAgain)


def _facility_it(studio: Studio) -> Iterator[Path]:
    screen, central = studio.screen, studio.central
    if studio.at_kiosk:
        _a_week_of_parts(studio)
    central.look_at_parts()
    central.swipe(STAFF_CARD)
    studio.sign_in("it")
    studio.dress(*studio.look)
    yield studio.take("it")
    for name in ("it-more", "it-last"):
        more = studio.driver.find("More below") or studio.driver.find("Más abajo")
        if more is not None:
            studio.driver.tap_at(more.rect.center())
            yield studio.take(name)
    if studio.at_kiosk:
        studio.work(screen.it.testReader)
        screen.it.hear_card()
        yield studio.take("it-test-reader-read")
        screen.it.endTest()
        studio.work(screen.it.testPrinter)
        yield studio.take("it-test-printer")
        screen.it.endTest()
    central.look_at_parts(Finding("disk", "problem", "low", "", "", {"free_mib": 112, "percent": 2}), ago_ms=4 * MINUTE_MS)
    screen.desk.look()
    yield studio.take("it-nobody-looks")
    central.look_at_parts()
    screen.desk.look()
    studio.work(lambda: screen.it.leave("system"))
    studio.work(lambda: screen.it.choose("repair"))
    yield studio.take("it-leaving")
    studio.work(screen.it.backToResidents)


def _a_week_of_parts(studio: Studio) -> None:
    """What happened to reader and printer lately."""
    happened: tuple[tuple[Part, PartState, str], ...] = (
        ("reader", "problem", "lost"),
        ("reader", "ok", ""),
        ("printer", "problem", "paper_out"),
        ("printer", "ok", "paper_low"),
    )
    before_ms = 3 * DAY_MS
    studio.clock.advance(-before_ms)
    studio.central.part("printer", "ok")
    studio.central.part("reader", "ok")
    for part, state, code in happened:
        studio.clock.advance(before_ms // len(happened))
        studio.central.part(part, state, code)


def main() -> None:
    """Take the pictures named on the command line."""
    parser = argparse.ArgumentParser(description="Take pictures of every screen")
    parser.add_argument("out", type=Path)
    parser.add_argument("--device", choices=sorted(DEVICE_SIZES), default="kiosk")
    parser.add_argument("--theme", choices=("light", "dark", "contrast"), default="light")
    parser.add_argument("--lang", choices=("en", "es"), default="en")
    parser.add_argument("--text", type=int, choices=(100, 150, 200), default=100)
    options = parser.parse_args()
    for path in shots(options.out, options.device, options.theme, options.lang, options.text):
        print(path)  # noqa: T201 - what was asked for


if __name__ == "__main__":
    main()
