"""Captions that lie beside a film are inside it when it is sealed; those that are none are refused by name and line."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import av
import pytest

from central.clock import now_ms
from central.keys import load_keys
from central.media.captioned import captioned, language_of
from central.media.importer import Importer, read_manifest
from central.media.reader import FileRefused
from kiosk.player.messages import FRAME_BYTES, Caption, Kind, read_caption, read_sound
from tests.films import film, seen, turned
from tests.integration.central.test_media_import import spoken
from tests.integration.central.world import World
from tests.player_client import Client, player

ENGLISH = (
    "WEBVTT - The lake\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n"
    "first\n00:00.500 --> 00:01.200 line:80%\n<v Ann>Hello &amp; <b>welcome</b>\n\n"
    "00:01.500 --> 00:02.200\nGoodbye\n\n00:01.800 --> 00:02.500\nSee you\n"
)
SPANISH = "\ufeff1\r\n00:00:00,500 --> 00:00:01,200\r\n{\\an8}Hola\r\n\r\n2\r\n00:00:01,500 --> 00:00:02,200\r\n<i>Adiós</i>\r\n"
MANIFEST = '[[title]]\nid = "lake"\nkind = "movie"\nfile = "lake.mp4"\nrent = "4.00"\nname = "Lake"\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lake.mp4").write_bytes(film(3, (160, 120), sound=3))
    (tmp_path / "lake.en.vtt").write_text(ENGLISH, encoding="utf-8")
    (tmp_path / "lake.es.srt").write_text(SPANISH, encoding="utf-8", newline="")
    return tmp_path


def packets(data: bytes, kind: str) -> list[tuple[bytes, float, float]]:
    opened: Any = av.open(io.BytesIO(data))
    with opened as source:
        stream = next(one for one in source.streams if one.type == kind)
        base = stream.time_base
        return [(bytes(one), float(one.pts * base), float(one.dts * base)) for one in source.demux(stream) if one.dts is not None]


def words_of(client: Client) -> list[Caption]:
    """All that is said, while the film is heard to its end."""
    found = []
    while (message := client.next(Kind.CAPTION, Kind.SOUND, Kind.ENDED)).kind != Kind.ENDED:
        if message.kind == Kind.CAPTION:
            found.append(read_caption(message.body))
        else:
            client.more(len(read_sound(message.body).samples) // FRAME_BYTES)
    return found


def test_each_file_becomes_a_track_and_the_film_stays_as_it_was(folder: Path) -> None:
    before = (folder / "lake.mp4").read_bytes()
    with captioned(folder / "lake.mp4", [folder / "lake.en.vtt", folder / "lake.es.srt"]) as path:
        after = path.read_bytes()
    assert not path.exists()
    for kind in ("video", "audio"):
        assert packets(after, kind) == packets(before, kind)
    with player() as client:
        client.open(after)
        assert client.opened().captions == ("eng", "spa")
        said = sorted((one.track, one.from_ms, one.until_ms, one.words) for one in words_of(client))
    assert said == [
        (0, 500, 1_200, "Ann: Hello & welcome"),
        (0, 1_500, 1_800, "Goodbye"),
        (0, 1_800, 2_200, "Goodbye\nSee you"),
        (0, 2_200, 2_500, "See you"),
        (1, 500, 1_200, "Hola"),
        (1, 1_500, 2_200, "Adiós"),
    ]


def test_words_lie_beside_what_is_seen_then(folder: Path) -> None:
    """A player that reads on needs no jump to the end of the file."""
    (folder / "lake.mp4").write_bytes(film(24, (64, 64), rate=10, sound=24))  # longer than FFmpeg's muxer waits
    with captioned(folder / "lake.mp4", [folder / "lake.en.vtt"]) as path:
        opened: Any = av.open(str(path))
        with opened as source:
            order = sorted((packet for packet in source.demux() if packet.pos is not None and packet.size), key=lambda one: one.pos)
            places = [number for number, packet in enumerate(order) if packet.stream.type == "subtitle" and packet.size > 2]
    assert places[0] < len(order) / 2
    assert places[-1] < len(order) * 9 / 10


def test_chapters_turns_and_languages_stay(folder: Path) -> None:
    spoken(turned(film(3, (160, 120), sound=3)), folder / "lake.mp4", {"audio": "eng"}, ("One", "Two"))
    with captioned(folder / "lake.mp4", [folder / "lake.es.srt"]) as path:
        opened: Any = av.open(str(path))
        with opened as source:
            assert [one["metadata"]["title"] for one in source.chapters()] == ["One", "Two"]
            assert [(one.type, one.language) for one in source.streams if one.type in {"audio", "subtitle"}] == [
                ("audio", "eng"),
                ("subtitle", "spa"),
            ]
        assert seen(path.read_bytes())["rotation"] == seen((folder / "lake.mp4").read_bytes())["rotation"] != 0


def test_an_import_brings_them_once(folder: Path, world: World) -> None:
    (folder / "manifest.toml").write_text(MANIFEST + 'captions = ["lake.en.vtt", "lake.es.srt"]\n', encoding="utf-8")
    importer = Importer(world.database, world.central.media, load_keys(world.settings.data).media)
    (entry,) = read_manifest(folder).title
    first = importer.bring(folder, entry, now_ms())
    assert (first.outcome, first.made and first.made.captions) == ("new", ("en", "es"))
    again = importer.bring(folder, entry, now_ms())
    assert (again.outcome, again.made and again.made.container) == ("same", first.made and first.made.container)
    (folder / "lake.es.srt").write_text(SPANISH.replace("Hola", "Buenas"), encoding="utf-8")
    assert importer.bring(folder, entry, now_ms()).outcome == "changed"


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("lake.en.vtt", "00:01.000 --> 00:02.000\nHello\n", "lake.en.vtt, line 1: a WebVTT file begins with WEBVTT"),
        ("lake.en.vtt", "WEBVTT\n\n00:01.000 -> 00:02.000\nHello\n", "lake.en.vtt, line 3: this is no caption with its times"),
        ("lake.es.srt", "1\n00:00:02,000 --> 00:00:01,000\nHola\n", "lake.es.srt, line 2: a caption ends after it begins"),
        ("lake.es.srt", "1\n00:00:01,000 --> 00:00:02,000\nHola\n\nmore\n", "lake.es.srt, line 5: this is no caption with its times"),
        ("lake.es.srt", "\n\n", "lake.es.srt: there are no captions in it"),
        ("lake.vtt", ENGLISH, "lake.vtt: captions are named with their language, as lake.en.vtt or lake.es.srt"),
        ("lake.qx.vtt", ENGLISH, 'lake.qx.vtt: no language is called "qx"'),
    ],
)
def test_what_is_no_caption_is_refused_in_plain_words(folder: Path, world: World, name: str, text: str, why: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "manifest.toml").write_text(MANIFEST + f'captions = ["{name}"]\n', encoding="utf-8")
    importer = Importer(world.database, world.central.media, load_keys(world.settings.data).media, dry=True)
    (entry,) = read_manifest(folder).title
    made = importer.bring(folder, entry, now_ms())
    assert (made.outcome, made.why) == ("refused", why)


def test_films_that_take_none_say_so(folder: Path) -> None:
    english = [folder / "lake.en.vtt"]
    (folder / "lake.webm").write_bytes(film(1, (160, 120), container="webm", codec="libvpx"))
    (folder / "noise.mp4").write_bytes(bytes(5_000))
    with captioned(folder / "lake.mp4", english) as path:
        (folder / "full.mp4").write_bytes(path.read_bytes())
    (folder / "latin.en.srt").write_bytes(SPANISH.encode("utf-16"))
    (folder / "other.en.vtt").write_text(ENGLISH, encoding="utf-8")
    refused = {
        ("lake.webm", "lake.en.vtt"): "captions beside a film are put into MP4 films only",
        ("noise.mp4", "lake.en.vtt"): "the film is damaged: no captions can be put in",
        ("full.mp4", "lake.en.vtt"): "lake.en.vtt: the film has captions in this language inside",
        ("lake.mp4", "latin.en.srt"): "latin.en.srt: save it as UTF-8",
    }
    for (film_name, name), why in refused.items():
        with pytest.raises(FileRefused) as told, captioned(folder / film_name, [folder / name]):
            pass
        assert str(told.value) == why
    with (
        pytest.raises(FileRefused, match="there are captions in this language already"),
        captioned(folder / "lake.mp4", [*english, folder / "other.en.vtt"]),
    ):
        pass


def test_a_region_is_the_language() -> None:
    assert (language_of("lake.es-MX.SRT"), language_of("the.lake.en.vtt")) == ("es", "en")
