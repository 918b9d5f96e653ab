"""RFC 5322 mail to what a resident may see: a name, a subject, text, pictures to decode. Pure; never raises but MailRefused.

Sizes, parts and depth are bounded before the work. The walk is iterative. Headers are read as bytes of unknown origin; a broken one
costs that header, not the mail. Bounces (RFC 3464) are not read yet: they come with an empty return path and are dropped as
automatic.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from email import policy
from email.message import Message
from email.parser import BytesFeedParser
from email.utils import getaddresses, parsedate_to_datetime

from central.clips.recognise import recognise_clip
from central.mail_in.charsets import decode_bytes, decode_header_text
from central.mail_in.clean_text import clean_line, clean_text
from central.mail_in.html_text import html_to_text
from central.mail_in.photos import recognise
from central.mail_in.plain_text import cut_history, unflow

MAX_MAIL_BYTES = 25 * 1024 * 1024
MAX_PARTS = 200
_PIECE = 64 * 1024
MAX_DEPTH = 20
MAX_TEXT_CHARACTERS = 200_000
#: Text as sent, before white space, quotes and what is invisible are dropped from it.
MAX_RAW_CHARACTERS = 4 * MAX_TEXT_CHARACTERS
MAX_PHOTOS = 20
#: Each costs up to a minute of a processor.
MAX_CLIPS = 2
MAX_HTML_CHARACTERS = 5_000_000
_BOUNDARY = re.compile(rb"boundary\s*=|message/rfc822", re.IGNORECASE)
_SILENT = frozenset({"application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature", "text/x-amp-html"})
#: Printable ASCII only: staff read addresses in terminals and lists, and no look-alike or control code may stand in one.
_ADDRESS = re.compile(r"(?=[!-~]+\Z)[^\s@<>\"(),:;\\\[\]]{1,64}@[^\s@<>\"(),:;\\\[\]]{1,253}")


class MailRefused(Exception):
    """This mail cannot be taken; `code` for the log, the text for the sender's server."""

    def __init__(self, code: str, reason: str) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason


@dataclass(frozen=True)
class FoundPart:
    """Something attached: bytes that look like a photo or a clip (`data`), or a part that is refused unseen (`code`)."""

    what: str
    name: str
    data: bytes | None = None
    code: str = ""
    inline: bool = False


@dataclass(frozen=True)
class ParsedMail:
    """What central keeps of a mail. Text and names are cleaned; addresses are lower case."""

    from_name: str
    from_addresses: tuple[str, ...]
    subject: str
    text: str
    sent_ms: int | None
    message_id: str
    references: tuple[str, ...]
    auth_results: tuple[str, ...]
    parts: tuple[FoundPart, ...]
    headers: dict[str, str] = field(repr=False)

    @property
    def from_address(self) -> str:
        """The first From address."""
        return self.from_addresses[0]


@dataclass
class _Walk:
    texts: list[str] = field(default_factory=list)
    characters: int = 0
    parts: list[FoundPart] = field(default_factory=list)
    count: int = 0

    def add_text(self, text: str) -> None:
        """One more text. Raises MailRefused when cleaning all of them would be too much work."""
        self.characters += len(text)
        _check_raw(self.characters)
        self.texts.append(text)


def parse_mail(raw: bytes) -> ParsedMail:
    """Read a mail. Raises MailRefused: `too_large`, `too_many_parts`, `nested`, `no_sender`, `text_too_long`, `unreadable`."""
    if len(raw) > MAX_MAIL_BYTES:
        raise MailRefused("too_large", "the message is larger than 25 MB")
    if sum(1 for _ in _BOUNDARY.finditer(raw)) > 2 * MAX_PARTS:
        raise MailRefused("too_many_parts", "the message has too many parts")
    try:
        # Fed in pieces: `message_from_bytes` would hold the whole mail again, at four bytes a character.
        parser = BytesFeedParser(policy=policy.compat32)
        for start in range(0, len(raw), _PIECE):
            parser.feed(raw[start : start + _PIECE])
        return _read(parser.close())
    except RecursionError:
        raise MailRefused("nested", "the message is nested too deeply") from None
    except MailRefused:
        raise
    except Exception as error:
        raise MailRefused("unreadable", "the message cannot be read") from error


def _read(message: Message) -> ParsedMail:
    raw_headers = [(name.lower(), _raw(value)) for name, value in message.raw_items()]
    first: dict[str, str] = {}
    for name, value in raw_headers:
        first.setdefault(name, value)
    names, addresses = _senders([value for name, value in raw_headers if name == "from"])
    if not addresses:
        raise MailRefused("no_sender", "the message has no readable From address")
    walk = _walk(message)
    text = clean_text("\n\n".join(text.strip("\r\n") for text in walk.texts if text.strip()))
    if len(text) > MAX_TEXT_CHARACTERS:
        raise MailRefused("text_too_long", "the text of the message is too long")
    identifiers = re.findall(r"<[^<>\s]{1,250}>", _header(first, "references")[-20_000:])[-20:]
    own = re.search(r"<[^<>\s]{1,250}>", _header(first, "message-id"))
    return ParsedMail(
        from_name=names[0] or addresses[0],
        from_addresses=tuple(addresses),
        subject=clean_line(decode_header_text(first.get("subject", "")), 200),
        text=text,
        sent_ms=_date_ms(_header(first, "date")),
        message_id=own[0] if own else "",
        references=tuple(identifiers),
        auth_results=tuple(
            decode_bytes(value.encode("utf-8", "surrogateescape"), None)
            for name, value in raw_headers
            if name == "authentication-results"
        ),
        parts=tuple(walk.parts),
        headers={name: _header(first, name)[:1000] for name in first},
    )


