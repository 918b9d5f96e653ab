"""Short messages: in by a signed webhook, once, screened as mail is; out by a folder or a gateway."""

from __future__ import annotations

import base64
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from central.clock import now_ms
from central.contacts.contacts import set_approved, set_phone
from central.ledger.book import balance, resident_owner
from central.mail_in.tables import messages
from central.mail_out.delivery import deliver_due
from central.mail_out.transports import TryLater, Undeliverable
from central.serve import make_sms_transport
from central.sms.transports import ShortMessage, SmsFolder, SmsGateway
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.provider import Provider
from tests.integration.central.world import LAW, MARCUS, ROSA, THEO, World

PHONE = "+13035550147"
OURS = "+17195550100"
PATH = "/v1/sms/inbound"


class Gateway(Provider):
    """A gateway as central sees one."""

    @classmethod
    def added(cls, world: World, cli: Cli, name: str = "textco") -> Gateway:
        return cls(world.http, name, base64.b64decode(cli.run("sms", "gateway", "add", name)))

    def bring(self, text: str = "Hi Marcus", *, message: str = "m-1", sender: str = PHONE, to: str = OURS, **how: Any) -> Any:
        body = json.dumps({"message": message, "from": sender, "to": to, "text": text}).encode()
        return self.http.send(self.build(body, path=PATH, **how))


@pytest.fixture
def gateway(world: World, cli: Cli) -> Gateway:
    """Theo has a phone."""
    with world.database.write() as connection:
        set_phone(connection, THEO, PHONE, now_ms())
    return Gateway.added(world, cli)


def changes(device: Device, kind: str) -> list[dict[str, Any]]:
    return [payload for found, payload in device.pull_all() if found == kind]


def stored(world: World) -> int:
    with world.database.read() as connection:
        return int(connection.execute(select(func.count()).select_from(messages)).scalar_one())


@pytest.mark.both_engines
def test_a_short_message_reaches_the_resident_once(world: World, device: Device, grant: str, gateway: Gateway) -> None:
    for _ in range(3):
        assert gateway.bring().json() == {"status": "taken"}
    (message,) = changes(device, "mail.message")
    assert (message["channel"], message["contact"], message["text"], message["subject"]) == ("sms", THEO, "Hi Marcus", "")
    assert (message["legal"], message["reply_stamp"], message["parts"]) == (False, None, [])
    assert gateway.bring("And another", message="m-2").status_code == 200
    assert [one["text"] for one in changes(device, "mail.message")] == ["And another"]
    assert world.broken() == []


def test_forged_stale_and_foreign_signatures_are_refused(world: World, device: Device, grant: str, gateway: Gateway, cli: Cli) -> None:
    other = Gateway.added(world, cli, "other")
    forged = [
        gateway.bring(name="other"),
        Gateway(world.http, "textco", b"x" * 32).bring(),
        gateway.bring(age=timedelta(minutes=6)),
        gateway.bring(age=-timedelta(minutes=6)),
        gateway.bring(components=("@method", "content-digest")),
        Provider.hmac(world, "payco").http.send(Provider(world.http, "payco", other.key).build(b"{}", path=PATH)),
        world.http.post(PATH, json={"message": "m-1", "from": PHONE, "to": OURS, "text": "x"}),
    ]
    changed = gateway.build(json.dumps({"message": "m", "from": PHONE, "to": OURS, "text": "a"}).encode(), path=PATH)
    body = json.dumps({"message": "m", "from": PHONE, "to": OURS, "text": "b"}).encode()
    forged.append(world.http.post(PATH, content=body, headers=dict(changed.headers)))
    assert [answer.status_code for answer in forged] == [401] * len(forged)
    assert stored(world) == 0
    cli.run("sms", "gateway", "end", "textco")
    assert gateway.bring().status_code == 401


