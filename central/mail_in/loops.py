"""Automatic mail (RFC 3834): answering machines, lists, loops and bounces are dropped, so that no two machines talk. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

LOOP_HEADER = "X-Lumen-Loop"
_BULK = frozenset({"bulk", "junk", "list", "auto_reply"})


def automatic_reason(headers: Mapping[str, str]) -> str | None:
    """Why a mail is automatic (a code for the log); None for a person's mail. Names of headers are lower case."""
    return next(iter(_reasons(headers)), None)


def _reasons(headers: Mapping[str, str]) -> Iterator[str]:
    submitted = headers.get("auto-submitted", "no").split(";")[0].strip().lower()
    if submitted not in {"no", ""}:
        yield "auto_submitted"
    if headers.get("precedence", "").strip().lower() in _BULK:
        yield "precedence"
    if "list-id" in headers:
        yield "list"
    if LOOP_HEADER.lower() in headers:
        yield "loop"
    if headers.get("return-path", "").replace(" ", "") == "<>":
        yield "bounce"
    if headers.get("x-autoreply", "").strip() or headers.get("x-autorespond", "").strip():
        yield "auto_reply"
