"""How well one colour is told from another, as WCAG 2.2 counts it."""

from __future__ import annotations

from PySide6.QtGui import QColor


def _light(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: QColor) -> float:
    """Relative luminance of an opaque colour, 0 to 1."""
    return 0.2126 * _light(colour.redF()) + 0.7152 * _light(colour.greenF()) + 0.0722 * _light(colour.blueF())


def contrast(one: QColor, other: QColor) -> float:
    """Contrast ratio, 1 to 21."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)
