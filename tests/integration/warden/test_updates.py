"""A release takes the place of another, is tried, stays or goes back by itself, wherever the power goes."""

from __future__ import annotations

import itertools
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata

from central.updates.repository import _make_key, _read_key
from kiosk.sync.wire_orders import Release
from kiosk.warden import kept, releases
from kiosk.warden.warden import Answer, Warden
from tests.released import Maker, lay_out, say_good, tree
from tests.warden_machine import Machine, request

#: What stands for the programs of a release: started by `systemctl restart`, it says which one it is, and whether it is well.
WELL = 'basename "$(readlink "{opt}/current")" >> "{folder}/ran"; printf \'{{"order": "o-1"}}\' > "{data}/updates/good"'
ILL = 'basename "$(readlink "{opt}/current")" >> "{folder}/ran"; exit 1'
RESTARTED = "restart lumen-migrate.service lumen-hardware.service lumen-sync.service lumen-screen.service"


class Site:
    """A device with release 1.0.0 standing, and 1.1.0 in its spool."""

    def __init__(self, folder: Path, program: str) -> None:
        self.machine = Machine(folder)
        self.maker = Maker(folder / "central")
        names = {"opt": self.machine.releases, "folder": folder, "data": self.machine.data}
        self.maker.add("1.0.0")
        self.release = self.maker.add("1.1.0", program.format(**names))
        tree(self.machine.releases / "releases" / "1.0.0", ILL.format(**names))
        (self.machine.releases / "current").symlink_to("releases/1.0.0")
        self.machine.root_file.write_bytes(self.maker.root.read_bytes())
        self.machine.record(f'case "$1" in restart) "{self.machine.releases}/current/bin/kiosk" ;; esac; exit 0')
        lay_out(self.maker, self.release, self.spool)

    @property
    def spool(self) -> Path:
        return self.machine.data / "updates"

    @property
    def standing(self) -> str:
        return (self.machine.releases / "current").readlink().name

    def order(self, release: Release | None = None, **changed: object) -> str:
        said = {**(release or self.release).model_dump(), **changed}
        return self.machine.order("update", update=said)

    def ran(self) -> list[str]:
        try:
            return (self.machine.folder / "ran").read_text(encoding="ascii").split()
        except FileNotFoundError:
            return []


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path, WELL)


def _until_ended(warden: Warden, order: str) -> Answer:
    for _ in range(200):
        warden.go_on()
        answer = warden.take(request("update", order))
        if answer.outcome != "begun":
            return answer
    raise AssertionError("the update does not end")


def test_a_release_that_is_well_stays_and_the_one_before_is_kept(site: Site) -> None:
    order, warden = site.order(), site.machine.warden()
    assert warden.take(request("update", order)) == Answer("begun")
    assert warden.take(request("network", site.machine.order("network"))) == Answer("busy")
    assert _until_ended(warden, order) == Answer("done")
    assert site.standing == "1.1.0"
    assert sorted(path.name for path in (site.machine.releases / "releases").iterdir()) == ["1.0.0", "1.1.0"]
    assert site.ran() == ["1.1.0"]
    assert (site.machine.releases / "current/share/words.txt").exists()


def test_a_release_that_is_not_well_goes_back_by_itself(tmp_path: Path) -> None:
    site = Site(tmp_path, ILL)
    order, warden = site.order(), site.machine.warden(trial_s=0.0)
    warden.take(request("update", order))
    assert _until_ended(warden, order) == Answer("failed", "rolled_back")
    assert site.standing == "1.0.0"
    assert site.ran() == ["1.1.0", "1.0.0"]
    # The same release again is another order, and may be well this time.
    site.machine.record(f'printf \'{{"order": "o-2"}}\' > "{site.spool}/good"')
    again = site.order()
    warden.take(request("update", again))
    assert _until_ended(warden, again) == Answer("done")


def test_a_release_that_takes_the_machine_down_is_not_tried_for_ever(tmp_path: Path) -> None:
    site = Site(tmp_path, ILL)
    order = site.order()
    site.machine.warden().take(request("update", order))
    answers = []
    for _ in range(12):
        # Each start of the machine comes as far as trying the release.
        warden = site.machine.warden()
        for _ in range(3):
            warden.go_on()
        answers.append(warden.take(request("update", order)))
    assert answers[-1] == Answer("failed", "rolled_back")
    assert site.standing == "1.0.0"
    assert site.ran().count("1.1.0") <= 5


REFUSED = {
    "altered archive": "altered",
    "altered metadata": "metadata_signature",
    "other hash in the order": "altered",
    "no such release": "no_such_release",
    "another keeper": "metadata_signature",
    "link for an archive": "not_unpacked",
    "same version": "same_version",
    "no root": "no_root",
}


