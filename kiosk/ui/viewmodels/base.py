"""What all view models have in common: shown values that tell of real changes only, and when to look again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import Property, QObject, Signal, SignalInstance
from PySide6.QtQml import QmlElement, QmlUncreatable
from sqlalchemy import Connection

from kiosk.signin.rules import Session
from kiosk.ui.desk import Desk

if TYPE_CHECKING:
    from kiosk.ui.viewmodels.navigator import Navigator

# Read by QmlElement below: all view models are types of this QML module.
QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

Model = TypeVar("Model", bound="ViewModel")


def qml_type(model: type[Model]) -> type[Model]:
    """Make a view model known to QML, which gets its objects from here and can make none."""
    return QmlElement(QmlUncreatable("made by the screen process")(model))  # type: ignore[no-any-return,operator]


class Shown:
    """Declares a read-only property `name` of a view model, with its signal `nameChanged`.

    `kind` is what QML sees (str, int, float, bool, list or QObject). A `constant` has no signal.
    """

    def __init__(self, kind: type, default: Any, *, constant: bool = False) -> None:
        self.kind = kind
        self.default = default
        self.constant = constant

    def getter(self, name: str) -> Callable[[ViewModel], Any]:
        """The function that reads the value of one object."""
        default = self.default
        return lambda model: model._values.get(name, default)  # noqa: SLF001


def shown(kind: type, default: Any = None, *, constant: bool = False) -> Any:
    """`Shown`, typed so that reading the attribute of an instance gives its value."""
    if default is None and kind in {str, int, float, bool, list}:
        default = kind()
    return Shown(kind, default, constant=constant)


class ViewModelType(type(QObject)):  # type: ignore[misc]
    """Turns each `Shown` of a class body into a Qt property and its notify signal (Qt reads both when the class is made)."""

    def __new__(mcs, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        for key, value in list(body.items()):
            if not isinstance(value, Shown):
                continue
            if value.constant:
                body[key] = Property(value.kind, value.getter(key), constant=True)
            else:
                signal = Signal()
                body[f"{key}Changed"] = signal
                body[key] = Property(value.kind, value.getter(key), notify=signal)
        return super().__new__(mcs, name, bases, body)


class ViewModel(QObject, metaclass=ViewModelType):
    """Base of the view models. Values are ready to show: translated and formatted."""

    def __init__(self, parent: QObject | None = None) -> None:
        self._values: dict[str, Any] = {}
        super().__init__(parent)

    def put(self, **values: Any) -> None:
        """Set shown values; only those that differ notify."""
        differing = [name for name, value in values.items() if getattr(self, name) != value]
        self._values.update(values)
        for name in differing:
            self.change_of(name).emit()

    def change_of(self, name: str) -> SignalInstance:
        """The signal that tells of a change of one shown value."""
        signal: SignalInstance = getattr(self, f"{name}Changed")
        return signal

    def forget(self) -> None:
        """Put every shown value back to its default."""
        differing = [name for name in self._values if not isinstance(self._values[name], QObject)]
        for name in differing:
            before = getattr(self, name)
            del self._values[name]
            if getattr(self, name) != before:
                self.change_of(name).emit()


class ScreenModel(ViewModel):
    """A view model that reads the store while one of its `routes` is on screen (no routes: always)."""

    routes: frozenset[str] = frozenset()
    #: False for models that have something to show before anybody signed in.
    of_person = True

    def __init__(self, desk: Desk, navigator: Navigator) -> None:
        super().__init__(desk)
        self.desk = desk
        self.navigator = navigator
        desk.add(self)

    def on_screen(self) -> bool:
        """Whether what it shows can be seen now."""
        if self.of_person and self.desk.session is None:
            return False
        return not self.routes or self.navigator.current in self.routes

    def refresh(self, connection: Connection) -> None:
        """Read again; `put` tells only of what differs."""

    def forget_person(self) -> None:
        """Drop everything of the person who sat here."""
        self.forget()

    def open_session(self) -> Session:
        """The session of the person at the screen; only a person's screens can be touched into calling this."""
        session = self.desk.session
        if session is None:
            raise RuntimeError("nobody is signed in")
        return session
