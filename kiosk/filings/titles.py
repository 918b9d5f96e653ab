"""What a filing is called in lists, in every language of its form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from kiosk.filings.form import Form, Words


def title_words(form: Form, answers: Mapping[str, Any] | None) -> Words:
    """The choice that says what it is about, else the form's name. What is filed sealed bears the form's name alone."""
    value = None if form.confidential or answers is None else answers.get(form.titled_by)
    for question in form.questions:
        if value not in {None, "other"} and question.name == form.titled_by:
            for choice in question.choices:
                if choice.value == value:
                    return choice.name
    return form.name
