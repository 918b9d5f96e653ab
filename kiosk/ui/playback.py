"""What plays now: one title, and the one that follows it without a gap. Sound goes out, pictures follow what is heard.

The decoder's process sends; this keeps its rules: how far ahead it may be, which turn counts, what is heard when. One owner at a time
(music, a film, a preview): whoever loads takes it from the one before, who is told and can load again later.
"""

from __future__ import annotations

import fcntl
import mmap
import os
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Protocol

import structlog
from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage

from kiosk.media_store.sealed_file import SealedFile
from kiosk.player.messages import (
    FRAME_BYTES,
    MOST_SIDE,
    PIXEL_BYTES,
    RATE,
    SLOTS,
    Caption,
    Opened,
    Opening,
    Picture,
    Seeking,
    Sound,
    slot_bytes,
)
from kiosk.ui.player_line import PlayerLine, PlayerPlace
from kiosk.ui.sound_out import SilentOut, SoundOut, best_out
from kiosk.ui.viewmodels.moving_picture import MovingPicture

#: The next look at what is due; a picture may make it sooner.
TICK_MS = 30
LEAST_TICK_MS = 4
#: How often the position is told, and how long an end that never comes is waited for.
TELL_MS = 200
END_MS = 600
#: A decoder that brings nothing for so long, while something plays, is none.
STALL_MS = 8_000

log = structlog.get_logger(__name__)


class TitleFile(Protocol):
    """A title's bytes, for the decoder alone."""

    @property
    def title(self) -> str:
        """By which the sealed file is known; "" of plain bytes."""

    @property
    def descriptor(self) -> int:
        """The open file."""

    @property
    def content_key(self) -> bytearray:
        """Empty: it is plain."""

    def close(self) -> None:
        """Forget it, the key first."""


class SealedTitle:
    """An open sealed file (`kiosk.media_store.opening`); owned from here on."""

    def __init__(self, title: str, file: SealedFile) -> None:
        self.title = title
        self._file = file

    @property
    def descriptor(self) -> int:
        """The open file."""
        return self._file.descriptor

    @property
    def content_key(self) -> bytearray:
        """The key of this one title."""
        return self._file.content_key

    def close(self) -> None:
        """The key is overwritten."""
        self._file.close()


