"""Attack 31: markup with addresses in every text field of every screen loads nothing and is shown as it was written."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Literal, get_origin

import inotify_simple
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem

from kiosk.sync.wire_base import Payload
from kiosk.ui import driver, sample_store, shots

#: Fields that people outside, staff or the resident write, and their room in letters; all others are ids, kinds and codes.
WRITTEN = {
    **dict.fromkeys(
        ("name", "first_name", "subject", "title", "greeting", "detail", "device_name", "by", "series", "note", "who"), 200
    ),
    **dict.fromkeys(("genre",), 80),
    "about": 4000,
    "text": 6000,
    "relation": 80,
    "source": 40,
}


class Trap:
    """A web server's port and a file that nobody may open."""

    def __init__(self, folder: Path) -> None:
        self.calls = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._count)
        self._thread.start()
        self.port = self._server.getsockname()[1]
        self.canary = folder / "c.png"
        self.canary.write_bytes(b"x")
        self._watch = inotify_simple.INotify()
        self._watch.add_watch(self.canary, inotify_simple.flags.OPEN | inotify_simple.flags.ACCESS)

    def markup(self) -> str:
        """What would load something, were it read as anything but text."""
        return f'<img src="http://127.0.0.1:{self.port}/a"><img src="file://{self.canary}">'

    def sprung(self) -> list[str]:
        """What was loaded."""
        return ["http"] * self.calls + ["file" for _ in self._watch.read(timeout=0)]

    def close(self) -> None:
        """End it."""
        self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join()
        self._watch.close()

    def _count(self) -> None:
        try:
            while True:
                self._server.accept()[0].close()
                self.calls += 1
        except OSError:
            return


@pytest.fixture
def trap(tmp_path: Path) -> Iterator[Trap]:
    made = Trap(tmp_path)
    yield made
    made.close()


def poisoned(value: Any, trap: Trap) -> Any:
    """A payload's fields with markup in everything that somebody wrote, as much of it as there is room for."""
    if isinstance(value, Payload):
        return {name: _poisoned_field(value, name, trap) for name in type(value).model_fields}
    return [poisoned(one, trap) for one in value] if isinstance(value, list | tuple) else value


def _poisoned_field(payload: Payload, name: str, trap: Trap) -> Any:
    inner, field = getattr(payload, name), type(payload).model_fields[name]
    if get_origin(field.annotation) is Literal:  # `by` names a person here, one of four sides there
        return inner
    rules = field.metadata
    # The `title` of a notice holds words, that of a film has the form of an id.
    if name in WRITTEN and isinstance(inner, str) and inner and not any(getattr(rule, "pattern", None) for rule in rules):
        longest = [rule.max_length for rule in rules if getattr(rule, "max_length", None)]
        return _with(inner, trap, min([WRITTEN[name], *longest]))
    if isinstance(inner, dict):
        return {key: _with(one, trap, 100) if key in WRITTEN and isinstance(one, str) and one else one for key, one in inner.items()}
    return poisoned(inner, trap)


def _with(text: str, trap: Trap, room: int) -> str:
    for markup in (trap.markup(), f"<img src=http://127.0.0.1:{trap.port}>"):
        if len(markup) + len(text) <= room:
            return markup + text
    return text


def texts(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every item below that shows words."""
    for child in item.childItems():
        if child.inherits("QQuickText") or child.inherits("QQuickTextEdit"):
            yield child
        yield from texts(child)


def is_plain(item: QQuickItem) -> bool:
    """Whether its words are never read as markup."""
    return bool(QQmlExpression(QQmlEngine.contextForObject(item), item, "textFormat === TextEdit.PlainText").evaluate()[0])


def test_the_trap_springs(trap: Trap) -> None:
    trap.canary.read_bytes()
    socket.create_connection(("127.0.0.1", trap.port)).close()
    while "http" not in (seen := trap.sprung()):
        pass
    assert set(seen) == {"http"} or "file" in seen


def test_markup_is_text_on_every_screen(trap: Trap, tmp_path: Path, qapp: QGuiApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    assert qapp is not None
    genuine = sample_store.SampleCentral.send

    def send(central: sample_store.SampleCentral, stream: str, *payloads: Payload) -> None:
        genuine(central, stream, *(type(payload).model_validate(poisoned(payload, trap)) for payload in payloads))

    rich: list[str] = []
    seen: list[str] = []
    shown_as_written = 0

    class Watcher(shots.Studio):
        def take(self, name: str) -> Path:
            nonlocal shown_as_written
            self.driver.settle()
            seen.append(name)
            window = self.screen.engine.window
            assert window is not None
            for item in texts(window.contentItem()):
                if not is_plain(item):
                    rich.append(f"{name}: {item.property('text')!r}")
                shown_as_written += "<img src=" in str(item.property("text"))
            return Path(name)

    monkeypatch.setattr(sample_store.SampleCentral, "send", send)
    monkeypatch.setattr(shots, "Studio", Watcher)
    monkeypatch.setattr(driver, "SETTLE_SPINS", 1)
    monkeypatch.setattr(driver, "SETTLE_MS", 15)
    pictures = shots.shots(tmp_path)
    with closing(pictures):  # type: ignore[type-var]
        for _ in pictures:
            assert not trap.sprung(), seen[-1]
    assert not rich, rich[:5]
    assert len(seen) > 70
    assert shown_as_written > 100, "the markup was there to be seen"
