"""How filings are said: dates, steps, what staff and author said, where one stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QObject

from kiosk.filings.kept import FiledRow, Kept, Said, Step
from kiosk.ui.desk import Desk

#: Icons of steps that come, by place: the last one is the end.
LATER, LAST = "calendar-days", "flag"


class FilingTrackWords(QObject):
    """Values ready to show, in the language of the screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def kind_line(self, row: FiledRow) -> str:
        """ "Dental · DR-G5BHJ0031-RJ"."""
        return f"{row.kind_name} · {row.number}"

    def at(self, at_ms: int) -> str:
        """A moment beside a step: "Today 11:20 am", "Monday 8:10 am"."""
        return self._desk.words.sentence(self._desk.words.moment(at_ms, self._desk.now_ms))

    def due_title(self, kept: Kept) -> str:
        """What stands over the date."""
        row = kept.row
        if row.status != "open" or row.due_ms is None:
            return ""
        return self.tr("An answer was due") if self.late(row) else self.tr("Next answer expected by")

    def late(self, row: FiledRow) -> bool:
        """Whether its day is over."""
        return row.status == "open" and row.due_ms is not None and (row.overdue or row.due_ms < self._desk.now_ms)

    def due_line(self, kept: Kept) -> str:
        """What the date means for the person."""
        if self.late(kept.row):
            return (
                self.tr("This is late. You can remind them, or appeal.")
                if kept.appeal_type
                else self.tr("This is late. You can remind them.")
            )
        return ""

    def standing(self, kept: Kept) -> tuple[str, str, str, str]:
        """(icon, hue, title, line) of the card above the steps; an empty title: the date stands there, or nothing."""
        row = kept.row
        if row.refused:
            line = self.tr("Your words are still here. You can file it again, or ask staff.")
            return "circle-alert", "rose", self.tr("This was not taken"), line
        if not row.at_central:
            line = self.tr("It goes out with the next connection. The time you filed counts.")
            return "cloud", "honey", self.tr("Saved here with its number"), line
        by_status = {
            "answered": ("circle-check", "leaf", self.tr("It was answered"), self._until(kept)),
            "closed": ("circle-check", "slate", self.tr("It is finished"), self._until(kept)),
            "withdrawn": ("undo-2", "slate", self.tr("You took it back"), self.tr("Nobody works on it any more.")),
            "duplicate": ("copy", "slate", self.tr("It was filed twice"), self.tr("The other one goes on.")),
        }
        if row.status in by_status:
            return by_status[row.status]
        if row.due_ms is None:
            line = (
                self.tr("%1 has it. There is no deadline.").replace("%1", kept.holder)
                if kept.holder
                else self.tr("There is no deadline.")
            )
            return "shield" if row.kind == "prea" else "clock", "leaf", self.tr("They have it"), line
        return "", "slate", "", ""

    def _until(self, kept: Kept) -> str:
        now_ms, lines = self._desk.now_ms, []
        if kept.appeal_type and kept.appeal_until_ms is not None and kept.appeal_until_ms > now_ms:
            day = self._desk.words.short_date(kept.appeal_until_ms, now_ms)
            lines.append(self.tr("You can appeal until %1.").replace("%1", day))
        if kept.reopen_until_ms is not None and kept.reopen_until_ms > now_ms:
            day = self._desk.words.short_date(kept.reopen_until_ms, now_ms)
            lines.append(self.tr("You can open it again until %1.").replace("%1", day))
        return "\n".join(lines)

    def steps(self, kept: Kept) -> list[dict[str, Any]]:
        """[{ title, line, at, state, icon, said }]: what was said stands below the step it belongs to."""
        row = kept.row
        first: dict[str, Any] = {
            "title": self.tr("You sent it"),
            "line": "" if row.at_central else self.tr("It is saved on this device."),
            "at": self.at(row.filed_ms),
            "state": "done" if row.at_central else "now",
            "icon": "send",
            "said": [],
        }
        made = [first, *(self._step(step, row, last=n == len(kept.steps) - 1) for n, step in enumerate(kept.steps))]
        for one in kept.said:
            made[self._place(one, kept.steps)]["said"].append(self.said(one))
        return made

    def said(self, one: Said) -> dict[str, Any]:
        """One thing that was said: { id, mine, who, at, text, note }."""
        what = {
            "worse": self.tr("You: it got worse"),
            "reopened": self.tr("You opened it again"),
            "withdrawn": self.tr("You took it back"),
        }
        mine = one.by == "author"
        text = one.text
        if not text and one.sealed:
            text = self.tr("This device cannot open these words. Sign in again while it is connected.")
        note = self.tr("Saved here. It goes out with the next connection.") if one.waits else ""
        if one.refused:
            note = self.tr("This did not go out. Please say it again.")
        who = what.get(one.what, self.tr("You")) if mine else one.who or self.tr("Staff")
        return {"id": one.id, "mine": mine, "who": who, "at": self.at(one.at_ms), "text": text, "note": note}

    def _step(self, step: Step, row: FiledRow, *, last: bool) -> dict[str, Any]:
        at = ""
        if step.at_ms is not None:
            at = self.at(step.at_ms)
        elif step.due_ms is not None and step.state in {"now", "later"}:
            at = self.tr("By %1", "date").replace("%1", self._desk.words.short_date(step.due_ms, self._desk.now_ms))
        icon = LAST if last else row.icon if step.state == "now" else LATER
        return {"title": step.name, "line": step.line, "at": at, "state": step.state, "icon": icon, "said": []}

    def _place(self, one: Said, steps: Sequence[Step]) -> int:
        """Below which step something stands: the one it names, else the last that was done before it was said."""
        for n, step in enumerate(steps, 1):
            if one.step and step.code == one.step:
                return n
        before = [n for n, step in enumerate(steps, 1) if step.at_ms is not None and step.at_ms <= one.at_ms]
        return before[-1] if before else 0

    def chip(self, row: FiledRow) -> dict[str, str]:
        """{ text, icon, hue } of a row: what is new, else what somebody has to know."""
        if row.has_news:
            return {"text": self.tr("New update"), "icon": "bell", "hue": "sky"}
        if row.refused:
            return {"text": self.tr("Not taken"), "icon": "circle-alert", "hue": "rose"}
        if not row.at_central:
            return {"text": self.tr("Saved here"), "icon": "cloud", "hue": "honey"}
        if self.late(row):
            return {"text": self.tr("Late"), "icon": "clock", "hue": "honey"}
        done = {
            "answered": (self.tr("Answered"), "circle-check", "leaf"),
            "closed": (self.tr("Finished"), "check", "slate"),
            "withdrawn": (self.tr("Taken back"), "undo-2", "slate"),
            "duplicate": (self.tr("Filed twice"), "copy", "slate"),
        }
        if row.status in done:
            text, icon, hue = done[row.status]
            return {"text": text, "icon": icon, "hue": hue}
        return {"text": self.tr("Open"), "icon": "circle-dot", "hue": "sky"}

    def row_line(self, row: FiledRow) -> str:
        """Where it is now, in a list."""
        sent = self.tr("sent %1").replace("%1", self._desk.words.moment(row.filed_ms, self._desk.now_ms))
        return " · ".join(part for part in (row.kind_name if row.kind_name != row.title else "", sent) if part)
