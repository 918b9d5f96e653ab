"""The code on paper: signed as it is printed, by the printing process alone, and another one on a copy."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace

import pytest
import zxingcpp
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image

from kiosk.device.identity import Identity, save_identity
from kiosk.device.keys import device_keys, receipt_key
from kiosk.hardware.print_queue import print_again, queue_receipt
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_seal import ReceiptSeal
from kiosk.hardware.simulators.control import Simulator
from kiosk.sync.receipt_form import Proof, ReceiptForm, key_id_of, read_form, signed_part

from .conftest import Kiosk, receipt

SIGNING = Ed25519PrivateKey.generate()
PROOF = Proof("stamps", "0197a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b", 1_780_516_320_000, "4471", 500, 10)
PAPER = replace(receipt(), proof=PROOF)


def forms(kiosk: Kiosk) -> list[ReceiptForm]:
    """What the codes of the papers say, each with a signature that holds."""
    public = receipt_key(SIGNING).public_key()
    found = []
    for picture in sorted(kiosk.out.glob("receipt-*.png")):
        (code,) = zxingcpp.read_barcodes(Image.open(picture).convert("L"))
        form = read_form(code.text)
        assert form.key_id == key_id_of(public.public_bytes_raw())
        public.verify(form.signature, signed_part(form.body(), "cedar-ridge", "kiosk-c-014"))
        found.append(form)
    return found


def test_paper_and_copy_are_signed(kiosk: Kiosk, printer: Simulator) -> None:
    keys = device_keys(kiosk.settings)
    keys.keep_signing_key(1, SIGNING)
    with kiosk.store.write() as connection:
        save_identity(connection, Identity("kiosk-c-014", "Kiosk C-014", "cedar-ridge", 1, "kiosk", b"\0" * 32, b"\0" * 32))
    with kiosk.hardware():
        kiosk.wait_part("printer", "ok")
        with kiosk.store.write() as connection:
            first = queue_receipt(connection, "r1", PAPER, 1)
        kiosk.wait_job(first, "printed")
        with kiosk.store.write() as connection:
            again = print_again(connection, first, 2)
        kiosk.wait_job(again, "printed")
    assert [(form.proof, form.copy) for form in forms(kiosk)] == [(PROOF, False), (PROOF, True)]
    # What waits in the store is not signed: whoever reads it has no paper.
    assert kiosk.job(first).receipt == PAPER
    assert printer.client.state()["unknown_commands"] == 0


@pytest.mark.parametrize("width_dots", [576, 384])
@pytest.mark.parametrize("about", [PROOF.about, "not a uuid"])
def test_the_code_is_read_at_both_widths(width_dots: int, about: str) -> None:
    """What no form can hold keeps its plain code: a receipt prints whatever happens."""
    seal = ReceiptSeal(receipt_key(SIGNING), "cedar-ridge", "kiosk-c-014")
    paper = seal.sealed(replace(PAPER, proof=replace(PROOF, about=about, cents=9_999_999)), duplicate=False)
    (code,) = zxingcpp.read_barcodes(draw_receipt(paper, width_dots).convert("L"))
    assert code.text == paper.qr
    assert code.text.startswith("LUMEN R-" if about == PROOF.about else PAPER.qr)


def test_the_key_for_receipts_signs_nothing_else() -> None:
    mine = receipt_key(SIGNING)
    assert b64encode(mine.private_bytes_raw()) != b64encode(SIGNING.private_bytes_raw())
    assert receipt_key(SIGNING).private_bytes_raw() == mine.private_bytes_raw()
    assert repr(mine.private_bytes_raw()) not in repr(ReceiptSeal(mine, "f", "d"))
