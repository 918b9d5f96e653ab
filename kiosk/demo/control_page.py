"""A small page on the loopback to play the world around the kiosk: cards, cables, mail, and what simulators can do."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol

from kiosk.demo.facility import CARDS, PINS, Facility
from kiosk.demo.letters import PHOTOS, deliver, letter
from kiosk.hardware.simulators.control import SimulatorError
from kiosk.hardware.simulators.knobs import SOME_CARD
from resources import RESOURCES

PAGE = RESOURCES / "demo" / "control.html"
_MAX_REQUEST_BYTES = 4096


class Playable(Protocol):
    """Something whose knobs are on the page: a simulator's process, or the demo's own machine."""

    def knobs(self) -> list[dict[str, Any]]:
        """As `Knob.as_dict`."""

    def do(self, what: str, **details: Any) -> dict[str, Any]:
        """One command."""

    def state(self) -> dict[str, Any]:
        """What it says of itself."""


class World:
    """What the page can do to the facility, and what it shows."""

    def __init__(self, facility: Facility) -> None:
        self._facility = facility
        self._letters_sent = 0
        self._players: dict[str, Playable] = {
            "The card reader": facility.reader,
            "The machine": facility.machine,
            "The receipt printer": facility.printer,
        }
        self._knobs: dict[str, list[dict[str, Any]]] = {}
        self.actions: dict[str, Callable[[str], None]] = {
            "swipe": self._swipe,
            "link": self._link,
            "letter": self._letter,
            "turn": self._turn,
        }

    def state(self) -> dict[str, Any]:
        """Cable, simulators, processes, receipts and mail sent, for the page."""
        facility = self._facility
        return {
            "connected": facility.link.connected,
            "cards": [{"name": name, "pin": PINS.get(name, "")} for name in CARDS],
            "players": [self._player(name) for name in self._players],
            "processes": {process.name: process.running for process in facility.processes()},
            "receipts": [path.name for path in facility.receipt_pictures()],
            "staff": self._staff(),
            "mails": [path.read_text(errors="replace")[:4000] for path in facility.mails_out()],
        }

    def _staff(self) -> dict[str, str]:
        """How to sign in at the staff console."""
        facility = self._facility
        if facility.staff is None:
            return {}
        login, password, _ = facility.staff
        return {"address": facility.console_url, "login": login, "password": password, "code": facility.staff_code()}

    def _player(self, name: str) -> dict[str, Any]:
        """A simulator's knobs, each button lit when it is so; no knobs while it does not answer."""
        try:
            knobs, state = self._knobs_of(name), self._players[name].state()
        except SimulatorError:
            return {"name": name, "knobs": []}
        return {"name": name, "knobs": [_shown(f"{name}/{place}", knob, state) for place, knob in enumerate(knobs)]}

    def _knobs_of(self, name: str) -> list[dict[str, Any]]:
        if name not in self._knobs:
            self._knobs[name] = self._players[name].knobs()
        return self._knobs[name]

    def _turn(self, what: str) -> None:
        name, knob, choice = what.split("/")
        command = dict(self._knobs_of(name)[int(knob)]["choices"][int(choice)]["command"])
        if command.get("card") == SOME_CARD:
            command["card"] = CARDS["Marcus"]
        self._players[name].do(command.pop("do"), **command)

    def _swipe(self, name: str) -> None:
        self._facility.swipe(name)

    def _link(self, wanted: str) -> None:
        {"cut": self._facility.link.cut, "restore": self._facility.link.restore}[wanted]()

    def _letter(self, kind: str) -> None:
        self._letters_sent += 1
        number = self._letters_sent
        sender, text, verdict, photo = {
            "photo": ("Rosa Hale <rosa@hale.example>", "One more from the lake.\n\nRosa", "pass", PHOTOS / "lake.jpg"),
            "flagged": ("Theo Hale <theo@hale.example>", "I can bring the contraband cookies, ha ha.\n\nTheo", "pass", None),
            "forged": ("Rosa Hale <rosa@hale.example>", "Please call this number at once.\n\nRosa", "fail", None),
        }[kind]
        deliver(letter(sender, f"Letter {number}", text, photo, verdict=verdict), self._facility.smtp_port)


def _shown(path: str, knob: dict[str, Any], state: dict[str, Any]) -> dict[str, Any]:
    choices = [
        {
            "label": choice["label"],
            "what": f"{path}/{place}",
            "is": knob["state"] in state and state[knob["state"]] == choice["value"],
        }
        for place, choice in enumerate(knob["choices"])
    ]
    return {"title": knob["title"], "lasting": bool(knob["state"]), "choices": choices}


class ControlPage:
    """Serves the page on `port` of the loopback; `port` 0 takes a free one."""

    def __init__(self, facility: Facility, port: int) -> None:
        world = World(facility)

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                if self.path == "/":
                    self._send(HTTPStatus.OK, "text/html; charset=utf-8", PAGE.read_bytes())
                elif self.path == "/state":
                    self._send_json(HTTPStatus.OK, world.state())
                elif picture := {f"/receipt/{path.name}": path for path in facility.receipt_pictures()}.get(self.path):
                    self._send(HTTPStatus.OK, "image/png", picture.read_bytes())
                else:
                    self._send_json(HTTPStatus.NOT_FOUND, {"error": "no such page"})

            def do_POST(self) -> None:
                # A page of another site cannot set this type without a preflight, which is not answered.
                if self.headers.get("Content-Type") != "application/json":
                    self._send_json(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, {"error": "application/json only"})
                    return
                try:
                    length = min(int(self.headers.get("Content-Length", "0")), _MAX_REQUEST_BYTES)
                    wanted = json.loads(self.rfile.read(length))
                    world.actions[wanted["do"]](wanted["what"])
                except (ValueError, KeyError, TypeError, IndexError) as error:
                    self._send_json(HTTPStatus.BAD_REQUEST, {"error": f"not understood: {error}"})
                except (OSError, SimulatorError) as error:
                    self._send_json(HTTPStatus.SERVICE_UNAVAILABLE, {"error": str(error)})
                else:
                    self._send_json(HTTPStatus.OK, world.state())

            def log_message(self, format: str, *arguments: object) -> None:
                """Stay quiet: the terminal belongs to the demo's own words."""

            def _send_json(self, status: HTTPStatus, answer: dict[str, Any]) -> None:
                self._send(status, "application/json", json.dumps(answer).encode())

            def _send(self, status: HTTPStatus, kind: str, body: bytes) -> None:
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Cache-Control", "no-store")
                self.end_headers()
                self.wfile.write(body)

        self._server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def start(self) -> None:
        """Serve in a thread."""
        threading.Thread(target=self._server.serve_forever, name="control-page", daemon=True).start()

    def stop(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
