"""Receipts at central: what a device printed is told from what somebody made up, by the command line and by the page."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
import uuid_utils
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import update

from central.clock import now_ms
from central.devices.tables import devices
from central.media.titles import put_title
from central.receipts import page as page_module
from central.receipts.verify import Finding, verify_receipt
from central.stamp_books.tables import stamp_purchases
from kiosk.device.keys import receipt_key
from kiosk.hardware.receipt import Receipt
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_seal import ReceiptSeal
from kiosk.sync.receipt_form import Proof, read_form, receipt_number
from kiosk.sync.wire import EnrolAnswer, TitleChange
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.world import MARCUS, MARCUS_PIN, THEO, World, letter

BLANK = Receipt(language="en", facility="Cedar Ridge", device_name="", at_text="", person_line="")
BOOK = {"book": "ten", "stamps": 10, "cents": 500, "price_version": 1}


@dataclass
class Printer:
    """A device whose receipts are signed as `kiosk.sync.enrol` and the printing process do it."""

    device: Device
    seal: ReceiptSeal
    grant: str = ""
    seconds: int = field(default_factory=lambda: now_ms() // 1000)

    def print(self, kind: Any = "stamps", about: str = "", *, cents: int = 500, stamps: int = 10, copy: bool = False) -> str:
        """The text of a receipt's code."""
        about = about or str(uuid_utils.uuid7())
        proof = Proof(kind, about, self.seconds * 1000, "4471", cents, stamps)
        return self.seal.sealed(replace(BLANK, number=receipt_number(about), proof=proof), duplicate=copy).qr

    def do(self, kind: str, payload: dict[str, Any]) -> str:
        """Have central take a command; its id."""
        command = str(uuid_utils.uuid7())
        self.device.do(kind, payload, self.grant, id=command, at_ms=self.seconds * 1000)
        return command


def enrol(world: World, name: str = "Kiosk C-014", serial: str = "SN-1", renews: str | None = None) -> Printer:
    device = Device.__new__(Device)
    key = Ed25519PrivateKey.generate()
    mine = receipt_key(key)
    body = {
        "code": world.code(name, renews=renews),
        "serial": serial,
        "kind": "kiosk",
        "signing_key": base64.b64encode(key.public_key().public_bytes_raw()).decode(),
        "receipt_key": base64.b64encode(mine.public_key().public_bytes_raw()).decode(),
    }
    answers = [world.http.post("/v1/enrol", json=body) for _ in range(2)]  # its answer was lost: it asks again
    assert [answer.status_code for answer in answers] == [200, 200]
    device = Device(world.http, world.code(name), "spare")  # its chain and its way of signing requests
    device.key, device.enrolled = key, EnrolAnswer.model_validate_json(answers[1].content)
    return Printer(device, ReceiptSeal(mine, device.enrolled.facility, device.id))


@pytest.fixture
def printer(world: World) -> Printer:
    made = enrol(world)
    made.grant = made.device.sign_in(MARCUS, MARCUS_PIN)
    return made


def judge(world: World, text: str, number: str = "") -> Finding:
    with world.database.read() as connection:
        return verify_receipt(connection, text, number)


def test_offline_then_synced(world: World, printer: Printer) -> None:
    """It printed while there was no connection: genuine, but not known; and known once the device has synced."""
    command = printer.device.chain.command("wallet.buy_stamps", BOOK, printer.grant, at_ms=printer.seconds * 1000)
    text = printer.print(about=command["id"])
    found = judge(world, text, receipt_number(command["id"]))
    assert (found.verdict, found.code) == ("waiting", "not_synced")
    assert "Kiosk C-014 was last in contact 20" in found.why
    assert dict(found.lines) | {"When": ""} == {
        "Receipt": receipt_number(command["id"]),
        "What": "Stamps bought",
        "Where": "Kiosk C-014",
        "When": "",
        "Resident's number ends with": "4471",
        "Amount": "$5.00",
        "Stamps": "10",
    }
    assert printer.device.send(command)[0].status == "accepted"
    assert (judge(world, text).verdict, judge(world, text).code) == ("genuine", "known")
    copy = judge(world, printer.print(about=command["id"], copy=True))
    assert (copy.verdict, copy.copy, dict(copy.lines)["Copy"]) == ("genuine", True, "A duplicate: the paper must say so")


def test_every_kind_that_central_hears_of(world: World, printer: Printer, cli: Cli) -> None:
    owed = cli.run("trust", "obligation-add", "marcus.hale", "court_fee", "Court", "5000").splitlines()[-1]
    moved = printer.do("wallet.move_to_credits", {"cents": 700})
    paid = printer.do("wallet.pay_obligation", {"obligation": owed, "cents": 300})
    sent = printer.do("mail.send", {"contact": THEO, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}})
    world.mail(letter())
    mail = next(payload for kind, payload in printer.device.pull_all() if kind == "mail.message")
    pay = {"kind": "reply_stamp", "stamp": mail["reply_stamp"]}
    reply = printer.do("mail.send", {"contact": mail["contact"], "in_reply_to": mail["message"], "text": "Hi", "pay": pay})
    texts = [
        printer.print("moved", moved, cents=700, stamps=0),
        printer.print("obligation", paid, cents=300, stamps=0),
        printer.print("message", sent, cents=0, stamps=1),
        printer.print("message", reply, cents=0, stamps=0),
    ]
    assert [judge(world, text).code for text in texts] == ["known"] * 4
    assert [judge(world, printer.print(kind)).code for kind in ("statement", "slip")] == ["unrecorded"] * 2


