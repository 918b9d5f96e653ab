"""`central tls`, `central serve --tls` and `kiosk enrol` as people use them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from central.tls.authority import tls_files
from tests.integration.central.command_line import central_command
from tests.integration.central.test_process import Served


def central(data: Path, *arguments: str, code: int = 0) -> str:
    """Run a `central` command in this process; returns what it printed."""
    done = central_command(*arguments, "--data", str(data))
    assert done.exit_code == code, (done.output, done.exception)
    return done.output


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A facility with a CA and a server's certificate."""
    folder = tmp_path / "data"
    (tmp_path / "policy.json").write_text(json.dumps({}))
    for arguments in (
        ("migrate",),
        ("seed-demo", str(tmp_path / "policy.json")),
        ("tls", "init"),
        ("tls", "issue", "127.0.0.1", "central.cedar-ridge.example"),
    ):
        central(folder, *arguments)
    return folder


@pytest.fixture
def served(tmp_path: Path, data: Path) -> Iterator[Served]:
    found = Served(tmp_path, f"sqlite:///{data / 'central.db'}", "--tls", prepared=True)
    yield found
    found.close()


def enrol(served: Served, data: Path, folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    file = folder / "device.toml"
    file.write_text(f'data = "{folder / "kiosk"}"\nserial = "SN-1"\ncentral_url = "https://127.0.0.1:{served.ports["http"]}"\n')
    code = central(data, "device", "code").strip()
    command = [sys.executable, "-m", "kiosk", "enrol", "--settings", str(file), "--code", code, *options]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_a_kiosk_enrols_by_the_fingerprint_that_it_was_given(served: Served, data: Path, tmp_path: Path) -> None:
    fingerprint = central(data, "tls", "show").split()[0]
    refused = enrol(served, data, tmp_path / "refused", "--ca-fingerprint", "0" * 64)
    assert refused.returncode == 1
    assert "does not have the facility's CA" in refused.stderr
    assert len(refused.stderr.splitlines()) == 1
    assert central(data, "device", "list") == ""
    assert "Enrolled as Kiosk" in enrol(served, data, tmp_path / "one", "--ca-fingerprint", fingerprint).stdout
    assert "Enrolled as Kiosk" in enrol(served, data, tmp_path / "two", "--ca", str(tls_files(data).bundle)).stdout
    assert served.http.get("/v1/authority").text == tls_files(data).bundle.read_text()
    with pytest.raises(httpx.ConnectError):
        httpx.get(f"{served.http.base_url}/v1/health", trust_env=False)
    assert served.stop() == 0


def test_the_commands_of_a_ca_s_life(data: Path) -> None:
    shown = [line.split() for line in central(data, "tls", "show").splitlines()]
    assert [(line[1], len(line[0])) for line in shown] == [("authority", 64), ("server", 64)]
    central(data, "tls", "init", code=1)
    central(data, "tls", "retire", code=1)
    assert "nothing to do" in central(data, "tls", "issue", "--renew")
    newer = central(data, "tls", "init", "--renew").strip()
    central(data, "tls", "retire", code=1)
    assert "127.0.0.1, central.cedar-ridge.example: until" in central(data, "tls", "issue", "--renew")
    central(data, "tls", "retire")
    assert [line.split()[0] for line in central(data, "tls", "show").splitlines() if "authority" in line] == [newer]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    for arguments in (("serve", "--tls"), ("tls", "show"), ("tls", "issue", "127.0.0.1"), ("tls", "issue")):
        assert central(tmp_path, *arguments, code=1).startswith("central: ")
