"""The simulated printer judged by a host that is not ours: python-escpos with its own serial transport and status."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

from escpos.printer import Serial
from PIL import Image, ImageDraw

from kiosk.hardware.simulators.control import Simulator

from .conftest import Kiosk, eventually


@contextmanager
def host(simulator: Simulator) -> Iterator[Serial]:
    """python-escpos connected to the simulator."""
    printer = Serial(devfile=str(simulator.link), baudrate=115_200, timeout=0.5)
    try:
        yield printer
    finally:
        printer.close()


def test_another_host_prints_words_and_both_kinds_of_pictures(kiosk: Kiosk, printer: Simulator) -> None:
    picture = Image.new("1", (160, 48), 1)
    ImageDraw.Draw(picture).rectangle((16, 8, 79, 39), fill=0)
    with host(printer) as outsider:
        outsider.set(align="center", bold=True)
        outsider.textln("Señal")
        outsider.set(align="left")
        outsider.image(picture, impl="graphics")
        outsider.image(picture, impl="bitImageRaster")
        outsider.cut()
        eventually("a receipt", (kiosk.out / "receipt-0001.json").exists)
    assert json.loads((kiosk.out / "receipt-0001.json").read_text())["text"] == ["Señal"]
    paper = Image.open(kiosk.out / "receipt-0001.png")
    for top in (30, 78):
        assert paper.crop((0, top, 160, top + 48)).tobytes() == picture.tobytes()
    assert printer.client.state()["unknown_commands"] == 0


def test_another_host_reads_its_status(printer: Simulator) -> None:
    with host(printer) as outsider:
        assert outsider.is_online()
        assert outsider.paper_status() == 2
        printer.client.paper("low")
        assert outsider.paper_status() == 1
        printer.client.paper("out")
        assert outsider.paper_status() == 0
        assert not outsider.is_online()
