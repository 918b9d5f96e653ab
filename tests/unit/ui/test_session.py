from PySide6.QtCore import QAbstractItemModel
from PySide6.QtGui import QGuiApplication
from sqlalchemy import func, inspect, select, table

from kiosk.signin.tables import sessions
from kiosk.sync.wipe import KEPT_TABLES, wipe
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.sample_store import MINUTE_MS
from kiosk.ui.viewmodels.base import ViewModel
from tests.unit.ui.seat import Seat


def why_ended(seat: Seat) -> list[str | None]:
    with seat.store.read() as connection:
        return [row.why for row in connection.execute(select(sessions.c.why))]


def use(seat: Seat, ms: int) -> None:
    """Time passes for somebody who touches the screen."""
    while ms > 0:
        step = min(ms, MINUTE_MS)
        seat.clock.advance(step)
        seat.screen.session.touched()
        ms -= step
    seat.screen.session.tick()


def test_the_ring_counts_down(seat: Seat) -> None:
    seat.sign_in()
    session = seat.screen.session
    assert session.timeLimited
    assert session.timeLeftText == "20 min left"
    use(seat, 90_000)
    assert session.timeLeftText == "18 min left"
    use(seat, 17 * MINUTE_MS)
    assert session.timeLow
    assert not session.endingVisible


def test_the_last_minute_offers_five_more(seat: Seat) -> None:
    seat.sign_in()
    session = seat.screen.session
    seat.screen.people.write("con-1")
    seat.screen.compose.editText("Hi Rosa")
    use(seat, session.ending_in(45))
    assert (session.endingVisible, session.endingKind, session.endingSeconds) == (True, "time", 45)
    assert session.timeLeftText == "Under 1 min"
    assert session.endingSavedText == "Your message to Rosa is saved."
    assert session.extensionsLeft == 10

    session.extend()
    assert not session.endingVisible
    assert (session.extensionsLeft, session.timeLeftText) == (9, "5 min left")


def test_time_over_signs_out_and_keeps_the_words(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.people.write("con-1")
    seat.screen.compose.editText("Not finished")
    use(seat, seat.screen.session.ending_in(0))
    seat.quiet()

    assert seat.screen.navigator.current == "sign-in"
    assert why_ended(seat) == ["time"]
    seat.sign_in()
    seat.screen.navigator.go("drafts")
    assert seat.screen.drafts.drafts.value(0, "line") == "Not finished"


def test_idling_warns_then_signs_out(seat: Seat) -> None:
    seat.sign_in()
    seat.clock.advance(2 * MINUTE_MS)
    seat.screen.session.tick()
    assert (seat.screen.session.endingVisible, seat.screen.session.endingKind) == (True, "idle")
    seat.screen.session.extend()
    assert not seat.screen.session.endingVisible

    seat.clock.advance(3 * MINUTE_MS)
    seat.screen.session.tick()
    seat.quiet()
    assert why_ended(seat) == ["idle"]


def test_the_cover_is_lifted_by_the_pin_alone(seat: Seat) -> None:
    seat.sign_in()
    screen = seat.screen
    screen.navigator.go("inbox")
    screen.session.cover()
    assert screen.session.covered

    screen.session.liftCover()
    assert screen.pin.uncovering
    seat.type_pin("111111")
    seat.wait(lambda: screen.pin.messageKind == "wrong")
    assert screen.session.covered
    seat.type_pin()
    seat.wait(lambda: not screen.session.covered)
    assert screen.navigator.current == "inbox"
    assert not screen.pin.uncovering


def test_under_the_cover_time_goes_on(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.session.cover()
    seat.clock.advance(2 * MINUTE_MS + 30_000)
    seat.screen.session.tick()
    assert not seat.screen.session.endingVisible, "a warning would tell whose screen it is"
    seat.clock.advance(MINUTE_MS)
    seat.screen.session.tick()
    assert not seat.screen.session.signedIn
    assert not seat.screen.session.covered


def test_another_card_changes_nothing_by_itself(seat: Seat) -> None:
    seat.sign_in()
    seat.central.swipe("0A00C3F211")
    seat.wait(lambda: bool(seat.screen.other_card.asking))
    assert seat.screen.session.firstName == "Marcus"
    assert seat.screen.navigator.current == "home"


def test_the_own_card_asks_for_the_pin_under_the_cover(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.session.cover()
    seat.central.swipe()
    seat.wait(lambda: bool(seat.screen.pin.uncovering))


def shown_values(model: ViewModel) -> list[object]:
    about = model.metaObject()
    return [model.property(str(about.property(n).name())) for n in range(about.propertyOffset(), about.propertyCount())]


def test_sign_out_leaves_nothing_of_the_person(seat: Seat) -> None:
    seat.sign_in()
    screen = seat.screen
    for route in ("inbox", "sent", "people", "money"):
        screen.navigator.go(route)
    screen.inbox.open("msg-1")
    screen.message.reply()
    screen.compose.editText("My secret words")
    QGuiApplication.clipboard().setText("My secret words")
    screen.session.signOut()
    seat.quiet()

    traces = ("Marcus", "Rosa", "Theo", "Dani", "Elena", "Hale", "canoe", "secret", "46.20", "stamp", "msg-", "con-")
    for name, model in screen._models().items():
        assert isinstance(model, ViewModel)
        shown = " ".join(str(value) for value in shown_values(model) if not isinstance(value, QAbstractItemModel))
        assert not [trace for trace in traces if trace in shown], f"{name}: {shown}"
    lists = screen.findChildren(QAbstractItemModel)
    assert len(lists) >= 16
    assert not any(len(model.rows) for model in lists if isinstance(model, RowsModel))
    assert QGuiApplication.clipboard().text() == ""
    assert screen.desk.faces == {}
    assert len(screen.engine.photos) == 0
    assert why_ended(seat) == ["signed_out"]


def test_how_the_screen_looks_follows_the_person_and_not_the_next(seat: Seat) -> None:
    seat.sign_in()
    display = seat.screen.display
    display.setTheme("contrast")
    display.cycleText()
    display.setLanguage("es")
    assert seat.screen.session.connectionText == "Conectado"
    seat.screen.session.signOut()
    assert (display.theme, display.textStep, display.language) == ("light", 100, "en")
    assert seat.screen.session.connectionText == "Connected"
    seat.quiet()

    seat.sign_in()
    assert (display.theme, display.textStep, display.language) == ("contrast", 150, "es")


def test_what_is_no_choice_changes_nothing(seat: Seat) -> None:
    display = seat.screen.display
    display.setTheme("pink")
    display.setTextStep(120)
    display.setLanguage("xx")
    assert (display.theme, display.textStep, display.language) == ("light", 100, "en")


def test_whoever_was_signed_in_at_a_crash_is_signed_out_at_the_start(seat: Seat) -> None:
    seat.sign_in()
    assert why_ended(seat) == [None]
    seat.screen.bridge.write(seat.screen.signin_desk.close_stale)
    seat.quiet()
    assert why_ended(seat) == ["restart"]


def test_when_the_device_is_wiped_the_person_is_signed_out_and_nothing_is_written_after(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.people.write("con-1")
    seat.screen.compose.editText("My secret words")
    wipe(seat.store)
    seat.wait(lambda: not seat.screen.session.signedIn, "the end of the session")
    seat.quiet()
    assert seat.screen.navigator.current == "sign-in"
    with seat.store.read() as connection:
        tables = set(inspect(connection).get_table_names()) - KEPT_TABLES - {"sync_state"}
        left = {name for name in tables if connection.execute(select(func.count()).select_from(table(name))).scalar_one()}
    assert left == set()
