"""Translators, changed while the screens are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTranslator


class Languages:
    """Loads `lumen_<code>.qm`. English has one too: its plural forms."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._current: QTranslator | None = None

    def use(self, language: str) -> None:
        """Install the language's translator in place of the one before."""
        translator = QTranslator()
        if not translator.load(f"lumen_{language}", str(self._folder)):
            # Not loaded for the first picture.
            import structlog  # noqa: PLC0415

            structlog.get_logger(__name__).error("translation_missing", language=language)
            return
        QCoreApplication.installTranslator(translator)
        if self._current is not None:
            QCoreApplication.removeTranslator(self._current)
        self._current = translator

    def drop(self) -> None:
        """Remove the translator (the end of the process, or of a test)."""
        if self._current is not None:
            QCoreApplication.removeTranslator(self._current)
            self._current = None