class PlainTitle:
    """Bytes that may be seen (a preview, a clip), in memory."""

    title = ""

    def __init__(self, data: bytes) -> None:
        self.content_key = bytearray()
        self.descriptor = os.memfd_create("title", os.MFD_CLOEXEC)
        view = memoryview(data)
        while view:
            view = view[os.write(self.descriptor, view) :]
        os.lseek(self.descriptor, 0, os.SEEK_SET)

    def close(self) -> None:
        """Let the memory go."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1


@dataclass
class _Loaded:
    """A title that was handed to the decoder."""

    number: int
    file: TitleFile
    told: Opened | None = None
    sent_whole: bool = False
    #: By track, in their order; those that are over are dropped.
    captions: defaultdict[int, deque[Caption]] = field(default_factory=lambda: defaultdict(deque))


class Playback(QObject):
    """Make, use and drop it on the GUI thread. Times are milliseconds, speeds percent."""

    #: "loading", "playing", "paused" or "ended" of the owner's title.
    turned = Signal(str)
    moved = Signal(int)
    measured = Signal(int)
    #: `Opened` of the title that plays: chapters, captions, size.
    opened = Signal(object)
    #: The title that followed is heard now; the one before it is over.
    went_on = Signal()
    #: What is said now, "" for nothing.
    captioned = Signal(str)
    #: "damaged" (a part of the sealed file is not the title's), "unreadable", "lost" (the decoder died twice): nothing is loaded now.
    failed = Signal(str)
    #: The same of the title that should have followed; what plays goes on.
    follow_failed = Signal(str)
    #: Who had it before; nothing of theirs is loaded now.
    taken = Signal(object)
    #: The sound's way out is another one: its volume is to be set.
    routed = Signal()

    def __init__(
        self, place: PlayerPlace | None = None, parent: QObject | None = None, out_of: Callable[[], SoundOut] | None = None
    ) -> None:
        super().__init__(parent)
        self.picture = MovingPicture(self)
        self.owner: object | None = None
        self.state = "closed"
        self.position = 0
        self.speed = 100
        self._out_of = out_of or best_out
        self._out: SoundOut | None = None
        self._line = PlayerLine(place or PlayerPlace(), self)
        self._numbers = count(1)
        self._turn = 0
        self._tries = 0
        self._current: _Loaded | None = None
        self._next: _Loaded | None = None
        self._wants_sound = True
        self._coming: deque[Sound] = deque()
        #: What was written and not heard yet: (the last of its frames, as `heard` counts; number; place of its first; its frames).
        self._under_way: deque[tuple[int, int, int, int]] = deque()
        self._written = 0
        self._pictures: deque[Picture] = deque()
        self._shown = -1
        self._place = (0, 0)
        self._memory: mmap.mmap | None = None
        self._caption = ""
        self._track = 0
        self._since_told = QElapsedTimer()
        self._since_heard = QElapsedTimer()
        self._last_heard = -1
        self._tick = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._tick.timeout.connect(self._look)
        self._line.opened.connect(self._is_open)
        self._line.sound.connect(self._hear)
        self._line.pictured.connect(self._pictured)
        self._line.captioned.connect(self._captioned)
        self._line.ended.connect(self._sent_whole)
        self._line.refused.connect(self._refused)
        self._line.lost.connect(self._lost)

    # --- the process ---

    @property
    def pid(self) -> int | None:
        """The decoder's process, while there is one."""
        return self._line.pid

    @Slot()
    def warm(self) -> None:
        """Somebody may want to play soon."""
        self._line.start()

    @Slot()
    def cool(self) -> None:
        """Nobody is here: nothing is loaded, and the process ends."""
        self.unload()
        self._line.close()
        if self._out is not None:
            self._out.close()
            self._out = None

    @property
    def silent(self) -> bool:
        """Whether there is nothing to hear it with; known once something was loaded."""
        return self._out is not None and self._out.silent

    def volume(self, volume: float) -> None:
        """0 to 1."""
        if self._out is not None:
            self._out.volume(volume)

    # --- what an owner does ---

    def load(self, owner: object, file: TitleFile, from_ms: int = 0, *, speed: int = 100, hold: bool = False) -> None:
        """Play a title from a place; `hold`: stand still there. The file is this object's from now on."""
        former = self.owner
        self._drop()
        self.owner = owner
        if former is not None and former is not owner:
            self.taken.emit(former)
        self._tries = 0
        self._wants_sound = not hold
        self.speed = speed
        self._track = 0
        self._current = _Loaded(next(self._numbers), file)
        if self._out is None or self._out.silent:  # a device may be there by now
            self._out = self._out_of()
            self.routed.emit()
        self._line.start()
        self._begin(from_ms)

    def follow(self, file: TitleFile | None) -> None:
        """What comes after the title that plays, without a gap; None: nothing."""
        if self._next is not None:
            self._next.file.close()
            self._line.unfollow()
            self._next = None
        if file is None:
            return
        if self._current is None:
            file.close()
            return
        self._next = _Loaded(next(self._numbers), file)
        self._hand_over(self._next, 0, follow=True)

    @property
    def followed(self) -> bool:
        """Whether something comes after the title that plays."""
        return self._next is not None

    def play(self) -> None:
        """Go on; after the end, from the beginning."""
        self._wants_sound = True
        if self._current is not None and self.state == "ended":
            self._begin(0)
        elif self._current is not None and self.state == "paused":
            self._go()

    def pause(self) -> None:
        """Stand still."""
        self._wants_sound = False
        if self.state == "playing" and self._out is not None:
            self._out.pause()
            self._tick.stop()
            self._turn_to("paused")

    def seek(self, to_ms: int) -> None:
        """Go to a place."""
        current = self._current
        if current is None:
            return
        length = current.told.length_ms if current.told else 0
        to_ms = max(0, min(to_ms, length - 1)) if length else max(0, to_ms)
        if self.state == "ended":
            self._wants_sound = False
        if current.sent_whole or self._line.pid is None:
            # The decoder has closed it; what follows was handed over and is handed over again.
            self._begin(to_ms)
            if self._next is not None:
                self._hand_over(self._next, 0, follow=True)
        else:
            self._new_turn(to_ms)
            self._line.seek(Seeking(self._turn, to_ms, self.speed))
        self._since_told.start()
        self.moved.emit(to_ms)

    def set_speed(self, speed: int) -> None:
        """Percent, at the same pitch."""
        if speed != self.speed:
            self.speed = speed
            if self._current is not None and self.state != "ended":
                self.seek(self.position)

    def unload(self) -> None:
        """Stop and forget: nothing of the title stays, in either process."""
        if self.owner is not None:
            self._drop()
            self.owner = None
            self._line.shut()

    def show_captions(self, track: int) -> None:
        """Say the words of that track, of those that `opened` told."""
        self._track = track
        self._show_caption()

    def place_pictures(self, width: int, height: int) -> None:
        """Pictures are shown this large from now on; 0: none are wanted (say so before `load`)."""
        place = (min(width, MOST_SIDE), min(height, MOST_SIDE)) if width > 0 and height > 0 else (0, 0)
        if place == self._place:
            return
        self._place = place
        current = self._current
        if current is not None and current.told is not None and self.state != "ended":
            self._share_memory()
            self.seek(self.position)

    # --- turns ---

    def _begin(self, from_ms: int) -> None:
        """Hand the current title over, to be played from there."""
        current = self._current
        if current is None:
            return
        current.told, current.sent_whole = None, False
        self._new_turn(from_ms)
        self._share_memory()
        self._hand_over(current, from_ms, follow=False)
        self._turn_to("loading")

    def _hand_over(self, loaded: _Loaded, from_ms: int, *, follow: bool) -> None:
        file = loaded.file
        opening = Opening(loaded.number, self._turn, from_ms, self.speed, file.title, file.content_key)
        self._line.open(opening, file.descriptor, follow=follow)

    def _new_turn(self, at_ms: int) -> None:
        self._turn += 1
        self.position = at_ms
        self._coming.clear()
        self._under_way.clear()
        self._written = 0
        self._last_heard = -1
        for picture in self._pictures:
            self._line.free(picture.slot)
        self._pictures.clear()
        for loaded in (self._current, self._next):
            if loaded is not None:
                loaded.captions.clear()
        self._say_caption("")
        if self._out is not None:
            self._out.restart()
        self._tick.stop()

    def _drop(self) -> None:
        """What was loaded is over; keys are overwritten, pictures forgotten."""
        self._new_turn(0)
        for loaded in (self._current, self._next):
            if loaded is not None:
                loaded.file.close()
        self._current = self._next = None
        self._shown = -1
        self.picture.forget()
        self._memory = None
        self.state = "closed"

    def _share_memory(self) -> None:
        """New memory for pictures of the size that they are shown in; none where none are wanted."""
        self._shown = -1
        width, height = self._place
        if not width:
            return
        memory = os.memfd_create("pictures", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
        try:
            os.ftruncate(memory, slot_bytes(width, height) * SLOTS)
            # Nobody can take away what is being painted.
            fcntl.fcntl(memory, fcntl.F_ADD_SEALS, fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_GROW)
            if not self.picture.image.isNull():
                self.picture.image = self.picture.image.copy()
            self._memory = mmap.mmap(memory, slot_bytes(width, height) * SLOTS)
            self._line.show(width, height, memory)
        finally:
            os.close(memory)

    # --- what the decoder says ---

    @Slot(object)
    def _is_open(self, told: Opened) -> None:
        current, following = self._current, self._next
        if current is not None and told.number == current.number:
            current.told = told
            self.measured.emit(told.length_ms)
            self.opened.emit(told)
        elif following is not None and told.number == following.number:
            following.told = told

    @Slot(object)
    def _hear(self, sound: Sound) -> None:
        if sound.turn != self._turn or self._current is None:
            return
        self._coming.append(sound)
        if self.state == "loading" or (self.state == "playing" and not self._tick.isActive()):
            self._go()

    @Slot(object)
    def _pictured(self, picture: Picture) -> None:
        if picture.turn != self._turn or self._memory is None or self._current is None or picture.number != self._current.number:
            self._line.free(picture.slot)
            return
        self._pictures.append(picture)
        if picture.at_ms <= self.position or self.state != "playing":
            self._show_pictures()

    @Slot(object)
    def _captioned(self, caption: Caption) -> None:
        for loaded in (self._current, self._next):
            if loaded is not None and loaded.number == caption.number and caption.turn == self._turn:
                loaded.captions[caption.track].append(caption)
        if self.state == "paused":  # nobody looks at the clock then
            self._show_caption()

    @Slot(int, int)
    def _sent_whole(self, number: int, turn: int) -> None:
        for loaded in (self._current, self._next):
            if loaded is not None and loaded.number == number and turn == self._turn:
                loaded.sent_whole = True
        if self.state == "loading" and self._current is not None and self._current.sent_whole and not self._coming:
            self._go()

    @Slot(int, str)
    def _refused(self, number: int, why: str) -> None:
        if self._next is not None and number == self._next.number:
            self._next.file.close()
            self._next = None
            self.follow_failed.emit(why)
        elif self._current is not None and number == self._current.number:
            self._fail(why)

    @Slot()
    def _lost(self) -> None:
        if self._current is None:
            return
        self._tries += 1
        if self._tries > 1:
            self._fail("lost")
            return
        log.warning("player_restarted")
        self._line.start()
        self._begin(self.position)
        if self._next is not None:
            self._hand_over(self._next, 0, follow=True)

    def _fail(self, why: str) -> None:
        self._drop()
        self._line.shut()
        # The owner stays, to be asked whose it was.
        self.failed.emit(why)

    # --- time ---

    def _go(self) -> None:
        """Let it be heard, or stand still at its first moment."""
        if self._out is None:
            return
        if not self._wants_sound:
            self._turn_to("paused")
            return
        self._out.go()
        self._since_heard.start()
        self._turn_to("playing")
        self._look()

    @Slot()
    def _look(self) -> None:
        """What is due now: sound into the device, pictures and words by what was heard."""
        out, turn = self._out, self._turn
        if out is None or self._current is None:
            return
        if out.broken:
            out = self._without_sound(out)
        self._feed(out)
        self._follow_the_ear(out.heard)
        current = self._current
        if not self._plays(turn) or current is None:
            return
        if self._over(out):
            self._turn_to("ended")
            return
        if not self._coming and not current.sent_whole and self._since_heard.hasExpired(STALL_MS):
            self._line.give_up()
            return
        self._show_pictures()
        self._show_caption()
        self._tick.start(self._due_in())

    def _plays(self, turn: int) -> bool:
        """Whether what was told has left it playing."""
        return turn == self._turn and self.state == "playing"

    def _feed(self, out: SoundOut) -> None:
        room, taken = out.room, 0
        while self._coming and room > 0:
            sound = self._coming[0]
            frames = len(sound.samples) // FRAME_BYTES
            if frames > room:
                piece = Sound(sound.number, sound.turn, sound.at_ms, sound.samples[: room * FRAME_BYTES])
                later = sound.at_ms + room * self.speed * 10 // RATE
                self._coming[0] = Sound(sound.number, sound.turn, later, sound.samples[room * FRAME_BYTES :])
                sound, frames = piece, room
            else:
                self._coming.popleft()
            out.write(sound.samples)
            room -= frames
            taken += frames
            self._written += frames
            self._under_way.append((self._written, sound.number, sound.at_ms, frames))
        if taken:
            self._line.more(taken)

    def _follow_the_ear(self, heard: int) -> None:
        if heard != self._last_heard:
            self._last_heard = heard
            self._since_heard.start()
        while len(self._under_way) > 1 and self._under_way[0][0] <= heard:
            self._under_way.popleft()
        if not self._under_way:
            return
        last, number, at_ms, frames = self._under_way[0]
        if self._current is not None and number != self._current.number:
            self._next_is_heard()
        within = max(0, min(frames, heard - (last - frames)))
        self._move(at_ms + within * self.speed * 10 // RATE)

    def _next_is_heard(self) -> None:
        if self._current is None or self._next is None:
            return
        self._current.file.close()
        self._current, self._next = self._next, None
        self._tries, told = 0, self._current.told
        self.went_on.emit()
        if told is not None:
            self.measured.emit(told.length_ms)
            self.opened.emit(told)

    def _over(self, out: SoundOut) -> bool:
        """Whether everything was heard."""
        if self._coming or self._current is None or not self._current.sent_whole or self._next is not None:
            return False
        return out.heard >= self._written or self._since_heard.hasExpired(END_MS)

    def _without_sound(self, broken: SoundOut) -> SoundOut:
        """The device went away: a clock keeps the time from here."""
        log.warning("sound_lost")
        broken.close()
        self._out = SilentOut()
        self.routed.emit()
        position = self.position
        QTimer.singleShot(0, self, lambda: self.seek(position))
        return self._out

    def _due_in(self) -> int:
        """Milliseconds to the next look."""
        if not self._pictures:
            return TICK_MS
        wait = (self._pictures[0].at_ms - self.position) * 100 // self.speed
        return max(LEAST_TICK_MS, min(TICK_MS, wait))

    def _move(self, position: int) -> None:
        self.position = position
        if not self._since_told.isValid() or self._since_told.hasExpired(TELL_MS) or self.state != "playing":
            self._since_told.start()
            self.moved.emit(position)

    # --- what is seen ---

    def _show_pictures(self) -> None:
        """The newest picture that is due; those before it were too late."""
        due: Picture | None = None
        while self._pictures and (self._pictures[0].at_ms <= self.position or (due is None and self._shown < 0)):
            if due is not None:
                self._line.free(due.slot)
            due = self._pictures.popleft()
        if due is None or self._memory is None:
            return
        begin = due.slot * slot_bytes(*self._place)
        pixels = memoryview(self._memory)[begin : begin + slot_bytes(due.width, due.height)]
        self.picture.show(QImage(pixels, due.width, due.height, due.width * PIXEL_BYTES, QImage.Format.Format_RGB32))
        if self._shown >= 0:
            self._line.free(self._shown)
        self._shown = due.slot

    def _show_caption(self) -> None:
        said = []
        if self._current is not None:
            for track, coming in self._current.captions.items():
                while coming and coming[0].until_ms <= self.position:
                    coming.popleft()
                if track == self._track:
                    said = [one.words for one in coming if one.from_ms <= self.position < one.until_ms]
        self._say_caption("\n".join(dict.fromkeys(said)))

    def _say_caption(self, words: str) -> None:
        if words != self._caption:
            self._caption = words
            self.captioned.emit(words)

    def _turn_to(self, state: str) -> None:
        if state != self.state:
            self.state = state
            if state in {"paused", "ended"}:
                self._tick.stop()
                self.moved.emit(self.position)
            self.turned.emit(state)
