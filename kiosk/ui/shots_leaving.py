"""Pictures of leaving, of the day's minutes, and of the hours at which only what is never blocked is open."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy.dialects.sqlite import insert

from kiosk.filings.sealing import author_key
from kiosk.filings.tables import author_keys
from kiosk.sync.leaving_words import seal_passphrase
from kiosk.sync.wire_leaving import LeavingChange
from kiosk.ui.sample_store import CARD, MINUTE_MS, RESIDENT, STREAM

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio

CODE = "7QKM-2XDT-9RWA-W4NP-3HJC-VE6F"
AUTHOR_KEY = bytes(range(32))
#: Closed at the pictures' time of day (an afternoon), open again at 6 in the evening.
EVENINGS = {"open": [{"days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], "opens": "18:00", "closes": "21:30"}]}


def leaving(studio: Studio) -> Iterator[Path]:
    """From Home, and back to it."""
    screen, central, driver = studio.screen, studio.central, studio.driver
    screen.navigator.go("leaving")
    yield studio.take("leaving-not-planned")
    with screen.desk.store.write() as connection:
        connection.execute(insert(author_keys).values(resident=RESIDENT, key=b64encode(AUTHOR_KEY).decode()).on_conflict_do_nothing())
    made_ms = studio.clock.now_ms() - 90 * MINUTE_MS
    with screen.desk.store.read() as connection:
        box = seal_passphrase(RESIDENT, CODE, author_key(connection, RESIDENT) or AUTHOR_KEY)
    plan = LeavingChange(going="release", day=date(2025, 6, 9), tablet=None if studio.at_kiosk else "unlock")
    central.send(STREAM, plan.model_copy(update={"copy_state": "wanted"}))
    driver.wait_until(lambda: screen.leaving.copyIcon == "clock", "the copy being made")
    yield studio.take("leaving-copy-wanted")
    made = {"copy_state": "ready", "copy_made_ms": made_ms, "size": 3_481_220, "fingerprint": "ab" * 32, "passphrase": box}
    central.send(STREAM, plan.model_copy(update=made))
    driver.wait_until(lambda: screen.leaving.ready, "the copy")
    studio.work(screen.leaving.showCode)
    driver.wait_until(lambda: screen.leaving.code == CODE, "the code")
    yield studio.take("leaving-copy-code")
    screen.navigator.home()
    yield from _day_left(studio)
    yield from _closed(studio)


def _day_left(studio: Studio) -> Iterator[Path]:
    screen, central, driver = studio.screen, studio.central, studio.driver
    central.rule(session={"minutes_a_day": 18 if studio.at_kiosk else 45})
    driver.wait_until(lambda: screen.session.of_day, "the day's minutes")
    yield studio.take("home-minutes-left-today")
    central.rule()


def _closed(studio: Studio) -> Iterator[Path]:
    screen, central = studio.screen, studio.central
    central.rule(hours=EVENINGS)
    studio.on("closed")
    screen.session.dismissToast()
    yield studio.take("closed")
    studio.work(lambda: screen.closed.openLegal("con-6"))
    yield studio.take("closed-legal-mail")
    screen.session.signOut()
    studio.on("sign-in")
    screen.session.dismissToast()
    yield studio.take("sign-in-closed")
    if studio.at_kiosk:
        central.swipe(CARD)
    else:
        screen.sign_in.startNumber()
        for digit in "20714471":
            screen.sign_in.addDigit(digit)
        screen.sign_in.submitNumber()
    studio.sign_in("closed", central.pins[RESIDENT])  # they chose another one
    central.rule()
    studio.on("home")
    screen.session.dismissToast()
