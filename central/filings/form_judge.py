"""Whether a document is a form (docs/form-format.md), and whether answers are answers to it: JSON Schema, draft 2020-12."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError

import resources
from kiosk.filings.form import BadForm, Form, read_form
from kiosk.filings.guide_format import read_guide

MAX_FORM_BYTES = 256 * 1024
_ICONS = Path(resources.__file__).parent / "icons"


def judge_form(document: Any) -> Form:
    """Read a form as strictly as central does. Raises BadForm, which says where and why."""
    schema = document.get("answers") if isinstance(document, dict) else None
    try:
        Draft202012Validator.check_schema(schema if isinstance(schema, dict) else {})
    except SchemaError as error:
        where = ".".join(["answers", *(str(part) for part in error.absolute_path)])
        raise BadForm(f"{where}: {error.message}") from error
    form = read_form(document, strict=True)
    read_guide(form, strict=True)
    if not (_ICONS / f"{form.icon}.svg").is_file():
        raise BadForm(f"icon: there is no {form.icon!r}")
    _judge_languages(document)
    return form


def read_form_file(path: Path) -> dict[str, Any]:
    """The JSON of a file, judged. Raises BadForm (the text begins with the file's name) and OSError."""
    data = path.read_bytes()
    if len(data) > MAX_FORM_BYTES:
        raise BadForm(f"{path.name}: is larger than {MAX_FORM_BYTES // 1024} KB")
    try:
        document = json.loads(data, object_pairs_hook=_no_field_twice)
        judge_form(document)
    except BadForm as error:
        raise BadForm(f"{path.name}: {error}") from error
    except (ValueError, RecursionError) as error:
        raise BadForm(f"{path.name}: is no JSON: {error}") from error
    return dict(document)


def answer_faults(document: Mapping[str, Any], answers: Any) -> list[str]:
    """Why these answers are none to this form, field and rule of each fault; empty: they are. No answer is repeated in it."""
    validator = Draft202012Validator(document["answers"], format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{'.'.join(str(part) for part in error.absolute_path)}: {error.validator}" for error in validator.iter_errors(answers)]


def _judge_languages(document: Mapping[str, Any]) -> None:
    """Every text in every language that the form speaks."""
    found = list(_words_of(document, ()))
    wanted = {tag for _, words in found for tag in words}
    for where, words in found:
        missing = sorted(wanted - set(words))
        if missing:
            raise BadForm(f"{'.'.join(where)}: is not there in {', '.join(missing)}")


def _words_of(value: Any, where: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Mapping[str, str]]]:
    if where[:1] == ("answers",):
        return
    if isinstance(value, dict):
        if "en" in value and all(isinstance(said, str) for said in value.values()):
            yield where, value
            return
        for name, part in value.items():
            yield from _words_of(part, (*where, str(name)))
    elif isinstance(value, list):
        for number, part in enumerate(value):
            yield from _words_of(part, (*where, str(number)))


def _no_field_twice(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        raise BadForm(f"{next(name for name in names if names.count(name) > 1)}: stands there twice")
    return found
