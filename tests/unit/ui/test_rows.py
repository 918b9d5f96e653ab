"""List models tell exactly what changed: whoever follows their signals ends with the same rows."""

import threading
import time
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlComponent, QQmlEngine

from kiosk.ui.models.rows import RowsModel


@dataclass(frozen=True)
class Row:
    key: int
    text: str = ""


class Follower:
    """Keeps a copy of a model by its signals alone."""

    def __init__(self, model: RowsModel[Row]) -> None:
        self.model = model
        self.rows: list[Row] = list(model.rows)
        self.resets = 0
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.rowsMoved.connect(self._moved)
        model.dataChanged.connect(self._changed)
        model.modelReset.connect(self._reset)

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self.rows[first:first] = self.model.rows[first : last + 1]

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self.rows[first : last + 1]

    def _moved(self, _parent: QModelIndex, first: int, _last: int, _target: QModelIndex, row: int) -> None:
        self.rows.insert(row, self.rows.pop(first))

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        for row in range(first.row(), last.row() + 1):
            self.rows[row] = self.model.rows[row]

    def _reset(self) -> None:
        self.resets += 1


def model() -> RowsModel[Row]:
    return RowsModel(lambda row: row.key, {"key": lambda row: row.key, "text": lambda row: row.text})


lists = st.lists(st.builds(Row, st.integers(0, 12), st.sampled_from("ab")), unique_by=lambda row: row.key, max_size=12)


@given(st.lists(lists, max_size=5))
def test_a_follower_of_the_signals_sees_the_same_rows(wanted: list[list[Row]]) -> None:
    rows = model()
    follower = Follower(rows)
    for show in wanted:
        rows.show(show)
        assert list(rows.rows) == show
        assert follower.rows == show
    assert follower.resets == 0


def test_new_mail_on_top_is_one_insertion_and_nothing_else() -> None:
    rows = model()
    rows.show([Row(n) for n in range(50)])
    heard: list[tuple[str, int, int]] = []
    rows.rowsInserted.connect(lambda _parent, first, last: heard.append(("inserted", first, last)))
    rows.rowsRemoved.connect(lambda _parent, first, last: heard.append(("removed", first, last)))
    rows.dataChanged.connect(lambda first, last: heard.append(("changed", first.row(), last.row())))

    rows.show([Row(99), Row(98), *(Row(n) for n in range(49)), Row(49, "read")])

    assert heard == [("inserted", 0, 1), ("changed", 51, 51)]


BUSY = """
import QtQuick
Item {
    property QtObject rows
    Repeater {
        model: rows
        Item { Component.onCompleted: { const since = Date.now(); while (Date.now() - since < 150) {} } }
    }
}
"""


def test_the_interpreter_is_free_while_qml_makes_rows(qapp: QGuiApplication) -> None:
    """Delegates may wait for Qt's picture thread, which may wait for Python: whoever holds the interpreter here deadlocks both."""
    assert qapp is not None
    rows = model()
    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(BUSY.encode(), QUrl())
    item = component.createWithInitialProperties({"rows": rows})
    steps, stop = [0], threading.Event()

    def count() -> None:
        while not stop.is_set():
            steps[0] += 1
            time.sleep(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    try:
        before = steps[0]
        rows.show([Row(1)])
        passed = steps[0] - before
    finally:
        stop.set()
        counter.join()
    item.deleteLater()
    assert passed > 10
