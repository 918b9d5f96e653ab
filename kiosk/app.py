"""The composition root: builds each of the device's processes from its settings, and ends it cleanly."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING

import structlog

from kiosk.log import configure_logs
from kiosk.settings import DeviceSettings

if TYPE_CHECKING:
    from kiosk.sync.registry import Feature
    from kiosk.ui.driver import Driver
    from kiosk.ui.front import Front

log = structlog.get_logger(__name__)


def features() -> tuple[Feature, ...]:
    """The rooms of the house that take part in sync. Loaded here, so that the camera's process has nothing of them."""
    from kiosk.commissary import changes as commissary_changes
    from kiosk.courses import changes as course_changes
    from kiosk.device import authority, last_order, place, policy
    from kiosk.filings import changes as filing_changes
    from kiosk.leaving import changes as leaving_changes
    from kiosk.mail import changes as mail_changes
    from kiosk.media_store import changes as media_changes
    from kiosk.notices import changes as notice_changes
    from kiosk.signin import changes as signin_changes
    from kiosk.sync import orders
    from kiosk.visits import changes as visit_changes
    from kiosk.wallet import changes as wallet_changes

    rooms = (signin_changes.FEATURE, mail_changes.FEATURE, wallet_changes.FEATURE, notice_changes.FEATURE, media_changes.FEATURE)
    return (
        policy.FEATURE,
        authority.FEATURE,
        last_order.FEATURE,
        place.FEATURE,
        orders.FEATURE,
        *rooms,
        leaving_changes.FEATURE,
        course_changes.FEATURE,
        commissary_changes.FEATURE,
        filing_changes.FEATURE,
        visit_changes.FEATURE,
    )


def run_sync_process(settings: DeviceSettings) -> None:
    """Carry commands to central and changes back until SIGTERM or SIGINT."""
    from kiosk.sync.agent import run_sync

    configure_logs(settings.log_level, settings.log_file("sync"))
    run_sync(settings, features(), stop_on_signals())


def run_hardware_process(settings: DeviceSettings) -> None:
    """Serve the card reader and the receipt printer until SIGTERM or SIGINT."""
    from kiosk.hardware.agent import run_hardware

    configure_logs(settings.log_level, settings.log_file("hardware"))
    run_hardware(settings, stop_on_signals())


def run_call_process(camera: str, log_level: str) -> None:
    """Serve the camera over the socket on standard input, until it closes; never returns. `camera` is "auto" or "test"."""
    from kiosk.call.agent import run_call

    configure_logs(log_level)
    run_call(camera)


def run_visit_process(camera: str, relay: str, log_level: str) -> None:
    """Hold a visit for the screen at the other end of standard input, until it closes; never returns."""
    from kiosk.visit_call.agent import run_visit

    configure_logs(log_level)
    run_visit(camera, relay)


def run_player_process(log_level: str) -> None:
    """Decode what the screen hands over the socket on standard input, until it closes; never returns."""
    from kiosk.player.agent import run_player

    configure_logs(log_level)
    run_player()


def run_screen_process(settings: DeviceSettings, drive: Callable[[Driver], None] | None = None, front: Front | None = None) -> int:
    """Show the screens until SIGTERM; returns the process's exit status.

    `front`: the window, where it is open already. With `drive`, it is called once the first screen is shown, with the hand that works
    it; the process ends when it returns. Qt is loaded here and in `kiosk.start` and nowhere else: the other processes never do.
    """
    from kiosk.ui.process import ScreenProcess

    configure_logs(settings.log_level, settings.log_file("screen"))
    return ScreenProcess(settings, front).run(drive)


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Known errors become one line on standard error and exit status 1."""
    try:
        yield
    except Exception as error:
        # Not before: with them come the libraries of processes that this one may not be.
        from kiosk.settings import SettingsError
        from kiosk.store.engine import StoreError
        from kiosk.sync.client import CentralError
        from kiosk.sync.outbox import NotEnrolled

        if not isinstance(error, SettingsError | StoreError | NotEnrolled | CentralError):
            raise
        sys.stderr.write(f"kiosk: {error}\n")
        sys.exit(1)


def stop_on_signals() -> threading.Event:
    """An event that SIGTERM and SIGINT set."""
    stop = threading.Event()

    def ask(number: int, _frame: FrameType | None) -> None:
        # Not `stop.set()` here: the main thread may be inside the event's own lock, which is not re-entrant.
        threading.Thread(target=end, args=(number,), name="stop", daemon=True).start()

    def end(number: int) -> None:
        log.info("stopping", signal=signal.Signals(number).name)
        stop.set()

    signal.signal(signal.SIGTERM, ask)
    signal.signal(signal.SIGINT, ask)
    return stop
