"""How a visit is told: when it is, how long it takes until then, where it stands and why."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kiosk.ui.desk import Desk
from kiosk.visits.rules import Visit
from kiosk.wallet.accounts import Restriction

MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS


class VisitWords(QObject):
    """Words of visits, in the language and zone of the screen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk

    def short_name(self, visit: Visit) -> str:
        """Rosa."""
        return self._desk.face(visit.contact, visit.name).short

    def when(self, visit: Visit) -> str:
        """Tomorrow 6:00 pm."""
        words = self._desk.words
        return words.sentence(words.moment_ahead(visit.starts_ms, self._desk.now_ms))

    def moment(self, at_ms: int) -> str:
        """The same, of any moment, within a sentence."""
        return self._desk.words.moment_ahead(at_ms, self._desk.now_ms)

    def day(self, at_ms: int) -> str:
        """Tuesday, June 3."""
        return self._desk.words.date(at_ms)

    def length(self, visit: Visit) -> str:
        """30 minutes."""
        return self._desk.words.wait(visit.minutes * MINUTE_MS)

    def times_of_day(self, visit: Visit) -> str:
        """2:30 pm to 3:00 pm."""
        words = self._desk.words
        both = self.tr("%1 to %2", "times of a day").replace("%1", words.time(visit.starts_ms))
        return both.replace("%2", words.time(visit.ends_ms))

    def line(self, visit: Visit) -> str:
        """Tomorrow 6:00 pm · 30 minutes; of a wish, all times that were named."""
        if visit.state == "asked":
            return self.tr("You asked for %1").replace("%1", self.times(visit))
        return f"{self.when(visit)} · {self.length(visit)}"

    def times(self, visit: Visit) -> str:
        """June 3, 6:00 pm, or June 4, 9:00 am."""
        both = self.tr("%1, or %2", "times")
        named = [self.moment(one) for one in visit.wishes] or [self.moment(visit.starts_ms)]
        said = named[0]
        for other in named[1:]:
            said = both.replace("%1", said).replace("%2", other)
        return said

    def countdown(self, visit: Visit) -> str:
        """In 2 hours; in 3 days; it is time: as it stands within a sentence."""
        now_ms = self._desk.now_ms
        left = visit.starts_ms - now_ms
        if left <= 0:
            return self.tr("it is time")
        if left < 48 * HOUR_MS:
            return self.tr("in %1", "a length of time").replace("%1", self._desk.words.wait(left))
        days = -self._desk.words.days_ago(visit.starts_ms, now_ms)
        return self.tr("in %n day(s)", "", days)

    def paused(self, held: Restriction | None) -> str:
        """That visits are on hold, and until when; "" when they are not."""
        if held is None:
            return ""
        if held.ends_ms is None:
            return self.tr("Video visits are paused for you.")
        return self.tr("Video visits are paused until %1").replace("%1", self.moment(held.ends_ms))

    def closed(self, visit: Visit, held: Restriction | None) -> str:
        """Why it cannot be joined now; "" when it can. A hold is none for legal contacts."""
        now_ms = self._desk.clock.now_ms()
        if held is not None and not self._desk.face(visit.contact, visit.name).legal:
            return self.paused(held)
        if visit.can_join(now_ms):
            return ""
        if visit.said == "accept" or (visit.join is None and visit.certain()):
            return self.tr("Your answer is on its way. It opens when the connection is back.")
        if now_ms < visit.opens_ms:
            return self.tr("You can join at %1").replace("%1", self._desk.words.time(visit.opens_ms))
        return self.tr("This visit is over.")

    def chip(self, visit: Visit) -> dict[str, str]:
        """Where it stands: a word, an icon, a hue."""
        text, icon, hue = self._said(visit) or self._standing(visit)
        return {"text": text, "icon": icon, "hue": hue}

    def state(self, visit: Visit) -> str:
        """Where it stands, as a sentence."""
        name = self.short_name(visit)
        if visit.refused:
            return self.refusal(visit.refused)
        if visit.said:
            if visit.said == "cancel":
                return self.tr("You called it off. It goes out with the next connection.")
            return self.tr("You answered. It goes to %1 with the next connection.").replace("%1", name)
        if visit.state == "offered" and visit.answer_until_ms is not None:
            asked = self.tr("%1 would like to see you. Please answer by %2").replace("%1", name)
            return asked.replace("%2", self.moment(visit.answer_until_ms))
        if visit.moved_from_ms is not None and visit.state == "booked":
            return self.tr("It has a new time. Before it was %1").replace("%1", self.moment(visit.moved_from_ms))
        return self._ended(visit, name)

    def refusal(self, code: str) -> str:
        """Why central did not take what the resident wished."""
        return {
            "contact_not_allowed": self.tr("Visits with this person are not allowed now."),
            "off": self.tr("There are no video visits here now."),
            "blocked": self.tr("Visits are paused for you."),
            "busy": self.tr("You have another visit at that time."),
            "full": self.tr("All places were taken at that time."),
            "outside_hours": self.tr("That time is outside visiting hours."),
            "too_many_requests": self.tr("You have enough requests that wait."),
            "too_soon": self.tr("That time was too soon."),
            "too_far": self.tr("That time was too far ahead."),
            "past": self.tr("That time is over."),
            "no_time": self.tr("The times you named have passed."),
            "week_full": self.tr("You have all your visits of that week."),
            "too_late": self.tr("Your answer came too late."),
            "changed": self.tr("The visit had changed before your answer came."),
        }.get(code, self.tr("Staff said no. You can ask them why."))

    def _said(self, visit: Visit) -> tuple[str, str, str] | None:
        if visit.said == "accept":
            return self.tr("You said yes"), "check", "leaf"
        if visit.said == "decline":
            return self.tr("You said no"), "x", "slate"
        return (self.tr("Called off"), "x", "slate") if visit.said == "cancel" else None

    def _standing(self, visit: Visit) -> tuple[str, str, str]:
        now_ms = self._desk.clock.now_ms()
        if visit.to_answer(now_ms):
            moved = (self.tr("New time"), "calendar-clock", "honey")
            return moved if visit.moved_from_ms is not None else (self.tr("Your answer?"), "hand", "honey")
        if visit.can_join(now_ms):
            return self.tr("Open now"), "video", "leaf"
        if not visit.to_come(now_ms) and visit.state in {"booked", "on", "over"}:
            return self.tr("Over"), "check", "slate"
        return {
            "asked": (self.tr("Waiting"), "clock", "honey"),
            "offered": (self.tr("Not answered"), "clock", "slate"),
            "booked": (self.tr("Booked"), "circle-check", "leaf"),
            "on": (self.tr("Booked"), "circle-check", "leaf"),
            "ringing": (self.tr("Missed"), "phone-off", "slate"),
            "missed": (self.tr("Missed"), "phone-off", "slate"),
            "declined": (self.tr("You said no"), "x", "slate"),
            "refused": (self.tr("Not booked"), "circle-alert", "rose"),
            "cancelled": (self.tr("Called off"), "x", "rose" if visit.by != "resident" else "slate"),
        }.get(visit.state, (self.tr("Over"), "check", "slate"))

    def _ended(self, visit: Visit, name: str) -> str:
        if visit.state == "cancelled":
            return self._cancelled(visit, name)
        if visit.state == "missed" and visit.kind == "direct":
            return self.tr("%1 called you. The call was not answered.").replace("%1", name)
        return {
            "asked": self.tr("Staff look at your request. You will see the answer here."),
            "missed": self.tr("You two did not meet."),
            "declined": self.tr("You said no to this visit."),
            "refused": self.refusal(visit.reason),
            "over": self.tr("This visit is over."),
        }.get(visit.state, "")

    def _cancelled(self, visit: Visit, name: str) -> str:
        if visit.by == "resident":
            return self.tr("You called it off.")
        if visit.reason == "not_answered":
            return self.tr("It was not answered in time.")
        why = {
            "full": self.tr("There was no place free."),
            "staff_short": self.tr("There are not enough staff."),
            "safety": self.tr("It is for safety."),
            "place": self.tr("The room or device is not there."),
            "paused": self.tr("Visits are paused for you."),
        }.get(visit.reason, "")
        who = self.tr("%1 called it off.").replace("%1", name) if visit.by == "contact" else self.tr("Staff called it off.")
        return f"{who} {why}".strip()