def sent_sms(world: World, device: Device, grant: str, gateway: Gateway, folder: Path, number: int) -> str:
    """A message of Marcus to Theo's phone that the gateway took; its id."""
    gateway.bring(message=f"q-{number}")
    mail = changes(device, "mail.message")[-1]
    command = device.chain.command(
        "mail.send",
        {"contact": THEO, "in_reply_to": mail["message"], "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}},
        grant,
        at_ms=now_ms(),
    )
    assert device.send(command)[0].status == "accepted"
    deliver_due(world.database, None, now_ms(), sms=SmsFolder(folder))
    return str(command["id"])


@pytest.mark.both_engines
def test_what_the_gateway_reports_reaches_the_resident(
    world: World, device: Device, grant: str, gateway: Gateway, tmp_path: Path
) -> None:
    def report(message: str, status: str, at_ms: int | None = None) -> int:
        body = json.dumps({"message": message, "status": status, "at_ms": at_ms}).encode()
        return int(gateway.http.send(gateway.build(body, path="/v1/sms/report")).status_code)

    folder = tmp_path / "sms"
    good, bad = (sent_sms(world, device, grant, gateway, folder, number) for number in range(2))
    assert {path.stem for path in folder.iterdir()} == {good, bad}
    device.pull_all()
    assert [report(good, "delivered", 1_780_000_000_000), report(good, "delivered", 5), report(good, "failed")] == [200] * 3
    assert [(one["status"], one["delivered_ms"]) for one in changes(device, "mail.sent")] == [("sent_on", 1_780_000_000_000)]
    before = stamps(world)
    assert [report(bad, "failed"), report(bad, "failed"), report(bad, "delivered")] == [200] * 3
    assert [(one["status"], one["delivered_ms"]) for one in changes(device, "mail.sent")] == [("undeliverable", None)]
    assert stamps(world) == before + 1, "paid back once"
    letter = device.chain.command(
        "mail.send", {"contact": ROSA, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}}, grant, at_ms=now_ms()
    )
    device.send(letter)
    assert [report(letter["id"], "failed"), report("nobody", "delivered"), report(good, "lost")] == [422] * 3
    assert world.http.post("/v1/sms/report", json={"message": good, "status": "failed"}).status_code == 401
    assert world.broken() == []


def stamps(world: World) -> int:
    with world.database.read() as connection:
        return balance(connection, "available", resident_owner(MARCUS), "stamp")


def test_a_key_is_good_for_one_feed(world: World, gateway: Gateway, cli: Cli) -> None:
    """A gateway cannot bring money, nor a provider of deposits short messages."""
    money = Gateway(world.http, "payco", Provider.hmac(world, "payco").key)
    assert money.bring().status_code == 401
    assert gateway.send(kind="deposit", reference="r", resident="x", account="credits", cents=5, source="online").status_code == 401
    cli.run("sms", "gateway", "add", "payco", code=1)
    cli.run("deposits", "provider", "end", "textco", code=1)
    assert cli.run("sms", "gateway", "list").split() == ["textco", "in", "service"]
    assert "textco" not in cli.run("deposits", "provider", "list")


def test_screening_is_that_of_mail(world: World, device: Device, grant: str, gateway: Gateway, cli: Cli) -> None:
    gateway.bring("the contraband", message="words")
    gateway.bring("x" * 481, message="long")
    with world.database.write() as connection:
        set_approved(connection, THEO, False, now_ms())
    gateway.bring(message="not approved")
    waiting = cli.run("screening", "list").splitlines()
    assert [line.split()[2] for line in waiting] == ["words", "too_long", "blocked_sender"]
    assert all(line.endswith(f"from {PHONE}") for line in waiting)
    assert changes(device, "mail.message") == []


@pytest.mark.both_engines
def test_an_unknown_phone_is_held_for_whom_the_number_is(world: World, device: Device, grant: str, gateway: Gateway, cli: Cli) -> None:
    cli.run("resident", "add", "--first-name", "Ana", "--last-name", "Diaz", "--number", "1", "--alias", "ana", "--pin", "482913",
            "--sms-number", OURS, "--keep-pin")  # fmt: skip
    assert gateway.bring().status_code == 200, "Theo is nobody to Ana"
    (line,) = cli.run("screening", "list").splitlines()
    assert line.split()[2:5] == ["unknown_sender", "to", "1"]
    cli.run("screening", "release", line.split()[1])
    device.sign_in(cli.run("resident", "list").split()[0], "482913")
    (contact,) = (one for one in changes(device, "mail.contact") if one["name"] == PHONE)
    assert (contact["sms"], contact["can_write"]) == (True, False)
    gateway.bring("again", message="m-2")
    assert cli.run("screening", "list").split()[2] == "blocked_sender"


