"""Screens over a real store."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.unit.ui.seat import Seat


@pytest.fixture(scope="session")
def qapp_cls() -> type[QGuiApplication]:
    """The product has no widgets."""
    return QGuiApplication


@pytest.fixture
def seat(tmp_path: Path, qapp: QGuiApplication) -> Iterator[Seat]:
    """A kiosk with mail of Marcus in its store; nobody is signed in."""
    assert qapp is not None
    with ExitStack() as stack:
        made = Seat(tmp_path, stack)
        made.central.fill()
        yield made
