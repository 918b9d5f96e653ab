from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.mail_in.auth_results import sender_proven

US = "mx.cedar-ridge.example"
ROSA = ["rosa@hale.example"]


@pytest.mark.parametrize(
    ("headers", "addresses", "proven"),
    [
        ([f"{US}; dmarc=pass header.from=hale.example"], ROSA, True),
        ([f"{US}; spf=pass smtp.mailfrom=x.example; dmarc=pass (p=reject dis=none) header.from=hale.example"], ROSA, True),
        ([f"{US} 1; dmarc=PASS header.from=HALE.example"], ROSA, True),
        ([f"{US};\r\n dmarc=pass\r\n header.from=hale.example"], ROSA, True),
        ([f"{US}; dmarc=fail header.from=hale.example"], ROSA, False),
        ([f"{US}; dmarc=none header.from=hale.example"], ROSA, False),
        ([f"{US}; dmarc=pass header.from=evil.example"], ROSA, False),
        ([f"{US}; dmarc=pass"], ROSA, False),
        ([f"{US}; none"], ROSA, False),
        ([f"{US}; spf=pass; dkim=pass header.d=hale.example"], ROSA, False),
        ([], ROSA, False),
        (["mx.evil.example; dmarc=pass header.from=hale.example"], ROSA, False),
        (["mx.evil.example; none", f"{US}; dmarc=pass header.from=hale.example"], ROSA, True),
        # The topmost of ours counts, not one that the sender put below it.
        ([f"{US}; dmarc=fail header.from=hale.example", f"{US}; dmarc=pass header.from=hale.example"], ROSA, False),
        ([f"{US}; none", f"{US}; dmarc=pass header.from=hale.example"], ROSA, False),
        # Words hidden in comments and quotes.
        ([f"{US}; spf=fail (dmarc=pass header.from=hale.example)"], ROSA, False),
        ([f"{US}; spf=fail (a (b) ; dmarc=pass header.from=hale.example)"], ROSA, False),
        ([f'{US}; spf=fail reason="; dmarc=pass header.from=hale.example"'], ROSA, False),
        ([f"{US}; dmarc=fail header.from=hale.example; dmarc=pass header.from=hale.example"], ROSA, False),
        ([f"x{US}; dmarc=pass header.from=hale.example"], ROSA, False),
        ([f"{US}.evil.example; dmarc=pass header.from=hale.example"], ROSA, False),
        ([f"{US}; dmarc=pass header.from=hale.example"], [*ROSA, "evil@bad.example"], False),
        ([f"{US}; dmarc=pass header.from=hale.example"], [], False),
    ],
)
def test_who_is_proven(headers: list[str], addresses: list[str], proven: bool) -> None:
    assert sender_proven(headers, US, addresses) is proven


@given(st.lists(st.text(max_size=200), max_size=5))
def test_any_header_is_read(headers: list[str]) -> None:
    sender_proven([f"{US}; {header}" for header in headers], US, ROSA)
