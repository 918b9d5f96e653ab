"""The simulated printer and the receipts, judged by programs that are not ours: `make judge-printer`.

node-thermal-printer and python-escpos print on the simulator; tesseract reads the paper that our own kiosk prints, zbar its QR code.
"""

from __future__ import annotations

import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from escpos.printer import File, Network, Serial
from PIL import Image, ImageDraw

from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer.commands import picture_bytes, text_bytes
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.hardware.simulators.control import Way, start_printer
from tests.integration.hardware.conftest import eventually
from tests.unit.hardware.test_layout import SPANISH, STAMPS, Desk

NODE = Path(__file__).parents[3] / "build/judges"
#: As long as the signed form of a receipt is.
SIGNED = "LUMEN R-7712-0418 " + "AEBAGBAFAYDQQCIKBMGA2DQPCAIREEYUCULBOGAZDINRYHI6D4QCC" * 4
#: How much of the words tesseract must read as they stand: it takes some signs of small print for others.
READ = 0.93

Host = Serial | Network | File

pytestmark = pytest.mark.judge


def picture(folder: Path) -> Path:
    """A black box on white, as any host may print one."""
    drawn = Image.new("RGB", (160, 48), "white")
    ImageDraw.Draw(drawn).rectangle((16, 8, 79, 39), fill="black")
    drawn.save(folder / "box.png")
    return folder / "box.png"


def decoded(paper: Image.Image) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(paper.convert("L"))]


def by_zbar(paper: Image.Image, folder: Path) -> list[str]:
    """The QR codes that zbar finds; the paper has a margin, as paper in a hand has."""
    framed = Image.new("L", (paper.width + 80, paper.height + 80), 255)
    framed.paste(paper.convert("L"), (40, 40))
    framed.save(folder / "zbar.png")
    found = subprocess.run(["zbarimg", "--quiet", "--raw", folder / "zbar.png"], capture_output=True, text=True, check=False)
    return found.stdout.splitlines()


@pytest.mark.parametrize("way", ["tcp", "pipe"])
def test_node_thermal_printer_prints_words_picture_and_code(tmp_path: Path, way: Way) -> None:
    with start_printer(tmp_path, tmp_path / "out", baud=0, way=way) as printer:
        address = f"tcp://127.0.0.1:{printer.client.state()['port']}" if way == "tcp" else str(tmp_path / "printer")
        host = ["node", "host.js", address, str(picture(tmp_path)), SIGNED[:60]]
        ended = subprocess.run(host, cwd=NODE, capture_output=True, text=True, timeout=60, check=False)
        assert ended.returncode == 0, ended.stderr
        eventually("a receipt", (tmp_path / "out/receipt-0001.json").exists)
        assert printer.client.state()["unknown_commands"] == 0
    facts = json.loads((tmp_path / "out/receipt-0001.json").read_text())
    assert facts["text"] == ["Cedar Ridge", "Señal: ¿adiós?", "10 stamps".ljust(43) + "$3.00", "Inverted", "Tall"]
    assert decoded(Image.open(tmp_path / "out/receipt-0001.png")) == [SIGNED[:60]]


def _serial(folder: Path, _port: int) -> Serial:
    return Serial(devfile=str(folder / "printer"), baudrate=115_200, timeout=0.5)


def _network(_folder: Path, port: int) -> Network:
    return Network("127.0.0.1", port, timeout=5)


def _file(folder: Path, _port: int) -> File:
    return File(str(folder / "printer"))


@pytest.mark.parametrize(("way", "host"), [("link", _serial), ("tcp", _network), ("pipe", _file)], ids=["serial", "tcp", "file"])
def test_python_escpos_prints_over_its_own_lines(
    tmp_path: Path, way: Way, host: Callable[[Path, int], Serial | Network | File]
) -> None:
    with start_printer(tmp_path, tmp_path / "out", baud=0, way=way) as printer:
        outsider = host(tmp_path, printer.client.state()["port"])
        outsider.set(align="center", bold=True)
        outsider.textln("Señal")
        outsider.set(align="left", bold=False)
        outsider.image(str(picture(tmp_path)), impl="bitImageRaster")
        outsider.image(str(picture(tmp_path)), impl="graphics")
        outsider.qr(SIGNED[:60], native=True, size=6, ec=1)
        outsider.cut()
        if way != "pipe":
            assert outsider.is_online()
            assert outsider.paper_status() == 2
            printer.client.paper("low")
            assert outsider.paper_status() == 1
        outsider.close()
        eventually("a receipt", (tmp_path / "out/receipt-0001.json").exists)
        assert printer.client.state()["unknown_commands"] == 0
    assert json.loads((tmp_path / "out/receipt-0001.json").read_text())["text"] == ["Señal"]
    assert decoded(Image.open(tmp_path / "out/receipt-0001.png")) == [SIGNED[:60]]


def words(receipt: Receipt) -> list[str]:
    """What a person reads on it, word for word."""
    pairs = [*receipt.lines, *([receipt.total] if receipt.total else []), *receipt.extra_lines]
    texts = [receipt.facility, receipt.device_name, receipt.at_text, receipt.person_line, receipt.id_line, receipt.title]
    texts += [text for pair in pairs for text in pair]
    texts += [*receipt.paragraphs, receipt.box_title, receipt.box_text, receipt.number_label, receipt.number, receipt.footer]
    return re.findall(r"\w+", " ".join(texts))


def read(paper: Image.Image, language: str) -> list[str]:
    """What tesseract reads, three times as large: it wants 300 dots an inch and some white around."""
    framed = Image.new("L", (paper.width + 40, paper.height + 40), 255)
    framed.paste(paper.convert("L"), (20, 20))
    large = framed.resize((framed.width * 2, framed.height * 2), Image.Resampling.LANCZOS)
    return re.findall(r"\w+", _tesseract(large, language))


def _tesseract(paper: Image.Image, language: str) -> str:
    data = BytesIO()
    paper.save(data, "PNG", dpi=(406, 406))
    command = ["tesseract", "-", "-", "-l", {"en": "eng", "es": "spa"}[language], "--psm", "4"]
    return subprocess.run(command, input=data.getvalue(), capture_output=True, check=True).stdout.decode()


@pytest.mark.parametrize("mode", ["raster", "text"])
@pytest.mark.parametrize("width", [576, 384])
@pytest.mark.parametrize("receipt", [STAMPS, SPANISH], ids=["en", "es"])
def test_a_stranger_reads_the_paper(receipt: Receipt, width: int, mode: str, tmp_path: Path) -> None:
    signed = replace(receipt, qr=SIGNED)
    desk = Desk(width)
    if mode == "raster":
        desk.printer.feed(picture_bytes(draw_receipt(signed, width)))
    else:
        desk.printer.feed(text_bytes(text_lines(signed, width), width))
    (paper,) = desk.cuts
    found, wanted = read(paper, receipt.language), words(receipt)
    matched = (Counter(wanted) & Counter(found)).total()
    print(f"{receipt.language} {width} {mode}: {matched} of {len(wanted)} words read")
    assert matched / len(wanted) >= READ, (wanted, found)
    assert decoded(paper) == [SIGNED]
    assert by_zbar(paper, tmp_path) == [SIGNED]
