"""HTML to plain text. Nothing of it stays active: no scripts, styles, links, images or hidden parts; only words and line breaks.

The tree is walked without recursion. A parser of HTML may make a large tree of a small document: it opens formatting again in each
paragraph. So what nests deeper, or may open more elements, than any mail program writes is not parsed: its tags are cut out in one
pass. What passes that look is parsed in a process of its own with bounds of memory and time, unless it is too small to do harm; when
that process fails, its tags are cut out too. Either way every word stays; a limit that drops text would let it past the screeners.
"""

from __future__ import annotations

import html
import logging
import re
import subprocess
import sys
from pathlib import Path

from selectolax.lexbor import LexborHTMLParser, LexborNode

log = logging.getLogger(__name__)

_PROGRAM = Path(__file__).parents[2]
_SKIPPED = frozenset(
    {"script", "style", "head", "title", "template", "noscript", "iframe", "object", "embed", "svg", "math", "video", "audio", "select"}
)
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "center", "dd", "div", "dl", "dt", "fieldset", "figcaption", "figure",
        "footer", "form", "header", "hr", "li", "main", "nav", "ol", "pre", "section", "table", "tr", "ul",
    }
)  # fmt: skip
_PARAGRAPHS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6"})
_MAX_ALT = 4
MAX_NESTING = 500
#: Elements that may be open at once, times places where a parser may open them again.
MAX_ELEMENTS = 1_000_000
#: Tags of any kind; more than a mail of the largest size that is read has.
MAX_TAGS = 200_000
#: At most this is parsed in central's own process: its tree has some ten thousand nodes, whatever it says.
SMALL_TAGS = 400
SMALL_CHARACTERS = 32 * 1024
CHILD_MEMORY_BYTES = 384 * 1024 * 1024
CHILD_SECONDS = 4
_OPENING = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
#: Elements that close themselves, or that the next of their kind closes.
_NOT_NESTING = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "dd",
        "dt",
        "hr",
        "img",
        "input",
        "li",
        "link",
        "meta",
        "option",
        "p",
        "source",
        "td",
        "th",
        "tr",
        "wbr",
    }
)
_RAW = ("script", "style", "title", "template")


class _Text:
    """Collects words; white space folds as a browser would fold it."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._at_line_start = True
        self._space = False

    def words(self, text: str, keep_lines: bool) -> None:
        if keep_lines:
            self.parts.append(text)
            self._at_line_start = text.endswith("\n")
            self._space = False
            return
        folded = " ".join(text.split())
        if not folded:
            self._space = self._space or bool(text)
            return
        if (self._space or text[0].isspace()) and not self._at_line_start:
            self.parts.append(" ")
        self.parts.append(folded)
        self._at_line_start = False
        self._space = text[-1].isspace()

    def line(self, blank: bool = False) -> None:
        if not self._at_line_start:
            self.parts.append("\n")
            self._at_line_start = True
        if blank and self.parts and self.parts[-2:] != ["\n", "\n"]:
            self.parts.append("\n")
        self._space = False

    def hard_break(self) -> None:
        self.parts.append("\n")
        self._at_line_start = True
        self._space = False


def html_to_text(document: str) -> str:
    """The words of an HTML document, one line a block."""
    if _too_much(document):
        return _cut_tags(document)
    if len(document) <= SMALL_CHARACTERS and document.count("<") <= SMALL_TAGS:
        return parse_here(document)
    text = parse_in_child(document)
    return _cut_tags(document) if text is None else text


def parse_here(document: str) -> str:
    """The words, by a parser in this process."""
    root = LexborHTMLParser(document.encode("utf-8", "ignore").decode()).root
    return "" if root is None else _walk(root)


def parse_in_child(document: str) -> str | None:
    """The words, by a parser in a bounded process; None when it fails or meets its bounds."""
    bounds = [str(CHILD_MEMORY_BYTES), str(CHILD_SECONDS)]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "central.mail_in.html_child", *bounds],
            input=document.encode("utf-8", "ignore"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_PROGRAM,
            timeout=4 * CHILD_SECONDS,
            check=True,
        )
        return done.stdout.decode()
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        log.warning("html cut instead of parsed: %s", type(error).__name__)
        return None


def _walk(root: LexborNode) -> str:
    out = _Text()
    open_tags: list[str] = []  # of the elements above the node
    node: LexborNode | None = root
    while node is not None:
        tag = node.tag or ""
        entered = _enter(node, tag, out, "pre" in open_tags)
        child = node.first_child if entered else None
        if child is not None:
            open_tags.append(tag)
            node = child
            continue
        if entered:
            _leave(tag, out)
        node = _next(node, open_tags, out)
    return "".join(out.parts)


def _next(node: LexborNode, open_tags: list[str], out: _Text) -> LexborNode | None:
    """The node after this one and all below it; None at the end."""
    here: LexborNode | None = node
    while here is not None and open_tags:
        if here.next is not None:
            return here.next
        here = here.parent
        _leave(open_tags.pop(), out)
    return None


def _too_much(document: str) -> bool:
    """Whether a parser's tree could grow out of proportion. Counts elements by name; an end tag without its start ends nothing."""
    if document.count("<") > MAX_TAGS:
        return True
    open_by_name: dict[str, int] = {}
    depth = deepest = starts = 0
    for match in _OPENING.finditer(document):
        name = match[2].lower()
        starts += not match[1]
        if name in _NOT_NESTING:
            continue
        count = open_by_name.get(name, 0)
        if not match[1]:
            open_by_name[name] = count + 1
            depth += 1
            deepest = max(deepest, depth)
        elif count:
            open_by_name[name] = count - 1
            depth -= 1
    return deepest > MAX_NESTING or deepest * starts > MAX_ELEMENTS


