"""Tokens stay as long as a command may have to be sent again, and no longer."""

from __future__ import annotations

from kiosk.sync.tokens import KEEP_AFTER_MS, forget_tokens, keep_token, tokens_of
from tests.enrolled import NOON_MS, Device


def test_the_latest_of_an_id_and_only_what_is_named(device: Device) -> None:
    with device.store.write() as conn:
        keep_token(conn, "grant-1", "signed-1", NOON_MS)
        keep_token(conn, "allowance-1", "revision-1", NOON_MS)
        keep_token(conn, "allowance-1", "revision-2", NOON_MS + 5)
        assert tokens_of(conn, ["allowance-1", "unknown", "grant-1"]) == ("revision-2", "signed-1")
        assert tokens_of(conn, []) == ()


def test_they_are_dropped_when_no_command_can_need_them(device: Device) -> None:
    with device.store.write() as conn:
        keep_token(conn, "old", "signed", NOON_MS - KEEP_AFTER_MS - 1)
        keep_token(conn, "young", "signed", NOON_MS - KEEP_AFTER_MS)
        forget_tokens(conn, NOON_MS)
        assert tokens_of(conn, ["old", "young"]) == ("signed",)
        assert tokens_of(conn, ["old"]) == ()
