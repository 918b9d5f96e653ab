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


def check_links(batch: Sequence[Command]) -> frozenset[int]:
    """Numbers follow each other and hashes hold within a batch. Raises Gap or Fork.

    Returns the numbers of commands whose payload is missing or could not be hashed (NaN, a number beyond 53 bits, a lone surrogate):
    they keep their place in the chain and are rejected later.
    """
    for before, command in pairwise(batch):
        if command.seq != before.seq + 1:
            raise Gap
        if command.prev_hash != before.hash:
            raise Fork
    unread: list[int] = []
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
        found = _content(command)
        if command.hash != expected or found not in (None, command.payload_hash):
            raise Fork
        if found is None:
            unread.append(command.seq)
    return frozenset(unread)


def _content(command: Command) -> str | None:
    if command.payload is None:
        return None
    try:
        return payload_hash(sealed_payload(command.kind, command.version, command.payload))
    except (rfc8785.CanonicalizationError, RecursionError, UnicodeError):
        return None
