"""The one way to central: signed requests over `requests`, with every foreign error turned into one of ours.

Whatever answers is bounded in bytes and in time before it is looked at, and is used only when it is wholly of the expected type.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import partial
from pathlib import Path
from typing import Annotated, TypeVar

import requests
import zstandard
from pydantic import StringConstraints, ValidationError
from urllib3.exceptions import HTTPError

from kiosk.sync.failures import Busy, Cancelled, CentralError, Malformed, Refused, TimedOut, TooLarge, Unreachable
from kiosk.sync.signature import RequestSigner
from kiosk.sync.transport import Cut, CuttableAdapter, Wire
from kiosk.sync.wire import PROTOCOL, BlobProgress, Conflict, CursorGone, LicencesAnswer, LicencesRequest
from kiosk.sync.wire_base import Payload

PACK_ABOVE_BYTES = 1024
CONNECT_TIMEOUT_S = 3.05
READ_TIMEOUT_S = 15.0
#: From the first byte of an answer to its last.
WHOLE_ANSWER_S = 60.0
#: The same for a part of a file: what came of it by then stays, and the rest is asked for anew.
WHOLE_PART_S = 600.0
#: After the last piece central decodes the photo.
UPLOAD_TIMEOUT_S = 60.0
MAX_ANSWER_BYTES = 8 * 1024 * 1024
MAX_BLOB_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
_BUSY_STATUSES = frozenset({408, 425, 429, 500, 502, 503, 504})

__all__ = ["Busy", "Cancelled", "CentralClient", "CentralError", "Malformed", "Refused", "TimedOut", "TooLarge", "Unreachable"]

Answer = TypeVar("Answer", bound=Payload)
_Stream = Callable[[requests.Response], None]


@dataclass(frozen=True)
class _RawAnswer:
    status: int
    headers: requests.structures.CaseInsensitiveDict[str]
    body: bytes


class CentralClient:
    """One session with central; one request at a time. `cut` and `close` may be called from other threads."""

    def __init__(
        self, url: str, *, ca: Path | str | None, signer: RequestSigner | None = None, whole_answer_s: float = WHOLE_ANSWER_S
    ) -> None:
        self._base = f"{url.rstrip('/')}/{PROTOCOL}"
        self._signer = signer
        self._whole_answer_s = whole_answer_s
        self._wire = Wire()
        self._session = requests.Session()
        # The environment must not choose the proxy, the CA or the credentials of a locked-down device.
        self._session.trust_env = False
        self._session.headers.update({"User-Agent": "lumen-device", "Accept-Encoding": "zstd, gzip, identity"})
        self._session.mount("http://", CuttableAdapter(self._wire))
        self._authority = ca.read_text(encoding="ascii") if isinstance(ca, Path) else ca
        self._session.mount("https://", CuttableAdapter(self._wire, self._authority))
        self._next_authority = self._authority
        #: Central said that it reads zstd.
        self._zstd = False

    def trust(self, authority: str | None) -> None:
        """From the next request on, central proves itself with this CA bundle (PEM). From any thread."""
        self._next_authority = authority

    def post(self, path: str, payload: Payload | bytes, answer: type[Answer], *, read_timeout_s: float = READ_TIMEOUT_S) -> Answer:
        """POST `payload` as JSON (bytes: that is JSON already) and return the parsed answer.

        Raises a CentralError, or a StoreError when no request number can be kept.
        """
        body = payload if isinstance(payload, bytes) else payload.model_dump_json().encode()
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if len(body) > PACK_ABOVE_BYTES:
            headers["Content-Encoding"], body = self._pack(body)
        raw = self._ask_twice(requests.Request("POST", self._base + path, data=body, headers=headers), read_timeout_s, MAX_ANSWER_BYTES)
        if not raw.headers.get("Content-Type", "").lower().startswith("application/json"):
            raise Malformed("the answer is not JSON")
        try:
            return answer.model_validate_json(raw.body)
        except (ValidationError, RecursionError) as error:
            raise Malformed(f"the answer is not a {answer.__name__}") from error

    def blob(self, sha256: str) -> bytes:
        """The bytes of a blob, at most MAX_BLOB_BYTES; the caller checks the hash. Raises as `post`."""
        request = requests.Request("GET", f"{self._base}/blobs/{sha256}")
        return self._ask_twice(request, READ_TIMEOUT_S, MAX_BLOB_BYTES).body

    def licences(self, asked: LicencesRequest) -> LicencesAnswer:
        """Keys of media. Raises as `post`."""
        return self.post("/licences", asked, LicencesAnswer)

    def media(self, name: str, first: int, end: int, take: Callable[[bytes], None]) -> None:
        """A part of a media file: see `part`."""
        self.part(f"/media/{name}", first, end, take)

    def document(self, path: str, most_bytes: int) -> bytes:
        """A small file. Raises as `post`, and TooLarge."""
        return self._ask_twice(requests.Request("GET", self._base + path), READ_TIMEOUT_S, most_bytes).body

    def part(self, path: str, first: int, end: int, take: Callable[[bytes], None]) -> None:
        """The bytes of a large file from `first` up to `end`, handed to `take` as they arrive. Raises as
        `post`, and what `take` raises.

        Unreachable when the line is cut in the middle, Malformed when central answers with anything but that part: then nothing of
        it is read.
        """
        headers = {"Range": f"bytes={first}-{end - 1}", "Accept-Encoding": "identity"}
        request = requests.Request("GET", self._base + path, headers=headers)
        self._ask(request, READ_TIMEOUT_S, MAX_ANSWER_BYTES, partial(_stream_part, first, end, take))

    def upload_progress(self, sha256: str) -> BlobProgress:
        """How much of an upload central has. Raises as `post`."""
        request = requests.Request("GET", f"{self._base}/blobs/{sha256}/progress")
        return _progress(self._ask_twice(request, READ_TIMEOUT_S, MAX_ANSWER_BYTES))

    def upload(self, sha256: str, piece: bytes, *, offset: int, length: int) -> BlobProgress:
        """Send the piece that begins at `offset` of `length` bytes. Raises as `post`."""
        headers = {"Content-Type": "application/octet-stream", "Upload-Offset": str(offset), "Upload-Length": str(length)}
        request = requests.Request("PUT", f"{self._base}/blobs/{sha256}", data=piece, headers=headers)
        return _progress(self._ask_twice(request, UPLOAD_TIMEOUT_S, MAX_ANSWER_BYTES))

    def cut(self) -> None:
        """End the request in flight, or the next if there is none: it raises Cancelled in its own thread. From any thread."""
        self._wire.cut()

    def close(self) -> None:
        """Cut, and refuse later requests. From any thread."""
        self._wire.close()
        self._session.close()

    def _pack(self, body: bytes) -> tuple[str, bytes]:
        if self._zstd:
            return "zstd", zstandard.compress(body, 3)
        return "gzip", gzip.compress(body, compresslevel=6, mtime=0)

    def _ask_twice(self, request: requests.Request, read_timeout_s: float, limit: int) -> _RawAnswer:
        """Once more when central names the request number it wants: the counter was lost with a restored store."""
        try:
            return self._ask(request, read_timeout_s, limit)
        except Refused as refused:
            conflict = refused.conflict
            if self._signer is None or conflict is None or conflict.code != "request_number" or conflict.next_request is None:
                raise
            self._signer.numbers.jump(conflict.next_request)
            return self._ask(request, read_timeout_s, limit)

    def _ask(self, request: requests.Request, read_timeout_s: float, limit: int, stream: _Stream | None = None) -> _RawAnswer:
        if self._authority != self._next_authority:
            self._authority = self._next_authority
            self._session.mount("https://", CuttableAdapter(self._wire, self._authority))
        prepared = self._session.prepare_request(request)
        if self._signer is not None:
            self._signer.sign(prepared)
        try:
            self._wire.begin()
            raw = self._exchange(prepared, read_timeout_s, limit, stream)
        except Cut as cut:
            raise Cancelled("given up by this device", nothing_sent=True) from cut
        except CentralError:
            raise
        except requests.exceptions.ReadTimeout as error:
            raise TimedOut("it did not answer in time") from error
        except (requests.exceptions.RequestException, HTTPError, OSError, ValueError) as error:
            raise self._broken(Unreachable(_plainly(error), nothing_sent=not self._wire.sent)) from error
        if raw.status == 415:
            self._zstd = False
        elif "zstd" in raw.headers.get("Accept-Encoding", ""):  # RFC 7694: what central takes
            self._zstd = True
        _raise_for(raw)
        return raw

    def _broken(self, error: CentralError) -> CentralError:
        if self._wire.was_cut():
            return Cancelled("given up by this device", nothing_sent=not self._wire.sent)
        return error

    def _exchange(self, prepared: requests.PreparedRequest, read_timeout_s: float, limit: int, stream: _Stream | None) -> _RawAnswer:
        late = threading.Event()

        def too_late() -> None:
            late.set()
            self._wire.cut()

        # A read timeout counts from byte to byte; this one counts over everything, so that a drip cannot hold the thread.
        whole_s = self._whole_answer_s if stream is None else WHOLE_PART_S
        deadline = threading.Timer(CONNECT_TIMEOUT_S + read_timeout_s + whole_s, too_late)
        deadline.daemon = True
        deadline.start()
        answered = False
        try:
            with self._session.send(
                prepared, timeout=(CONNECT_TIMEOUT_S, read_timeout_s), allow_redirects=False, stream=True
            ) as response:
                answered = True
                if stream is not None and 200 <= response.status_code < 300:
                    stream(response)
                    return _RawAnswer(response.status_code, response.headers, b"")
                return _RawAnswer(response.status_code, response.headers, _bounded_body(response, limit))
        except (requests.exceptions.RequestException, HTTPError, OSError) as error:
            if late.is_set():
                self._wire.was_cut()
                slow = Malformed("the answer came too slowly") if answered and stream is None else TimedOut("it answered too slowly")
                raise slow from error
            if answered and stream is not None:
                raise self._broken(Unreachable("the line was cut", nothing_sent=False)) from error
            if answered:
                # `requests` calls a time-out between two chunks a ConnectionError.
                raise self._broken(Malformed("the answer was cut short, damaged or too slow")) from error
            raise
        finally:
            deadline.cancel()


def _stream_part(first: int, end: int, take: Callable[[bytes], None], response: requests.Response) -> None:
    """Hand on exactly the bytes that were asked for. Raises Malformed, and OSError when the line was cut."""
    told = response.headers
    if response.status_code != requests.codes.partial_content:
        raise Malformed("the answer is no part of a file")
    if "Content-Range" not in told:
        raise ConnectionResetError("cut within the headers")
    if not told["Content-Range"].startswith(f"bytes {first}-{end - 1}/"):
        raise Malformed("the answer is another part of the file")
    left = end - first
    if told.get("Content-Length", str(left)) != str(left) or "Content-Encoding" in told:
        raise Malformed("the part has another length than was asked for")
    while left:
        # What has come, not a full buffer: a cut line must cost no more than the chunk that it cut.
        came = response.raw.read1(min(left, _CHUNK_BYTES))
        if not came:
            raise ConnectionResetError("cut short")
        take(came)
        left -= len(came)


def _bounded_body(response: requests.Response, limit: int) -> bytes:
    """The decoded body. Raises TooLarge as soon as it is over `limit`, compressed or not, and Malformed when it is too short."""
    body = bytearray()
    for chunk in response.iter_content(_CHUNK_BYTES):
        body += chunk
        if len(body) > limit:
            raise TooLarge(f"the answer is over {limit} bytes")
    return _unpacked(bytes(body), limit) if response.headers.get("Content-Encoding", "").strip().lower() == "zstd" else bytes(body)


def _unpacked(body: bytes, limit: int) -> bytes:
    """One whole zstd frame, decompressed no further than the limit (`requests` knows only gzip). Raises TooLarge and Malformed."""
    try:
        if zstandard.frame_content_size(body) > limit:
            raise TooLarge(f"the answer is over {limit} bytes")
        return zstandard.ZstdDecompressor().decompress(body, max_output_size=limit, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise Malformed("the answer is damaged") from error


def _raise_for(raw: _RawAnswer) -> None:
    if 200 <= raw.status < 300:
        return
    if raw.status in _BUSY_STATUSES or raw.status >= 500:
        raise Busy(raw.status, _retry_after_s(raw.headers.get("Retry-After")))
    refusal = _parsed(_Refusal, raw.body) or _Refusal()
    gone = _parsed(CursorGone, raw.body) if raw.status == 410 else None
    raise Refused(raw.status, refusal.code, refusal.reason, _parsed(Conflict, raw.body), gone)


class _Refusal(Payload):
    """What central says with each refusal."""

    code: Annotated[str, StringConstraints(max_length=64)] = ""
    reason: Annotated[str, StringConstraints(max_length=300)] = ""


def _progress(raw: _RawAnswer) -> BlobProgress:
    progress = _parsed(BlobProgress, raw.body)
    if progress is None:
        raise Malformed("the answer is not a BlobProgress")
    return progress


def _parsed(model: type[Answer], body: bytes) -> Answer | None:
    with suppress(ValidationError, RecursionError):
        return model.model_validate_json(body)
    return None


def _retry_after_s(value: str | None) -> float | None:
    """Seconds, from a number or a date (RFC 9110 section 10.2.3); None when it is neither."""
    if value is None:
        return None
    if value.isascii() and value.isdigit():
        return float(min(int(value[:9]), 86_400))
    try:
        at = parsedate_to_datetime(value)
    except (ValueError, TypeError):
        return None
    if at.tzinfo is None:
        at = at.replace(tzinfo=UTC)
    return max(0.0, (at - datetime.now(UTC)).total_seconds())


def _plainly(error: BaseException) -> str:
    if isinstance(error, requests.exceptions.SSLError):
        return "its certificate is not one of this facility"
    if isinstance(error, requests.exceptions.ConnectTimeout):
        return "no connection in time"
    if isinstance(error, requests.exceptions.ConnectionError):
        return "no connection"
    return type(error).__name__
