"""`kiosk warden`: one request at a time over a Unix socket, a line of JSON each way."""

from __future__ import annotations

import argparse
import logging
import os
import selectors
import socket
import stat
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kiosk.warden.deeds import WIPED, Deeds
from kiosk.warden.installing import TRIAL_S, Installing
from kiosk.warden.kept import Kept
from kiosk.warden.releases import Releases
from kiosk.warden.warden import MOST_REQUEST, Answer, Warden

SOCKET_VARIABLE = "KIOSK_WARDEN_SOCKET"
SOCKET = "/run/lumen/warden.sock"
LOOK_S = 0.25
IDLE_S = 2.0
REQUEST_S = 2.0
#: systemd hands a listening socket over here (sd_listen_fds(3)).
_FIRST_HANDED = 3

log = logging.getLogger("warden")


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until a signal ends the process. `arguments`: None are the program's own."""
    given = _parser().parse_args(arguments)
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format='{"level": "%(levelname)s", "event": "%(message)s"}')
    os.umask(0o077)
    kept, releases = Kept(given.state), Releases(given.releases)
    deeds = Deeds(tuple(given.systemctl.split()), wiped=WIPED if given.wiped is None else tuple(given.wiped))
    installing = Installing(kept, releases, deeds, given.data / "updates", given.root, trial_s=given.trial)
    warden = Warden(kept, deeds, installing, given.data / "warden.json")
    with _listening(given.socket) as listener:
        log.info("warden_ready")
        _serve(listener, warden)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kiosk warden", description=__doc__)
    parser.add_argument("--socket", type=Path, default=Path(os.environ.get(SOCKET_VARIABLE, SOCKET)), help="where it listens")
    parser.add_argument("--data", type=Path, default=Path("/var/lib/lumen"), help="the device's data folder")
    parser.add_argument("--state", type=Path, default=Path("/var/lib/lumen-warden"), help="the warden's own folder")
    parser.add_argument("--releases", type=Path, default=Path("/opt/lumen"), help="where releases and their link stand")
    parser.add_argument("--root", type=Path, default=Path("/etc/lumen/update-root.json"), help="the trusted root of updates")
    parser.add_argument("--systemctl", default="systemctl", help="what stands for systemctl")
    parser.add_argument("--wiped", action="append", help="destroyed when the device is cleared, instead of the usual (glob)")
    parser.add_argument("--trial", type=float, default=TRIAL_S, help="seconds that a new release has to say that it is well")
    return parser


def _listening(path: Path) -> socket.socket:
    if os.environ.get("LISTEN_PID") == str(os.getpid()) and os.environ.get("LISTEN_FDS") == "1":
        return socket.socket(fileno=_FIRST_HANDED)
    if path.exists() and stat.S_ISSOCK(path.lstat().st_mode):
        path.unlink()
    path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
    listener = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listener.bind(str(path))
    # The folder's group is the device's programs': they may ask, and only ask.
    os.chown(path, -1, path.parent.stat().st_gid)
    path.chmod(0o660)
    listener.listen(4)
    return listener


def _serve(listener: socket.socket, warden: Warden) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(listener, selectors.EVENT_READ)
        while True:
            under_way = warden.go_on()
            if selector.select(LOOK_S if under_way else IDLE_S):
                connection, _ = listener.accept()
                with connection:
                    _answer(connection, warden)


def _answer(connection: socket.socket, warden: Warden) -> None:
    try:
        line = _line(connection)
        answer = Answer("refused", "request") if line is None else warden.take(line)
        log.info("answered %s %s", answer.outcome, answer.code)
        connection.sendall(answer.line())
    except OSError:
        # Whoever asked is gone; what became of the order is kept for them.
        log.info("nobody_waits")


def _line(connection: socket.socket) -> bytes | None:
    """A request; None: it is too long, too slow or cut off."""
    deadline, line = time.monotonic() + REQUEST_S, b""
    while not line.endswith(b"\n"):
        connection.settimeout(max(0.01, deadline - time.monotonic()))
        try:
            piece = connection.recv(MOST_REQUEST)
        except TimeoutError:
            return None
        line += piece
        if not piece or len(line) > MOST_REQUEST:
            return None
    return line
