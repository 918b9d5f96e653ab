"""What a device found by itself before support was asked, as staff read it. It comes from a device: nothing of it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from central.mail_in.clean_text import clean_line

MAX_CHARACTERS = 160
_STATES = {"ok": "good", "care": "CARE", "problem": "PROBLEM", "unknown": "unknown", "absent": "none"}
_ANSWERS = {"yes": "helped", "no": "did not help", "skip": "was not tried"}


def finding_line(finding: Mapping[str, Any], zone: ZoneInfo) -> str:
    """One line for staff: a check with its state and sentence, or a step with its answer and time."""
    text = _text(finding.get("text"))
    if finding.get("what") == "topic":
        return f"topic  {_text(finding.get('topic'))}: {text}"
    if finding.get("what") == "check":
        code = _text(finding.get("code"))
        return f"check  {_text(finding.get('check'))}: {_STATES.get(str(finding.get('state')), 'unknown')} ({code}) {text}".rstrip()
    if finding.get("what") == "tried":
        return f"tried  {text}: {_ANSWERS.get(str(finding.get('answer')), 'unknown')}{_when(finding.get('at_ms'), zone)}"
    return f"found  {text}" if text else "found something that this program does not know"


def _text(value: Any) -> str:
    return clean_line(value, MAX_CHARACTERS) if isinstance(value, str) else ""


def _when(value: Any, zone: ZoneInfo) -> str:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 42:
        return ""
    return f", {datetime.fromtimestamp(value / 1000, UTC).astimezone(zone):%Y-%m-%d %H:%M}"
