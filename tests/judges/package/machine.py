"""A bare Debian with our packages, booted: systemd is its first process, and it has a network of its own that leads nowhere."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PIL import Image

Found = TypeVar("Found")
WIDTH, HEIGHT = 1280, 720
_HEADLESS = "WLR_BACKENDS=headless WLR_RENDERER=pixman WLR_LIBINPUT_NO_DEVICES=1 WLR_HEADLESS_OUTPUTS=1"
_MINUTES = 180.0


class Machine:
    """`base` stays as it is: what is written lies over it, in `folder`."""

    def __init__(self, base: Path, folder: Path) -> None:
        self.root = folder / "tree"
        self._folder = folder
        self._container: subprocess.Popen[bytes] | None = None
        shutil.rmtree(folder, ignore_errors=True)
        for name in ("tree", "over", "work"):
            (folder / name).mkdir(parents=True)
        layers = f"lowerdir={base},upperdir={folder / 'over'},workdir={folder / 'work'}"
        subprocess.run(["mount", "-t", "overlay", "overlay", "-o", layers, self.root], check=True)

    def install(self, *packages: Path) -> str:
        """By dpkg alone, without any network; returns what it said."""
        for package in packages:
            shutil.copy(package, self.root / "root")
        names = " ".join(f"/root/{package.name}" for package in packages)
        script = f"mount -t proc proc /proc && dpkg --install {names} 2>&1; status=$?; umount /proc; exit $status"
        done = subprocess.run(
            ["unshare", "--net", "chroot", self.root, "sh", "-c", script], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def boot(self) -> None:
        """Until its services are asked for."""
        drop_in = self.root / "etc/systemd/system/lumen-session.service.d"
        drop_in.mkdir(parents=True, exist_ok=True)
        (drop_in / "90-headless.conf").write_text(f"[Service]\nEnvironment={_HEADLESS}\n")
        command = [
            "systemd-nspawn",
            "-D",
            str(self.root),
            "--boot",
            "--private-network",
            "--register=no",
            "--keep-unit",
            "--console=pipe",
        ]
        with (self._folder / "console.log").open("wb") as log:
            self._container = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        self.until(lambda: self.run("systemctl", "is-active", "basic.target", status=None).strip() == "active", "it boots")

    @property
    def first_process(self) -> int:
        """Its systemd, as this machine counts."""
        assert self._container is not None
        below = Path(f"/proc/{self._container.pid}/task/{self._container.pid}/children").read_text().split()
        return int(below[0]) if below else 0

    def run(self, *command: str, status: int | None = 0) -> str:
        """Run a command as root in it; its output. `status`: how it must end, None: as it likes."""
        enter = ["nsenter", "-t", str(self.first_process), "-m", "-u", "-i", "-n", "-p", "-C", "--"]
        clean = ["/usr/bin/env", "-i", "PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LANG=C.UTF-8", "TERM=dumb", "COLUMNS=200"]
        done = subprocess.run([*enter, *clean, *command], capture_output=True, text=True, check=False, timeout=_MINUTES)
        assert status is None or done.returncode == status, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        return done.stdout

    def until(self, ready: Callable[[], Found], what: str) -> Found:
        """Ask again until there is an answer; a machine that is busy with other things is given minutes."""
        end = time.monotonic() + _MINUTES
        while time.monotonic() < end:
            found = ready()
            if found:
                return found
            time.sleep(0.5)
        raise AssertionError(
            f"waited in vain until {what}\n{self.run('journalctl', '--no-pager', '-n', '60', '-o', 'cat', status=None)}"
        )

    def shows(self, unit: str, key: str) -> str:
        """One property of a unit."""
        return self.run("systemctl", "show", unit, f"--property={key}", "--value").strip()

    def process(self, unit: str) -> int:
        """The service's process, as this machine counts; 0: it does not run."""
        inside = int(self.shows(unit, "MainPID"))
        for path in Path("/proc").glob("[0-9]*/status") if inside else ():
            try:
                spaces = next(line for line in path.read_text().splitlines() if line.startswith("NSpid:")).split()[1:]
                same = (path.parent / "ns/pid").readlink() == Path(f"/proc/{self.first_process}/ns/pid").readlink()
            except (OSError, StopIteration):
                continue
            if same and int(spaces[-1]) == inside:
                return int(path.parent.name)
        return 0

    def picture(self, path: Path) -> Image.Image:
        """What the screen handed to the compositor last but one at most: its buffers in shared memory.

        Not by `grim`: cage 0.1.4 shows these buffers as they are, and what it gives away then is older (headless output).
        """
        process = self.process("lumen-screen.service")
        pictures = []
        for line in Path(f"/proc/{process}/maps").read_text().splitlines():
            first, _, last = line.split()[0].partition("-")
            if "wayland-shm" in line and int(last, 16) - int(first, 16) >= WIDTH * HEIGHT * 4:
                with Path(f"/proc/{process}/mem").open("rb") as memory:
                    memory.seek(int(first, 16))
                    pictures.append(Image.frombytes("RGB", (WIDTH, HEIGHT), memory.read(WIDTH * HEIGHT * 4), "raw", "BGRX"))
        # The one with more in it: a fresh buffer may not be drawn yet.
        best = max(pictures, key=lambda picture: len(picture.getcolors(WIDTH * HEIGHT) or ()))
        best.save(path)
        return best

    def close(self) -> None:
        """Off, at once."""
        if self._container is not None:
            first = self.first_process
            if first:
                os.kill(first, signal.SIGKILL)
            self._container.wait(60)
        subprocess.run(["umount", "--lazy", self.root], check=False)
