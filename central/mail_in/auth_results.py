"""Who proved to be the sender, by the word of our own receiving server (RFC 8601). Pure.

Only the topmost `Authentication-Results` of our authserv-id counts: that server puts its line on top and strips lines that forge its
name (RFC 8601 section 5); central must be reachable by that server only. `dmarc=pass` must name the domain of the one `From` address.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"\s*dmarc\s*=\s*([a-z]+)(?:\s|\Z)", re.IGNORECASE)
_HEADER_FROM = re.compile(r"\sheader\.from\s*=\s*\"?([^\s\";]+)", re.IGNORECASE)
_MAX_HEADER = 8000


def sender_proven(headers: Sequence[str], authserv_id: str, from_addresses: Sequence[str]) -> bool:
    """Whether our server saw DMARC pass for the domain of the only From address."""
    if len(from_addresses) != 1 or "@" not in from_addresses[0]:
        return False
    domain = from_addresses[0].rpartition("@")[2].lower().rstrip(".")
    for header in headers:
        statements = _statements(header)
        if not statements or _server(statements[0]) != authserv_id.lower():
            continue
        return _dmarc_passes(statements[1:], domain)
    return False


def _dmarc_passes(statements: Sequence[str], domain: str) -> bool:
    verdicts = [statement for statement in statements if _RESULT.match(statement)]
    if len(verdicts) != 1:
        return False  # none, or two that someone may play against each other
    result = _RESULT.match(verdicts[0])
    named = _HEADER_FROM.findall(verdicts[0])
    return result is not None and result[1].lower() == "pass" and len(named) == 1 and named[0].lower().rstrip(".") == domain


def _server(statement: str) -> str:
    words = statement.split()
    return words[0].strip('"').lower() if words else ""


def _statements(header: str) -> list[str]:
    """The header without comments and quoted words' insides, split at semicolons."""
    value = " ".join(header[:_MAX_HEADER].split())
    value = re.sub(r'"[^"]*"', lambda match: match[0] if ";" not in match[0] and "(" not in match[0] else '""', value)
    while True:
        stripped = _COMMENT.sub(" ", value)
        if stripped == value:
            break
        value = stripped
    return [part.strip() for part in value.split(";")]
