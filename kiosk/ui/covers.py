"""Drawn covers for titles that have no picture: one plain figure on a cloth of one colour, as calm as the landscapes."""

from __future__ import annotations

import math
import re

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from kiosk.ui.drawings import Pictures

COVER_BYTES = 12 * 1024 * 1024
#: The figure stands in the lower part: above it is room for the name.
HORIZON = 0.8
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{2})?[0-9a-fA-F]{6}")


class CoverPictures(Pictures):
    """`image://cover/<figure>?color=%23rrggbb&ink=%23rrggbb&r=<radius>&spine=1`."""

    def __init__(self) -> None:
        super().__init__(COVER_BYTES)

    def draw(self, name: str, options: dict[str, str], wanted: QSize) -> QImage | None:
        figure = _FIGURES.get(name)
        if figure is None or wanted.isEmpty():
            return None
        image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        place = QRectF(image.rect())
        radius = options.get("r", "0")
        whole = QPainterPath()
        corner = float(radius) if radius.replace(".", "", 1).isdecimal() else 0.0
        whole.addRoundedRect(place, corner, corner)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(whole, QBrush(_colour(options, "color", "#3B4E5D")))
        painter.setClipPath(whole)
        if options.get("spine") == "1":
            painter.fillRect(QRectF(0, 0, place.width() * 0.05, place.height()), QColor(0, 0, 0, 50))
        figure(painter, place, _colour(options, "ink", "#FBEFD3"))
        painter.end()
        return image


def _colour(options: dict[str, str], name: str, usual: str) -> QColor:
    said = options.get(name, usual)
    return QColor(said if _COLOUR.fullmatch(said) else usual)


def _faint(ink: QColor, share: float) -> QColor:
    faint = QColor(ink)
    faint.setAlphaF(share)
    return faint


def _line(painter: QPainter, ink: QColor, width: float) -> None:
    painter.setPen(QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _fill(painter: QPainter, ink: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)


def _sun(painter: QPainter, place: QRectF, ink: QColor) -> None:
    width, horizon = place.width(), place.height() * HORIZON
    side = width * 0.4
    _fill(painter, ink)
    painter.drawPie(QRectF(width / 2 - side / 2, horizon - side / 2, side, side), 0, 180 * 16)
    _line(painter, ink, width * 0.014)
    for row, share in ((0.03, 0.7), (0.075, 0.5)):
        y = horizon + place.height() * row
        painter.drawLine(QPointF(width * (1 - share) / 2, y), QPointF(width * (1 + share) / 2, y))


def _wave(painter: QPainter, place: QRectF, ink: QColor) -> None:
    width, height = place.width(), place.height()
    for row, share in ((0, 1.0), (1, 0.6), (2, 0.35)):
        _line(painter, _faint(ink, share), width * 0.022)
        path = QPainterPath()
        for step in range(49):
            x = width * (0.14 + 0.72 * step / 48)
            y = height * (0.66 + 0.1 * row) - height * 0.055 * math.sin(step / 48 * math.tau)
            if step:
                path.lineTo(x, y)
            else:
                path.moveTo(x, y)
        painter.drawPath(path)


def _hills(painter: QPainter, place: QRectF, ink: QColor) -> None:
    width, height = place.width(), place.height()
    _fill(painter, ink)
    painter.drawEllipse(QPointF(width * 0.68, height * 0.56), width * 0.11, width * 0.11)
    for row, share, swing in ((0.7, 0.35, 0.05), (0.78, 0.6, -0.045), (0.88, 1.0, 0.035)):
        path = QPainterPath(QPointF(0, height))
        path.lineTo(0, height * row)
        path.cubicTo(width * 0.3, height * (row - swing), width * 0.6, height * (row + swing), width, height * (row - swing / 2))
        path.lineTo(width, height)
        _fill(painter, _faint(ink, share))
        painter.drawPath(path)


def _trees(painter: QPainter, place: QRectF, ink: QColor) -> None:
    width, ground = place.width(), place.height() * 0.92
    for at, tall, share in ((0.28, 0.27, 0.55), (0.73, 0.23, 0.55), (0.5, 0.4, 1.0)):
        _fill(painter, _faint(ink, share))
        x, high = width * at, place.height() * tall
        painter.drawRect(QRectF(x - width * 0.012, ground - high * 0.2, width * 0.024, high * 0.2))
        for low, wide in ((0.12, 0.5), (0.38, 0.4), (0.62, 0.28)):
            path = QPainterPath(QPointF(x, ground - high * min(1.0, low + 0.45)))
            path.lineTo(x + high * wide / 2, ground - high * low)
            path.lineTo(x - high * wide / 2, ground - high * low)
            path.closeSubpath()
            painter.drawPath(path)


def _blocks(painter: QPainter, place: QRectF, ink: QColor) -> None:
    side, gap = place.width() * 0.19, place.width() * 0.05
    left, top = (place.width() - 3 * side - 2 * gap) / 2, place.height() * 0.92 - 2 * side - gap
    for row in range(2):
        for column in range(3):
            round_ = (row + column) % 2
            _fill(painter, _faint(ink, 0.55 if (row, column) in {(0, 2), (1, 0)} else 1.0))
            box = QRectF(left + column * (side + gap), top + row * (side + gap), side, side)
            painter.drawRoundedRect(box, side / 2 if round_ else side * 0.18, side / 2 if round_ else side * 0.18)


_FIGURES = {"sun": _sun, "wave": _wave, "hills": _hills, "trees": _trees, "blocks": _blocks}
