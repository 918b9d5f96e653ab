"""A page before a sign-in goes when nobody touches it, because no session covers it. A warning comes first; it says nothing of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from kiosk.ui.desk import Desk

SECOND_MS = 1000


class Alone(QObject):
    """Counts while nobody touches. `warn` gets the seconds that are left, 0: no warning (any more); `over` ends the page.

    It waits and warns as long as the policy does for who is signed in and sits idle.
    """

    def __init__(self, desk: Desk, warn: Callable[[int], None], over: Callable[[], None]) -> None:
        super().__init__(desk)
        self._desk = desk
        self._warn = warn
        self._over = over
        self._left = 0
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._tick)

    def touched(self) -> None:
        """Somebody is there."""
        self.stop()
        self._timer.start(SECOND_MS * self._desk.policy.session.idle_warn_seconds)

    def stop(self) -> None:
        """The page is left, or was filed."""
        self._timer.stop()
        self._tell(0)

    def _tick(self) -> None:
        left = self._left - 1 if self._left else self._desk.policy.session.idle_sign_out_seconds
        self._tell(left)
        if left:
            self._timer.start(SECOND_MS)
        else:
            self._over()

    def _tell(self, left: int) -> None:
        if left != self._left:
            self._left = left
            self._warn(left)
