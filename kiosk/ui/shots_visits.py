"""Pictures of visits: the list, one of them, asking for one, the check, a call that rings, and the call."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from kiosk.sync.wire import RestrictionChange
from kiosk.ui.call_line import CONNECTING, LOST, ON, OVER
from kiosk.ui.sample_store import STREAM
from kiosk.ui.sample_visits import DAY_MS, HOUR_MS, MINUTE_MS, StillLine, a_call, a_visit, visits_of_marcus

if TYPE_CHECKING:
    from kiosk.ui.shots import Studio


def visits(studio: Studio) -> Iterator[Path]:
    """All of it."""
    screen = studio.screen
    screen.call.make_line = screen.visit_check.make_line = StillLine
    screen.navigator.home()
    screen.navigator.go("visits")
    yield studio.take("visits-none")
    studio.central.send(STREAM, *visits_of_marcus(studio.clock.now_ms()))
    screen.navigator.home()
    studio.work(screen.desk.look)
    # The reminder lies over what is to be seen.
    screen.session.dismissToast()
    yield studio.take("home-next-visit")
    screen.navigator.go("visits")
    yield studio.take("visits")
    yield from _one(studio)
    yield from _asking(studio)
    screen.navigator.home()
    screen.navigator.go("visits")
    screen.navigator.go("visits-past")
    yield studio.take("visits-past")
    screen.navigator.back()
    yield from _check(studio)
    yield from _call(studio)
    yield from _paused(studio)


def _one(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    studio.work(lambda: screen.visit.open("v-1"))
    yield studio.take("visit-booked")
    studio.work(lambda: screen.visit.ask("cancel"))
    yield studio.take("visit-call-off")
    screen.visit.keep()
    screen.navigator.back()
    studio.work(lambda: screen.visit.open("v-2"))
    yield studio.take("visit-offered")
    screen.navigator.back()
    studio.work(lambda: screen.visit.open("v-3"))
    yield studio.take("visit-moved")
    screen.navigator.back()
    studio.work(lambda: screen.visit.open("v-6"))
    yield studio.take("visit-cancelled")
    screen.navigator.back()


def _asking(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    screen.navigator.go("visit-ask")
    yield studio.take("visit-ask")
    screen.visit_ask.choosePerson("con-1")
    for time in [one["key"] for one in screen.visit_ask.times][:2]:
        screen.visit_ask.chooseTime(time)
    yield studio.take("visit-ask-chosen")
    screen.navigator.back()


def _check(studio: Studio) -> Iterator[Path]:
    screen = studio.screen
    screen.navigator.go("visit-check")
    studio.driver.settle()
    line = cast("StillLine", screen.visit_check._line)  # noqa: SLF001 - a picture's hand
    if line is not None:
        line.see()
        line.level.emit(0.4)
    studio.work(screen.visit_check.playTone)
    yield studio.take("visit-check")
    screen.navigator.back()


def _call(studio: Studio) -> Iterator[Path]:
    screen, now_ms = studio.screen, studio.clock.now_ms()
    studio.central.send(STREAM, a_call(now_ms))
    studio.work(screen.desk.look)
    yield studio.take("call-rings")
    studio.work(screen.call.decline)
    studio.central.send(STREAM, a_visit("v-8", "con-4", "Elena Hale", "booked", now_ms - 2 * MINUTE_MS, by="contact"))
    studio.work(screen.desk.look)
    yield studio.take("visits-open-now")
    studio.work(lambda: screen.call.join("v-8"))
    line = cast("StillLine", screen.call._line)  # noqa: SLF001 - as above
    yield studio.take("call-connecting")
    line.stand(CONNECTING, "waiting")
    yield studio.take("call-waiting")
    line.stand(ON, other=True)
    line.see()
    yield studio.take("call-on")
    line.stand(LOST)
    yield studio.take("call-lost")
    line.stand(OVER)
    yield studio.take("call-left")
    line.stand(OVER, "staff")
    yield studio.take("call-ended-by-staff")
    studio.work(screen.call.done)


def _paused(studio: Studio) -> Iterator[Path]:
    now_ms = studio.clock.now_ms()
    held = RestrictionChange(
        restriction="r-visits", kind="sanction", blocks=("visits",), since_ms=now_ms, ends_ms=now_ms + 6 * DAY_MS + HOUR_MS
    )
    studio.central.send(STREAM, held)
    studio.work(studio.screen.desk.look)
    yield studio.take("visits-paused")
    studio.central.send(STREAM, held.model_copy(update={"active": False}))
    studio.work(studio.screen.desk.look)
