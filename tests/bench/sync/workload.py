"""The workload that every side gets: small mail commands of about 400 bytes of text, the same ones in each run."""

from __future__ import annotations

import json
import random
from functools import cache
from uuid import UUID

_SAID = (
    "please send photo of the children mother visits on friday call lawyer about hearing thank you letter arrived money for stamps "
    "birthday love stay strong sunday church news from home brother job school"
)
WORDS = _SAID.split()
COMMANDS = 10_000
TEXT_BYTES = 400
CONTACTS = 40


@cache
def text(number: int) -> str:
    """400 bytes of words, as in a letter."""
    draw = random.Random(number)
    words: list[str] = []
    size = 0
    while size < TEXT_BYTES:
        words.append(draw.choice(WORDS))
        size += len(words[-1]) + 1
    return " ".join(words)[:TEXT_BYTES]


def contact(number: int) -> str:
    """Whom the letter goes to."""
    return f"contact-{number % CONTACTS}"


def ordered_id(number: int, salt: int) -> str:
    """A UUID of version 7 layout: ids that grow are inserted at the end of an index."""
    draw = random.Random(number * 1_000_003 + salt)
    return str(UUID(int=((salt + number) & (1 << 48) - 1) << 80 | 7 << 76 | 2 << 62 | draw.getrandbits(62)))


def documents(count: int, start: int = 0, salt: int = 1_780_000_000_000) -> list[dict[str, object]]:
    """The commands as plain documents, for the sides that know no command of ours."""
    return [
        {
            "id": ordered_id(n, salt),
            "seq": n,
            "kind": "send_message",
            "to": contact(n),
            "stamps": 1,
            "text": text(n),
        }
        for n in range(start, start + count)
    ]


if __name__ == "__main__":  # for sides that are not Python: one document a line
    import sys

    for document in documents(int(sys.argv[1])):
        print(json.dumps(document))