def _cut_tags(document: str) -> str:
    """Everything between tags, each tag a line break; one pass."""
    lower = document.lower()
    parts: list[str] = []
    at = 0
    while (start := document.find("<", at)) >= 0:
        parts.append(document[at:start])
        name = _OPENING.match(lower, start)
        end_mark = "-->" if document.startswith("<!--", start) else ">"
        if name and not name[1] and name[2] in _RAW:
            end_mark = f"</{name[2]}"
        if name is None and end_mark == ">" and not document.startswith(("<!", "<?"), start):
            parts.append("<")
            at = start + 1
            continue
        end = lower.find(end_mark, start + 1)
        if end < 0:
            at = len(document) if end_mark != ">" else start
            break
        at = end + (len(end_mark) if end_mark in {">", "-->"} else 0)
        parts.append("\n")
    parts.append(document[at:])
    lines = (" ".join(line.split()) for line in html.unescape("".join(parts)).split("\n"))
    return "\n".join(line for line in lines if line)


def _enter(node: LexborNode, tag: str, out: _Text, keep_lines: bool) -> bool:
    """Write what stands at the start of a node; False when its content is skipped."""
    if tag == "-text":
        out.words(node.text_content or "", keep_lines)
        return False
    if tag == "br":
        out.hard_break()
        return False
    if tag == "img":
        _picture_words(node, out)
        return False
    if tag.startswith(("-", "!", "#")) or tag in _SKIPPED or _hidden(node):
        return False
    _boundary(tag, out)
    if tag == "li":
        out.words("• ", keep_lines=True)
    return True


def _leave(tag: str, out: _Text) -> None:
    _boundary(tag, out)
    if tag in {"td", "th"}:
        out.words(" ", keep_lines=False)


def _boundary(tag: str, out: _Text) -> None:
    if tag in _BLOCKS:
        out.line()
    elif tag in _PARAGRAPHS:
        out.line(blank=True)


def _picture_words(node: LexborNode, out: _Text) -> None:
    """Mail programs send emoji as small pictures whose `alt` is the emoji."""
    alt = node.attributes.get("alt") or ""
    if 0 < len(alt) <= _MAX_ALT and not alt.isascii():
        out.words(alt, keep_lines=False)


def _hidden(node: LexborNode) -> bool:
    attributes = node.attributes
    if "hidden" in attributes:
        return True
    style = (attributes.get("style") or "").replace(" ", "").lower()
    return "display:none" in style or "mso-hide:all" in style
