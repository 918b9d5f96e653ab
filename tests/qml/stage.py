"""A window with mock models, for looking at the QML without the rest of the product.

The mocks in tests/qml/mocks/Kiosk/Models carry the names of the real view models; the image
providers here stand in for kiosk.ui's. As a script it takes pictures:
python -m tests.qml.stage OUT [--size 1080x1920] [--text 150] [--theme dark] [--set session.connected=false] ROUTE...
"""

import argparse
import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

from PySide6.QtCore import QByteArray, QEventLoop, QObject, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication, QImage, QPainter, QPainterPath
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickImageProvider, QQuickWindow
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = ROOT / "resources"
QML = ROOT / "kiosk" / "ui" / "qml"
MOCKS = Path(__file__).parent / "mocks"
MODELS = (
    *("DisplayModel", "SessionModel", "Navigator", "ClockModel", "SignInModel", "PinModel", "HomeModel"),
    *("InboxModel", "MessageModel", "ComposeModel", "SentModel", "DraftsModel", "PeopleModel", "MoneyModel"),
    *("BuyModel", "TransferModel", "WaitingModel"),
)


def key(model: str) -> str:
    """DisplayModel -> display, the name of Main.qml's property."""
    name = model.removesuffix("Model")
    return name[0].lower() + name[1:]


def render_svg(data: bytes, width: int, height: int) -> QImage:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return image


class Provider(QQuickImageProvider):
    """Icons, scenes and photos for the mocks."""

    def __init__(self, kind: str) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self.kind = kind

    def requestImage(self, id: str, size: QSize, requested: QSize) -> QImage:  # noqa: N802 - Qt's name
        name, _, tail = id.partition("?")
        query = {k: v[0] for k, v in parse_qs(tail).items()}
        width, height = max(1, requested.width()), max(1, requested.height())
        if self.kind == "icon":
            svg = (RESOURCES / "icons" / f"{name}.svg").read_text()
            svg = svg.replace("currentColor", query["color"])
            svg = svg.replace('stroke-width="2"', f'stroke-width="{query.get("stroke", "2")}"')
            return render_svg(svg.encode(), width, height)
        if self.kind == "scene":
            return render_svg((RESOURCES / "illustrations" / f"ridge-{name}.svg").read_bytes(), width, height)
        return self.photo(name, width, height, query)

    @staticmethod
    def photo(name: str, width: int, height: int, query: dict[str, str]) -> QImage:
        band = "dusk" if name == "lake" else "dawn"
        svg = (RESOURCES / "illustrations" / f"ridge-{band}-portrait.svg").read_bytes()
        full = render_svg(svg, 1080, 1320).copy(0, 420, 1080, 720)
        mode = Qt.AspectRatioMode.KeepAspectRatio
        if query.get("cover"):
            mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding
        scaled = full.scaled(QSize(width, height), mode, Qt.TransformationMode.SmoothTransformation)
        if query.get("cover"):
            left, top = (scaled.width() - width) // 2, (scaled.height() - height) // 2
            scaled = scaled.copy(left, top, width, height)
        rounded = QImage(scaled.size(), QImage.Format.Format_ARGB32_Premultiplied)
        rounded.fill(Qt.GlobalColor.transparent)
        painter = QPainter(rounded)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        corner = float(query.get("r", 0))
        path.addRoundedRect(QRectF(rounded.rect()), corner, corner)
        painter.setClipPath(path)
        painter.drawImage(0, 0, scaled)
        painter.end()
        return rounded


class Hand(QObject):
    """Sets properties from inside the engine.

    QObject.setProperty keeps Python's lock while QML reacts; a photo being decoded by a Python
    provider on another thread would then wait for it for ever. A signal lets go of the lock.
    """

    put = Signal(QObject, str, "QVariant")  # type: ignore[arg-type]  # the stubs know only types


HAND = b"""import QtQml
QtObject {
    required property QtObject hand
    property Connections wire: Connections {
        target: hand
        function onPut(object, name, value) { object[name] = value }
    }
}"""


class Stage:
    """Main.qml with one mock per model, in an offscreen window."""

    def __init__(self, width: int = 1080, height: int = 1920) -> None:
        self.app = QGuiApplication.instance() or QGuiApplication(["stage"])
        for font in sorted((RESOURCES / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))
        self.warnings: list[str] = []
        self.engine = QQmlEngine()
        self.engine.setOutputWarningsToStandardError(False)
        self.engine.warnings.connect(lambda found: self.warnings.extend(w.toString() for w in found))
        self.engine.addImportPath(str(QML))
        self.engine.addImportPath(str(MOCKS))
        for kind in ("icon", "scene", "photo"):
            self.engine.addImageProvider(kind, Provider(kind))
        self.components: list[QQmlComponent] = []
        self.models: dict[str, QObject] = {}
        for model in MODELS:
            self.models[key(model)] = self.create(MOCKS / "Kiosk" / "Models" / f"{model}.qml", {})
        self.hand = Hand()
        component = QQmlComponent(self.engine)
        component.setData(HAND, QUrl())
        self.grip = component.createWithInitialProperties({"hand": self.hand})
        self.components.append(component)
        window = self.create(QML / "Kiosk" / "Main.qml", {**self.models, "width": width, "height": height})
        assert isinstance(window, QQuickWindow)
        self.window = window
        self.settle()

    def create(self, path: Path, values: dict[str, Any]) -> QObject:
        component = QQmlComponent(self.engine, QUrl.fromLocalFile(str(path)))
        made = component.createWithInitialProperties(values)
        if made is None:
            raise RuntimeError("\n".join(e.toString() for e in component.errors()))
        # PySide ties what a component made to the component itself.
        self.components.append(component)
        return made

    def settle(self, milliseconds: int = 250) -> None:
        """Let loaders, fades and pictures finish."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def set(self, path: str, value: Any) -> None:
        model, name = path.split(".")
        if self.models[model].property(name) is None:
            raise KeyError(path)
        self.hand.put.emit(self.models[model], name, value)

    def overlay(self, name: str) -> None:
        overlays = self.window.findChild(QObject, "overlays")
        assert overlays is not None
        self.hand.put.emit(overlays, "name", name)

    def grab(self) -> QImage:
        self.settle()
        return self.window.grabWindow()

    def close(self) -> None:
        self.window.close()
        self.window.deleteLater()
        self.settle(20)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("out", type=Path)
    parser.add_argument("routes", nargs="+")
    parser.add_argument("--size", default="1080x1920")
    parser.add_argument("--text", type=int, default=100)
    parser.add_argument("--theme", default="light")
    parser.add_argument("--tag", default="")
    parser.add_argument("--look", action="store_true", help="open the display panel")
    parser.add_argument("--photo", action="store_true", help="open the photo viewer")
    parser.add_argument("--set", action="append", default=[])
    asked = parser.parse_args()
    width, height = (int(n) for n in asked.size.split("x"))
    stage = Stage(width, height)
    stage.set("display.theme", asked.theme)
    stage.set("display.textStep", asked.text)
    if width != 1080:
        stage.set("session.timeLimited", False)
        stage.set("session.hasBattery", True)
    for pair in asked.set:
        path, _, value = pair.partition("=")
        stage.set(path, json.loads(value))
    asked.out.mkdir(parents=True, exist_ok=True)
    for route in asked.routes:
        stage.set("navigator.route", route)
        if asked.look:
            stage.overlay("display")
        if asked.photo:
            stage.overlay("photo")
        stage.grab().save(str(asked.out / f"{route}{asked.tag}.png"))
    for warning in dict.fromkeys(stage.warnings):
        print(warning)


if __name__ == "__main__":
    main()
