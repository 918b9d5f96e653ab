"""How the screen looks, speaks and is touched: theme, text size, language, motion, voice, size of buttons."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.sync.wire import SettingsSave
from kiosk.ui.viewmodels.base import ViewModel, qml_type, shown
from kiosk.ui.words import LANGUAGES

THEMES = ("light", "dark", "contrast")
TEXT_STEPS = (100, 150, 200)
SPEEDS = ("slow", "normal", "fast")
#: Steps of the voice's volume, and the one to begin with.
LOUDEST, USUAL_VOLUME = 5, 4
DEVICE_DEFAULTS = SettingsSave(language="en", theme="light", text_step=100, reduced_motion=False)


@qml_type
class DisplayModel(ViewModel):
    """Applies at once. Each choice is told by `chosen`, so that it follows the person; `apply` tells nothing.

    Volume and "Bring it down" belong to this device and this sitting: they are not kept.
    """

    theme = shown(str, DEVICE_DEFAULTS.theme)
    textStep = shown(int, DEVICE_DEFAULTS.text_step)
    language = shown(str, DEVICE_DEFAULTS.language)
    reducedMotion = shown(bool, default=False)
    biggerButtons = shown(bool, default=False)
    slowTouch = shown(bool, default=False)
    captions = shown(bool, default=True)
    speechSpeed = shown(str, DEVICE_DEFAULTS.speech_speed)
    volume = shown(int, USUAL_VOLUME)
    lowered = shown(bool, default=False)
    languages = shown(list, [{"code": code, "name": name} for code, name in LANGUAGES.items()], constant=True)
    loudest = shown(int, LOUDEST, constant=True)

    chosen = Signal()

    def __init__(self, parent: QObject | None = None, defaults: SettingsSave = DEVICE_DEFAULTS) -> None:
        super().__init__(parent)
        self._defaults = defaults
        self.apply(defaults)

    @property
    def settings(self) -> SettingsSave:
        """What is chosen now."""
        return SettingsSave(
            language=self.language,
            theme=self.theme,
            text_step=self.textStep,
            reduced_motion=self.reducedMotion,
            bigger_buttons=self.biggerButtons,
            slow_touch=self.slowTouch,
            captions=self.captions,
            speech_speed=self.speechSpeed,
        )

    @property
    def as_on_start(self) -> bool:
        """Whether nobody has chosen anything for themselves."""
        return self.settings == self._defaults

    def apply(self, settings: SettingsSave) -> None:
        """Take over settings that come from elsewhere (a person's profile)."""
        self.put(
            theme=settings.theme,
            textStep=settings.text_step,
            language=settings.language if settings.language in LANGUAGES else self._defaults.language,
            reducedMotion=settings.reduced_motion,
            biggerButtons=settings.bigger_buttons,
            slowTouch=settings.slow_touch,
            captions=settings.captions,
            speechSpeed=settings.speech_speed,
        )

    def restore(self) -> None:
        """Back to the device's own settings, for the next person."""
        self.apply(self._defaults)
        self.put(volume=USUAL_VOLUME, lowered=False)

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

    @Slot(bool)
    def setBiggerButtons(self, bigger: bool) -> None:
        """Everything that is pressed is a quarter larger, and keys repeat more slowly."""
        self._choose(biggerButtons=bigger)

    @Slot(bool)
    def setSlowTouch(self, slow: bool) -> None:
        """A touch counts once it has rested for a moment."""
        self._choose(slowTouch=slow)

    @Slot(bool)
    def setCaptions(self, captions: bool) -> None:
        """Whether videos show what is said."""
        self._choose(captions=captions)

    @Slot(str)
    def setSpeechSpeed(self, speed: str) -> None:
        """slow, normal or fast."""
        if speed in SPEEDS:
            self._choose(speechSpeed=speed)

    @Slot()
    def cycleSpeechSpeed(self) -> None:
        """The next speed, and after the fastest the slowest."""
        self.setSpeechSpeed(SPEEDS[(SPEEDS.index(self.speechSpeed) + 1) % len(SPEEDS)])

    @Slot(int)
    def changeSpeechSpeed(self, steps: int) -> None:
        """Slower (negative) or faster, as far as it goes."""
        wanted = SPEEDS.index(self.speechSpeed) + steps
        self.setSpeechSpeed(SPEEDS[max(0, min(len(SPEEDS) - 1, wanted))])

    @Slot(int)
    def changeVolume(self, steps: int) -> None:
        """Quieter (negative) or louder, from 1 to `loudest`."""
        self.put(volume=max(1, min(LOUDEST, self.volume + steps)))

    @Slot(bool)
    def setLowered(self, lowered: bool) -> None:
        """Bring the page down to where a seated person reaches."""
        self.put(lowered=lowered)

    def _choose(self, **values: object) -> None:
        before = self.settings
        self.put(**values)
        if self.settings != before:
            self.chosen.emit()
