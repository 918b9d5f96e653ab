"""Sound of a title as samples of one form, from an exact place on, at a speed that keeps the pitch."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from av.audio.frame import AudioFrame
from av.error import FFmpegError
from av.filter import Graph

from kiosk.player.messages import FRAME_BYTES, RATE

#: A shorter hole at the beginning is how codecs count, not silence.
LEAST_GAP_S = 0.02
#: What is missing before a late sound is silence, but no more of it than this is believed.
MOST_GAP_S = 600


class SoundLane:
    """Frames in, samples out. One for each turn: a seek makes a new one."""

    def __init__(self, from_ms: int, speed: int) -> None:
        self._from_ms = from_ms
        self._speed = speed
        self._graph: Graph | None = None
        self._form: tuple[Any, ...] = ()
        self._begun = False
        self._silence = 0
        self._samples = bytearray()
        self._given = 0

    @property
    def at_ms(self) -> int:
        """The place in the title of the next sample that is taken."""
        return self._from_ms + self._given * self._speed * 10 // RATE

    @property
    def held(self) -> int:
        """Frames that can be taken now."""
        return self._silence + len(self._samples) // FRAME_BYTES

    def feed(self, frame: AudioFrame) -> None:
        """The next decoded frame."""
        form = (frame.format.name, frame.layout.name, frame.sample_rate, frame.time_base)
        if form != self._form:
            self.finish()
            self._graph, self._form = self._make_graph(frame), form
        if self._graph is not None:
            self._graph.push(frame)
            self._pull(self._graph)

    def finish(self) -> None:
        """No more frames: what the filters still hold comes out."""
        if self._graph is not None:
            graph, self._graph = self._graph, None
            graph.push(None)
            self._pull(graph)
            self._form = ()

    def pad(self, frames: int) -> None:
        """Silence, where the pictures go on without sound."""
        if not self._samples:
            self._silence += frames

    def take(self, most: int) -> bytes:
        """At most so many frames."""
        if self._silence:
            count = min(most, self._silence)
            self._silence -= count
            piece = bytes(count * FRAME_BYTES)
        else:
            piece = bytes(self._samples[: most * FRAME_BYTES])
            del self._samples[: most * FRAME_BYTES]
        self._given += len(piece) // FRAME_BYTES
        return piece

    def _make_graph(self, frame: AudioFrame) -> Graph:
        graph = Graph()
        base = frame.time_base or Fraction(1, frame.sample_rate)
        first = graph.add_abuffer(sample_rate=frame.sample_rate, format=frame.format.name, layout=frame.layout.name, time_base=base)
        # A source that skips a piece gets silence there (async), and the first sample is that of the wanted place (atrim).
        steps = [first, graph.add("atrim", f"start={self._from_ms / 1000}")] if not self._begun else [first]
        steps += [graph.add("aresample", f"{RATE}:async=1"), graph.add("aformat", "sample_fmts=s16:channel_layouts=stereo")]
        if self._speed != 100:
            steps.append(graph.add("atempo", str(self._speed / 100)))
        steps.append(graph.add("abuffersink"))
        graph.link_nodes(*steps)
        graph.configure()
        return graph

    def _pull(self, graph: Graph) -> None:
        while True:
            try:
                made: Any = graph.pull()
            except (BlockingIOError, EOFError):
                return
            except FFmpegError:
                return
            if not self._begun:
                self._begun = True
                late = float(made.pts * made.time_base) - self._from_ms / 1000 if made.pts is not None else 0.0
                if late > LEAST_GAP_S:
                    self._silence = round(min(late, MOST_GAP_S) * RATE * 100 / self._speed)
            self._samples += bytes(made.planes[0])[: made.samples * FRAME_BYTES]
