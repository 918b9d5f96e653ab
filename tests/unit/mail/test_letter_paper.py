"""A letter on paper."""

from dataclasses import replace

import pytest

from kiosk.device.policy import FEATURE as POLICY
from kiosk.hardware.print_queue import job, jobs_of
from kiosk.hardware.receipt_printer.layout import draw_receipt
from kiosk.hardware.receipt_printer.text_layout import text_lines
from kiosk.mail import mail
from kiosk.mail.letters import NotAllowed
from kiosk.mail.printing import LETTERS_ON_A_PAPER
from kiosk.signin.sessions import end_session
from kiosk.sync import wire
from tests.enrolled import ANDRE, Device
from tests.unit.mail import letters_of_marcus as his


def test_who_when_and_the_words(device: Device) -> None:
    held = wire.RefusedPart(kind="withheld", what="photo", code="privacy")
    device.apply(
        his.FEATURES,
        his.contact(device, "Rosa Hale"),
        his.message(device, "m-1", text="Hi Marcus,\n\nthe lake was calm.\x1b@", parts=(his.photo(his.LAKE), held)),
    )
    made = mail.print_message(device.store, device.session(), "m-1", device.clock, language="es")
    with device.store.read() as conn:
        found = job(conn, made)
        assert jobs_of(conn, "marcus") == [], "Money lists receipts, not letters"
    assert found is not None
    paper = found.receipt
    assert (paper.person_line, paper.id_line, paper.title) == ("Carta de Rosa Hale", "Para Marcus", "The lake")
    assert ("Fotos en la pantalla", "1") in paper.lines
    assert ("Retenido por el personal", "1") in paper.lines
    assert paper.paragraphs == ("Hi Marcus,", "the lake was calm.\x1b@")
    words = [line.text for line in text_lines(paper, 576)]
    assert "the lake was calm. @" in words, "nothing in a letter is a command to the printer"
    assert draw_receipt(paper).height > draw_receipt(replace(paper, paragraphs=())).height


def test_a_long_letter_is_cut_where_it_says_so(device: Device) -> None:
    device.apply(his.FEATURES, his.contact(device, "Rosa Hale"), his.message(device, "m-1", text="so long " * 2000))
    made = mail.print_message(device.store, device.session(), "m-1", device.clock)
    with device.store.read() as conn:
        found = job(conn, made)
    assert found is not None
    text, rest = found.receipt.paragraphs
    assert len(text) <= LETTERS_ON_A_PAPER + 1
    assert rest == "The rest is on the screen."
    assert draw_receipt(found.receipt).height < 12_000


def test_only_ones_own_letters_while_the_session_is_open_and_where_it_is_allowed(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    with pytest.raises(NotAllowed, match="message"):
        mail.print_message(device.store, device.session(ANDRE), "m-1", device.clock)
    off = wire.PolicyChange(number=1, policy={"mail": {"print_messages": False}})
    device.apply([POLICY], device.change("facility", "facility.policy", off))
    with pytest.raises(NotAllowed, match="printing"):
        mail.print_message(device.store, session, "m-1", device.clock)
    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock)
    with pytest.raises(NotAllowed, match="session"):
        mail.print_message(device.store, session, "m-1", device.clock)
