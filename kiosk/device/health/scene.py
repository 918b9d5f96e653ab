"""What a check may look at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.device.clock import TrustedClock
from kiosk.device.health.machine import Machine
from kiosk.settings import DeviceSettings
from kiosk.store.engine import Store


@dataclass(frozen=True)
class Opened:
    """The store and trusted time, where the store opens."""

    store: Store
    clock: TrustedClock


@dataclass(frozen=True)
class Scene:
    """The machine, the settings, the open store if there is one, and what each check's last word was (by name, its code)."""

    settings: DeviceSettings
    machine: Machine
    opened: Opened | None = None
    before: Mapping[str, str] = field(default_factory=dict)

    @property
    def store(self) -> Store:
        """Only for checks that are `of_store`."""
        return self._opened.store

    @property
    def clock(self) -> TrustedClock:
        """Only for checks that are `of_store`."""
        return self._opened.clock

    @property
    def _opened(self) -> Opened:
        if self.opened is None:
            raise RuntimeError("this check needs the store")
        return self.opened
