"""Words of guided steps: what is looked at, how it is, and what goes with a ticket."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from PySide6.QtCore import QObject

from kiosk.filings.form import in_language
from kiosk.filings.guide import Seen, Topic, checks_of

_MARKS = {"ok": ("circle-check", "leaf"), "care": ("triangle-alert", "honey"), "problem": ("triangle-alert", "rose")}
_UNKNOWN = ("circle-help", "slate")


class GuidedWords(QObject):
    """In the language that is asked for; `kind` is the device's."""

    def title(self, phase: str) -> str:
        """What is going on."""
        return {
            "checking": self.tr("We are looking"),
            "step": self.tr("Let's try this first"),
            "person": self.tr("Now ask a person"),
            "solved": self.tr("Good that it works"),
        }.get(phase, "")

    def checks(self, topic: Topic, kind: str, seen: Mapping[str, Seen], language: str) -> list[dict[str, Any]]:
        """What is looked at, without what this device does not have: [{ text, icon, hue, busy }]."""
        told = []
        for step in checks_of(topic, kind):
            found, name = seen.get(step.check), in_language(dict(step.name or {}), language)
            if found is not None and found.state == "absent":
                continue
            icon, hue = _UNKNOWN if found is None else _MARKS.get(found.state, _UNKNOWN)
            word = self._word(found)
            told.append({"text": f"{name}: {word}", "icon": icon, "hue": hue, "busy": found is None})
        return told

    def looked(self, seen: Collection[Seen]) -> str:
        """What came of looking, in a line; "" where nothing is known."""
        good = sum(one.state == "ok" for one in seen)
        wrong = sum(one.state in {"care", "problem"} for one in seen)
        told = [self.tr("%n part(s) good.", "", good) if good else "", self.tr("%n part(s) need care.", "", wrong) if wrong else ""]
        return " ".join(part for part in (self.tr("We looked:") if good or wrong else "", *told) if part)

    def along(
        self, topic: Topic, kind: str, seen: Mapping[str, Seen], not_helped: Collection[str], language: str
    ) -> list[dict[str, str]]:
        """What goes with a ticket: [{ text, icon, hue }]."""
        told = [{key: str(check[key]) for key in ("text", "icon", "hue")} for check in self.checks(topic, kind, seen, language)]
        for step in topic.steps:
            if step.page is not None and step.id in not_helped:
                tried = self.tr("You tried: %1").replace("%1", in_language(step.page.title, language))
                told.append({"text": tried, "icon": "circle-check", "hue": "slate"})
        return told

    def _word(self, seen: Seen | None) -> str:
        if seen is None:
            return self.tr("looking")
        words = {"ok": self.tr("good"), "care": self.tr("look here"), "problem": self.tr("needs care")}
        return words.get(seen.state, self.tr("not known"))
