"""A folder of real files becomes a catalogue: tags, covers, tastes; what cannot be sold is refused by name, and alone."""

from __future__ import annotations

import io
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import pytest
from mutagen import id3, mp3
from PIL import Image

from central.clock import now_ms
from central.keys import load_keys
from central.media import importer as importing
from central.media.importer import BadManifest, Importer, read_manifest
from central.media.reader import FileRefused, ReadFile, artwork_of, read_title
from central.media.told_before import ToldBefore
from kiosk.media_store.container import MAGIC
from kiosk.sync.wire import TitleChange
from tests.films import film, seen
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import World


def song(path: Path, seconds: int = 60) -> None:
    """A tone as MP3, with tags and a cover."""
    with av.open(str(path), "w", format="mp3") as target:
        stream: Any = target.add_stream("mp3", rate=44_100, layout="mono")
        for number in range(seconds * 44_100 // 1152):
            frame = av.AudioFrame(format="s16p", layout="mono", samples=1152)
            frame.planes[0].update(bytes(1152 * 2))
            frame.sample_rate, frame.pts = 44_100, number * 1152
            target.mux(stream.encode(frame))
        target.mux(stream.encode(None))
    kinds: Any = id3
    opened: Any = mp3
    tags = opened.MP3(str(path))
    if tags.tags is None:
        tags.add_tags()
    cover = io.BytesIO()
    Image.new("RGB", (900, 900), "teal").save(cover, "PNG")
    words = {"TIT2": "Lake", "TPE1": "The Pines", "TALB": "Water", "TCON": "Folk", "TDRC": "2024", "TRCK": "2/9"}
    for name, text in words.items():
        tags.tags.add(getattr(kinds, name)(text=text))
    tags.tags.add(kinds.APIC(mime="image/png", type=3, data=cover.getvalue()))
    tags.save()


def book(path: Path, *, locked: bool = False, title: str = "The Long Way") -> None:
    """A small EPUB."""
    cover = io.BytesIO()
    Image.new("RGB", (300, 450), "navy").save(cover, "JPEG")
    with zipfile.ZipFile(path, "w") as target:
        target.writestr("mimetype", "application/epub+zip")
        target.writestr(
            "META-INF/container.xml",
            '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
            '<rootfile full-path="EPUB/package.opf"/></rootfiles></container>',
        )
        if locked:
            target.writestr("META-INF/encryption.xml", "<encryption/>")
        target.writestr(
            "EPUB/package.opf",
            '<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            f"<dc:title>{title}</dc:title><dc:creator>R. Hale</dc:creator><dc:language>en</dc:language>"
            "<dc:subject>Walking</dc:subject><dc:date>1999-05-01</dc:date></metadata><manifest>"
            '<item id="c" href="img/cover.jpg" properties="cover-image" media-type="image/jpeg"/></manifest></package>',
        )
        target.writestr("EPUB/img/cover.jpg", cover.getvalue())


MANIFEST = """
[[title]]
id = "lake-song"
kind = "song"
file = "lake.mp3"
buy = "2.50"

[[title]]
id = "water-album"
kind = "album"
name = "Water"
parts = ["lake-song"]
buy = "9.00"

[[title]]
id = "river-film"
kind = "movie"
file = "river.mp4"
name = "Quiet River"
rent = "4.00"
rating = "teen"

[[title]]
id = "long-way"
kind = "book"
file = "way.epub"
buy = "0"
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("media")
    (made / "manifest.toml").write_text(MANIFEST, encoding="utf-8")
    song(made / "lake.mp3")
    (made / "river.mp4").write_bytes(film(6, (640, 480), sound=6, metadata={"title": "River"}))
    book(made / "way.epub")
    return made


@pytest.fixture
def importer(world: World) -> Importer:
    return Importer(world.database, world.central.media, load_keys(world.settings.data).media)


def catalogue(device: Device) -> dict[str, TitleChange]:
    return {payload["title"]: TitleChange.model_validate(payload) for kind, payload in device.pull_all() if kind == "catalogue.title"}


def test_a_folder_becomes_a_catalogue(world: World, importer: Importer, device: Device, folder: Path) -> None:
    manifest = read_manifest(folder)
    assert [importer.bring(folder, entry, now_ms()).outcome for entry in manifest.title] == ["new"] * 4
    titles = catalogue(device)
    lake, water, river, way = (titles[name] for name in ("lake-song", "water-album", "river-film", "long-way"))
    assert (lake.name, lake.by, lake.series, lake.genre, lake.year, lake.place) == ("Lake", "The Pines", "Water", "Folk", 2024, 2)
    assert lake.media_type == "audio/mpeg"
    assert 59_000 < lake.length_ms < 61_000
    assert (water.parts, water.buy_cents, water.container) == (("lake-song",), 900, None)
    assert (river.name, river.rent_cents, river.buy_cents, river.media_type) == ("Quiet River", 400, None, "video/mp4")
    assert (way.name, way.by, way.language, way.subjects, way.year, way.buy_cents) == (
        "The Long Way",
        "R. Hale",
        "en",
        ("Walking",),
        1999,
        0,
    )
    for title in (lake, river, way):
        assert title.artwork is not None
        data = device.get(f"/v1/blobs/{title.artwork}").content
        assert len(data) == title.artwork_bytes
        with Image.open(io.BytesIO(data)) as picture:
            assert max(picture.size) <= 480
    taste = device.get(f"/v1/media/{lake.preview}").content
    heard: Any = av.open(io.BytesIO(taste))
    with heard:
        assert heard.duration is not None
        assert 19 < heard.duration / av.time_base < 21
    shown = seen(device.get(f"/v1/media/{river.preview}").content)
    assert (shown["codec"], shown["size"]) == ("h264", (480, 360))
    assert shown["sound"] is not None
    assert 5 < shown["seconds"] < 6.5
    again = [importer.bring(folder, entry, now_ms()).outcome for entry in manifest.title]
    assert again == ["same"] * 4, "nothing changed, nothing is sealed again"


def test_one_bad_title_keeps_no_other_out(importer: Importer, tmp_path: Path) -> None:
    book(tmp_path / "good.epub")
    book(tmp_path / "locked.epub", locked=True)
    (tmp_path / "noise.mp3").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "text.epub").write_text("no book")
    (tmp_path.parent / "outside.epub").write_bytes((tmp_path / "good.epub").read_bytes())
    (tmp_path / "manifest.toml").write_text(
        "\n".join(
            f'[[title]]\nid = "t{number}"\nkind = "{kind}"\nfile = "{file}"\nbuy = "1.00"\n'
            for number, (kind, file) in enumerate(
                [
                    ("song", "noise.mp3"),
                    ("book", "text.epub"),
                    ("book", "locked.epub"),
                    ("book", "../outside.epub"),
                    ("book", "no.epub"),
                    ("movie", "good.epub"),
                    ("book", "good.epub"),
                ]
            )
        )
    )
    done = [importer.bring(tmp_path, entry, now_ms()) for entry in read_manifest(tmp_path).title]
    assert [one.outcome for one in done] == ["refused"] * 6 + ["new"]
    assert done[2].why == "this book is locked by its seller"
    assert all("outside" in one.why or "no.epub" in one.why for one in done[3:5])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[[title]\n", "manifest.toml"),
        ('[[title]]\nid = "a"\nkind = "song"\nbuy = 2.5\n', "a price is text"),
        ('[[title]]\nid = "a"\nkind = "song"\nbuy = "2.505"\n', "two places"),
        ('[[title]]\nid = "a"\nkind = "song"\nbuy = "NaN"\n', "price"),
        ('[[title]]\nid = "../a"\nkind = "song"\n', "title.0.id"),
        ('[[title]]\nid = "a"\nkind = "tape"\n', "title.0.kind"),
        ('[[title]]\nid = "a"\nkind = "song"\nprize = "1"\n', "prize"),
        ('[[title]]\nid = "a"\nkind = "song"\n[[title]]\nid = "a"\nkind = "song"\n', "twice"),
    ],
)
def test_a_bad_manifest_says_where(tmp_path: Path, text: str, why: str) -> None:
    (tmp_path / "manifest.toml").write_text(text)
    with pytest.raises(BadManifest, match=why):
        read_manifest(tmp_path)


def test_entities_and_bombs_in_a_book_open_and_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "bad.epub"
    secret = tmp_path / "secret"
    secret.write_text("SECRET")
    bomb = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    for head in (f'<!DOCTYPE p [<!ENTITY x SYSTEM "file://{secret}">]>', f'<!DOCTYPE p [<!ENTITY a0 "lol">{bomb}<!ENTITY x "&a11;">]>'):
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
            target.writestr(
                "META-INF/container.xml",
                '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
                '<rootfile full-path="p.opf"/></rootfiles></container>',
            )
            target.writestr(
                "p.opf",
                f'{head}<package xmlns="http://www.idpf.org/2007/opf"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
                "<dc:title>&x;</dc:title></metadata></package>",
            )
        with pytest.raises(FileRefused):
            read_title(path, "book")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        target.writestr("META-INF/container.xml", bytes(50_000_000))
    with pytest.raises(FileRefused):
        read_title(path, "book")


def test_the_command_says_what_became_of_each(cli: Cli, folder: Path) -> None:
    done = cli.run("media", "import", str(folder)).splitlines()
    assert [line.split()[:3] for line in done[:-1]] == [
        ["new", "song", "lake-song"],
        ["new", "album", "water-album"],
        ["new", "movie", "river-film"],
        ["new", "book", "long-way"],
    ]
    assert "rent 4.00" in done[2]
    assert done[2].endswith("Quiet River")
    assert done[-1] == "4 titles: 4 new"
    assert cli.run("media", "import", str(folder), "--dry-run").endswith("4 titles: 4 same; nothing was changed")
    assert "lake-song  song  buy 2.50  Lake" in cli.run("media", "list")
    cli.run("media", "withdraw", "lake-song")
    cli.run("media", "withdraw", "lake-song", code=1)
    cli.run("media", "pause")
    cli.run("media", "pause", code=1)
    cli.run("media", "resume")


def test_a_trial_leaves_nothing_and_names_bad_files(world: World, cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "noise.mp3").write_bytes(bytes(range(256)) * 40)
    book(tmp_path / "way.epub")
    (tmp_path / "manifest.toml").write_text(
        '[[title]]\nid = "noise"\nkind = "song"\nfile = "noise.mp3"\nbuy = "1.00"\n'
        '[[title]]\nid = "way"\nkind = "book"\nfile = "way.epub"\nbuy = "0"\n'
        '[[title]]\nid = "both"\nkind = "album"\nname = "Both"\nparts = ["way", "gone"]\nbuy = "0"\n',
        encoding="utf-8",
    )
    lines = cli.run("media", "import", str(tmp_path), "--dry-run", code=1).splitlines()
    assert "noise.mp3: " in lines[0]
    assert lines[2].endswith("no file: the catalogue has no part gone")
    assert lines[3] == "3 titles: 2 refused, 1 new; nothing was changed"
    assert not world.settings.media_path.exists()


def spoken(data: bytes, path: Path, languages: dict[str, str], chapters: tuple[str, ...]) -> None:
    """The same streams, which name their languages (by type), and chapters of half a second."""
    source: Any = av.open(io.BytesIO(data))
    target: Any = av.open(str(path), "w", format="mp4")
    with source, target:
        made = {}
        for stream in source.streams:
            made[stream.index] = target.add_stream_from_template(stream)
            if stream.type in languages:
                made[stream.index].metadata["language"] = languages[stream.type]
        base = Fraction(1, 1000)
        marks = [
            {"id": n, "start": n * 500, "end": n * 500 + 500, "time_base": base, "metadata": {"title": name}}
            for n, name in enumerate(chapters)
        ]
        target.set_chapters(marks)
        for packet in source.demux():
            if packet.dts is not None:
                packet.stream = made[packet.stream.index]
                target.mux(packet)


def test_captions_languages_and_chapters_are_told(tmp_path: Path) -> None:
    data = film(2, (160, 120), sound=2, captions=[(0, 900, "Hello")])
    spoken(data, tmp_path / "film.mp4", {"audio": "eng", "subtitle": "spa"}, ("One", "T\x1b[2Jwo\u202e"))
    told = read_title(tmp_path / "film.mp4", "movie")
    assert (told.captions, told.languages) == (("es",), ("en",))
    assert [(one.name, one.at_ms) for one in told.chapters] == [("One", 0), ("T[2Jwo", 500)]
    (tmp_path / "plain.mp4").write_bytes(film(1, (160, 120), captions=[(0, 900, "Hello")]))
    assert read_title(tmp_path / "plain.mp4", "movie").captions == ("und",)
    spoken(data, tmp_path / "book.m4a", {}, ("I", "II", "III"))
    assert len(read_title(tmp_path / "book.m4a", "audiobook").chapters) == 3


def test_tags_and_manifests_with_control_characters_are_clean(importer: Importer, device: Device, tmp_path: Path) -> None:
    song(tmp_path / "a.mp3", 1)
    opened: Any = mp3.MP3(str(tmp_path / "a.mp3"))  # type: ignore[no-untyped-call]
    kinds: Any = id3
    opened.tags.add(kinds.TIT2(text="Lake\x07\u202e\n\x1b[31m song"))
    opened.tags.add(kinds.TALB(text="w" * 5000))
    opened.save()
    (tmp_path / "manifest.toml").write_text(
        '[[title]]\nid = "a"\nkind = "song"\nfile = "a.mp3"\nbuy = "1.00"\nby = "The\\u202e Pines\\u0007"\nsubjects = ["a\\nb"]\n'
        'about = "One\\r\\nTwo\\u0000"\n',
        encoding="utf-8",
    )
    assert [importer.bring(tmp_path, entry, now_ms()).outcome for entry in read_manifest(tmp_path).title] == ["new"]
    made = catalogue(device)["a"]
    assert (made.name.split(), made.by, made.subjects, made.about) == (["Lake", "[31m", "song"], "The Pines", ("a b",), "One\nTwo")
    assert len(made.series) == 300


def test_covers_that_are_bombs_cost_no_song_and_no_memory(tmp_path: Path) -> None:
    song(tmp_path / "a.mp3", 1)
    bomb = io.BytesIO()
    Image.new("1", (30_000, 30_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 200_000
    opened: Any = mp3.MP3(str(tmp_path / "a.mp3"))  # type: ignore[no-untyped-call]
    kinds: Any = id3
    opened.tags.delall("APIC")
    opened.tags.add(kinds.APIC(mime="image/png", type=3, data=bomb.getvalue()))
    opened.save()
    assert read_title(tmp_path / "a.mp3", "song").artwork == b""
    with pytest.raises(FileRefused, match="too_large"):
        artwork_of(bomb.getvalue())


def test_a_cover_that_is_no_picture_is_named(importer: Importer, tmp_path: Path) -> None:
    book(tmp_path / "way.epub")
    with (tmp_path / "huge.jpg").open("wb") as file:
        file.truncate(10 * 1024**3)  # sparse: nobody reads it
    text = '[[title]]\nid = "way"\nkind = "book"\nfile = "way.epub"\ncover = "huge.jpg"\nbuy = "0"\n'
    (tmp_path / "manifest.toml").write_text(text, encoding="utf-8")
    [entry] = read_manifest(tmp_path).title
    assert importer.bring(tmp_path, entry, now_ms()).why == "the picture huge.jpg is too large"


def test_manifests_that_are_too_large_or_too_deep(tmp_path: Path) -> None:
    file = tmp_path / "manifest.toml"
    with file.open("wb") as sparse:
        sparse.truncate(100 * 1024**2)
    with pytest.raises(BadManifest, match="more than 64 MB"):
        read_manifest(tmp_path)
    file.write_text(f"a = {'[' * 100_000}")
    with pytest.raises(BadManifest):
        read_manifest(tmp_path)
    file.write_text('[[title]]\nid = "a"\nkind = "song"\nbuy = "1E999999999"\n')
    with pytest.raises(BadManifest, match="price"):
        read_manifest(tmp_path)


def test_a_sealed_file_that_was_lost_is_sealed_again(world: World, tmp_path: Path) -> None:
    book(tmp_path / "way.epub")
    (tmp_path / "manifest.toml").write_text('[[title]]\nid = "way"\nkind = "book"\nfile = "way.epub"\nbuy = "0"\n', encoding="utf-8")
    [entry] = read_manifest(tmp_path).title
    importer = Importer(world.database, world.central.media, load_keys(world.settings.data).media)
    assert importer.bring(tmp_path, entry, now_ms()).outcome == "new"
    files = [path for path in world.settings.media_path.rglob("*") if path.is_file() and path.read_bytes().startswith(MAGIC)]
    assert len(files) == 1
    files[0].unlink()
    assert importer.bring(tmp_path, entry, now_ms()).outcome == "changed"
    assert importer.bring(tmp_path, entry, now_ms()).outcome == "same"


def test_after_another_media_key_titles_are_sealed_anew(world: World, device: Device, tmp_path: Path) -> None:
    book(tmp_path / "way.epub")
    (tmp_path / "manifest.toml").write_text('[[title]]\nid = "way"\nkind = "book"\nfile = "way.epub"\nbuy = "0"\n', encoding="utf-8")
    [entry] = read_manifest(tmp_path).title
    for key, outcome in ((bytes(32), "new"), (bytes(32), "same"), (bytes([1]) * 32, "changed"), (bytes([1]) * 32, "same")):
        assert Importer(world.database, world.central.media, key).bring(tmp_path, entry, now_ms()).outcome == outcome
    first, second = [payload["container"] for kind, payload in device.pull_all() if kind == "catalogue.title"]
    assert first != second


def test_a_course_tells_its_lessons() -> None:
    demo = Path(__file__).parents[3] / "resources" / "demo" / "media" / "courses" / "small-engine-repair.zip"
    told = read_title(demo, "course")
    assert (told.lessons, told.name) == (12, "Small engine repair")


def test_a_file_that_did_not_change_is_not_read_again(
    world: World, device: Device, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = ToldBefore(tmp_path / "told", world.central.media)
    importer = Importer(world.database, world.central.media, load_keys(world.settings.data).media, before=before)
    entries = read_manifest(folder).title
    assert [importer.bring(folder, entry, now_ms()).outcome for entry in entries] == ["new"] * 4
    first = catalogue(device)
    read: list[str] = []

    def noted(path: Path, kind: str) -> ReadFile:
        read.append(path.name)
        return read_title(path, kind)

    monkeypatch.setattr(importing, "read_title", noted)
    assert [importer.bring(folder, entry, now_ms()).outcome for entry in entries] == ["same"] * 4
    assert read == []
    renamed = entries[0].model_copy(update={"name": "Sea"})
    assert importer.bring(folder, renamed, now_ms()).outcome == "changed"
    assert catalogue(device)["lake-song"] == first["lake-song"].model_copy(update={"name": "Sea"})
    assert read == [], "the manifest says more, the file says the same"
    for kept in (tmp_path / "told").rglob("*.json"):
        kept.write_text("{")
    assert importer.bring(folder, entries[3], now_ms()).outcome == "same"
    assert read == ["way.epub"], "what was kept is no truth of its own"
