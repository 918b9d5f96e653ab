"""Bytes of unknown origin to text: any declared charset, wrong ones too. Never raises."""

from __future__ import annotations

import codecs
import contextlib
from email.errors import HeaderParseError
from email.header import decode_header

#: What programs write, and what they mean by it.
_MEANT = {
    "iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "iso8859-1": "cp1252", "windows-1252": "cp1252",
    "gb2312": "gb18030", "gbk": "gb18030", "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift_jis": "cp932", "big5": "big5hkscs",
    "iso-8859-9": "cp1254", "tis-620": "cp874", "iso-8859-8-i": "iso-8859-8", "utf8": "utf-8", "utf-8mb4": "utf-8",
}  # fmt: skip
_ASCII = frozenset({"", "us-ascii", "ascii", "unknown-8bit", "unknown", "default", "8bit", "binary"})
#: Codecs of Python that no mail has, or that take time that grows with the square of the input.
_NOT_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode_escape", "raw_unicode_escape", "mbcs", "oem"})
MAX_HEADER = 4000


def decode_bytes(data: bytes, charset: str | None) -> str:
    """Text in its declared charset; undeclared or unknown ones are read as UTF-8, else as Windows-1252."""
    name = (charset or "").strip().strip("\"'").lower()
    name = _MEANT.get(name, name)
    if name not in _ASCII:
        with contextlib.suppress(LookupError, ValueError, TypeError):
            codec = codecs.lookup(name)
            if codec.name.replace("-", "_") not in _NOT_CHARSETS:
                return data.decode(codec.name, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def decode_header_text(raw: str) -> str:
    """A header's value (as the parser keeps it, with escaped 8-bit bytes), RFC 2047 words decoded."""
    value = raw[:MAX_HEADER].replace("\r", "").replace("\n", "")
    plain = decode_bytes(value.encode("utf-8", "surrogateescape"), None)
    if "=?" not in plain:
        return plain
    try:
        parts = decode_header(plain)
    except (HeaderParseError, ValueError, LookupError):
        return plain
    return "".join(part if isinstance(part, str) else decode_bytes(part, charset) for part, charset in parts)
