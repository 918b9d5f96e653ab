"""The hash chain of one device's commands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import rfc8785

from kiosk.sync.wire import Command, command_hash, payload_hash, sealed_payload


class Gap(Exception):
    """Commands are missing before or within the batch."""


class Fork(Exception):
    """The log was edited, reordered or copied: no honest device sends this."""


def check_links(batch: Sequence[Command]) -> None:
    """Numbers follow each other and hashes hold within a batch. Raises Gap or Fork."""
    for before, command in pairwise(batch):
        if command.seq != before.seq + 1:
            raise Gap
        if command.prev_hash != before.hash:
            raise Fork
    for command in batch:
        expected = command_hash(
            command.prev_hash,
            seq=command.seq,
            id=command.id,
            grant=command.grant,
            at_ms=command.at_ms,
            boot_ms=command.boot_ms,
            payload_hash=command.payload_hash,
        )
        if command.hash != expected or not _payload_fits(command):
            raise Fork


def _payload_fits(command: Command) -> bool:
    """Whether the payload is the one that was chained. What is missing, or has no canonical form, is rejected later."""
    if command.payload is None:
        return True
    try:
        return payload_hash(sealed_payload(command.kind, command.version, command.payload)) == command.payload_hash
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError):
        return True


def has_canonical_form(command: Command) -> bool:
    """Whether the payload could be hashed at all (no NaN, no number beyond 53 bits, no lone surrogate)."""
    try:
        rfc8785.dumps(command.payload)
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError):
        return False
    return True
