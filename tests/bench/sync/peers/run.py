"""One round of each peer at its best batch: commands a second up, and down into a new client."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import requests

from tests.bench.children import ROOT, Child
from tests.bench.sync.postgres import durable_postgres
from tests.bench.sync.workload import COMMANDS, documents

HERE = Path(__file__).parent
BUILD = ROOT / "build" / "peers"

Rates = tuple[float, float]


def pouch(folder: Path, environment: Mapping[str, str]) -> Rates:
    """PouchDB on LevelDB to express-pouchdb on LevelDB: no fsync a batch. Batches of 1000."""
    home, port = BUILD / "pouch", _free_port()
    (folder / "server").mkdir(parents=True)
    listed = _listed(folder)
    with _server(["node", "server.js", str(port), str(folder / "server")], home, environment):
        url = f"http://127.0.0.1:{port}/mail"

        def client(name: str, order: str) -> float:
            said = _said(["node", "client.js", str(folder / name), url, str(listed), order, "1000"], home, environment)
            assert order == "fill" or said["written"] == COMMANDS
            return said["taken_s"]

        client("first", "fill")
        return COMMANDS / client("first", "push"), COMMANDS / client("second", "pull")


def morango(folder: Path, environment: Mapping[str, str]) -> Rates:
    """Morango, SQLite as durable as ours on both sides. Chunks of 2000."""
    home, port, root = HERE / "morango", _free_port(), str(folder / "root")
    folder.mkdir(parents=True)
    python = str(BUILD / "morango" / "bin" / "python")
    url = f"http://127.0.0.1:{port}/"

    def side(name: str) -> dict[str, str]:
        return {**environment, "PEER_DATABASE": str(folder / f"{name}.db"), "MORANGO_SYSTEM_ID": name}

    def do(name: str, *words: str) -> dict[str, float]:
        return _said([python, "side.py", *words], home, side(name))

    do("server", "new-server", root)
    with _server([python, "side.py", "serve", str(port)], home, side("server")):
        do("first", "new-client", root, url)
        do("first", "fill", root, str(_listed(folder)))
        up = do("first", "push", root, url)["taken_s"]
        down = do("second", "new-client", root, url)
        assert down["mail"] == COMMANDS
        return COMMANDS / up, COMMANDS / down["taken_s"]


def kinto(folder: Path, environment: Mapping[str, str]) -> Rates:
    """Kinto on a PostgreSQL that is as durable as it comes. Batches of 500, pages of 1000."""
    folder.mkdir(parents=True)
    port, bin_folder = _free_port(), BUILD / "kinto" / "bin"
    with durable_postgres() as postgres:
        settings = folder / "kinto.ini"
        filled = (HERE / "kinto" / "kinto.ini").read_text(encoding="utf-8")
        settings.write_text(
            filled.replace("DATABASE", postgres.new_database().replace("%", "%%")).replace("PORT", str(port)), encoding="utf-8"
        )
        named = {**environment, "PATH": f"{bin_folder}:{os.environ['PATH']}"}
        _said([str(bin_folder / "kinto"), "migrate", "--ini", str(settings)], folder, named)
        url = f"http://127.0.0.1:{port}/v1"
        with (
            _server([str(bin_folder / "kinto"), "start", "--ini", str(settings)], folder, named, said=f"{url}/"),
            Child("tests.bench.sync.peers.kinto_client", str(folder), url, environment=environment) as client,
        ):
            told = client.hear(900)
    return COMMANDS / float(told["drain_s"]), COMMANDS / float(told["pull_s"])


PEERS: dict[str, tuple[Path, Callable[[Path, Mapping[str, str]], Rates]]] = {
    "PouchDB": (BUILD / "pouch" / "node_modules", pouch),
    "Morango": (BUILD / "morango" / "bin" / "python", morango),
    "Kinto": (BUILD / "kinto" / "bin" / "kinto", kinto),
}


def installed() -> list[str]:
    """Peers that `make bench-peers` has brought."""
    return [name for name, (needed, _) in PEERS.items() if needed.exists()]


def _listed(folder: Path) -> Path:
    """The documents, one a line."""
    path = folder / "documents.jsonl"
    path.write_text("".join(json.dumps(one) + "\n" for one in documents(COMMANDS)), encoding="utf-8")
    return path


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


def _said(words: Sequence[str], home: Path, environment: Mapping[str, str]) -> dict[str, float]:
    """The last line that a program prints, as JSON; nothing when it prints none."""
    done = subprocess.run(words, cwd=home, env=dict(environment), capture_output=True, text=True, check=False)
    if done.returncode:
        raise AssertionError(f"{words[0]} failed:\n{done.stderr[-2000:]}")
    lines = [line for line in done.stdout.splitlines() if line.startswith("{")]
    found: dict[str, float] = json.loads(lines[-1]) if lines else {}
    return found


@contextmanager
def _server(words: Sequence[str], home: Path, environment: Mapping[str, str], said: str = "") -> Iterator[None]:
    """A running server: it prints a line when it is up, or answers at `said`."""
    process = subprocess.Popen(words, cwd=home, env=dict(environment), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    assert process.stdout is not None
    try:
        if said:
            _until_up(said)
        elif not process.stdout.readline():
            raise AssertionError(f"{words[0]} did not start")
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        process.stdout.close()


def _until_up(url: str) -> None:
    deadline = time.monotonic() + 60
    while True:
        try:
            requests.get(url, timeout=2)
        except requests.RequestException:
            assert time.monotonic() < deadline, "it did not start"
            time.sleep(0.1)
        else:
            return


if __name__ == "__main__":  # python -m tests.bench.sync.peers.run FOLDER NAME…
    for wanted in sys.argv[2:]:
        print(wanted, PEERS[wanted][1](Path(sys.argv[1]) / wanted, dict(os.environ)), flush=True)
