"""What comes after what."""

from __future__ import annotations

import random

from kiosk.ui.viewmodels.media.play_queue import Entry, PlayQueue


def entries(titles: str) -> list[Entry]:
    return [Entry("lic", title, title, "", None, 1_000, here=True) for title in titles]


def filled(titles: str = "abcd", first: str = "b", seed: int = 1) -> PlayQueue:
    queue = PlayQueue(random.Random(seed))
    queue.fill(entries(titles), first)
    return queue


def titles_of(queue: PlayQueue, steps: int) -> str:
    found = ""
    for _ in range(steps):
        entry = queue.after(asked=True)
        if entry is None:
            break
        queue.go_to(entry.title)
        found += entry.title
    return found


def after(queue: PlayQueue) -> str:
    entry = queue.after()
    return "" if entry is None else entry.title


def test_a_list_is_played_from_the_chosen_song_to_its_end() -> None:
    queue = filled()
    assert [after(queue), queue.go_to("d") is not None, after(queue)] == ["c", True, ""]
    assert queue.go_to("nothing") is None
    before = queue.before()
    assert before is not None
    assert before.title == "c"


def test_repeating_all_begins_again_and_repeating_one_stays() -> None:
    queue = filled(first="d")
    queue.repeat = "all"
    assert after(queue) == "a"
    queue.repeat = "one"
    assert after(queue) == "d"
    assert titles_of(queue, 2) == "ab"


def test_mixed_each_song_comes_once_and_the_one_that_plays_stays() -> None:
    queue = filled("abcdefgh", "c")
    queue.shuffle(True)
    current = queue.current
    assert current is not None
    assert current.title == "c"
    heard = titles_of(queue, 7)
    assert sorted("c" + heard) == list("abcdefgh")
    assert heard != "abdefgh"
    queue.shuffle(False)
    assert after(queue) == chr(ord(heard[-1]) + 1) if heard[-1] != "h" else after(queue) == ""


def test_a_list_that_changes_keeps_what_plays() -> None:
    queue = filled()
    queue.renew(entries("dba"))
    assert after(queue) == "a"
    queue.renew(entries("da"))
    current = queue.current
    assert current is not None
    assert current.title == "b"
    queue.clear()
    assert (queue.current, queue.after(), queue.before()) == (None, None, None)
