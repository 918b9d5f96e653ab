"""Which clock a filing runs by: its form's, unless the facility's rules say otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from central.filings.calendar import Calendar, Count
from central.policy import Policy
from kiosk.filings.form import Form

DAY_MS = 24 * 3600 * 1000


@dataclass(frozen=True)
class Clock:
    """Days of one type at one facility. `answer_days` None: no deadline (a safety report has none)."""

    calendar: Calendar
    count: Count
    answer_days: int | None
    appeal_days: int
    reopen_days: int

    def due_ms(self, from_ms: int) -> int | None:
        """When the answer to what began then is due."""
        return None if self.answer_days is None else self.calendar.due_ms(from_ms, self.answer_days, self.count)

    def step_due_ms(self, from_ms: int, days: int | None) -> int | None:
        """When a step should be done."""
        return None if days is None else self.calendar.due_ms(from_ms, days, self.count)

    def appeal_until_ms(self, answered_ms: int) -> int | None:
        """Until when it may be appealed. Days of an author count like days of an answer."""
        return self.calendar.due_ms(answered_ms, self.appeal_days, self.count) if self.appeal_days else None

    def reopen_until_ms(self, answered_ms: int) -> int | None:
        """Until when it may be reopened."""
        return self.calendar.due_ms(answered_ms, self.reopen_days, "calendar") if self.reopen_days else None


def clock_of(form: Form, policy: Policy) -> Clock:
    """The clock of a form here. A safety report never has a deadline, whatever anybody writes (28 CFR 115.52 (b))."""
    rules, handling = policy.requests, form.handling
    rule = rules.rules.get(form.type)
    answer_days = handling.answer_days if rule is None or rule.answer_days is None else rule.answer_days
    appeal_days = handling.appeal_days if rule is None or rule.appeal_days is None else rule.appeal_days
    reopen_days = handling.reopen_days if rule is None or rule.reopen_days is None else rule.reopen_days
    return Clock(
        calendar_of(policy),
        handling.count if rule is None or rule.count is None else rule.count,
        None if form.kind == "prea" else answer_days,
        appeal_days if handling.appeal_type else 0,
        reopen_days,
    )


def calendar_of(policy: Policy) -> Calendar:
    """The facility's calendar."""
    return Calendar.of(policy.facility.zone, policy.requests.working_days, policy.requests.holidays)
