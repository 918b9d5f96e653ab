"""The JSON Schema (draft 2020-12) of a form's answers: the small part of it that forms may use. Standard library only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from kiosk.filings.form_reader import BadForm, Node

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MAX_FIELDS = 32
MAX_VALUES = 24
MAX_CHARACTERS = 6000
MAX_NUMBER = 1_000_000
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
VALUE = re.compile(r"[a-z0-9][a-z0-9_-]{0,31}")

FieldKind = Literal["choice", "several", "yes_no", "day", "text", "number"]


@dataclass(frozen=True)
class Field:
    """An answer. `least` and `most`: characters of a text, how many of several, the bounds of a number."""

    name: str
    kind: FieldKind
    values: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    required: bool = False


@dataclass(frozen=True)
class Test:
    """Holds where the answer of `field` is one of `values` (of several: contains one of them)."""

    field: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True)
class Rule:
    """`if` all tests hold, `needed` must be answered, else `unasked` are not asked."""

    tests: tuple[Test, ...]
    needed: tuple[str, ...]
    unasked: tuple[str, ...]


def read_fields(node: Node) -> dict[str, Field]:
    """The properties of the answers, by name. Raises BadForm."""
    if node.raw("$schema", DIALECT) != DIALECT:
        raise BadForm(f"{node.at('$schema')}: must be {DIALECT}")
    if node.raw("type") != "object":
        raise BadForm(f"{node.at('type')}: must be object")
    if node.raw("additionalProperties", None) is not False:
        raise BadForm(f"{node.at('additionalProperties')}: must be false")
    properties = node.child("properties")
    names = properties.names()
    if not 1 <= len(names) <= MAX_FIELDS:
        raise BadForm(f"{node.at('properties')}: 1 to {MAX_FIELDS} answers are wanted")
    required = node.texts("required", MAX_FIELDS, default=[])
    for name in required:
        if name not in names:
            raise BadForm(f"{node.at('required')}: there is no {name!r}")
    fields = {}
    for name in names:
        if NAME.fullmatch(name) is None:
            raise BadForm(f"{properties.at(name)}: a name must look like {NAME.pattern}")
        fields[name] = _field(properties.child(name), name, required=name in required)
    return fields


def _field(node: Node, name: str, *, required: bool) -> Field:
    kind = node.one_of("type", ("string", "boolean", "integer", "array"))
    if kind == "boolean":
        field = Field(name, "yes_no", required=required)
    elif kind == "integer":
        least, most = node.whole("minimum", -MAX_NUMBER, MAX_NUMBER), node.whole("maximum", -MAX_NUMBER, MAX_NUMBER)
        if least >= most:
            raise BadForm(f"{node.at('maximum')}: must be more than minimum")
        field = Field(name, "number", (), least, most, required)
    elif kind == "array":
        field = _several(node, name, required=required)
    elif node.has("enum"):
        field = Field(name, "choice", _values(node), required=required)
    elif node.has("format"):
        node.one_of("format", ("date",))
        field = Field(name, "day", required=required)
    else:
        most = node.whole("maxLength", 1, MAX_CHARACTERS)
        field = Field(name, "text", (), node.whole("minLength", 1, most, default=1), most, required)
    _only(node, field)
    return field


def _several(node: Node, name: str, *, required: bool) -> Field:
    items = node.child("items")
    items.one_of("type", ("string",))
    values = _values(items)
    _only_names(items, {"type", "enum"})
    if node.raw("uniqueItems", None) is not True:
        raise BadForm(f"{node.at('uniqueItems')}: must be true")
    most = node.whole("maxItems", 1, len(values), default=len(values))
    return Field(name, "several", values, node.whole("minItems", 1, most, default=1), most, required)


def _values(node: Node) -> tuple[str, ...]:
    values = node.texts("enum", MAX_VALUES)
    for value in values:
        if VALUE.fullmatch(value) is None:
            raise BadForm(f"{node.at('enum')}: {value!r} must look like {VALUE.pattern}")
    if len(values) < 2:
        raise BadForm(f"{node.at('enum')}: a choice has two values or more")
    return tuple(values)


_KNOWN = {
    "choice": {"type", "enum"},
    "several": {"type", "items", "uniqueItems", "minItems", "maxItems"},
    "yes_no": {"type"},
    "day": {"type", "format"},
    "text": {"type", "minLength", "maxLength"},
    "number": {"type", "minimum", "maximum"},
}


def _only(node: Node, field: Field) -> None:
    # Always: a keyword that devices do not know would be a rule that they do not keep.
    _only_names(node, _KNOWN[field.kind] | {"title", "description"})
    if field.kind == "text" and node.raw("minLength", None) is None:
        raise BadForm(f"{node.at('minLength')}: is missing (1, or more)")
    if field.kind == "several" and node.raw("minItems", None) is None:
        raise BadForm(f"{node.at('minItems')}: is missing (1, or more)")


def _only_names(node: Node, known: set[str]) -> None:
    for name in node.names():
        if name not in known:
            raise BadForm(f"{node.at(name)}: forms may not use this keyword here")


def read_rules(node: Node, fields: dict[str, Field]) -> tuple[Rule, ...]:
    """The conditions (`allOf` of `if`, `then`, `else`). Raises BadForm."""
    _only_names(node, {"$schema", "$id", "title", "description", "type", "properties", "required", "additionalProperties", "allOf"})
    if not node.has("allOf"):
        return ()
    return tuple(_rule(rule, fields) for rule in node.children("allOf", 1, MAX_FIELDS))


def _rule(node: Node, fields: dict[str, Field]) -> Rule:
    _only_names(node, {"if", "then", "else"})
    tests = _tests(node.child("if"), fields)
    needed: list[str] = []
    if node.has("then"):
        then = node.child("then")
        _only_names(then, {"required"})
        needed = then.texts("required", MAX_FIELDS)
    unasked: list[str] = []
    if node.has("else"):
        otherwise = node.child("else")
        _only_names(otherwise, {"properties"})
        closed = otherwise.child("properties")
        for name in closed.names():
            if closed.raw(name) is not False:
                raise BadForm(f"{closed.at(name)}: must be false")
        unasked = closed.names()
    for name in (*needed, *unasked):
        if name not in fields:
            raise BadForm(f"{node.at('then')}: there is no {name!r}")
    if not needed and not unasked:
        raise BadForm(f"{node.at('if')}: nothing follows from it")
    return Rule(tests, tuple(needed), tuple(unasked))


def _tests(node: Node, fields: dict[str, Field]) -> tuple[Test, ...]:
    _only_names(node, {"properties", "required"})
    properties = node.child("properties")
    names = properties.names()
    if not names or set(node.texts("required", MAX_FIELDS)) != set(names):
        raise BadForm(f"{node.at('required')}: must name what `properties` names")
    return tuple(_test(properties.child(name), name, fields, properties.at(name)) for name in names)


def _test(node: Node, name: str, fields: dict[str, Field], where: str) -> Test:
    field = fields.get(name)
    if field is None or field.kind not in {"choice", "several", "yes_no"}:
        raise BadForm(f"{where}: only a choice or a yes or no can be a condition")
    if field.kind == "several":
        _only_names(node, {"contains"})
        node = node.child("contains")
    _only_names(node, {"const", "enum"})
    if node.has("const"):
        values: list[Any] = [node.raw("const")]
    else:
        values = node.raw("enum") if isinstance(node.raw("enum"), list) else []
    fitting: tuple[Any, ...] = (True, False) if field.kind == "yes_no" else field.values
    if not values or any(type(value) is not type(fitting[0]) or value not in fitting for value in values):
        raise BadForm(f"{where}: is no answer of {name!r}")
    return Test(name, tuple(values))
