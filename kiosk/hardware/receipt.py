"""A receipt as data: what the features hand over and the layouts draw.

Every word in it is ready to print, in the resident's language.
"""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from kiosk.sync.receipt_form import Proof

Line = tuple[str, str]


@dataclass(frozen=True)
class Receipt:
    """One receipt, or another paper of the same make, top to bottom.

    `facility` large at the top, then `device_name` and `at_text` (local date and time) on one line. `person_line` is the heading
    ("Your receipt, Marcus"), `id_line` never more than the end of the number ("ID ending 4471"), `title` an optional line that says
    what this is. `lines` and `extra_lines` are (label, value) pairs; `paragraphs`, the words of a letter (which is no receipt then),
    and `total`, large, stand between them. The box says what to do when something is wrong. `number` is the receipt's number and `qr`
    the text of its QR code ("" for none); where there is a `proof`, its signed form replaces that text when the receipt is printed.
    `footer` stands beside it ("Keep this paper."). `duplicate_text` is printed on a copy when
    a first one may exist.
    """

    language: str
    facility: str
    device_name: str
    at_text: str
    person_line: str
    id_line: str = ""
    title: str = ""
    lines: tuple[Line, ...] = ()
    paragraphs: tuple[str, ...] = ()
    total: Line | None = None
    extra_lines: tuple[Line, ...] = ()
    box_title: str = ""
    box_text: str = ""
    number_label: str = ""
    number: str = ""
    qr: str = ""
    footer: str = ""
    duplicate_text: str = "DUPLICATE"
    proof: Proof | None = None

    def to_json(self) -> str:
        """As stored in the print queue."""
        return _ADAPTER.dump_json(self).decode()

    @classmethod
    def from_json(cls, text: str) -> Receipt:
        """Read what `to_json` wrote; raises pydantic's ValidationError for anything else."""
        return _ADAPTER.validate_json(text)


_ADAPTER: TypeAdapter[Receipt] = TypeAdapter(Receipt)
