"""A title that is open: its sound, pictures and captions from a place on."""

from __future__ import annotations

import io
from typing import Any

import av
from av.error import EOFError as EndOfFile
from av.error import FFmpegError
from av.video.frame import VideoFrame

from kiosk.player.messages import MOST_CAPTION, MOST_CHAPTERS, MOST_NAME, MOST_TRACKS, RATE, Caption, Chapter, Opened
from kiosk.player.packets import Packets
from kiosk.player.sound import SoundLane

#: What the importer takes (`central.media.read_file`), and our own previews. Others may name files and addresses.
FORMATS = "mp3,ogg,flac,mov,mp4,m4a,3gp,3g2,mj2,wav,matroska,webm"
#: Decoded ahead in one go, so that small frames cost few messages.
SOUND_STEP = RATE // 10
#: How far silence runs ahead of pictures that have no sound.
SILENT_AHEAD_MS = 250
#: Captions that are words, not pictures of words.
TEXTS = frozenset({"mov_text", "subrip", "srt", "webvtt", "ass", "ssa", "text"})
#: Packets in a row that no decoder takes.
MOST_BAD = 200


class Unplayable(Exception):
    """No sound and no pictures that can be decoded."""


class OpenTitle:
    """One file, decoded on demand. Raises what the source raises, and Unplayable."""

    def __init__(self, number: int, turn: int, source: io.RawIOBase, from_ms: int, speed: int, *, pictures: bool) -> None:
        """Owns `source`. `pictures`: somebody wants to see them."""
        self.number = number
        self._source = source
        self._container: Any = None
        try:
            self._container = av.open(
                source, "r", options={"format_whitelist": FORMATS}, metadata_errors="ignore", io_open=_no_other_file
            )
            self._sound = self._container.streams.best("audio")
            self._film = _film_of(self._container) if pictures else None
            self._demand_whole()
        except FFmpegError as error:
            self.close()
            self._demand_whole()
            raise Unplayable from error
        except BaseException:
            self.close()
            raise
        if self._sound is None and self._film is None:
            self.close()
            raise Unplayable
        if self._film is not None:
            self._film.thread_type = "AUTO"
        self._texts = [one for one in self._container.streams.subtitles if _is_text(one)][:MOST_TRACKS]
        self.length_ms = max(0, int((self._container.duration or 0) * 1000 // av.time_base))
        self.seek(turn, from_ms, speed)

    def told(self) -> Opened:
        """What it is."""
        width, height = (self._film.codec_context.width, self._film.codec_context.height) if self._film else (0, 0)
        languages = tuple((one.language or "und")[:16] for one in self._texts)
        chapters = tuple(
            Chapter(max(0, int(one["start"] * one["time_base"] * 1000)), str(one["metadata"].get("title", ""))[:MOST_NAME])
            for one in self._container.chapters()[:MOST_CHAPTERS]
        )
        return Opened(self.number, self.length_ms, width, height, self._sound is not None, languages, chapters)

    @property
    def has_pictures(self) -> bool:
        """Whether there is something to see."""
        return self._film is not None

    @property
    def aspect(self) -> float:
        """Width by height, as it is meant to be seen."""
        context: Any = self._film.codec_context if self._film is not None else None
        if context is None:
            return 1.0
        square = float(context.sample_aspect_ratio or 1)
        return float(max(0.1, min(10.0, context.width / max(1, context.height) * square)))

    def seek(self, turn: int, to_ms: int, speed: int) -> None:
        """Go on from a place: the next sample is the one of that place, the next picture the one that is seen then."""
        if self.length_ms:
            to_ms = min(to_ms, self.length_ms)
        self.turn, self._from_ms, self.speed = turn, to_ms, speed
        streams = [one for one in (self._sound, self._film) if one is not None]
        self._container.seek(to_ms * 1000, backward=True)
        for stream in streams:
            stream.codec_context.flush_buffers()
        self._packets = Packets(self._container, streams + self._texts)
        self._lane = SoundLane(to_ms, speed)
        self._sound_over = self._sound is None
        self._film_over = self._film is None
        self._coming: list[VideoFrame] = []
        self._passed: VideoFrame | None = None
        self._newest_ms = to_ms
        self._bad = 0

    # --- sound ---

    @property
    def sound_ms(self) -> int:
        """The place of the next sample."""
        return self._lane.at_ms

    def next_sound(self, most: int) -> bytes:
        """At most so many frames of sound; b"" at the end. A film is silent where it has no sound."""
        while self._lane.held < most and not self._sound_over:
            self._decode_sound()
        if not self._lane.held and not self.pictures_over:
            self._lane.pad(SOUND_STEP)
        return self._lane.take(most)

    @property
    def awaits_pictures(self) -> bool:
        """Silence goes along with the pictures, and there is no more of it until the next one."""
        silent = self._sound_over and not self._lane.held
        return silent and not self.pictures_over and self._lane.at_ms > self._newest_ms + SILENT_AHEAD_MS

    def _decode_sound(self) -> None:
        packet = self._next_packet(self._sound)
        for frame in self._decoded(self._sound, packet):
            self._lane.feed(frame)
        if packet is None:
            self._sound_over = True
            self._lane.finish()

    # --- pictures ---

    @property
    def pictures_over(self) -> bool:
        """Whether the last one was given."""
        return self._film_over and not self._coming and self._passed is None

    def next_picture(self) -> tuple[int, VideoFrame] | None:
        """The next picture and its place; the first is the one seen at the turn's place. None: not decoded yet, or over."""
        frame = self._next_frame()
        if frame is None:
            last, self._passed = self._passed, None
            return None if last is None else (self._from_ms, last)
        at_ms = self._newest_ms = round((frame.time or 0.0) * 1000)
        if at_ms < self._from_ms:
            self._passed = frame
            return None
        first, self._passed = self._passed, None
        if first is None or at_ms == self._from_ms:
            return at_ms, frame
        self._coming.insert(0, frame)
        return self._from_ms, first

    def hurry(self, late: bool) -> None:
        """Leave out pictures that no other depends on, while decoding is late."""
        if self._film is not None:
            self._film.codec_context.skip_frame = "NONREF" if late else "DEFAULT"

    def _next_frame(self) -> VideoFrame | None:
        while not self._coming and not self._film_over:
            packet = self._next_packet(self._film)
            self._coming += self._decoded(self._film, packet)
            if packet is None:
                self._film_over = True
        return self._coming.pop(0) if self._coming else None

    # --- captions ---

    def captions(self) -> list[Caption]:
        """What was met of every track since the last call: who looks may change from one to another at any moment."""
        found = []
        for track, stream in enumerate(self._texts):
            while (packet := self._packets.come(stream)) is not None:
                found += self._caption(stream, packet, track)
        return found

    def _caption(self, stream: Any, packet: Any, track: int) -> list[Caption]:
        if packet.pts is None or not packet.duration:
            return []
        base = float(packet.time_base) * 1000
        begin, until = round(packet.pts * base), round((packet.pts + packet.duration) * base)
        try:
            found = stream.codec_context.decode2(packet)
        except FFmpegError:
            return []
        words = "\n".join(_words(one) for one in (found.rects if found else ())).strip()[:MOST_CAPTION]
        return [Caption(self.number, self.turn, max(0, begin), max(0, until), words, track)] if words else []

    # --- parts ---

    def _next_packet(self, stream: Any) -> Any:
        """None at the end, and at nothing else."""
        packet = self._packets.next(stream)
        if packet is None:
            self._demand_whole()
        return packet

    def _demand_whole(self) -> None:
        """FFmpeg takes a chunk that was refused for the end of the file. Raises ContainerRefused."""
        refused = getattr(self._source, "refused", None)
        if refused is not None:
            raise refused

    def _decoded(self, stream: Any, packet: Any) -> list[Any]:
        """Frames of a packet, or what the decoder still holds at the end. Single packets that are damaged are passed over."""
        try:
            frames = stream.codec_context.decode(packet)
        except EndOfFile:
            return []
        except FFmpegError:
            self._bad += 1
            if self._bad > MOST_BAD:
                raise Unplayable from None
            return []
        self._bad = 0
        for frame in frames:
            frame.time_base = stream.time_base  # those that come at the end have none
        return list(frames)

    def close(self) -> None:
        """Forget everything of it."""
        if self._container is not None:
            self._container.close()
        self._source.close()


def _film_of(container: Any) -> Any:
    """The pictures of a film; a cover inside a song is none."""
    for stream in container.streams.video:
        if "attached_pic" not in str(stream.disposition).lower():
            return stream
    return None


def _is_text(stream: Any) -> bool:
    return stream.codec_context is not None and stream.codec_context.name in TEXTS


def _words(line: Any) -> str:
    """The words of an ASS event or of plain text, without its codes."""
    text = getattr(line, "dialogue", b"") or getattr(line, "text", b"")
    return text.decode("utf-8", errors="replace") if isinstance(text, bytes) else str(text)


def _no_other_file(*_asked: object) -> Any:
    """Containers may name other files and addresses: nothing is opened."""
    raise FileNotFoundError
