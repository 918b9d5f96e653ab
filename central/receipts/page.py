"""`/receipts`: staff put in what a scanner read of a receipt's square code. No script, nothing kept, no more than the paper says."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs

from starlette.responses import HTMLResponse

from central.database import Database
from central.lately import Lately
from central.receipts.tables import receipt_checks
from central.receipts.verify import Finding, verify_receipt
from kiosk.sync.receipt_form import MAX_CHARACTERS

#: Questions a minute, of everybody together: staff at a desk, not a machine that tries codes.
MAX_CHECKS = 60
WINDOW_MS = 60_000
MAX_FORM_BYTES = 4096

_STYLE = """
body{font:18px/1.5 system-ui,sans-serif;margin:0;background:#f6f4ef;color:#1f2430}
main{max-width:40rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.6rem}label{display:block;margin:1rem 0 .25rem;font-weight:600}
textarea,input{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #6b7280;border-radius:.5rem}
textarea{min-height:7rem;font-family:ui-monospace,monospace}
button{margin-top:1rem;font:inherit;font-weight:600;padding:.7rem 1.4rem;border:0;border-radius:.5rem;background:#1f4e79;color:#fff}
section{margin:1.5rem 0;padding:1rem 1.25rem;border-left:.5rem solid;background:#fff}
.genuine{border-color:#1b7a43}.false{border-color:#b3261e}.void,.waiting,.unrecorded,.busy{border-color:#a15c00}
h2{margin:0;font-size:1.25rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0;font-weight:600}
"""
_STYLE_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
_HEADERS = {
    "content-security-policy": (
        f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


@dataclass(frozen=True)
class ReceiptPage:
    """The page and its answers."""

    database: Database

    def ask(self) -> HTMLResponse:
        """The empty form."""
        return _page("", "", "")

    def judge(self, body: bytes, now_ms: int) -> HTMLResponse:
        """The answer to a form that was sent (`application/x-www-form-urlencoded`)."""
        if len(body) > MAX_FORM_BYTES:
            return _page("", "", _said("false", "This is too long for a receipt.", ""), status=413)
        lately = Lately(self.database, receipt_checks, WINDOW_MS)
        if lately.count(now_ms) >= MAX_CHECKS:
            busy = _said("busy", "Too many questions just now.", "Wait a minute, then ask again.")
            return _page("", "", busy, status=429, headers={"retry-after": "60"})
        lately.add(now_ms)
        text, number = _fields(body)
        with self.database.read() as connection:
            finding = verify_receipt(connection, text, number)
        return _page(text[:MAX_CHARACTERS], number[:40], _answer(finding))


def _fields(body: bytes) -> tuple[str, str]:
    try:
        fields = parse_qs(body.decode("ascii", "replace"), max_num_fields=4)
    except ValueError:  # more fields than the form has
        fields = {}
    return fields.get("code", [""])[0], fields.get("number", [""])[0]


def _answer(finding: Finding) -> str:
    rows = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in finding.lines)
    return _said(finding.verdict, finding.headline, finding.why, f"<dl>{rows}</dl>" if rows else "")


def _said(kind: str, headline: str, why: str, more: str = "") -> str:
    return f'<section class="{kind}" role="status"><h2>{escape(headline)}</h2><p>{escape(why)}</p>{more}</section>'


def _page(text: str, number: str, answer: str, *, status: int = 200, headers: dict[str, str] | None = None) -> HTMLResponse:
    return HTMLResponse(
        f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Check a receipt</title>
<style>{_STYLE}</style></head><body><main><h1>Check a receipt</h1>{answer}
<form method="post" action="/receipts" autocomplete="off">
<label for="code">What the scanner reads in the square code</label>
<textarea id="code" name="code" required maxlength="{MAX_CHARACTERS}" spellcheck="false">{escape(text)}</textarea>
<label for="number">Receipt number on the paper (optional)</label>
<input id="number" name="number" maxlength="40" value="{escape(number)}">
<button type="submit">Check</button></form></main></body></html>
""",
        status_code=status,
        headers={**_HEADERS, **(headers or {})},
    )