@pytest.mark.parametrize("attack", REFUSED)
def test_what_the_keepers_of_releases_did_not_sign_is_not_installed(site: Site, attack: str) -> None:
    warden, spool, order = site.machine.warden(), site.spool, None
    archive, targets = spool / "targets" / site.release.target, spool / "metadata" / "targets.json"
    match attack:
        case "altered archive":
            archive.write_bytes(archive.read_bytes()[:-1] + b"x")
        case "altered metadata":
            targets.write_bytes(targets.read_bytes().replace(b'"build":2', b'"build":9'))
            order = site.order(build=9)
        case "other hash in the order":
            order = site.order(sha256="0" * 64)
        case "no such release":
            order = site.order(target="lumen-9.tar", version="9")
        case "another keeper":
            stranger = Maker(site.machine.folder / "stranger")
            stranger.add("1.0.0")
            release = stranger.add("1.1.0", "rm -rf /")
            lay_out(stranger, release, spool)
            order = site.order(release)
        case "link for an archive":
            archive.rename(spool / "elsewhere")
            archive.symlink_to(spool / "elsewhere")
        case "same version":
            site.machine.releases.joinpath("current").unlink()
            site.machine.releases.joinpath("releases/1.0.0").rename(site.machine.releases / "releases/1.1.0")
            site.machine.releases.joinpath("current").symlink_to("releases/1.1.0")
        case "no root":
            site.machine.root_file.unlink()
    before, calls = site.standing, site.machine.calls()
    order = order or site.order()
    warden.take(request("update", order))
    assert _until_ended(warden, order) == Answer("refused", REFUSED[attack])
    assert (site.standing, site.machine.calls()) == (before, calls)
    assert [path.name for path in (site.machine.releases / "releases").glob(".*")] == []


@pytest.mark.parametrize(("what", "code"), [("release", "older"), ("metadata", "metadata_old")])
def test_nothing_older_than_what_was_seen_is_installed(site: Site, what: str, code: str) -> None:
    warden, first = site.machine.warden(), site.order()
    warden.take(request("update", first))
    assert _until_ended(warden, first) == Answer("done")
    old = site.maker.repository.find("1.0.0")
    lay_out(site.maker, old, site.spool)
    if what == "metadata":
        (site.spool / "metadata" / "targets.json").write_bytes((site.maker.metadata / "2.targets.json").read_bytes())
    order = site.order(old)
    warden.take(request("update", order))
    assert _until_ended(warden, order) == Answer("refused", code)
    assert site.standing == "1.1.0"


def _killed_at(site: Site, order: str, step: int, trial_s: float) -> bool:
    """Run the update in a process that is killed before its `step`-th change of the disk; False when it has fewer."""
    child = os.fork()
    if child == 0:
        try:
            _run_and_die(site, order, step, trial_s)
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def _run_and_die(site: Site, order: str, step: int, trial_s: float) -> None:
    count = itertools.count(1)

    def dying(real: Callable[..., None]) -> Callable[..., None]:
        def done(*words: object) -> None:
            if next(count) == step:
                os.kill(os.getpid(), signal.SIGKILL)
            real(*words)

        return done

    # Every change of the disk that has to last goes through these.
    for module, name in ((kept, "replace_durably"), (releases, "replace_durably"), (releases, "sync_folder"), (releases, "_copy")):
        setattr(module, name, dying(getattr(module, name)))
    warden = site.machine.warden(trial_s=trial_s)
    warden.take(request("update", order))
    _until_ended(warden, order)


@pytest.mark.parametrize(("program", "ended", "stands"), [(WELL, "done", "1.1.0"), (ILL, "failed", "1.0.0")], ids=["well", "ill"])
def test_killed_at_every_step_it_ends_as_if_nothing_had_been(tmp_path: Path, program: str, ended: str, stands: str) -> None:
    """Each round is killed once, one step later than the round before; then the machine starts again until the update has ended."""
    trial_s = 300.0 if program == WELL else 0.0
    for step in itertools.count(1):
        site = Site(tmp_path / str(step), program)
        order = site.order()
        if not _killed_at(site, order, step, trial_s):
            break
        assert site.standing in {"1.0.0", "1.1.0"}
        again = site.machine.warden(trial_s=trial_s)
        again.take(request("update", order))
        assert _until_ended(again, order).outcome == ended, step
        assert site.standing == stands
        assert os.access(site.machine.releases / "current/bin/kiosk", os.X_OK)
        assert [path.name for path in (site.machine.releases / "releases").glob(".*")] == []
    assert step > 8


def test_a_new_root_is_followed_and_an_old_one_is_left(site: Site) -> None:
    """Keys of a role are changed by a root that the one before signed."""
    maker = site.maker
    root = Metadata.from_file(str(maker.root))
    fresh = _make_key(maker.folder / "fresh" / "targets.pem")
    for keyid in list(root.signed.roles["targets"].keyids):
        root.signed.revoke_key(keyid, "targets")
    root.signed.add_key(fresh.public_key, "targets")
    root.signed.version = 2
    root.sign(_read_key(maker.offline / "root.pem"))
    root.to_file(str(maker.metadata / "2.root.json"))
    lay_out(maker, site.release, site.spool)
    warden, order = site.machine.warden(), site.order()
    warden.take(request("update", order))
    # Signed by the key that the new root does not name any more.
    assert _until_ended(warden, order) == Answer("refused", "metadata_signature")
    (maker.offline / "targets.pem").write_bytes((maker.folder / "fresh" / "targets.pem").read_bytes())
    newer = maker.add("1.2.0")
    lay_out(maker, newer, site.spool)
    order = site.order(newer)
    site.machine.warden().take(request("update", order))
    say_good(site.spool, f"o-{site.machine.number}")
    assert _until_ended(site.machine.warden(), order) == Answer("done")
