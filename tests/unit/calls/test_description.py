"""Descriptions on their way from one side to the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from central.calls.description import MAX_BYTES, Malformed, carry

OFFER = "\r\n".join(
    [
        "v=0",
        "o=mozilla 123 0 IN IP4 203.0.113.9",
        "s=-",
        "t=0 0",
        "c=IN IP4 203.0.113.9",
        "a=group:BUNDLE 0 1",
        "m=audio 54321 UDP/TLS/RTP/SAVPF 111",
        "c=IN IP4 203.0.113.9",
        "a=rtcp:54322 IN IP4 203.0.113.9",
        "a=candidate:1 1 udp 2122260223 192.168.7.31 54321 typ host",
        "a=candidate:2 1 udp 1686052607 203.0.113.9 54321 typ srflx raddr 192.168.7.31 rport 54321",
        "a=candidate:3 1 tcp 1518280447 fd00::17 9 typ host tcptype active",
        "a=candidate:4 1 udp 2122194687 4a2f8e11.local 54323 typ host",
        "a=ice-ufrag:abcd",
        "a=ice-pwd:" + "p" * 24,
        "a=fingerprint:sha-256 AA:BB",
        "a=rtcp-mux",
        "m=video 0 UDP/TLS/RTP/SAVPF 96",
        "a=ice-ufrag:abcd",
        "a=ice-pwd:" + "p" * 24,
        "a=end-of-candidates",
        "",
    ]
)


def test_the_relay_is_the_only_address_that_is_left() -> None:
    carried = carry(OFFER, "10.1.2.3", 40_000)
    for gone in ("203.0.113.9", "192.168.7.31", "fd00::17", ".local", "54321", "mozilla"):
        assert gone not in carried.sdp
    assert carried.sdp.count("a=candidate:1 1 udp 2130706431 10.1.2.3 40000 typ host\r\na=end-of-candidates\r\n") == 2
    assert carried.sdp.count("a=candidate") == 2
    assert (carried.sender.fragment, carried.sender.password) == ("abcd", "p" * 24)
    for kept in ("a=fingerprint:sha-256 AA:BB", "a=rtcp-mux", "a=group:BUNDLE 0 1", "m=audio 9 UDP", "m=video 0 UDP"):
        assert kept in carried.sdp


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "hello",
        OFFER.replace(
            "a=ice-ufrag:abcd\r\na=ice-pwd:" + "p" * 24 + "\r\na=end", "a=ice-ufrag:other\r\na=ice-pwd:" + "p" * 24 + "\r\na=end"
        ),
        OFFER.replace("a=ice-pwd:" + "p" * 24, "a=ice-pwd:short"),
        OFFER.replace("m=audio 54321", "m=audio x"),
        OFFER.replace("m=", "x="),
        OFFER + "m=application 9 UDP/DTLS/SCTP webrtc\r\n" * 4,
        OFFER + "a=x:\x00\r\n",
        OFFER + "a=x:ñ\r\n",
        # A line for readers who end one at a lone CR, as Python's splitlines does.
        OFFER + "a=x:1\ra=candidate:9 1 udp 1 198.51.100.7 22 typ host\r\n",
        OFFER + "a=" + "x" * MAX_BYTES,
        OFFER.replace("o=mozilla 123 0 IN IP4 203.0.113.9", "o=x"),
    ],
)
def test_what_is_no_description_is_not_passed_on(broken: str) -> None:
    with pytest.raises(Malformed):
        carry(broken, "10.1.2.3", 40_000)


@given(st.lists(st.sampled_from([*OFFER.split("\r\n"), "a=candidate:9 1 udp 1 8.8.8.8 1 typ host", "C=IN IP4 8.8.8.8"]), max_size=30))
def test_no_order_of_lines_lets_an_address_through(lines: list[str]) -> None:
    try:
        carried = carry("v=0\n" + "\n".join(lines), "10.1.2.3", 40_000)
    except Malformed:
        return
    assert "203.0.113.9" not in carried.sdp
    assert "192.168.7.31" not in carried.sdp
    assert "8.8.8.8" not in carried.sdp
