"""A clip made anew, within bounds that stand before the work: H.264 and AAC in MP4, the first picture that is not black, captions.

Runs in the bounded process of `clips.child` only. Nothing of the file survives but its pictures, its sound and the words of one
subtitle track: no metadata, no place, no rotation mark, no other stream. What the container says of itself is believed only when it
makes the clip too large or too long; pictures and times are counted as they are decoded.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

import av
from av.audio.frame import AudioFrame
from av.audio.stream import AudioStream
from av.container import InputContainer, OutputContainer
from av.error import FFmpegError
from av.filter import Graph
from av.packet import Packet
from av.subtitles.stream import SubtitleStream
from av.video.frame import VideoFrame
from av.video.stream import VideoStream
from PIL import Image

from central.clips.bounds import (
    FRAMES_PER_SECOND,
    MAX_DAMAGED,
    MAX_FRAMES,
    MAX_PIXELS,
    MAX_SECONDS,
    MAX_SIDE,
    MAX_STREAMS,
    SLACK_SECONDS,
    Code,
)
from central.clips.captions import MAX_CUES, TEXT_CODECS, Cue, to_webvtt, words_of
from central.clips.faststart import faststart

SAMPLES_PER_SECOND = 48_000
#: Mean brightness, of 255, of what counts as a picture.
NOT_BLACK = 20
POSTER_QUALITY = 92
_GRID = Fraction(1, FRAMES_PER_SECOND)
_MILLISECONDS = 1000
_ENCODER = {
    "preset": "veryfast",
    "profile": "main",
    "crf": "25",
    "maxrate": "1200k",
    "bufsize": "2400k",
    "bf": "0",
    "g": "60",
    "a53cc": "0",
    "threads": "1",
}
#: By what the display matrix says, counter-clockwise.
_TURNS = {90: ("transpose=cclock",), -90: ("transpose=clock",), 180: ("hflip", "vflip"), -180: ("hflip", "vflip")}


class Refused(Exception):
    """The clip is not shown; `code` says why."""

    def __init__(self, code: Code) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Made:
    """The new clip. `poster` is a JPEG of this process, to be re-encoded like any other; `captions` WebVTT, or empty."""

    video: bytes
    poster: bytes
    captions: str
    width: int
    height: int
    duration_ms: int


def transcode(data: bytes, demuxer: str) -> Made:
    """Make it anew. Raises Refused, and whatever decoders raise on damaged input."""
    options = {"max_pixels": str(MAX_PIXELS), "threads": "1"}
    opened = av.open(io.BytesIO(data), "r", format=demuxer, options=options, metadata_errors="ignore", io_open=_no_other_file)
    with opened as source:
        clip = _Clip(*_streams(source))
        clip.read(source)
    return clip.finish()


def _no_other_file(*_asked: object) -> Any:
    """Containers may name other files and addresses: nothing is opened."""
    raise FileNotFoundError


def _streams(source: InputContainer) -> tuple[VideoStream, AudioStream | None, SubtitleStream | None]:
    """What is read of the file. Raises Refused."""
    if len(source.streams) > MAX_STREAMS:
        raise Refused("too_large")
    video = source.streams.best("video")
    if not isinstance(video, VideoStream):
        raise Refused("format")
    if video.codec_context.width * video.codec_context.height > MAX_PIXELS:
        raise Refused("too_large")
    told = [stream.duration * stream.time_base for stream in (video,) if stream.duration and stream.time_base]
    if source.duration is not None:
        told.append(Fraction(source.duration, av.time_base))
    if any(seconds > MAX_SECONDS + 1 for seconds in told):
        raise Refused("too_long")
    audio = source.streams.best("audio")
    # A stream that nobody can read has no codec context, whatever PyAV's types say.
    texts = [one for one in source.streams.subtitles if getattr(one.codec_context, "name", "") in TEXT_CODECS]
    return video, audio if isinstance(audio, AudioStream) else None, texts[0] if texts else None


@dataclass
class _Clip:
    """What was made so far."""

    video: VideoStream
    audio: AudioStream | None
    subtitles: SubtitleStream | None
    packets: list[Packet[Any]] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    poster: Image.Image | None = None
    first: Image.Image | None = None

    def __post_init__(self) -> None:
        self._file = io.BytesIO()
        self._target: OutputContainer = av.open(self._file, "w", format="mp4", container_options={"fflags": "+bitexact"})
        self._begin = Fraction(0)
        if self.video.start_time is not None and self.video.time_base is not None:
            self._begin = self.video.start_time * self.video.time_base
        self._pictures: VideoStream | None = None
        self._sound: AudioStream | None = None
        self._turn: Graph | None = None
        self._frames = self._damaged = 0
        self._last_picture = -1
        self._sound_until = 0.0
        self._end = 0.0

    # --- reading -----------------------------------------------------------------------------------------------------

    def read(self, source: InputContainer) -> None:
        """Decode all of it. Raises Refused."""
        wanted = [stream for stream in (self.video, self.audio, self.subtitles) if stream is not None]
        for packet in source.demux(wanted):
            if packet.stream is self.subtitles:
                self._caption(packet)
                continue
            for frame in self._decoded(packet):
                if isinstance(frame, VideoFrame):
                    self._picture(frame)
                elif isinstance(frame, AudioFrame):
                    self._hear(frame)

    def _decoded(self, packet: Packet[Any]) -> Iterator[object]:
        try:
            yield from packet.decode()
        except FFmpegError:
            self._damaged += 1
            if self._damaged > MAX_DAMAGED:
                raise Refused("unreadable") from None

    def _seconds(self, frame: VideoFrame | AudioFrame, otherwise: float) -> float:
        """When it is shown or heard. Raises Refused when that is after the longest time."""
        pts, base = frame.pts, frame.time_base
        seconds = otherwise if pts is None or base is None else float(pts * base - self._begin)
        if seconds > MAX_SECONDS + SLACK_SECONDS:
            raise Refused("too_long")
        return seconds

    def _picture(self, frame: VideoFrame) -> None:
        self._frames += 1
        if self._frames > MAX_FRAMES:
            raise Refused("too_long")
        if frame.width * frame.height > MAX_PIXELS:
            raise Refused("too_large")
        place = max(0, round(self._seconds(frame, self._frames / FRAMES_PER_SECOND) * FRAMES_PER_SECOND))
        if place <= self._last_picture:
            return  # more than 30 a second, or out of order
        self._last_picture = place
        upright = self._upright(frame)
        if self._pictures is None:
            stream = self._target.add_stream("libx264", rate=FRAMES_PER_SECOND, options=_ENCODER)
            stream.width, stream.height, stream.pix_fmt = upright.width, upright.height, "yuv420p"
            stream.time_base = stream.codec_context.time_base = _GRID
            self._pictures = stream
        self._keep_poster(upright)
        upright.pts, upright.time_base = place, _GRID
        self._end = max(self._end, (place + 1) / FRAMES_PER_SECOND)
        self.packets += self._pictures.encode(upright)

    def _upright(self, frame: VideoFrame) -> VideoFrame:
        """Small, with square pixels, turned as it is to be seen."""
        if self._pictures is None:
            self._turns = _TURNS.get(frame.rotation, ())
            self._size = _size(frame, self.video.sample_aspect_ratio)
        small = frame.reformat(*self._size, format="yuv420p", dst_color_range="MPEG")
        if not self._turns:
            return small
        small.pts, small.time_base = 0, _GRID
        if self._turn is None:
            self._turn = Graph()
            steps = [self._turn.add_buffer(width=small.width, height=small.height, format=small.format, time_base=_GRID)]
            steps += [self._turn.add(*turn.split("=")) for turn in self._turns]
            self._turn.link_nodes(*steps, self._turn.add("buffersink")).configure()
        self._turn.push(small)
        turned = self._turn.pull()
        if not isinstance(turned, VideoFrame):
            raise Refused("unreadable")
        return turned

    def _keep_poster(self, frame: VideoFrame) -> None:
        if self.poster is not None:
            return
        grey = bytes(frame.reformat(32, 32, "gray").planes[0])
        bright = sum(grey) > NOT_BLACK * len(grey)
        if not bright and self.first is not None:
            return
        image: Image.Image = frame.to_image()  # type: ignore[no-untyped-call]
        self.first = self.first or image
        self.poster = image if bright else None

    def _hear(self, frame: AudioFrame) -> None:
        seconds = self._seconds(frame, self._sound_until)
        if seconds < self._sound_until - 0.001:
            return  # before the first picture, or out of order
        if self._sound is None:
            layout = "mono" if frame.layout.nb_channels == 1 else "stereo"
            self._sound = self._target.add_stream("aac", rate=SAMPLES_PER_SECOND, layout=layout)
            self._sound.codec_context.bit_rate = 64_000 if layout == "mono" else 96_000
        self._sound_until = seconds + frame.samples / max(1, frame.sample_rate)
        self._end = max(self._end, self._sound_until)
        frame.pts, frame.time_base = round(seconds * frame.sample_rate), Fraction(1, frame.sample_rate)
        self.packets += self._sound.encode(frame)

    def _caption(self, packet: Packet[Any]) -> None:
        if packet.pts is None or self.subtitles is None or len(self.cues) >= MAX_CUES:
            return
        start = max(0, round((packet.pts * packet.time_base - self._begin) * _MILLISECONDS))
        end = start + round((packet.duration or 0) * packet.time_base * _MILLISECONDS)
        text = words_of(self.subtitles.codec_context.name, bytes(packet))
        self.cues.append(Cue(start, min(end, MAX_SECONDS * _MILLISECONDS), text))

    # --- writing -----------------------------------------------------------------------------------------------------

    def finish(self) -> Made:
        """The whole clip. Raises Refused when nothing was seen."""
        pictures = self._pictures
        poster = self.poster or self.first
        if pictures is None or poster is None:
            raise Refused("unreadable")
        self.packets += pictures.encode(None)
        if self._sound is not None:
            self.packets += self._sound.encode(None)
        self.packets.sort(key=_when)
        for packet in self.packets:
            self._target.mux(packet)
        with suppress(ValueError):
            self._target.close()
        out = io.BytesIO()
        poster.save(out, "JPEG", quality=POSTER_QUALITY)
        return Made(
            video=faststart(self._file.getvalue()),
            poster=out.getvalue(),
            captions=to_webvtt(self.cues),
            width=pictures.width,
            height=pictures.height,
            duration_ms=max(1, round(self._end * _MILLISECONDS)),
        )


def _when(packet: Packet[Any]) -> Fraction:
    return Fraction(0) if packet.dts is None else packet.dts * packet.time_base


def _size(frame: VideoFrame, pixel: Fraction | None) -> tuple[int, int]:
    """Even sides, the longer one at most MAX_SIDE, with square pixels."""
    ratio = float(pixel) if pixel and 0.1 < pixel < 10 else 1.0
    width, height = frame.width * ratio, float(frame.height)
    scale = min(1.0, MAX_SIDE / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)