@pytest.mark.parametrize(
    ("over", "code"),
    [
        ({"sender": "+19995550000"}, "unknown_resident"),
        ({"sender": "BANK"}, "bad_number"),
        ({"to": "'; DROP"}, "bad_number"),
        ({"text": " \u200b\n"}, "empty"),
        ({"text": "x" * 4001}, "bad_request"),
        ({"message": ""}, "bad_request"),
    ],
)
def test_what_cannot_be_taken_is_refused(world: World, gateway: Gateway, over: dict[str, str], code: str) -> None:
    answer = gateway.bring(**over)
    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert stored(world) == 0


def answer_to(device: Device, grant: str, text: str = "Hi Theo", count: int = 1, **more: Any) -> Any:
    (message,) = changes(device, "mail.message")
    payload = {"contact": THEO, "in_reply_to": message["message"], "text": text, "pay": {"kind": "own_stamps", "count": count}}
    return device.do("mail.send", payload | more, grant)


@pytest.mark.both_engines
def test_an_answer_goes_out_as_a_short_message(world: World, device: Device, grant: str, gateway: Gateway, tmp_path: Path) -> None:
    gateway.bring()
    outcome = answer_to(device, grant, "x" * 480)
    assert outcome.status == "accepted"
    assert deliver_due(world.database, None, now_ms()) == 0, "there is no way yet"
    for _ in range(2):
        deliver_due(world.database, None, now_ms(), sms=SmsFolder(tmp_path / "sms"))
    (file,) = (tmp_path / "sms").iterdir()
    assert json.loads(file.read_text()) == {"message": outcome.id, "from": "", "to": PHONE, "text": "x" * 480}
    sent = changes(device, "mail.sent")[-1]
    assert (sent["channel"], sent["status"]) == ("sms", "sent_on")
    assert [step["status"] for step in sent["steps"]] == ["received", "checked", "sent_on"]
    assert world.broken() == []


def test_a_short_message_is_text_of_a_bounded_length(world: World, device: Device, grant: str, gateway: Gateway) -> None:
    gateway.bring()
    (message,) = changes(device, "mail.message")
    payload = {"contact": THEO, "in_reply_to": message["message"], "text": "Hi", "pay": {"kind": "own_stamps", "count": 7}}
    for more, code in (
        ({"text": "x" * 481}, "text_too_long"),
        ({"photos": ["ab" * 32]}, "text_only"),
        ({"video": "ab" * 32}, "text_only"),
        ({"ecard": {"card": "love"}}, "text_only"),
    ):
        assert device.do("mail.send", payload | more, grant).code == code
    # Not an answer: a contact with an address gets mail.
    fresh = device.do("mail.send", {**payload, "in_reply_to": None, "text": "x" * 481}, grant)
    assert fresh.status == "accepted"
    assert changes(device, "mail.sent")[-1]["channel"] == "mail"
    assert world.broken() == []


def test_who_has_a_phone_only_gets_short_messages(world: World, device: Device, grant: str, cli: Cli, tmp_path: Path) -> None:
    made = cli.run("contact", "add", "--resident", "marcus.hale", "--name", "Ray", "--phone", "+1 (720) 555-0199")
    assert "+17205550199" in cli.run("contact", "list", "marcus.hale")
    sent = device.do("mail.send", {"contact": made, "text": "Hi", "pay": {"kind": "own_stamps", "count": 1}}, grant)
    assert sent.status == "accepted"
    (contact,) = (one for one in changes(device, "mail.contact") if one["contact"] == made)
    assert (contact["mail"], contact["sms"]) == (False, True)
    deliver_due(world.database, None, now_ms(), sms=SmsFolder(tmp_path / "sms"))
    assert [json.loads(file.read_text())["to"] for file in (tmp_path / "sms").iterdir()] == ["+17205550199"]
    for wrong in (["--phone", "720 555"], [], ["--phone", "+17205550199"]):
        cli.run("contact", "add", "--resident", "marcus.hale", "--name", "Ray", *wrong, code=1)
    cli.run("contact", "phone", made, "none", code=1)
    assert cli.run("contact", "phone", LAW, "+17205550111") == "+17205550111"
    assert cli.run("contact", "phone", LAW, "none") == "none"