def test_what_came_back_is_void(world: World, printer: Printer, cli: Cli) -> None:
    bought = printer.do("wallet.buy_stamps", BOOK)
    assert judge(world, printer.print(about=bought)).code == "known"
    printer.do("wallet.undo", {"command": bought})
    dear = printer.do("wallet.buy_stamps", {**BOOK, "book": "hundred", "stamps": 100, "cents": 1})
    held = printer.do("mail.send", {"contact": THEO, "text": "contraband", "pay": {"kind": "own_stamps", "count": 1}})
    cli.run("screening", "reject", held, "--reason", "unsafe")
    codes = [
        judge(world, text)
        for text in (
            printer.print(about=bought),
            printer.print(about=dear, stamps=100, cents=1),
            printer.print("message", held, cents=0, stamps=1),
        )
    ]
    assert [(found.verdict, found.code) for found in codes] == [("void", "undone"), ("void", "refused"), ("void", "refunded")]


def test_a_title_of_the_media_store(world: World, printer: Printer) -> None:
    book = TitleChange(title="book-1", kind="book", name="Lake", buy_cents=250, container="a" * 64)
    with world.database.write() as connection:
        put_title(connection, book, now_ms(), key_id=b"0" * 16)
    bought = printer.do("media.buy", {"title": "book-1", "how": "own", "cents": 250})
    texts = [printer.print("media", bought, cents=cents, stamps=stamps) for cents, stamps in ((250, 0), (25, 0), (250, 1))]
    assert [judge(world, text).code for text in texts] == ["known", "differs", "differs"]
    assert dict(judge(world, texts[0]).lines)["What"] == "A title of the media store"
    printer.do("media.undo", {"licence": bought})
    assert judge(world, texts[0]).code == "undone"


FORGERIES: dict[str, tuple[Callable[[Printer, str], str], str]] = {
    "an altered amount": (lambda p, text: _altered(p, text, cents=50_000), "bad_signature"),
    "an altered byte": (lambda p, text: text[:60] + ("A" if text[60] != "A" else "B") + text[61:], ""),
    "no longer a copy": (lambda p, text: _altered(p, p.print(copy=True), copy=False), "bad_signature"),
    "moved onto another number": (lambda p, text: text.replace(read_form(text).number, receipt_number("x")), "not_a_receipt"),
    "another device's key": (lambda p, text: _stranger(text), "unknown_key"),
    "another device's name": (lambda p, text: _stranger(text, read_form(text).key_id), "bad_signature"),
    "another facility's": (lambda p, text: replace(p, seal=replace(p.seal, facility="other")).print(), "bad_signature"),
    "not signed": (lambda p, text: f"{receipt_number('x')} x", "not_a_receipt"),
}


def _altered(printer: Printer, text: str, *, copy: bool | None = None, **over: Any) -> str:
    form = read_form(text)
    return replace(form, proof=replace(form.proof, **over), copy=form.copy if copy is None else copy).text()


def _stranger(text: str, key_id: bytes = b"\0" * 6) -> str:
    form = replace(read_form(text), key_id=key_id)
    return replace(form, signature=Ed25519PrivateKey.generate().sign(form.body())).text()


def test_what_was_made_up_is_not_genuine(world: World, printer: Printer) -> None:
    text = printer.print(about=printer.do("wallet.buy_stamps", BOOK))
    assert judge(world, text).verdict == "genuine"
    for name, (make, code) in FORGERIES.items():
        found = judge(world, make(printer, text))
        assert (found.verdict, found.lines, found.code) == ("false", (), code or found.code), name


def test_a_genuine_code_on_another_paper(world: World, printer: Printer) -> None:
    text = printer.print(about=printer.do("wallet.buy_stamps", BOOK))
    number = read_form(text).number
    assert judge(world, text, number.lower().replace("-", " ")).code == "known"
    found = judge(world, text, receipt_number("x"))
    assert (found.code, number in found.why) == ("other_number", True)


def test_a_stolen_device_signs_in_vain(world: World, printer: Printer) -> None:
    """Its key is good, and its papers are not: they say what central never heard, or something else than central heard."""
    bought = printer.do("wallet.buy_stamps", BOOK)
    sent = printer.do("mail.send", {"contact": THEO, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}})
    moved = printer.do("wallet.move_to_credits", {"cents": 100})
    other = enrol(world, "Kiosk B-001", "SN-2")
    lies = [
        printer.print(about=bought, cents=400),
        printer.print(about=bought, stamps=100),
        printer.print("moved", bought),
        replace(printer, seconds=printer.seconds - 3600).print(about=bought),
        other.print(about=bought),
        *(_signed(printer, Proof("stamps", bought, printer.seconds * 1000, person, 500, 10)) for person in ("8812", "71", "")),
        printer.print("message", sent, stamps=1),
        printer.print("moved", moved, cents=100),
    ]
    assert [judge(world, lie).code for lie in lies] == ["differs"] * len(lies)
    with world.database.write() as connection:  # central's own record is what counts
        connection.execute(update(stamp_purchases).values(cents=499))
    assert judge(world, printer.print(about=bought)).code == "differs"


