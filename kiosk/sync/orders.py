"""Orders as sync knows them: how they come down, and who carries them out."""

from __future__ import annotations

from kiosk.device.orders import apply_order, void_earlier_epochs
from kiosk.sync.obeying import Obeying
from kiosk.sync.registry import Feature

FEATURE = Feature("orders", {("device.order", 1): apply_order}, transfer=Obeying, renewed=void_earlier_epochs)
