"""Music and audiobooks: what plays, what comes next, and everything that can be done with it. It goes on on other pages."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot
from sqlalchemy import Connection

from kiosk.media_store.opening import OpenTitle
from kiosk.player.messages import Chapter, Opened
from kiosk.ui.desk import Desk
from kiosk.ui.playback import Playback, SealedTitle
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.display import DisplayModel
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.music_lines import MusicLines
from kiosk.ui.viewmodels.media.music_set import MusicSet, MusicSets, Read
from kiosk.ui.viewmodels.media.place_keeper import PlaceKeeper
from kiosk.ui.viewmodels.media.play_queue import REPEATS, Entry, PlayQueue
from kiosk.ui.viewmodels.media.sleep_timer import SleepTimer
from kiosk.ui.viewmodels.media.song_opener import SongOpener
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.navigator import Navigator

#: The next song is opened so long before the end of this one.
AHEAD_MS = 15_000
#: "Back" within this begins the song before; later it begins this one anew.
BACK_MS = 4_000
STEP_MS = 30_000
SPEEDS = (75, 100, 125, 150, 175, 200)
NO_SET = MusicSet("", "", "")


@qml_type
class MusicModel(ScreenModel):
    """`state`: closed, loading, playing, paused, ended, broken. Times are milliseconds.

    Sign-out closes it, the cover pauses it; leaving the page does neither.
    """

    state = shown(str, "closed")
    #: Something is there to play: the mini player is shown.
    active = shown(bool)
    #: "song" or "audiobook".
    kind = shown(str, "song")
    heading = shown(str)
    setName = shown(str)
    setLine = shown(str)
    lines = shown(QObject, constant=True)
    #: Which line plays, for the list to show it.
    currentLine = shown(int, -1)
    name = shown(str)
    by = shown(str)
    #: { picture, hue, figure, ratio, kind }
    art = shown(dict, {})
    position = shown(int)
    duration = shown(int)
    timeText = shown(str)
    #: What plays in one line, for the mini player and for assistive technology.
    nowText = shown(str)
    hasNext = shown(bool)
    #: "off", "all" or "one"
    repeat = shown(str, "off")
    repeatText = shown(str)
    shuffled = shown(bool)
    sleeping = shown(bool)
    sleepText = shown(str)
    #: [{ key, text, selected }]
    sleeps = shown(list)
    speed = shown(int, 100)
    speedText = shown(str)
    #: It is not read as fast as it was spoken.
    otherSpeed = shown(bool)
    speeds = shown(list)
    volume = shown(int)
    loudest = shown(int)

    #: It began to play, or goes on: the person is here, and reading aloud stops.
    started = Signal()
    used = Signal()
    #: A word on what happened: a song was skipped, the timer ended it.
    told = Signal(str)

    routes = frozenset({"music"})

    def __init__(
        self, desk: Desk, navigator: Navigator, display: DisplayModel, playback: Playback, door: TitleDoor, words: TitleWords
    ) -> None:
        super().__init__(desk, navigator)
        self._display = display
        self._playback = playback
        self._door = door
        self._words = words
        self._queue = PlayQueue()
        self._places = PlaceKeeper(desk)
        self._opener = SongOpener(desk)
        self._sets = MusicSets(desk, self)
        self._lines = MusicLines(words, self)
        self._values["lines"] = self._lines.rows
        self._set = NO_SET
        self._chapters: tuple[Chapter, ...] = ()
        self._opened: dict[str, OpenTitle] = {}
        self._following: Entry | None = None
        self._asked_ahead = ""
        self._turn = 0
        self._failed_in_a_row = 0
        self._where = 0
        self._sleep = SleepTimer(self)
        self._sleep.rang.connect(self._fall_asleep)
        door.plays("song", player=self._take)
        door.plays("audiobook", player=self._take)
        playback.turned.connect(self._turned)
        playback.moved.connect(self._moved)
        playback.measured.connect(self._measured)
        playback.opened.connect(self._told)
        playback.went_on.connect(self._went_on)
        playback.failed.connect(self._failed)
        playback.follow_failed.connect(self._follow_failed)
        playback.taken.connect(self._taken)
        display.change_of("volume").connect(self._say_volume)
        desk.languageChanged.connect(self._reword)
        desk.photosArrived.connect(self._reword)
        self._reword()

    @property
    def title(self) -> str:
        """What plays, by its id; "" for nothing."""
        return "" if self._queue.current is None else self._queue.current.title

    @property
    def _mine(self) -> bool:
        return self._playback.owner is self

    # --- what a person does ---

    @Slot()
    def toggle(self) -> None:
        """Play or pause."""
        if self.state == "playing":
            self.pause()
        elif self._mine and self._playback.state != "closed":
            self._playback.play()
        elif self._queue.current is not None:
            self._start(self._queue.current, self._where)

    @Slot()
    def pause(self) -> None:
        """Stand still."""
        if self._mine:
            self._playback.pause()

    @Slot()
    def next(self) -> None:
        """The next song; the next chapter."""
        if self.kind == "audiobook":
            self._to_chapter(self._chapter() + 1)
            return
        entry = self._queue.after(asked=True)
        if entry is not None:
            self._start(entry)

    @Slot()
    def previous(self) -> None:
        """The beginning of this one, or the one before."""
        if self.kind == "audiobook":
            at = self._chapter()
            begun = self._chapters[at].at_ms if 0 <= at < len(self._chapters) else 0
            self._to_chapter(at if self.position - begun > BACK_MS else at - 1)
            return
        entry = self._queue.before()
        if entry is None or self.position > BACK_MS:
            self.seek(0)
        else:
            self._start(entry)

    @Slot(int)
    def seek(self, position: int) -> None:
        """Go to a place."""
        if self._mine and self._playback.state != "closed":
            self._playback.seek(position)
        else:
            self._where = max(0, position)
            self._show_place(self._where)

    @Slot()
    def back(self) -> None:
        """30 seconds back."""
        self.seek(int(self.position) - STEP_MS)

    @Slot()
    def forward(self) -> None:
        """30 seconds on."""
        self.seek(int(self.position) + STEP_MS)

    @Slot(str)
    def choose(self, key: str) -> None:
        """A line was touched: a song plays, a chapter begins."""
        if self.kind == "audiobook":
            self._to_chapter(int(key))
            return
        entry = next((one for one in self._queue.entries if one.title == key), None)
        if entry is None:
            return
        if entry == self._queue.current and self.state in {"playing", "paused"}:
            self.toggle()
        else:
            # The door says why it does not open, and what is to be done.
            self._door.open(entry.licence, entry.title, self._take_chosen)

    @Slot()
    def cycleRepeat(self) -> None:
        """Off, the whole list, this song."""
        self._queue.repeat = REPEATS[(REPEATS.index(self._queue.repeat) + 1) % len(REPEATS)]
        self._order_changed()

    @Slot()
    def toggleShuffle(self) -> None:
        """Mixed, or as the list stands."""
        self._queue.shuffle(not self._queue.shuffled)
        self._order_changed()

    @Slot(int)
    def sleepAfter(self, minutes: int) -> None:
        """Stop after so many minutes; 0: never."""
        self._sleep.set(minutes)
        self._reword()

    @Slot(int)
    def setSpeed(self, speed: int) -> None:
        """Of an audiobook, in percent."""
        if speed in SPEEDS:
            self.put(speed=speed)
            if self._mine:
                self._playback.set_speed(speed)
            self._reword()

    @Slot(int)
    def louder(self, steps: int) -> None:
        """Quieter (negative) or louder."""
        self._display.changeVolume(steps)

    @Slot()
    def page(self) -> None:
        """To the player's page."""
        self.navigator.go("music")

    @Slot()
    def close(self) -> None:
        """Stop, and put the mini player away."""
        self._leave()
        if self._mine:
            self._playback.unload()
        self._reset("active")  # the list lets go of its rows first
        self._queue.clear()
        self._lines.rows.clear()
        self._set, self._chapters, self._where = NO_SET, (), 0
        self._sleep.set(0)
        for name in ("state", "active", "kind", "heading", "setName", "setLine", "currentLine", "name", "by", "art", "position"):
            self._reset(name)
        for name in ("duration", "timeText", "nowText", "hasNext", "speed", "sleeping"):
            self._reset(name)
        self._reword()

    # --- what other pages start ---

    def play(self, name: str, line: str, read: Read, first: str = "", *, mixed: bool = False) -> None:
        """Play a list of somebody's own: `read` reads it, now and whenever something may have changed."""
        found: list[Entry] = []
        self.desk.read(lambda connection: found.extend(read(connection)))
        start = next((one for one in found if one.title == first), None) or next((one for one in found if one.here), None)
        if start is None:
            self.told.emit(self.tr("None of these songs is on this device."))
            return
        self._leave()
        self._queue.shuffled = mixed
        self._queue.fill(found, start.title)
        self._set = self._sets.playlist(name, line, read)
        self.put(kind="song", active=True)
        self._failed_in_a_row = 0
        self._start(start)
        self.navigator.go("music")

    # --- the screen process ---

    def refresh(self, connection: Connection) -> None:
        """Files may have come, or gone."""
        if self._set.read is not None:
            self._queue.renew(self._set.read(connection))
            self._show_lines()

    def forget_person(self) -> None:
        """Nothing of what was played stays."""
        self._turn += 1
        self.close()
        self._queue.repeat, self._queue.shuffled = "off", False
        self._reword()

    # --- a title from the library ---

    def _take(self, opened: OpenTitle) -> None:
        """A song or an audiobook was opened: it plays, and its page comes."""
        self._leave()
        title, licence = opened.detail.title, opened.licence
        entry = Entry(
            licence.licence, title.title, title.name, title.by, title.artwork, opened.detail.length_ms, here=True, kind=title.kind
        )
        self.put(kind=title.kind, active=True)
        self._failed_in_a_row = 0
        if title.kind == "song":
            self._fill(entry)
        else:
            self._set = self._sets.book(entry)
            self._queue.fill([entry], entry.title)
        self._load(entry, opened)
        self.navigator.go("music")

    def _take_chosen(self, opened: OpenTitle) -> None:
        """A song of the list that is shown."""
        entry = self._queue.go_to(opened.detail.title.title)
        if entry is None:
            opened.file.close()
            return
        self._failed_in_a_row = 0
        self._load(entry, opened)

    def _fill(self, entry: Entry) -> None:
        self._set = self._sets.of(entry, self.open_session().person.resident)
        entries: list[Entry] = []
        read = self._set.read
        if read is not None:
            self.desk.read(lambda connection: entries.extend(read(connection)))
        self._queue.fill(entries if any(one.title == entry.title for one in entries) else [entry, *entries], entry.title)

    # --- opening ---

    def _start(self, entry: Entry, from_ms: int = 0) -> None:
        """Open an entry of the queue and play it."""
        self._queue.go_to(entry.title)
        self._turn += 1
        turn = self._turn
        self.put(state="loading")
        self._show_entry(entry, from_ms)
        self._opener.open(
            entry, lambda opened: self._load(entry, opened, from_ms) if turn == self._turn else opened.file.close(), self._skip
        )

    def _load(self, entry: Entry, opened: OpenTitle, from_ms: int | None = None) -> None:
        self._turn += 1
        self._following, self._asked_ahead = None, ""
        self._opened = {entry.title: opened}
        if entry.kind == "audiobook":
            kept = self._places.begin(entry.title, opened.place, done=opened.done)
            from_ms = kept if from_ms is None else from_ms
        self._show_entry(entry, from_ms or 0)
        self.put(state="loading", active=True)
        self._playback.place_pictures(0, 0)
        speed = int(self.speed) if entry.kind == "audiobook" else 100
        self._playback.load(self, SealedTitle(entry.title, opened.file), from_ms or 0, speed=speed)

    def _skip(self, entry: Entry, why: str) -> None:
        """It does not open: the next one plays, with a word. When none of them opens, the door says why."""
        self._failed_in_a_row += 1
        following = self._queue.after(asked=True)
        if following is None or following == entry or self._failed_in_a_row >= len(self._queue.entries):
            self.put(state="broken")
            self._door.closed.emit(entry.licence, entry.title, why)
            return
        self.told.emit(self.tr("“%1” is not ready here. The next song plays.").replace("%1", entry.name))
        self._start(following)

    def _prepare_next(self) -> None:
        """Open what comes next, so that no gap is heard."""
        entry = self._queue.after()
        if entry is None or self._asked_ahead == entry.title or self._playback.followed or self.kind != "song":
            return
        self._asked_ahead, turn = entry.title, self._turn

        def ready(opened: OpenTitle) -> None:
            if turn != self._turn or not self._mine or entry != self._queue.after():
                opened.file.close()
                return
            self._opened[entry.title] = opened
            self._following = entry
            self._playback.follow(SealedTitle(entry.title, opened.file))

        self._opener.open(entry, ready, lambda _entry, _why: None)

    # --- what the playback tells ---

    @Slot(str)
    def _turned(self, state: str) -> None:
        if not self._mine:
            return
        if state == "ended":
            self._after_the_end()
            return
        self.put(state=state)
        if state == "playing":
            self._failed_in_a_row = 0
            self.started.emit()
        elif state == "paused":
            self._keep_place()

    @Slot(int)
    def _moved(self, position: int) -> None:
        if not self._mine or self._playback.state == "closed":
            return
        self._show_place(position)
        if self.state == "playing":
            self.used.emit()
            if self.kind == "audiobook":
                self._places.tick(position, self._chapter() + 1, len(self._chapters))
            elif self.duration and self.duration - position < AHEAD_MS:
                self._prepare_next()

    @Slot(int)
    def _measured(self, duration: int) -> None:
        if self._mine:
            self._places.measure(duration)
            self.put(duration=duration or self.duration)
            self._show_place(int(self.position))

    @Slot(object)
    def _told(self, told: Opened) -> None:
        if self._mine and self.kind == "audiobook":
            self._chapters = told.chapters
            self._show_lines()

    @Slot()
    def _went_on(self) -> None:
        entry = self._following
        if not self._mine or entry is None:
            return
        self._following, self._asked_ahead = None, ""
        self._queue.go_to(entry.title)
        self._opened = {entry.title: self._opened[entry.title]} if entry.title in self._opened else {}
        self._show_entry(entry, 0)

    @Slot(str)
    def _failed(self, why: str) -> None:
        """A part of it is not the title's own, or nothing can be made of it."""
        entry = self._queue.current
        if not self._mine or entry is None:
            return
        self._where = int(self.position)
        if why == "damaged":
            self._come_again(entry)
        following = self._queue.after(asked=True) if self.kind == "song" else None
        self._failed_in_a_row += 1
        if following is not None and following != entry and self._failed_in_a_row < len(self._queue.entries):
            self._start(following)
        else:
            self.put(state="broken")
        if why == "damaged":
            self.told.emit(self.tr("A part of “%1” was damaged. It comes again by itself.").replace("%1", entry.name))
        else:
            self.told.emit(self.tr("“%1” did not play. It is not your fault.").replace("%1", entry.name))

    @Slot(str)
    def _follow_failed(self, why: str) -> None:
        entry, self._following = self._following, None
        if self._mine and entry is not None and why == "damaged":
            self._come_again(entry)

    @Slot(object)
    def _taken(self, former: object) -> None:
        """A film or a preview plays now; it goes on here when somebody wants it."""
        if former is self:
            self._keep_place()
            self._where = int(self.position)
            self._following, self._asked_ahead, self._opened = None, "", {}
            self.put(state="paused")

    # --- parts ---

    def _after_the_end(self) -> None:
        if self.kind == "audiobook":
            self.put(state="ended")
            self._keep_place()
            return
        entry = self._queue.after()
        if entry is None:
            self.put(state="ended")
        else:
            self._start(entry)

    def _come_again(self, entry: Entry) -> None:
        opened = self._opened.pop(entry.title, None)
        if opened is not None:
            self._opener.come_again(opened)

    def _order_changed(self) -> None:
        """What was opened ahead may not be what comes next."""
        if self._following is not None and self._following != self._queue.after():
            self._following, self._asked_ahead = None, ""
            if self._mine:
                self._playback.follow(None)
        self._reword()

    @Slot()
    def _fall_asleep(self) -> None:
        self.pause()
        self.told.emit(self.tr("The sleep timer paused it."))
        self._reword()

    def _leave(self) -> None:
        """What plays is left: its place is kept and sent."""
        self._turn += 1
        if self.kind == "audiobook" and self._queue.current is not None:
            self._places.leave(int(self.position), self._chapter() + 1, len(self._chapters))
        self._following, self._asked_ahead, self._opened, self._chapters, self._where = None, "", {}, (), 0

    def _keep_place(self) -> None:
        if self.kind == "audiobook":
            self._places.keep(int(self.position), self._chapter() + 1, len(self._chapters))

    def _chapter(self) -> int:
        """The one that plays; -1 before the first, or where there are none."""
        return sum(1 for one in self._chapters if one.at_ms <= int(self.position)) - 1

    def _to_chapter(self, chapter: int) -> None:
        if self._chapters:
            self.seek(self._chapters[max(0, min(chapter, len(self._chapters) - 1))].at_ms)
        elif chapter <= 0:
            self.seek(0)

    # --- what is shown ---

    def _show_entry(self, entry: Entry, position: int) -> None:
        self.put(name=entry.name, by=entry.by, art=self._art(entry), duration=entry.length_ms)
        self._where = position
        self._show_place(position)
        self._show_lines()
        self._reword()

    def _art(self, entry: Entry) -> dict[str, object]:
        return self._words.art(_Drawn(entry.title, entry.kind, entry.artwork), large=True)

    def _show_place(self, position: int) -> None:
        before = self._chapter()
        now, length = self._words.short_length(position) or "0:00", self._words.short_length(int(self.duration))
        self.put(position=position, timeText=self.tr("%1 of %2").replace("%1", now).replace("%2", length) if length else now)
        if self.kind == "audiobook" and before != self._chapter():
            self._show_lines()

    def _show_lines(self) -> None:
        current = self._queue.current
        if self.kind == "audiobook":
            name = "" if current is None else current.name
            playing = self._lines.chapters(self._chapters, self._chapter(), name, int(self.duration))
        else:
            playing = self._lines.songs(self._queue.entries, self.title)
        self.put(currentLine=playing)

    @Slot()
    def _say_volume(self) -> None:
        self.put(volume=int(self._display.volume), loudest=int(self._display.loudest))

    @Slot()
    def _reword(self) -> None:
        entry = self._queue.current
        repeats = {"off": self.tr("Repeat: off"), "all": self.tr("Repeat: all"), "one": self.tr("Repeat: this song")}
        self.put(
            heading=self._set.heading,
            setName=self._set.name,
            setLine=self._set.line,
            repeat=self._queue.repeat,
            repeatText=repeats[self._queue.repeat],
            shuffled=self._queue.shuffled,
            hasNext=self._queue.after(asked=True) is not None or self.kind == "audiobook",
            sleeping=self._sleep.minutes > 0,
            sleepText=self._sleep.text(self._sleep.minutes),
            sleeps=self._sleep.choices(),
            speedText=speed_text(int(self.speed)),
            otherSpeed=self.speed != SPEEDS[1],
            speeds=[{"key": speed, "text": speed_text(speed), "selected": speed == self.speed} for speed in SPEEDS],
            nowText="" if entry is None else " · ".join(part for part in (entry.name, entry.by) if part),
            art={} if entry is None else self._art(entry),
        )
        self._say_volume()
        if entry is not None:
            self._show_lines()

    def _reset(self, name: str) -> None:
        before = getattr(self, name)
        self._values.pop(name, None)
        if getattr(self, name) != before:
            self.change_of(name).emit()


def speed_text(speed: int) -> str:
    """As players write it: 1.25x."""
    return f"{speed / 100:g}x"


@dataclass(frozen=True)
class _Drawn:
    title: str
    kind: str
    artwork: str | None
