from typing import Any

from sqlalchemy import Connection, event, text

from kiosk.hardware import print_queue
from kiosk.mail import mail
from kiosk.sync import wire
from kiosk.ui.sample_store import MINUTE_MS, RESIDENT, STREAM
from tests.unit.ui.seat import Seat


def drafts(seat: Seat) -> list[str]:
    with seat.store.read() as connection:
        return [row.snippet for row in mail.drafts(connection, RESIDENT)]


def reply_to_rosa(seat: Seat, words: str = "Hi Rosa, thank you.") -> None:
    seat.sign_in()
    seat.screen.inbox.open("msg-1")
    seat.screen.message.reply()
    seat.screen.compose.editText(words)


def test_a_pause_saves_the_draft(seat: Seat) -> None:
    reply_to_rosa(seat, "Hi")
    compose = seat.screen.compose
    assert drafts(seat) == []
    seat.wait(lambda: bool(compose.savedText), "the pause")
    assert compose.savedText == "Saved 1:43\N{NO-BREAK SPACE}pm"
    assert drafts(seat) == ["Hi"]


def test_leaving_saves_at_once_and_coming_back_goes_on(seat: Seat) -> None:
    reply_to_rosa(seat, "Half a word")
    seat.screen.navigator.back()
    seat.quiet()
    assert drafts(seat) == ["Half a word"]

    replaced: list[str] = []
    seat.screen.compose.replaced.connect(lambda: replaced.append(seat.screen.compose.text))
    seat.screen.message.reply()
    assert replaced == ["Half a word"]
    assert seat.screen.compose.savedText == "Saved 1:43\N{NO-BREAK SPACE}pm", "it says so from the first moment"
    seat.screen.navigator.home()
    seat.clock.advance(24 * 60 * MINUTE_MS)
    seat.screen.message.reply()
    assert seat.screen.compose.savedText == "Saved yesterday 1:43\N{NO-BREAK SPACE}pm"


def test_cover_and_sign_out_save(seat: Seat) -> None:
    reply_to_rosa(seat, "Before the cover")
    seat.screen.session.cover()
    seat.quiet()
    assert drafts(seat) == ["Before the cover"]


def test_an_emptied_draft_goes_away(seat: Seat) -> None:
    reply_to_rosa(seat, "Hm")
    seat.screen.compose.keep()
    seat.screen.compose.editText("")
    seat.screen.navigator.back()
    seat.quiet()
    assert drafts(seat) == []