def _raw(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def _header(headers: dict[str, str], name: str) -> str:
    return " ".join(headers.get(name, "").encode("ascii", "replace").decode().split())


def _senders(values: list[str]) -> tuple[list[str], list[str]]:
    names: list[str] = []
    addresses: list[str] = []
    # Addresses are read before RFC 2047 words are decoded: a decoded name could hold another address.
    folded = [" ".join(value[:4000].split()) for value in values]
    for name, address in getaddresses(folded):
        address = address.strip().lower()  # noqa: PLW2901
        if _ADDRESS.fullmatch(address):
            names.append(clean_line(decode_header_text(name), 100))
            addresses.append(address)
    return names, addresses


def _date_ms(value: str) -> int | None:
    try:
        moment = parsedate_to_datetime(value)
        stamp = moment.timestamp()
    except (ValueError, TypeError, OverflowError, IndexError, OSError):
        return None
    return int(stamp * 1000) if 0 < stamp < 4_102_444_800 else None


def _walk(message: Message) -> _Walk:
    """Collect texts and parts in order. Stack items: part, depth, whether its text counts, whether it is inline."""
    walk = _Walk()
    stack: list[tuple[Message, int, bool, bool]] = [(message, 0, True, False)]
    while stack:
        part, depth, with_text, inline = stack.pop()
        walk.count += 1
        if walk.count > MAX_PARTS:
            raise MailRefused("too_many_parts", "the message has too many parts")
        if depth > MAX_DEPTH:
            raise MailRefused("nested", "the message is nested too deeply")
        children = _children(part)
        if not children:
            _leaf(walk, part, with_text, inline)
            continue
        kind = part.get_content_type()
        if kind == "message/rfc822" and with_text:
            walk.texts.append("[…]")  # a forwarded message follows
        chosen = _chosen(children) if kind == "multipart/alternative" else None
        below_inline = inline or kind == "multipart/related"
        stack.extend(
            (child, depth + 1, with_text and chosen in (None, number), below_inline)
            for number, child in reversed(list(enumerate(children)))
        )
    return walk


def _children(part: Message) -> list[Message]:
    if not part.is_multipart():
        return []
    payload: object = part.get_payload()
    return [child for child in payload if isinstance(child, Message)] if isinstance(payload, list) else []


def _chosen(children: list[Message]) -> int:
    """Which alternative is read: the plain text when it says anything, else the richest."""
    for number, child in enumerate(children):
        if child.get_content_type() == "text/plain" and not _children(child) and _text(child).strip():
            return number
    for number in range(len(children) - 1, -1, -1):
        if _children(children[number]) or children[number].get_content_type() == "text/html":
            return number
    return 0


def _bytes(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _text(part: Message) -> str:
    payload: object = part.get_payload()
    # Quoted-printable UTF-32, the most wasteful, takes twelve characters for one.
    if part.get_content_type() != "text/html" and isinstance(payload, str):
        _check_raw(len(payload) // 16)
    return decode_bytes(_bytes(part), _param(part, "charset"))


def _param(part: Message, name: str) -> str:
    value: object = part.get_param(name, "")
    if isinstance(value, tuple):
        charset, _, encoded = value
        return decode_bytes(str(encoded).encode("utf-8", "surrogateescape"), charset)
    return value if isinstance(value, str) else ""


def _leaf(walk: _Walk, part: Message, with_text: bool, inline: bool) -> None:
    kind = part.get_content_type()
    attached = (part.get_content_disposition() or "") == "attachment"
    if kind in _SILENT:
        return
    if kind in {"text/plain", "text/html"} and not attached:
        if with_text:
            walk.add_text(_body(part, kind))
        return
    if kind.startswith("multipart/"):
        # A multipart without a readable boundary: what it holds is shown as text.
        if with_text:
            walk.add_text(_text(part))
        return
    if kind.startswith("text/") and not with_text and not attached:
        return  # another form of a text that is shown
    name = _file_name(part)
    data = _bytes(part)
    for what, recognises, most in (("photo", recognise, MAX_PHOTOS), ("video", recognise_clip, MAX_CLIPS)):
        if recognises(data) is None:
            continue
        if sum(1 for found in walk.parts if found.what == what and found.data is not None) >= most:
            walk.parts.append(FoundPart(what, name, code="too_large"))
        else:
            walk.parts.append(FoundPart(what, name, data=data, inline=inline))
        return
    walk.parts.append(FoundPart({"image": "photo", "video": "video"}.get(kind.partition("/")[0], "file"), name, code="format"))


def _body(part: Message, kind: str) -> str:
    text = _text(part)
    if kind == "text/html":
        if len(text) > MAX_HTML_CHARACTERS:
            raise MailRefused("text_too_long", "the text of the message is too long")
        return html_to_text(text)
    _check_raw(len(text))
    if _param(part, "format").lower() == "flowed":
        text = unflow(text, delete_space=_param(part, "delsp").lower() == "yes")
    return cut_history(text)


def _check_raw(characters: int) -> None:
    if characters > MAX_RAW_CHARACTERS:
        raise MailRefused("text_too_long", "the text of the message is too long")


def _file_name(part: Message) -> str:
    """For show only; never a path."""
    try:
        name = part.get_filename("") or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    shown = clean_line(decode_header_text(name), 300)
    return re.split(r"[\\/]", shown)[-1][-100:]