def _signed(printer: Printer, proof: Proof) -> str:
    return printer.seal.sealed(replace(BLANK, proof=proof), duplicate=False).qr


def test_a_revoked_device(world: World, printer: Printer, cli: Cli) -> None:
    known, unknown = printer.print(about=printer.do("wallet.buy_stamps", BOOK)), printer.print()
    cli.run("device", "freeze", printer.device.id)
    assert "It is frozen" in judge(world, unknown).why
    cli.run("device", "revoke", printer.device.id)
    cli.run("device", "revoke", printer.device.id)
    assert judge(world, known).code == "known"
    with world.database.write() as connection:
        connection.execute(update(devices).where(devices.c.id == printer.device.id).values(revoked_ms=1_780_516_320_000))
    found = judge(world, unknown)
    assert (found.verdict, found.code) == ("false", "revoked")
    assert "was revoked 2026-06-03 13:52 MDT" in found.why


def test_papers_of_an_ended_epoch_stay_good(world: World, printer: Printer) -> None:
    old, waiting = printer.print(about=printer.do("wallet.buy_stamps", BOOK)), printer.print()
    again = enrol(world, renews=printer.device.id)
    assert (again.device.id, again.device.enrolled.epoch) == (printer.device.id, 2)
    assert [judge(world, text).code for text in (old, waiting, again.print())] == ["known", "not_synced", "not_synced"]


def test_the_command_line(world: World, printer: Printer, cli: Cli, tmp_path: Path) -> None:
    text = printer.print(about=printer.do("wallet.buy_stamps", BOOK))
    said = cli.run("receipt", "verify", *text.split())
    assert said.splitlines()[0] == "Genuine. Central knows this receipt."
    assert "Amount: $5.00" in said
    assert "Not genuine." in cli.run("receipt", "verify", text[:-3], code=1)
    assert "not heard of this receipt yet" in cli.run("receipt", "verify", printer.print(), code=3)
    paper = tmp_path / "paper.png"
    draw_receipt(replace(BLANK, number="R", qr=text), 384).save(paper)
    assert "Genuine." in cli.run("receipt", "verify", "--picture", str(paper), "--number", read_form(text).number)
    draw_receipt(BLANK, 384).save(paper)
    assert "there is no receipt's square code" in cli.run("receipt", "verify", "--picture", str(paper), code=1)
    paper.write_bytes(b"no picture")
    assert "no picture that can be read" in cli.run("receipt", "verify", "--picture", str(paper), code=1)
    assert "give the text" in cli.run("receipt", "verify", code=1)


def test_the_page(world: World, printer: Printer, monkeypatch: pytest.MonkeyPatch) -> None:
    text = printer.print(about=printer.do("wallet.buy_stamps", BOOK))
    empty = world.http.get("/receipts")
    policy = empty.headers["content-security-policy"]
    assert (empty.status_code, "default-src 'none'" in policy, "script" in empty.text) == (200, True, False)
    found = world.http.post("/receipts", data={"code": text, "number": ""})
    assert "Genuine. Central knows this receipt." in found.text
    assert "$5.00" in found.text
    assert found.headers["cache-control"] == "no-store"
    # Nothing of the person but what is on the paper.
    assert "Marcus" not in found.text
    assert "20714471" not in found.text
    evil = world.http.post("/receipts", data={"code": '</textarea><img src="x">', "number": '"><img src="x">'})
    assert "Not genuine." in evil.text
    assert "<img" not in evil.text
    assert world.http.post("/receipts", data={"code": "A" * 5000}).status_code == 413
    for strange in (b"", b"%%%", b"\xff\xfe", b"code=%00%ff", b"&".join([b"a=1"] * 9)):
        answer = world.http.post("/receipts", content=strange)
        assert (answer.status_code, "Not genuine." in answer.text) == (200, True)
    monkeypatch.setattr(page_module, "MAX_CHECKS", 3)
    answer = world.http.post("/receipts", data={"code": text})
    assert (answer.status_code, answer.headers["retry-after"], "Genuine" in answer.text) == (429, "60", False)


def test_a_receipt_key_is_a_key(world: World) -> None:
    public = base64.b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode()
    for key, status in (("x", 422), (base64.b64encode(b"short").decode(), 422), (None, 200)):  # none: of an older program
        body = {"code": world.code(), "serial": "SN-1", "kind": "kiosk", "signing_key": public, "receipt_key": key}
        assert world.http.post("/v1/enrol", json=body).status_code == status