def test_a_blocked_contact_is_not_heard_and_the_gateway_is_not_told(world: World, device: Device, grant: str, gateway: Gateway) -> None:
    device.do("contacts.block", {"contact": THEO, "blocked": True}, grant)
    assert gateway.bring().json() == {"status": "taken"}
    assert stored(world) == 0


@contextmanager
def served(answers: list[int]) -> Iterator[tuple[str, list[tuple[dict[str, str], bytes]]]]:
    """A gateway's end of outgoing messages."""
    got: list[tuple[dict[str, str], bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((dict(self.headers), self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(answers.pop(0))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_given: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/send", got
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)


def test_a_gateway_gets_signed_requests(world: World, device: Device, grant: str, gateway: Gateway) -> None:
    assert isinstance(gateway.key, bytes)
    gateway.bring()
    message = answer_to(device, grant).id
    with served([503, 200]) as (url, got):
        way = SmsGateway(url, "textco", gateway.key)
        assert deliver_due(world.database, None, now_ms(), sms=way) == 0
        assert deliver_due(world.database, None, now_ms() + 3_600_000, sms=way) == 1
    assert [json.loads(body)["message"] for _, body in got] == [message] * 2
    headers = got[0][0]
    assert headers["Idempotency-Key"] == message
    assert 'keyid="textco"' in headers["Signature-Input"]
    assert '("@method" "@path" "content-digest")' in headers["Signature-Input"]
    assert headers["Signature"].startswith("sig=:")


def test_what_a_gateway_refuses_for_good_is_given_back(world: World, device: Device, grant: str, gateway: Gateway) -> None:
    gateway.bring()
    answer_to(device, grant)
    with served([422]) as (url, _):
        assert deliver_due(world.database, None, now_ms(), sms=SmsGateway(url, "textco", b"k" * 32)) == 0
    assert changes(device, "mail.sent")[-1]["status"] == "undeliverable"
    assert world.broken() == []
    sms = ShortMessage("t", "", PHONE, "x")
    with pytest.raises(TryLater):
        SmsGateway(url, "textco", b"k" * 32).send(sms)
    with served([302]) as (url, _), pytest.raises(TryLater):
        SmsGateway(url, "textco", b"k" * 32).send(sms)
    with served([400]) as (url, _), pytest.raises(Undeliverable):
        SmsGateway(url, "textco", b"k" * 32).send(sms)
    for bad in ("http://sms.example/send", "ftp://127.0.0.1/x", "https://sms.example/?a=b", "nonsense"):
        with pytest.raises(ValueError, match="https"):
            SmsGateway(bad, "textco", b"k" * 32)
    assert "kkkk" not in repr(SmsGateway("https://sms.example/", "textco", b"k" * 32))


def test_a_server_is_told_its_gateway_by_name(world: World, gateway: Gateway, tmp_path: Path) -> None:
    settings = world.settings
    way = make_sms_transport(settings, None, "https://sms.example/send", "textco")
    assert isinstance(way, SmsGateway)
    assert way.secret == gateway.key
    assert isinstance(make_sms_transport(settings, tmp_path, None, ""), SmsFolder)
    assert make_sms_transport(settings, None, None, "") is None
    for url, name in (("https://sms.example/send", "nobody"), ("http://sms.example/send", "textco")):
        with pytest.raises(ValueError, match="gateway"):
            make_sms_transport(settings, None, url, name)
