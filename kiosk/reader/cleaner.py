"""From the HTML or XHTML of a book or an encyclopedia to a plain flow of blocks (the only thing of it that is ever shown).

Scripts, styles, forms and frames are dropped, nothing is fetched, and links keep only the name of where they lead. Tags that are
missing or too many are set right by the rules of thumb that matter for text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from kiosk.reader.flow import LINE_BREAK, Block, BlockKind, Flow, Run
from kiosk.reader.markup import End, Start, decoded, tokens

MAX_LETTERS = 3_000_000
MAX_BLOCKS = 60_000
MAX_ANCHORS = 30_000
MAX_NOTES = 5_000
#: A block that a page can be made of quickly; longer ones go on in the next.
MAX_BLOCK = 6_000
MAX_RUNS = 400
#: Deeper elements are not told apart from the one that they lie in.
MAX_OPEN = 200
MAX_DEPTH = 6
MAX_NAME = 200
MAX_LINK = 1_000
_NOTE_LETTERS = 4_000

_DROPPED = frozenset(
    {
        *("head", "script", "style", "template", "noscript", "iframe", "object", "embed", "applet", "audio", "video", "canvas"),
        *("button", "select", "textarea", "datalist", "annotation", "annotation-xml", "map", "dialog", "title", "rp", "desc"),
        *("xmp", "noembed", "noframes"),
    }
)
_BLOCKS = frozenset(
    {
        *("html", "body", "p", "div", "section", "article", "header", "footer", "aside", "main", "figure", "figcaption", "blockquote"),
        *("ul", "ol", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tfoot", "tr", "pre", "address", "center", "nav"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "fieldset", "form", "details", "summary", "hgroup", "search", "menu", "dir"),
    }
)
_LOOKS = {
    **dict.fromkeys(("b", "strong", "th", "dt", "caption"), "bold"),
    **dict.fromkeys(("i", "em", "cite", "dfn", "var", "figcaption"), "italic"),
    **dict.fromkeys(("code", "kbd", "samp", "tt", "pre"), "code"),
    "sup": "raised",
    "sub": "lowered",
}
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
#: An element that is still open when another of these begins ends there (HTML, "optional tags").
_ENDED_BY = {
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "tr": frozenset({"tr"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
}
_HOLDS_ITEMS = frozenset({*_LISTS, "dl", "table"})
_HIDDEN_CLASSES = frozenset({"mw-editsection", "noprint", "navbox", "mw-empty-elt", "metadata"})
_FOOTNOTES = frozenset({"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote"})
_NOTE_REFERENCES = frozenset({"noteref", "doc-noteref"})
_NOTE_MARK = re.compile(r"\s*[\[(]?(?:\d{1,4}|[*†‡§]{1,3}|[a-z])[\])]?\s*")
#: What cannot be shown, or would turn lines around: controls, private use, lone surrogates, marks of direction.
_UNSHOWN: dict[int, str | None] = {
    **dict.fromkeys([place for place in range(0xA0) if place < 0x20 or place >= 0x7F]),
    **dict.fromkeys([*range(0xD800, 0xF900), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **dict.fromkeys([0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB]),
    0x09: " ",
    0x0A: "\n",
    0x0D: " ",
    0x85: " ",
}
_SPACES = re.compile(r"[ \t\n\f\r]+")


class _Style(NamedTuple):
    bold: bool = False
    italic: bool = False
    code: bool = False
    raised: bool = False
    lowered: bool = False
    link: str = ""
    note: bool = False


_PLAIN = _Style()


class _Open(NamedTuple):
    """An element that is open, and what words in it are like."""

    tag: str = ""
    style: _Style = _PLAIN
    kind: BlockKind = "paragraph"
    level: int = 0
    depth: int = 0
    quoted: bool = False


def flow_of(markup: bytes | str) -> Flow:
    """Read a document. Never fails: what cannot be read is not there."""
    maker = _Maker()
    for token in tokens(markup if isinstance(markup, str) else decoded(markup)):
        if isinstance(token, str):
            maker.words(token)
        elif isinstance(token, Start):
            maker.start(token)
        else:
            maker.end(token)
        if maker.full:
            break
    return maker.flow()


def plain(text: str) -> str:
    """One line of what can be shown."""
    return " ".join(text.translate(_UNSHOWN).split())


class _Maker:
    """Gathers blocks as tags and words go by."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._anchors: dict[str, int] = {}
        self._notes: dict[str, str] = {}
        self._begin = 0
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[Run] = []
        self._space = False
        self._within = _Open()
        self._open: list[_Open] = [_Open()]
        #: Of the lists that are open, the next number; None where items have none. And what stands before the next item.
        self._numbers: list[int | None] = []
        self._mark = ""
        #: An element that is left out with all that it holds, how often it lies in itself, and the footnote that it is.
        self._left_out = ""
        self._again = 0
        self._note: tuple[str, list[str]] | None = None

    @property
    def full(self) -> bool:
        return self._begin >= MAX_LETTERS or len(self._blocks) >= MAX_BLOCKS

    def flow(self) -> Flow:
        self._end_block()
        return Flow(tuple(self._blocks), self._anchors, self._notes)

    # --- what goes by ---

    def start(self, token: Start) -> None:
        tag, attributes = token.tag, token.attributes
        if self._left_out:
            if tag == self._left_out and not token.closed:
                self._again += 1
            return
        types = {*attributes.get("epub:type", "").split(), *attributes.get("role", "").split()} if attributes else set()
        if tag in _DROPPED or (attributes and _is_hidden(attributes)):
            self._leave_out(tag, token.closed)
            return
        if tag == "aside" and "id" in attributes and not types.isdisjoint(_FOOTNOTES):
            self._note = (attributes["id"][:MAX_NAME], [])
            self._leave_out(tag, token.closed)
            return
        if tag in _BLOCKS:
            self._end_block()
            self._close_open(tag)
        for name in ("id", "name") if tag == "a" else ("id",):
            if name in attributes:
                self._anchor(attributes[name])
        if tag in {"br", "hr", "img", "image"}:
            self._alone(tag, attributes)
        elif not token.closed:
            self._enter(tag, attributes, types)

    def end(self, token: End) -> None:
        tag = token.tag
        if self._left_out:
            if tag == self._left_out:
                self._again -= 1
                if self._again < 0:
                    self._come_back()
            return
        if tag in _BLOCKS:
            self._end_block()
        depth = next((depth for depth in range(len(self._open) - 1, 0, -1) if self._open[depth].tag == tag), 0)
        # An inline element closes no block around it.
        if depth and (tag in _BLOCKS or not any(one.tag in _BLOCKS for one in self._open[depth + 1 :])):
            self._close_to(depth)

    def words(self, text: str) -> None:
        """Words of an element; spaces between words count once, but in code."""
        text = text.translate(_UNSHOWN)
        if self._left_out:
            if self._note is not None:
                self._note[1].append(text)
            return
        within = self._open[-1]
        if not self._length:
            self._within = within
        if within.kind == "code":
            self._write(text.replace("\n", LINE_BREAK), within.style)
            return
        words = _SPACES.sub(" ", text)
        if words[:1] == " ":
            self._space = True
            words = words[1:]
        if not words:
            return
        if self._space and self._length and not self._parts[-1].endswith((LINE_BREAK, " ")):
            self._write(" ", within.style if not within.style.link else _PLAIN)
        self._space = words[-1] == " "
        self._write(words.rstrip(" ") if self._space else words, within.style)

    # --- elements ---

    def _enter(self, tag: str, attributes: Mapping[str, str], types: set[str]) -> None:
        within = self._open[-1]
        if len(self._open) >= MAX_OPEN:
            return
        if tag in _LISTS:
            self._numbers.append(_whole(attributes.get("start"), 1) if tag == "ol" else None)
            within = within._replace(depth=min(MAX_DEPTH, within.depth + 1))
        elif tag == "li":
            self._mark = self._next_mark(attributes)
            within = within._replace(kind="item", level=max(1, within.depth))
        elif tag in _HEADINGS:
            within = within._replace(kind="heading", level=_HEADINGS[tag], style=_PLAIN)
        elif tag == "pre":
            within = within._replace(kind="code")
        elif tag in {"blockquote", "dd"}:
            within = within._replace(quoted=True)
        elif tag in {"td", "th"} and self._length:
            self._write("  ", _PLAIN)
            self._space = False
        style = _styled(tag, attributes, types, within.style)
        self._open.append(within._replace(tag=tag, style=style))
        if tag == "q":
            self.words("\N{LEFT DOUBLE QUOTATION MARK}")

    def _close_open(self, tag: str) -> None:
        """A block ends the paragraph that is open; a row, a cell or an item the one before it."""
        last = self._open[-1].tag
        if last in {"p", *_HEADINGS}:
            self._close_to(len(self._open) - 1)
        for depth in range(len(self._open) - 1, 0, -1):
            here = self._open[depth].tag
            if tag in _ENDED_BY.get(here, ()):
                self._close_to(depth)
                return
            if here in _HOLDS_ITEMS:
                return

    def _close_to(self, depth: int) -> None:
        while len(self._open) > depth:
            closed = self._open.pop()
            if closed.tag in _LISTS and self._numbers:
                self._numbers.pop()
            elif closed.tag == "a" and closed.style.link and "#" in closed.style.link:
                self._judge_note(closed.style)
            elif closed.tag == "q":
                self.words("\N{RIGHT DOUBLE QUOTATION MARK}")

    def _judge_note(self, style: _Style) -> None:
        """A link that is a number or a star leads to a footnote, whatever it is called."""
        last = self._runs[-1] if self._runs else None
        if last is not None and last.link == style.link and not last.note:
            said = "".join(self._parts)[last.begin : last.end]
            if _NOTE_MARK.fullmatch(said):
                self._runs[-1] = last._replace(note=True)

    def _leave_out(self, tag: str, closed: bool) -> None:
        if closed:
            self._note = None
        else:
            self._left_out, self._again = tag, 0

    def _come_back(self) -> None:
        self._left_out = ""
        if self._note is not None:
            name, parts = self._note
            if len(self._notes) < MAX_NOTES:
                self._notes.setdefault(name, " ".join("".join(parts).split())[:_NOTE_LETTERS])
            self._note = None

    def _next_mark(self, attributes: Mapping[str, str]) -> str:
        if not self._numbers or self._numbers[-1] is None:
            return "\N{BULLET}"
        number = _whole(attributes.get("value"), self._numbers[-1])
        self._numbers[-1] = number + 1
        return f"{number}."

    def _alone(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "br":
            if self._length:
                self._write(LINE_BREAK, _PLAIN)
                self._space = False
            return
        self._end_block()
        if tag == "hr":
            self._put(Block("rule", "", self._begin))
            return
        source = attributes.get("src") or attributes.get("href") or attributes.get("xlink:href") or ""
        if source and len(source) <= MAX_LINK and not source.lower().startswith("data:"):
            words = plain(attributes.get("alt") or attributes.get("title") or "")[:MAX_NAME]
            self._put(Block("picture", words, self._begin, source=source))

    # --- blocks ---

    def _anchor(self, name: str) -> None:
        if len(self._anchors) < MAX_ANCHORS and len(name) <= MAX_NAME:
            self._anchors.setdefault(name, self._begin + self._length)

    def _write(self, words: str, style: _Style) -> None:
        while words:
            room = MAX_BLOCK - self._length
            piece, words = words[:room], words[room:]
            if style != _PLAIN and len(self._runs) < MAX_RUNS:
                self._mark_run(self._length, self._length + len(piece), style)
            self._parts.append(piece)
            self._length += len(piece)
            if self._length >= MAX_BLOCK:
                within = self._within
                self._end_block()
                self._within = within

    def _mark_run(self, begin: int, end: int, style: _Style) -> None:
        last = self._runs[-1] if self._runs else None
        if last is not None and last.end == begin and tuple(last)[2:] == tuple(style):
            begin = last.begin
            self._runs.pop()
        self._runs.append(Run(begin, end, *style))

    def _end_block(self) -> None:
        text = "".join(self._parts)
        cut = len(text.rstrip(f" {LINE_BREAK}\N{NO-BREAK SPACE}"))
        within = self._within
        if cut:
            runs = tuple(run if run.end <= cut else run._replace(end=cut) for run in self._runs if run.begin < cut)
            kind: BlockKind = "quote" if within.quoted and within.kind == "paragraph" else within.kind
            mark, self._mark = (self._mark, "") if kind == "item" else ("", self._mark)
            self._put(Block(kind, text[:cut], self._begin, runs, within.level, mark))
        self._parts, self._length, self._runs, self._space = [], 0, [], False

    def _put(self, block: Block) -> None:
        self._blocks.append(block)
        self._begin = block.end + 1


def _styled(tag: str, attributes: Mapping[str, str], types: set[str], style: _Style) -> _Style:
    look = _LOOKS.get(tag)
    if look is not None:
        return style._replace(**{look: True})  # type: ignore[arg-type]
    link = attributes.get("href", "").strip() if tag == "a" else ""
    if link and len(link) <= MAX_LINK:
        return style._replace(link=link, note=not types.isdisjoint(_NOTE_REFERENCES))
    return style


def _is_hidden(attributes: Mapping[str, str]) -> bool:
    if "hidden" in attributes or "display:none" in attributes.get("style", "").replace(" ", "").lower():
        return True
    return not _HIDDEN_CLASSES.isdisjoint(attributes.get("class", "").split())


def _whole(text: str | None, otherwise: int) -> int:
    try:
        return max(-99_999, min(99_999, int(text or "")))
    except ValueError:
        return otherwise
