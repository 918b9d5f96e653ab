"""Every table of the device in one `MetaData`: imports each module of the device that has no Qt in it."""

from __future__ import annotations

import importlib
import pkgutil

from sqlalchemy import MetaData

import kiosk
from kiosk.store.schema import metadata

_WITHOUT_TABLES = (
    "kiosk.__main__",
    "kiosk.app",
    "kiosk.cli",
    "kiosk.demo",
    "kiosk.hardware.simulators",
    "kiosk.store.migrations",
    "kiosk.ui",
)


def every_table() -> MetaData:
    """The metadata after all modules that may hold tables were imported: a forgotten table shows in the migration tests."""
    for module in pkgutil.walk_packages(kiosk.__path__, "kiosk."):
        if not module.name.startswith(_WITHOUT_TABLES):
            importlib.import_module(module.name)
    return metadata
