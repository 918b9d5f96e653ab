"""A text as it flows: blocks one under the other, each plain letters with marks for what is emphasised. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

BlockKind = Literal["paragraph", "heading", "item", "quote", "code", "picture", "rule"]

#: A line that ends before its edge (QTextLayout breaks here).
LINE_BREAK = "\N{LINE SEPARATOR}"


class Run(NamedTuple):
    """Letters `begin` to `end` of a block that look different. `link`: where they lead, as the text names it ("" nowhere);
    `note`: to a footnote."""

    begin: int
    end: int
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""
    note: bool = False


@dataclass(frozen=True)
class Block:
    """One block. `begin` is its place in the whole text, in letters; a picture counts as one letter and has a `source`.

    `level`: of a heading 1 to 6; of an item, how deep its list lies (from 1); `mark` stands before an item.
    """

    kind: BlockKind
    text: str
    begin: int
    runs: tuple[Run, ...] = ()
    level: int = 0
    mark: str = ""
    source: str = ""

    @property
    def end(self) -> int:
        """The place after its last letter."""
        return self.begin + max(1, len(self.text))


@dataclass(frozen=True)
class Flow:
    """A whole text. `anchors`: places that links name; `notes`: footnotes that do not stand in the text, by their names."""

    blocks: tuple[Block, ...] = ()
    anchors: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    @property
    def length(self) -> int:
        """In letters; a block ends with one that is not seen."""
        return self.blocks[-1].end + 1 if self.blocks else 0

    def block_at(self, place: int) -> int:
        """The block that holds a place; the last one when it lies behind the end."""
        return max(0, bisect_right(self.blocks, place, key=lambda block: block.begin) - 1)

    def words_at(self, place: int, most: int) -> str:
        """The first words from a place on, in one line."""
        if not self.blocks:
            return ""
        first = self.block_at(place)
        said = ""
        for block in self.blocks[first : first + 4]:
            if block.kind != "picture":
                said += " " + (block.text[max(0, place - block.begin) :] if block is self.blocks[first] else block.text)
            if len(said) > most:
                break
        said = " ".join(said.split())
        return said if len(said) <= most else said[:most].rsplit(" ", 1)[0] + "…"

    def note(self, name: str, most: int) -> str:
        """What a footnote says: one that stands apart, else the block that its name points to; "" when there is none."""
        if name in self.notes:
            return self.notes[name][:most]
        place = self.anchors.get(name)
        if place is None or not self.blocks:
            return ""
        block = self.blocks[self.block_at(place)]
        return block.text.replace(LINE_BREAK, "\n")[:most]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Where words stand (begin and end), whatever their case; words are plain, without marks."""
        wanted = words.casefold()
        for block in self.blocks:
            folded = block.text.casefold()
            if len(folded) != len(block.text):  # "ß" becomes two letters: places are told by lower case there
                folded, wanted = block.text.lower(), words.lower()
            if len(folded) != len(block.text):
                continue
            at = folded.find(wanted)
            while at >= 0:
                yield block.begin + at, block.begin + at + len(wanted)
                at = folded.find(wanted, at + len(wanted))
            wanted = words.casefold()
