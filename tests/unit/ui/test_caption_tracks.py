"""Which caption track of a movie is shown, and what the key for it says."""

from __future__ import annotations

import pytest

from kiosk.ui.viewmodels.media.caption_tracks import CaptionTracks, tag_of


def named(tracks: CaptionTracks) -> str:
    return tracks.name(lambda tag: tag.upper(), lambda number: f"#{number}")


@pytest.mark.parametrize(
    ("code", "tag"), [("eng", "en"), ("spa", "es"), ("fre", "fr"), ("fra", "fr"), ("en-US", "en"), ("und", ""), ("", "")]
)
def test_a_files_code_is_a_language(code: str, tag: str) -> None:
    assert tag_of(code) == tag


@pytest.mark.parametrize(
    ("codes", "screen", "shown"),
    [(("eng", "spa"), "es", 1), (("fra", "eng"), "es", 1), (("fra", "deu"), "es", 0), (("und",), "en", 0), ((), "en", 0)],
)
def test_the_screens_language_comes_first_then_english_then_the_files(codes: tuple[str, ...], screen: str, shown: int) -> None:
    tracks = CaptionTracks()
    tracks.begin(on=True)
    tracks.tell(codes, screen)
    assert (tracks.track, tracks.on) == (shown, True)


def test_the_key_goes_round_and_what_it_chose_is_kept() -> None:
    tracks = CaptionTracks()
    tracks.begin(on=False)
    tracks.tell(("eng", "und", "spa", "spa"), "en")
    told = []
    for _ in range(5):
        tracks.next()
        told.append(named(tracks) if tracks.on else "off")
    assert told == ["EN", "#2", "#3", "#4", "off"]
    tracks.next()
    tracks.next()
    tracks.tell(("eng", "und", "spa", "spa"), "en")  # played again
    assert tracks.track == 1
    tracks.next()
    tracks.begin(on=False)
    tracks.tell(("eng", "spa"), "en")
    assert (tracks.on, named(tracks)) == (True, "ES")
    tracks.begin(on=False)
    tracks.tell(("fra", "deu"), "en")
    assert (tracks.on, named(tracks)) == (True, "FR")
    tracks.unwant()
    tracks.begin(on=False)
    tracks.tell(("eng", "spa"), "en")
    assert (tracks.on, named(tracks)) == (False, "EN")
