"""A lesson's text as a flow of blocks, as books have it. Pure."""

from __future__ import annotations

from kiosk.courses.format import TextPart
from kiosk.reader.flow import LINE_BREAK, Block, Flow, Run


def flow_of(part: TextPart) -> Flow:
    """The title and the blocks of a part of a lesson, one after the other; what stands under a picture is in italics."""
    blocks: list[Block] = []
    begin = 0

    def put(block: Block) -> None:
        nonlocal begin
        blocks.append(block)
        begin = block.end + 1

    put(Block("heading", part.title, begin, level=2))
    for one in part.blocks:
        if one.kind == "heading":
            put(Block("heading", one.text, begin, level=3))
        elif one.kind == "paragraph":
            put(Block("paragraph", one.text.replace("\n", LINE_BREAK), begin))
        elif one.kind == "list":
            for number, item in enumerate(one.items, 1):
                mark = f"{number}." if one.numbered else "\N{BULLET}"
                put(Block("item", item.replace("\n", LINE_BREAK), begin, level=1, mark=mark))
        else:
            put(Block("picture", one.words, begin, source=one.file))
            if one.caption:
                put(Block("paragraph", one.caption, begin, (Run(0, len(one.caption), italic=True),)))
    return Flow(tuple(blocks))
