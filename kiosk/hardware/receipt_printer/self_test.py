"""The printer's test page: what facility IT looks at after a new roll or another printer. It is about nobody."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from threading import Event
from time import monotonic
from zoneinfo import ZoneInfo

from kiosk.device.identity import load_identity
from kiosk.device.policy import current_policy
from kiosk.hardware.print_queue import Job, cancel, drop_tests, job, queue_receipt
from kiosk.hardware.receipt import Receipt
from kiosk.settings import PrinterSettings
from kiosk.store.engine import Store

LOOK_S = 0.2
_LETTERS = (
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 $ & @ # % ( ) / + - : ; ! ?",
    "Á É Í Ó Ú Ü Ñ á é í ó ú ü ñ ¿ ¡ “ ” « » € …",
    "Łukasz · Ольга · Ελένη · محمد علي · שרה · नीता · 李明 · 김민준 · สมชาย · አበበ",
)
_WORDS = {
    "en": {
        "heading": "Printer test",
        "paper": "Paper",
        "mode": "Printed as",
        "auto": "pictures, or letters on a slow line",
        "raster": "pictures",
        "text": "the printer's letters",
        "line": "Line",
        "serial": "serial, {baud} baud",
        "file": "USB or file",
        "tcp": "network",
        "box": "What to look at",
        "look": "Both ends of the lines, every letter above, and whether a telephone reads the code.",
        "program": "Program",
    },
    "es": {
        "heading": "Prueba de la impresora",
        "paper": "Papel",
        "mode": "Se imprime como",
        "auto": "imágenes, o letras si la línea es lenta",
        "raster": "imágenes",
        "text": "letras de la impresora",
        "line": "Línea",
        "serial": "serie, {baud} baudios",
        "file": "USB o archivo",
        "tcp": "red",
        "box": "Qué mirar",
        "look": "Los dos extremos de las líneas, cada letra de arriba y si un teléfono lee el código.",
        "program": "Programa",
    },
}


def print_self_test(store: Store, printer: PrinterSettings, now_ms: int, *, language: str = "en") -> str:
    """Queue the test page; returns the print job's id. Raises NotEnrolled or StoreFull."""
    with store.write() as connection:
        facility = current_policy(connection).facility
        at = datetime.fromtimestamp(now_ms / 1000, UTC).astimezone(ZoneInfo(facility.zone))
        paper = self_test_paper(printer, facility.name, load_identity(connection).name, f"{at:%Y-%m-%d %H:%M}", language)
        drop_tests(connection)
        return queue_receipt(connection, "", paper, now_ms, "test")


def wait_for_test(store: Store, job_id: str, wait_s: float, now_ms: Callable[[], int]) -> Job:
    """How the test ended, waiting up to `wait_s` seconds; one that nobody began by then is cancelled. Raises KeyError for no job."""
    pause = Event()
    deadline = monotonic() + wait_s
    while (found := _found(store, job_id)).state in {"queued", "printing"} and monotonic() < deadline:
        pause.wait(LOOK_S)
    if found.state == "queued":
        with store.write() as connection:
            cancel(connection, job_id, now_ms(), "not_begun")
        found = _found(store, job_id)
    return found


def told(job: Job) -> str:
    """One plain sentence for facility IT."""
    match job.state:
        case "printed":
            return "The test page is printed: the printer said so."
        case "unknown":
            return f"The test page may have printed: the printer did not confirm it ({job.code}). Look at the paper."
        case "queued" | "printing":
            return "The test page is still printing."
        case "cancelled" if job.code == "not_begun":
            return "Nobody took the test page. Is the hardware process running?"
        case _:
            return f"The test page did not print ({job.code})."


def _found(store: Store, job_id: str) -> Job:
    with store.read() as connection:
        found = job(connection, job_id)
    if found is None:
        raise KeyError(job_id)
    return found


def self_test_paper(printer: PrinterSettings, facility: str, device_name: str, at_text: str, language: str) -> Receipt:
    """Lay the page out. An unknown language gets English."""
    words = _WORDS.get(language, _WORDS["en"])
    millimetres = "80 mm" if printer.width_dots >= 512 else "58 mm"
    program = version("kiosk")
    return Receipt(
        language=language if language in _WORDS else "en",
        facility=facility,
        device_name=device_name,
        at_text=at_text,
        person_line=words["heading"],
        lines=(
            (words["paper"], f"{millimetres}, {printer.width_dots}"),
            (words["mode"], words[printer.mode]),
            (words["line"], words[printer.transport].format(baud=printer.baud)),
        ),
        paragraphs=_LETTERS,
        box_title=words["box"],
        box_text=words["look"],
        number_label=words["program"],
        number=program,
        qr=f"LUMEN TEST {device_name} {at_text} {program}",
    )
