"""The sealed file of one title: the same bytes for every device, opened piece by piece.

    header (132 bytes) · table (one SHA-256 a chunk) · chunks (cipher text and tag)

A chunk is refused when it is altered, moved, spliced in from another title, or when the file was cut: its nonce is its number and
whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, CRYPTO 2015), its associated data the hash of
the header. The table lets a downloader that has no key refuse a bad chunk as it arrives: the catalogue names `name_of(head)`, the
SHA-256 of header and table (`docs/adr/0011`). Central seals, devices open; this module knows nothing else.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM, ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MAGIC = b"LUMENMC1"
CHUNK_BYTES = 256 * 1024
TAG_BYTES = 16
KEY_BYTES = 32
KEY_ID_BYTES = 16
HASH_BYTES = 32
#: 16 GiB: a table of 2 MB.
MAX_PLAIN_BYTES = 1 << 34
TITLE_ID = re.compile(r"[A-Za-z0-9_-]{1,64}", re.ASCII)
_LAYOUT = struct.Struct(">8sBBBxQ16s32s64s")
HEADER_BYTES = _LAYOUT.size
_CHUNK_BITS = CHUNK_BYTES.bit_length() - 1
_INFO = b"lumen media chunks 1"


class ContainerRefused(Exception):
    """These bytes are not the title's: damaged, altered, cut short, or opened with another key."""


class Cipher(IntEnum):
    """Which AEAD: AES where the devices have instructions for it, ChaCha20 elsewhere."""

    AES_256_GCM = 1
    CHACHA20_POLY1305 = 2


