"""The Tab key goes through the screen in reading order, and stays in a dialog while one is open.

Qt's own order is the order in which items were made: a list that was scrolled would be walked to and fro.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.accessibility import Role, interfaces

STEPS = {Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
REASONS = {1: Qt.FocusReason.TabFocusReason, -1: Qt.FocusReason.BacktabFocusReason}


class TabOrder(QObject):
    """An event filter of one window."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """True when the key was used."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and isinstance(watched, QQuickWindow):
            step = STEPS.get(Qt.Key(event.key()))
            if step is not None and _go(watched, step):
                event.accept()
                return True
        return super().eventFilter(watched, event)


def _focused(window: QQuickWindow) -> QQuickItem | None:
    """What has the focus; Qt's stubs do not know that there may be nothing."""
    return window.activeFocusItem()


def _go(window: QQuickWindow, step: int) -> bool:
    """Give the focus to the stop after (or before) what has it now; from elsewhere to the first one that follows in the tree."""
    here = _focused(window)
    if here is not None and here.property("ownTab"):
        # A key of the keyboard on the screen: Tab leads round its row.
        return False
    if here is not None:
        _make_rows(here)
    parts = [(interface.object(), within) for interface, within in interfaces(window) if not interface.state().disabled]
    if any(Role.Dialog in within for _, within in parts):
        parts = [part for part in parts if Role.Dialog in part[1] or Role.Pane in part[1]]
    items = [item for item, _ in parts if isinstance(item, QQuickItem) and (item is here or _stops_at(item))]
    if not items:
        return False
    at = items.index(here) if here in items else -1 if step > 0 else 0
    items[(at + step) % len(items)].forceActiveFocus(REASONS[step])
    return True


def _make_rows(here: QQuickItem) -> None:
    """A list makes the rows that it was scrolled to when it is next drawn; keys may come faster."""
    above: QQuickItem | None = here.parentItem()
    while above is not None:
        if above.inherits("QQuickFlickable"):
            above.ensurePolished()
        above = above.parentItem()


def _stops_at(item: QQuickItem) -> bool:
    return item.isVisible() and item.isEnabled() and item.activeFocusOnTab()
