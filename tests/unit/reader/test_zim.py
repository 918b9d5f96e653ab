"""Archives of an encyclopedia, by the real libzim in its own process; skipped where the machine has none."""

from __future__ import annotations

import importlib
import os
import signal
from pathlib import Path
from typing import Any

import pytest

from kiosk.reader.zim import Archive, ArchiveLost, archives_in, can_read, leads_to

libzim = pytest.importorskip("libzim", reason="libzim (GPL) is no dependency: install python3-libzim to run this")


def make_archive(path: Path) -> Path:
    """A small archive: two articles that lead to each other, a redirect, a picture, many birds."""
    writer = importlib.import_module("libzim.writer")

    class Entry(writer.Item):  # type: ignore[name-defined,misc]
        def __init__(self, path: str, title: str, data: str | bytes, kind: str = "text/html") -> None:
            super().__init__()
            self._told = (path, title, data, kind)

        def get_path(self) -> str:
            return self._told[0]

        def get_title(self) -> str:
            return self._told[1]

        def get_mimetype(self) -> str:
            return self._told[3]

        def get_contentprovider(self) -> Any:
            return writer.StringProvider(self._told[2])

        def get_hints(self) -> dict[Any, Any]:
            return {writer.Hint.FRONT_ARTICLE: self._told[3] == "text/html"}

    with writer.Creator(path).config_indexing(True, "eng") as made:
        made.set_mainpath("A/Heron")
        heron = "<h1>Heron</h1><p>It eats <a href='Fish'>fish</a>, <a href='https://x.example'>more</a>.</p>"
        heron += "<img src='../I/h.png' alt='A heron'>"
        made.add_item(Entry("A/Heron", "Heron", f"{heron}<script>x()</script>"))
        made.add_item(Entry("A/Fish", "Fish", "<p>See <a href='Heron#x'>heron</a>.</p>"))
        made.add_item(Entry("I/h.png", "", b"\x89PNG picture", "image/png"))
        for number in range(20):
            made.add_item(Entry(f"A/Bird_{number}", f"Bird {number}", f"<p>Bird {number}.</p>"))
        made.add_redirection("A/Herons", "Herons", "A/Heron", {})
        made.add_metadata("Title", "Small encyclopedia")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_archive(tmp_path_factory.mktemp("zim") / "small.zim")


@pytest.fixture
def archive(small: Path) -> Any:
    made = Archive(small)
    yield made
    made.close()


def test_titles_are_suggested_and_articles_read(archive: Archive) -> None:
    assert can_read()
    assert archive.about() == ("Small encyclopedia", 22)
    assert [found.title for found in archive.suggest("her")] == ["Heron"]
    assert len(archive.suggest("bird")) == 20
    article = archive.article("A/Herons")
    assert article is not None
    assert (article.path, article.title) == ("A/Heron", "Heron")
    assert [block.text for block in article.flow.blocks] == ["Heron", "It eats fish, more.", "A heron"]
    assert archive.picture(article.path, article.flow.blocks[2].source) == b"\x89PNG picture"
    other = archive.article(leads_to(article.path, "Fish") or "")
    assert other is not None
    assert other.title == "Fish"
    assert archive.random().startswith("A/")


def test_what_is_not_there_or_leads_out(archive: Archive) -> None:
    assert archive.article("A/None") is None
    assert archive.article("I/h.png") is None
    for outside in ("https://x.example", "//x.example/y", "../../../etc/passwd", "#x", "http://[x", "javascript:x()"):
        assert leads_to("A/Heron", outside) is None
    assert archive.picture("A/Heron", "https://x.example/p.png") is None


def test_a_process_that_dies_is_started_once_more(archive: Archive) -> None:
    archive.about()
    process = archive._process
    assert process is not None
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert archive.about()[1] == 22


def test_the_process_may_write_nothing_and_start_nothing(archive: Archive) -> None:
    archive.about()
    process = archive._process
    assert process is not None
    limits = Path(f"/proc/{process.pid}/limits").read_text()
    bounds = {line[:26].strip(): line[26:].split()[0] for line in limits.splitlines()[1:]}
    assert (bounds["Max file size"], bounds["Max processes"], bounds["Max core file size"]) == ("0", "0", "0")
    environment = Path(f"/proc/{process.pid}/environ").read_text()
    assert "KIOSK" not in environment


@pytest.mark.parametrize("data", [b"", b"no archive", b"ZIM\x04" + bytes(200)])
def test_a_damaged_archive_is_lost_and_nothing_else(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bad.zim"
    path.write_bytes(data)
    made = Archive(path)
    with pytest.raises(ArchiveLost):
        made.about()
    made.close()


def test_archives_lie_in_one_folder(tmp_path: Path, small: Path) -> None:
    assert archives_in(None) == archives_in(tmp_path / "none") == []
    for name in ("b.zim", "a.zimaa", "a.zimab", "notes.txt"):
        (tmp_path / name).write_bytes(b"")
    assert [path.name for path in archives_in(tmp_path)] == ["a.zimaa", "b.zim"]