@dataclass(frozen=True)
class Header:
    """What the file says of itself. `plain_bytes` is the length of the title's own file, `plain_sha256` its hash."""

    title: str
    cipher: Cipher
    plain_bytes: int
    key_id: bytes
    plain_sha256: bytes

    @property
    def chunks(self) -> int:
        """How many; an empty file has one."""
        return max(1, -(-self.plain_bytes // CHUNK_BYTES))

    @property
    def head_bytes(self) -> int:
        """Length of header and table."""
        return HEADER_BYTES + self.chunks * HASH_BYTES

    @property
    def whole_bytes(self) -> int:
        """Length of the sealed file."""
        return self.head_bytes + self.plain_bytes + self.chunks * TAG_BYTES

    def span(self, chunk: int) -> tuple[int, int]:
        """Where a chunk lies in the sealed file: offset and length in bytes. Raises IndexError."""
        if not 0 <= chunk < self.chunks:
            raise IndexError(chunk)
        plain = min(CHUNK_BYTES, self.plain_bytes - chunk * CHUNK_BYTES)
        return self.head_bytes + chunk * (CHUNK_BYTES + TAG_BYTES), plain + TAG_BYTES

    def pack(self) -> bytes:
        """The header's bytes."""
        title = self.title.encode("ascii")
        return _LAYOUT.pack(MAGIC, 1, self.cipher, _CHUNK_BITS, self.plain_bytes, self.key_id, self.plain_sha256, title)


def parse_header(data: bytes) -> Header:
    """The header at the beginning of `data`. Raises ContainerRefused."""
    if len(data) < HEADER_BYTES:
        raise ContainerRefused("the header is cut short")
    magic, version, cipher, chunk_bits, plain_bytes, key_id, plain_sha256, padded = _LAYOUT.unpack_from(data)
    title = padded.rstrip(b"\0").decode("ascii", errors="replace")
    if magic != MAGIC or version != 1 or chunk_bits != _CHUNK_BITS or plain_bytes > MAX_PLAIN_BYTES:
        raise ContainerRefused("this is not a sealed title")
    if cipher not in list(Cipher) or not TITLE_ID.fullmatch(title):
        raise ContainerRefused("the header is damaged")
    header = Header(title, Cipher(cipher), plain_bytes, key_id, plain_sha256)
    if header.pack() != data[:HEADER_BYTES]:  # one form alone: no byte may differ and mean the same
        raise ContainerRefused("the header is damaged")
    return header


def name_of(head: bytes) -> str:
    """The name by which the catalogue knows a sealed file: SHA-256 (hex) of header and table."""
    return sha256(head).hexdigest()


@dataclass(frozen=True)
class Head:
    """Header and table of a file that the catalogue names: enough to judge each chunk without a key."""

    header: Header
    table: bytes

    def fits(self, chunk: int, sealed: bytes) -> bool:
        """Whether these are the bytes of that chunk."""
        return sha256(sealed).digest() == self.table[chunk * HASH_BYTES : (chunk + 1) * HASH_BYTES]


def parse_head(data: bytes, name: str) -> Head:
    """Header and table, exactly as the catalogue names them. Raises ContainerRefused."""
    header = parse_header(data)
    head = data[: header.head_bytes]
    if len(head) < header.head_bytes or name_of(head) != name:
        raise ContainerRefused("header and table are not those of the catalogue")
    return Head(header, head[HEADER_BYTES:])


class Opener:
    """Opens the chunks of one title with its content key."""

    def __init__(self, header: Header, content_key: bytes | bytearray) -> None:
        self.header = header
        self._aead, self._bound = _aead(header, content_key)

    def open(self, chunk: int, sealed: bytes) -> bytes:
        """The plain bytes of a chunk. Raises ContainerRefused."""
        if not 0 <= chunk < self.header.chunks or len(sealed) != self.header.span(chunk)[1]:
            raise ContainerRefused("the file is cut short")
        try:
            return self._aead.decrypt(_nonce(chunk, self.header), sealed, self._bound)
        except InvalidTag:
            raise ContainerRefused("a part of the file is damaged, or the key is another's") from None


def seal(
    source: BinaryIO, target: BinaryIO, *, title: str, key_id: bytes, content_key: bytes, cipher: Cipher = Cipher.AES_256_GCM
) -> str:
    """Write the sealed file of `source` (seekable; read twice) to `target` (seekable, empty) and return its name.

    The content key is for this title and this sealing alone; `key_id` (16 bytes) tells who has it which one it is.
    Raises ValueError for a title id or a length that no header can carry.
    """
    if not TITLE_ID.fullmatch(title):
        raise ValueError("a title id has 1 to 64 letters, digits, - and _")
    if len(key_id) != KEY_ID_BYTES:
        raise ValueError(f"a key id has {KEY_ID_BYTES} bytes")
    plain = sha256()
    length = 0
    source.seek(0)
    for piece in _pieces(source):
        plain.update(piece)
        length += len(piece)
    if length > MAX_PLAIN_BYTES:
        raise ValueError("the file is too long")
    header = Header(title, cipher, length, key_id, plain.digest())
    aead, bound = _aead(header, content_key)
    table = bytearray()
    target.seek(header.head_bytes)
    source.seek(0)
    again = sha256()
    for chunk, piece in enumerate(_pieces(source)):
        again.update(piece)
        sealed = aead.encrypt(_nonce(chunk, header), piece, bound)
        table += sha256(sealed).digest()
        target.write(sealed)
    if again.digest() != header.plain_sha256:
        raise ValueError("the file changed while it was being sealed")
    head = header.pack() + bytes(table)
    target.seek(0)
    target.write(head)
    return name_of(head)


def _pieces(source: BinaryIO) -> Iterator[bytes]:
    """The plain chunks; one empty chunk of an empty file."""
    piece = source.read(CHUNK_BYTES)
    yield piece
    while len(piece) == CHUNK_BYTES and (piece := source.read(CHUNK_BYTES)):
        yield piece


def _aead(header: Header, content_key: bytes | bytearray) -> tuple[AESGCM | ChaCha20Poly1305, bytes]:
    """The cipher under the key derived for this very file, and what each chunk is bound to."""
    if len(content_key) != KEY_BYTES:
        raise ContainerRefused("the key is another's")
    bound = sha256(header.pack()).digest()
    key = bytearray(KEY_BYTES)
    HKDF(hashes.SHA256(), KEY_BYTES, salt=bound, info=_INFO).derive_into(content_key, key)
    aead = AESGCM(key) if header.cipher is Cipher.AES_256_GCM else ChaCha20Poly1305(key)
    key[:] = bytes(KEY_BYTES)  # the cipher has its own
    return aead, bound


def _nonce(chunk: int, header: Header) -> bytes:
    return chunk.to_bytes(11, "big") + (b"\1" if chunk == header.chunks - 1 else b"\0")
