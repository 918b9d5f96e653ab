"""Attack 46 on the way of a release to a device: what a hostile or broken central, or whoever sits between, may answer (TUF's list)."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from tuf.api.metadata import Metadata

from central.updates.repository import _read_key
from kiosk.sync.client import CentralClient, Unreachable
from kiosk.sync.updates import MORE, Updates
from kiosk.sync.wire_orders import Release
from tests.enrolled import Device, enrolled_device
from tests.released import FolderCentral, Maker


class Way:
    """A device with an order for a release, and the central that it asks."""

    def __init__(self, folder: Path) -> None:
        self.maker = Maker(folder / "central")
        self.old = self.maker.add("1.0.0")
        self.release = self.maker.add("1.1.0")
        self.device: Device = enrolled_device(folder / "device")
        root = folder / "update-root.json"
        root.write_bytes(self.maker.root.read_bytes())
        self.settings = self.device.settings.model_copy(update={"update_root": root})
        self.central = FolderCentral(self.maker.repository.folder)

    @property
    def spool(self) -> Path:
        return self.settings.data / "updates"

    def bring(self, release: Release | None = None) -> str:
        """As sync does, until it lies there or is refused."""
        updates = Updates(self.device.store, cast("CentralClient", self.central), self.settings)
        for _ in range(50):
            why = updates.bring(release or self.release)
            if why != MORE:
                return why
        return "endless"

    def lies_there(self) -> bool:
        return (self.spool / "targets" / self.release.target).exists()


@pytest.fixture
def way(tmp_path: Path) -> Iterator[Way]:
    made = Way(tmp_path)
    yield made
    made.device.store.close()


def _instead(way: Way, part: str, change: Callable[[bytes], bytes]) -> None:
    way.central.tamper = lambda path, content: change(content) if part in path else content


def _signed_again(way: Way, role: str, name: str, change: Callable[[Metadata[Any]], None]) -> None:
    """Signed with the role's own key: who has that key can do this much."""
    place = way.maker.metadata / name
    metadata = Metadata.from_file(str(place))
    change(metadata)
    keys = way.maker.offline if role == "targets" else way.maker.repository.folder / "keys"
    metadata.sign(_read_key(keys / f"{role}.pem"))
    metadata.to_file(str(place))


def _expire(metadata: Metadata[Any]) -> None:
    metadata.signed.expires = datetime.now(UTC).replace(microsecond=0) - timedelta(days=1)


def _mixed(way: Way) -> None:
    """Targets of an earlier snapshot under the name of the present ones."""
    old = (way.maker.metadata / "2.targets.json").read_bytes()
    _instead(way, "3.targets.json", lambda _content: old)


def _stranger(way: Way) -> None:
    stranger = Maker(way.maker.folder / "stranger")
    stranger.add("1.0.0")
    way.release = stranger.add("1.1.0", "rm -rf /")
    way.central.repository = stranger.repository.folder


ATTACKS: dict[str, tuple[str, Callable[[Way], None]]] = {
    "altered release": ("altered", lambda w: _instead(w, "/targets/", lambda c: c[:-1] + b"x")),
    "altered metadata": ("metadata", lambda w: _instead(w, "targets.json", lambda c: c.replace(b'"build":2', b'"build":3'))),
    "unsigned metadata": (
        "metadata",
        lambda w: _instead(w, "timestamp.json", lambda c: json.dumps({**json.loads(c), "signatures": []}).encode()),
    ),
    "expired timestamp": ("metadata", lambda w: _signed_again(w, "timestamp", "timestamp.json", _expire)),
    "expired targets": ("metadata", lambda w: _signed_again(w, "targets", "3.targets.json", _expire)),
    "mix and match": ("metadata", _mixed),
    "another keeper": ("metadata", _stranger),
    "endless metadata": ("metadata", lambda w: _instead(w, "timestamp.json", lambda c: c + b" " * 6_000_000)),
    "long metadata": ("metadata", lambda w: _instead(w, "timestamp.json", lambda c: c + b" " * 20_000)),
    "garbage": ("metadata", lambda w: _instead(w, ".json", lambda _c: b"\xff" * 100)),
    "deep nesting": ("metadata", lambda w: _instead(w, "timestamp.json", lambda _c: b"[" * 9000)),
    "other length in the order": ("altered", lambda w: setattr(w, "release", w.release.model_copy(update={"length": 5}))),
    "not in the repository": ("altered", lambda w: setattr(w, "release", w.release.model_copy(update={"target": "lumen-9.tar"}))),
    "no root": ("no_root", lambda w: w.settings.update_root.unlink()),  # type: ignore[union-attr]
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_not_the_keepers_release_does_not_come_to_lie_there(way: Way, attack: str) -> None:
    code, prepare = ATTACKS[attack]
    prepare(way)
    assert way.bring() == code
    assert not way.lies_there()


def test_a_repository_that_goes_back_is_refused(way: Way) -> None:
    """Rollback and freeze: what was seen once is a floor."""
    assert way.bring() == ""
    before = {path.name: path.read_bytes() for path in way.maker.metadata.iterdir()}
    newer = way.maker.add("1.2.0")
    assert way.bring(newer) == ""
    for name, content in before.items():
        (way.maker.metadata / name).write_bytes(content)
    assert way.bring() == "metadata"


def test_a_line_that_breaks_costs_no_more_than_what_was_on_it(way: Way) -> None:
    part = way.spool / "targets" / f"{way.release.target}.part"
    whole = way.maker.target(way.release).read_bytes()

    def broken(_path: str, first: int, _end: int, take: Callable[[bytes], None]) -> None:
        take(whole[first : first + 3000])
        raise Unreachable("cut", nothing_sent=False)

    real, way.central.part = way.central.part, broken  # type: ignore[assignment,method-assign]
    for times in (1, 2):
        with pytest.raises(Unreachable):
            way.bring()
        assert part.stat().st_size == 3000 * times
    way.central.part = real  # type: ignore[method-assign]
    assert way.bring() == ""
    assert way.lies_there()


def test_the_links_failure_is_no_fault_of_the_release(way: Way) -> None:
    def away(_path: str, _most: int) -> bytes:
        raise Unreachable("no connection", nothing_sent=True)

    way.central.document = away  # type: ignore[assignment,method-assign]
    with pytest.raises(Unreachable):
        way.bring()
