"""Allowances, as other features use them."""

from __future__ import annotations

from central.allowances.aside import set_aside
from central.allowances.endings import freeze, reclaim
from central.allowances.rebuild import take_tokens
from central.allowances.spend import AllowanceRefused, Charge, note_refused, prices_for, refund, spend, take_here

__all__ = [
    "AllowanceRefused",
    "Charge",
    "freeze",
    "note_refused",
    "prices_for",
    "reclaim",
    "refund",
    "set_aside",
    "spend",
    "take_here",
    "take_tokens",
]
