"""How the screen looks and speaks: theme, text size, language, motion."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.sync.wire import SettingsSave
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown
from kiosk.ui.words import LANGUAGES

THEMES = ("light", "dark", "contrast")
TEXT_STEPS = (100, 150, 200)
DEVICE_DEFAULTS = SettingsSave(language="en", theme="light", text_step=100, reduced_motion=False)


@qml_type
class DisplayModel(ViewModel):
    """Applies at once. Each choice is told by `chosen`, so that it follows the person; `apply` tells nothing."""

    theme = shown(str, DEVICE_DEFAULTS.theme)
    textStep = shown(int, DEVICE_DEFAULTS.text_step)
    language = shown(str, DEVICE_DEFAULTS.language)
    reducedMotion = shown(bool, default=False)
    languages = shown(list, [{"code": code, "name": name} for code, name in LANGUAGES.items()], constant=True)

    chosen = Signal()

    def __init__(self, parent: QObject | None = None, defaults: SettingsSave = DEVICE_DEFAULTS) -> None:
        super().__init__(parent)
        self._defaults = defaults
        self.apply(defaults)

    @property
    def settings(self) -> SettingsSave:
        """What is chosen now."""
        return SettingsSave(language=self.language, theme=self.theme, text_step=self.textStep, reduced_motion=self.reducedMotion)

    def apply(self, settings: SettingsSave) -> None:
        """Take over settings that come from elsewhere (a person's profile)."""
        language = settings.language if settings.language in LANGUAGES else self._defaults.language
        self.put(theme=settings.theme, textStep=settings.text_step, language=language, reducedMotion=settings.reduced_motion)

    def restore(self) -> None:
        """Back to the device's own settings, for the next person."""
        self.apply(self._defaults)

    @Slot(str)
    def setTheme(self, theme: str) -> None:
        """light, dark or contrast."""
        if theme in THEMES:
            self._choose(theme=theme)

    @Slot(int)
    def setTextStep(self, step: int) -> None:
        """100, 150 or 200 per cent."""
        if step in TEXT_STEPS:
            self._choose(textStep=step)

    @Slot()
    def cycleText(self) -> None:
        """The next text size, and after the largest the smallest."""
        self.setTextStep(TEXT_STEPS[(TEXT_STEPS.index(self.textStep) + 1) % len(TEXT_STEPS)])

    @Slot(str)
    def setLanguage(self, language: str) -> None:
        """A language code of `languages`."""
        if language in LANGUAGES:
            self._choose(language=language)

    @Slot(bool)
    def setReducedMotion(self, reduced: bool) -> None:
        """Whether things appear without moving."""
        self._choose(reducedMotion=reduced)

    def _choose(self, **values: object) -> None:
        before = self.settings
        self.put(**values)
        if self.settings != before:
            self.chosen.emit()
