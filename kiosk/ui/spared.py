"""What libraries bring into the screen process and it has no use for. Call `spare` before they are loaded; twice does nothing."""

from __future__ import annotations

import inspect
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.abc import Loader
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

#: Modules that are loaded when something of theirs is used. What is named here is answered without them, and it is all that is asked:
#: by structlog and SQLAlchemy of `asyncio` (it brings `ssl`, `subprocess`), by Pydantic of its plugins (`importlib.metadata`, `email`).
LATER: Mapping[str, Mapping[str, Callable[..., Any]]] = {
    "asyncio": {"iscoroutine": inspect.iscoroutine},
    "importlib.metadata": {},
    "pydantic.plugin._loader": {"get_plugins": tuple},
}
_PACKAGES = frozenset({"asyncio"})
_loading = threading.RLock()


class _Later(ModuleType):
    """Stands for a module until something is used that is not named in `LATER`."""

    def __getattr__(self, name: str) -> Any:
        if self.__name__ not in sys.modules or (name == "__path__" and self.__name__ not in _PACKAGES):
            # It is being made, and looked at for marks of its own.
            raise AttributeError(name)
        known = LATER[self.__name__].get(name)
        return known if known is not None else getattr(_load(self), name)


class _Finder(Loader):
    def find_spec(self, fullname: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None) -> ModuleSpec | None:
        return ModuleSpec(fullname, self) if fullname in LATER else None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing yet."""


_finder = _Finder()


def _load(stand_in: ModuleType) -> ModuleType:
    """The module itself, in place of what stands for it."""
    name = stand_in.__name__
    with _loading:
        if sys.modules.get(name) is stand_in:
            del sys.modules[name]
            sys.meta_path.remove(_finder)
            try:
                import_module(name)
            finally:
                sys.meta_path.insert(0, _finder)
        return sys.modules[name]


def spare() -> None:
    """Arrange it. Qt for Python must be loaded."""
    if _finder not in sys.meta_path:
        sys.meta_path.insert(0, _finder)
    # WORKAROUND(pyside-feature): it reads the source of every module that is loaded after it, looking for `from __feature__ import`,
    # and `linecache` keeps the text: 23 MB, and a fifth of the time to load. We use none of those features.
    feature = sys.modules.get("PySide6.support.feature")
    if feature is not None and hasattr(feature, "_mod_uses_pyside"):
        setattr(feature, "_mod_uses_pyside", _no_feature)  # noqa: B010 - to a type checker it is no part of the module


def _no_feature(_module: ModuleType) -> bool:
    return False