def test_nothing_typed_leaves_no_draft(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.people.write("con-2")
    seat.screen.navigator.back()
    seat.quiet()
    assert drafts(seat) == []


def test_the_meter(seat: Seat) -> None:
    reply_to_rosa(seat, "x" * 224)
    compose = seat.screen.compose
    assert (compose.meterTitle, compose.meterCount) == ("1 stamp, paid by Rosa", "224 of 6,000 letters")
    assert (compose.meterLeft, compose.meterOwn) == ("5,776 letters left on this stamp", "You own 7 stamps")
    assert (compose.meterState, compose.meterStamps, compose.canSend) == ("prepaid", 1, True)
    assert compose.screeningLine == "Staff may read this before Rosa gets it."

    compose.editText("x" * 6001)
    seat.wait(lambda: compose.meterStamps == 2, "a long text's meter")
    assert (compose.meterState, compose.meterTitle) == ("own", "Uses 2 of your 7 stamps")


def test_too_few_stamps_are_said_before_sending(seat: Seat) -> None:
    seat.central.send(STREAM, wire.BalancesChange(stamps=0, credits_cents=0, trust_cents=0, trust_ms=None))
    seat.sign_in()
    seat.screen.people.write("con-2")
    compose = seat.screen.compose
    assert compose.blockedReason == "Write something first."
    compose.editText("Hi Theo")
    assert (compose.canSend, compose.blockedReason) == (False, "You need 1 more stamp. Your words are saved.")
    compose.send()
    seat.quiet()
    assert seat.screen.navigator.current == "compose"


def test_a_hold_says_so_before_a_word_is_written(seat: Seat) -> None:
    seat.central.hold_account("mail_new")
    seat.sign_in()
    compose = seat.screen.compose
    seat.screen.people.write("con-2")
    compose.editText("Hi Theo")
    assert (compose.meterTitle, compose.canSend) == ("New messages are paused for you", False)
    assert compose.blockedReason == "New messages are paused for you. Money says how that ends. Your words are saved."
    for contact, answered in (("con-6", None), ("con-1", "msg-1")):
        compose.write_to(contact, answered)
        compose.editText("Dear you")
        assert compose.canSend, "legal mail and answers go on"
    seat.screen.people.write("con-2")
    compose.editText("Hi Theo")
    assert not compose.canSend
    seat.central.hold_account(active=False)
    seat.wait(lambda: bool(compose.canSend), "the end of the hold")


def test_legal_mail_speaks_of_no_stamps_where_there_are_none(seat: Seat) -> None:
    seat.sign_in()
    screen = seat.screen
    seat.central.send(STREAM, wire.BalancesChange(stamps=0, credits_cents=0, trust_cents=0, trust_ms=None))
    screen.inbox.open("msg-5")
    seat.wait(lambda: screen.message.replyButton == "Reply for free", "the balance")
    assert screen.message.replyTitle == "Your reply needs no stamp"
    screen.people.write("con-6")
    compose = screen.compose
    assert (compose.meterTitle, compose.meterCount, compose.meterParts) == ("No stamp needed", "", "")
    assert {one["line"] for one in compose.additions} == {"No stamp"}


def test_a_reply_sent_offline_waits_and_its_receipt_prints(seat: Seat) -> None:
    seat.sign_in()
    seat.central.connect(connected=False)
    seat.screen.inbox.open("msg-1")
    seat.screen.message.reply()
    seat.screen.compose.editText("Hi Rosa, thank you.")
    seat.screen.compose.send()
    assert seat.screen.compose.busy
    seat.wait(lambda: seat.screen.navigator.current == "sent-message")
    seat.quiet()

    sent = seat.screen.sent
    assert (sent.recipient, sent.statusLine) == ("Rosa", "We will send it when the connection is back.")
    assert [step["state"] for step in sent.steps] == ["done", "now", "later", "later", "later"]
    assert [step["title"] for step in sent.steps] == ["Saved", "Waiting", "Received", "Checked", "Sent on"]
    assert sent.steps[0]["line"] == "on this kiosk"
    assert sent.dateLine.endswith("1 stamp, paid by Rosa")
    assert (sent.receiptState, sent.receiptTitle) == ("waiting", "Your receipt will print soon")
    assert drafts(seat) == []
    seat.screen.navigator.back()
    assert seat.screen.navigator.current == "sent"
    assert sent.messages.value(0, "chipText") == "Waiting to send"


def test_what_becomes_of_the_receipt_is_told_honestly(seat: Seat) -> None:
    reply_to_rosa(seat)
    seat.screen.compose.send()
    sent = seat.screen.sent
    seat.wait(lambda: sent.receiptState == "waiting")

    def printer(state: str) -> None:
        with seat.store.write() as connection:
            job = print_queue.jobs_of(connection, RESIDENT)[0]
            connection.execute(text("UPDATE print_jobs SET state = :state WHERE id = :id"), {"state": state, "id": job.id})

    seat.central.part("printer", "problem", "paper_out")
    seat.wait(lambda: sent.receiptTitle == "The printer is out of paper")
    printer("printing")
    seat.wait(lambda: sent.receiptTitle == "Your receipt is printing")
    printer("unknown")
    seat.wait(lambda: sent.receiptState == "unknown")
    assert "may not" in sent.receiptTitle
    printer("not_printed")
    seat.wait(lambda: sent.receiptState == "not_printed")
    assert (sent.receiptTitle, sent.receiptLine) == ("This did not print.", "Your receipt is in Money.")
    assert sent.canPrintAgain
    sent.printAgain()
    seat.wait(lambda: sent.receiptState == "stuck")


def test_central_moves_the_message_on(seat: Seat) -> None:
    reply_to_rosa(seat)
    seat.screen.compose.send()
    sent = seat.screen.sent
    seat.wait(lambda: bool(sent.selectedId))
    seat.quiet()
    steps = tuple(wire.SentStep(status=status, at_ms=seat.clock.now_ms()) for status in ("received", "screening", "checked", "sent_on"))
    change = wire.SentChange(
        message=sent.selectedId,
        contact="con-1",
        in_reply_to="msg-1",
        text="Hi Rosa, thank you.",
        at_ms=seat.clock.now_ms(),
        status="sent_on",
        steps=steps,
        pay=wire.PayReplyStamp(stamp="stamp-1"),
    )
    seat.central.send(STREAM, change)
    seat.wait(lambda: sent.statusTitle == "It was sent on to Rosa")
    assert {step["state"] for step in sent.steps} == {"done"}
    assert not sent.canTakeBack

    seat.central.send(STREAM, change.model_copy(update={"status": "rejected", "steps": steps[:2], "reason": "threat"}))
    seat.wait(lambda: sent.statusTitle == "This was not sent on")
    assert sent.statusLine == "Staff think it may be a threat. The stamp Rosa paid is back."
    assert [step["state"] for step in sent.steps].count("stopped") == 1

    free = {"status": "rejected", "steps": steps[:2], "reason": "threat", "pay": wire.PayOwnStamps(count=2), "free": True}
    seat.central.send(STREAM, change.model_copy(update=free))
    seat.wait(lambda: sent.statusLine == "Staff think it may be a threat.")
    assert "No stamp" in sent.dateLine, "nothing comes back that was never taken"


def test_taking_back_returns_the_words(seat: Seat) -> None:
    reply_to_rosa(seat, "Not like this")
    seat.screen.compose.send()
    sent = seat.screen.sent
    seat.wait(lambda: bool(sent.canTakeBack))
    sent.takeBack()
    seat.wait(lambda: seat.screen.navigator.current == "drafts")
    seat.quiet()
    assert seat.screen.session.toastText == "You took it back. Your words are in Drafts."
    assert seat.screen.drafts.drafts.value(0, "line") == "Not like this"
    assert seat.screen.drafts.drafts.value(0, "reason") == "You took this back."

    seat.screen.drafts.open(seat.screen.drafts.drafts.value(0, "draftId"))
    assert seat.screen.compose.text == "Not like this"


def test_a_draft_is_thrown_away(seat: Seat) -> None:
    reply_to_rosa(seat, "Never mind")
    seat.screen.navigator.home()
    seat.screen.navigator.go("drafts")
    seat.wait(lambda: seat.screen.drafts.count == 1)
    seat.screen.drafts.remove(seat.screen.drafts.drafts.value(0, "draftId"))
    seat.wait(lambda: seat.screen.drafts.count == 0)


def test_a_full_disk_loses_no_word(seat: Seat) -> None:
    reply_to_rosa(seat, "Some words")
    compose = seat.screen.compose
    compose.keep()
    seat.quiet()

    disk = {"full": True}

    def room(connection: Connection) -> None:
        driver: Any = connection.connection.dbapi_connection
        pages = driver.execute("PRAGMA page_count").fetchone()[0] if disk["full"] else 1 << 30
        driver.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(seat.store.engine, "begin", room)
    words = "Many more words. " * 3000
    compose.editText(words)
    seat.wait(lambda: bool(compose.error), "the full disk")
    assert compose.error == "There is no room to save right now. Your words are still here. Tell staff."
    assert compose.text == words
    compose.send()
    seat.quiet()
    assert (compose.text, compose.busy) == (words, False)
    seat.screen.navigator.home()
    seat.screen.navigator.go("compose")
    assert seat.screen.navigator.current == "compose", "words that are nowhere else stay in reach"

    disk["full"] = False
    seat.wait(lambda: compose.error == "", "the words to be saved by themselves")
    seat.quiet()
    with seat.store.read() as connection:
        found = mail.draft_for(connection, RESIDENT, "con-1", "msg-1")
    assert found is not None
    assert found.text == words


def test_write_without_a_person_leads_to_people(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("compose")
    assert seat.screen.navigator.current == "write-to"
