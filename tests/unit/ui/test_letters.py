"""Letters with a clip or a card, kept, printed, found again, and all mail with one person."""

from kiosk.hardware.print_queue import job, print_jobs
from kiosk.mail import mail
from kiosk.sync import wire
from kiosk.ui.sample_store import RESIDENT, STREAM
from tests.unit.ui.seat import Seat


def _texts(seat: Seat, role: str) -> list[str]:
    rows = seat.screen.search.results
    return [rows.value(n, role) for n in range(seat.screen.search.count)]


def _search(seat: Seat, typed: str, state: str) -> None:
    seat.screen.search.search(typed)
    seat.quiet()
    seat.wait(lambda: seat.screen.search.state == state, f"{state} for {typed!r}")


def test_a_clip_stands_first_and_knows_its_words(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.inbox.open("msg-2")
    message = seat.screen.message
    seat.wait(lambda: message.lead[0]["poster"].startswith("image://photo/"), "the poster")
    (clip,) = message.lead
    assert (clip["kind"], clip["durationText"], clip["ready"], clip["name"]) == ("video", "0:30", True, "Video from Theo")
    assert len(clip["captions"]) == 64
    assert (message.parts, message.photos) == ([], [])


def test_a_clip_that_is_not_here_yet_says_so(seat: Seat) -> None:
    now_ms = seat.clock.now_ms()
    part = wire.VideoPart(blob="a" * 64, width=16, height=9, duration_ms=200_000, size_bytes=1, poster="b" * 64, poster_bytes=1)
    letter = wire.MessageChange(
        message="m-far", contact="con-2", subject="", text="x", sent_ms=None, arrived_ms=1, released_ms=now_ms, parts=(part,)
    )
    seat.central.send(STREAM, letter)
    seat.sign_in()
    seat.screen.inbox.open("m-far")
    (clip,) = seat.screen.message.lead
    assert (clip["ready"], clip["poster"], clip["captions"]) == (False, "", "")
    seat.screen.navigator.go("inbox")
    assert seat.screen.inbox.messages.value(0, "chips")[0]["text"] == "3-minute video"


def test_a_card_is_opened_once_and_can_be_seen_again(seat: Seat) -> None:
    seat.sign_in()
    message = seat.screen.message
    seat.screen.inbox.open("msg-3")
    (card,) = message.lead
    assert (card["title"], card["greeting"]) == ("Happy birthday", "Happy birthday, Marcus. We are thinking of you.")
    assert message.cardClosed
    message.openCard()
    assert not message.cardClosed
    message.closeCard()
    assert message.cardClosed
    seat.quiet()
    seat.screen.inbox.open("msg-1")
    assert not message.cardClosed
    seat.screen.inbox.open("msg-3")
    assert not message.cardClosed, "it was opened before"


def test_a_card_of_another_set_still_opens(seat: Seat) -> None:
    part = wire.EcardPart(card="of-another-set", greeting="Hi")
    letter = wire.MessageChange(
        message="m-odd", contact="con-2", subject="", text="x", sent_ms=None, arrived_ms=1, released_ms=2, parts=(part,)
    )
    seat.central.send(STREAM, letter)
    seat.sign_in()
    seat.screen.inbox.open("m-odd")
    assert seat.screen.message.lead == [{"kind": "ecard", "source": "", "aspect": 1.5, "title": "A card for you", "greeting": "Hi"}]


def test_kept_letters(seat: Seat) -> None:
    seat.sign_in()
    screen = seat.screen
    screen.navigator.go("inbox")
    screen.navigator.go("saved")
    assert screen.saved.count == 0
    screen.inbox.open("msg-1")
    assert (screen.message.saved, screen.message.saveText) == (False, "Save")
    screen.message.toggleSaved()
    assert screen.message.saveText == "Saved"
    seat.quiet()
    assert screen.session.toastText == "Saved. You find it under Saved."
    seat.wait(lambda: screen.saved.count == 1, "the saved letter")
    assert screen.saved.messages.value(0, "messageId") == "msg-1"
    screen.message.toggleSaved()
    seat.wait(lambda: screen.saved.count == 0, "it to go")


def _job_state(seat: Seat) -> str:
    with seat.store.read() as conn:
        made = conn.execute(print_jobs.select()).one()
        found = job(conn, made.id)
    assert found is not None
    return found.state


def test_a_letter_is_printed_once_however_often_it_is_touched(seat: Seat) -> None:
    seat.sign_in()
    message = seat.screen.message
    seat.screen.inbox.open("msg-1")
    assert message.printBlocked == ""
    message.print()
    message.print()
    seat.quiet()
    assert (_job_state(seat), message.printing) == ("queued", True)
    assert seat.screen.session.toastText == "Your letter will print soon."
    with seat.store.write() as conn:
        conn.execute(print_jobs.update().values(state="printed"))
    seat.wait(lambda: not message.printing, "the end of it")
    assert seat.screen.session.toastText == "Your letter is printing. Take it from the slot under this screen."


def test_why_a_letter_cannot_be_printed(seat: Seat) -> None:
    seat.sign_in()
    message = seat.screen.message
    seat.screen.inbox.open("msg-1")
    seat.central.part("printer", "problem", "paper_out")
    seat.wait(lambda: bool(message.printBlocked), "the printer")
    assert message.printBlocked == "The printer is out of paper. You can print later."
    message.print()
    seat.quiet()
    with seat.store.read() as conn:
        assert conn.execute(print_jobs.select()).all() == []
    seat.central.part("printer", "ok")
    seat.central.send(
        "facility", wire.PolicyChange(number=2, policy={"facility": {"name": "Cedar Ridge"}, "mail": {"print_messages": False}})
    )
    seat.wait(lambda: message.printBlocked.startswith("Printing"), "the policy")
    assert message.printBlocked == "Printing letters is not used at Cedar Ridge."


def test_search_as_it_is_typed(seat: Seat) -> None:
    seat.central.more_mail()
    seat.sign_in()
    search = seat.screen.search
    search.begin()
    assert (search.state, search.title) == ("idle", "Look for a message")
    for typed in ("c", "ca", "can", "cano", "canoe"):  # faster than answers come
        search.search(typed)
    seat.wait(lambda: search.state == "found", "the canoe")
    seat.quiet()
    assert (search.title, _texts(seat, "messageId")) == ("1 message", ["msg-1"])
    assert "red canoe" in _texts(seat, "snippet")[0]
    _search(seat, "dani trip", "found")
    assert _texts(seat, "messageId") == ["msg-13", "sent sent-4"]
    _search(seat, "zebra", "nothing")
    assert (search.count, search.line) == (0, "No message has “zebra” in it. Try a shorter word.")
    _search(seat, " ", "idle")
    _search(seat, "rosa", "found")
    search.open("msg-1")
    assert seat.screen.navigator.current == "message"
    seat.screen.navigator.back()
    assert (seat.screen.navigator.current, search.typed, search.count) == ("search", "rosa", 2), "back where one looked"


def test_a_long_find_is_shown_by_the_page_and_new_mail_joins_it(seat: Seat) -> None:
    seat.central.many_older(70)
    seat.sign_in()
    search = seat.screen.search
    search.begin()
    _search(seat, "words from", "found")
    assert (search.count, search.title, search.olderText) == (30, "The newest 30 messages", "Show older messages")
    search.showOlder()
    seat.wait(lambda: search.count == 60, "the next page")
    search.showOlder()
    seat.wait(lambda: search.count == 70, "the last page")
    assert (search.title, search.olderText) == ("70 messages", "")
    now_ms = seat.clock.now_ms()
    letter = wire.MessageChange(
        message="m-new", contact="con-2", subject="", text="Words from Theo", sent_ms=None, arrived_ms=1, released_ms=now_ms
    )
    seat.central.send(STREAM, letter)
    seat.wait(lambda: search.count == 71, "the new letter")
    assert _texts(seat, "messageId")[0] == "m-new"


def test_what_one_wrote_is_found_and_says_so(seat: Seat) -> None:
    seat.sign_in()
    screen, search = seat.screen, seat.screen.search
    screen.people.write("con-2")
    screen.compose.editText("I could hear the gulls.")
    screen.navigator.home()
    search.begin()
    _search(seat, "gulls", "found")
    seat.wait(lambda: search.count == 2, "the draft")
    assert _texts(seat, "sender") == ["Draft to Theo", "From Theo"]
    assert (_texts(seat, "subject")[0], _texts(seat, "timeText")[0]) == ("I could hear the gulls.", "1:43\N{NO-BREAK SPACE}pm")
    search.open(_texts(seat, "messageId")[0])
    assert (screen.navigator.current, screen.compose.text) == ("compose", "I could hear the gulls.")
    screen.navigator.back()
    search.open(_texts(seat, "messageId")[1])
    assert (screen.navigator.current, screen.message.messageId) == ("message", "msg-2")
    screen.navigator.back()
    _search(seat, "elena ready", "found")
    assert _texts(seat, "sender") == ["To Elena"]
    assert [chip["text"] for chip in search.results.value(0, "chips")] == ["Being checked"]
    search.open(_texts(seat, "messageId")[0])
    assert (screen.navigator.current, screen.sent.selectedId) == ("sent-message", "sent-2")


def test_nothing_of_a_search_stays_after_sign_out(seat: Seat) -> None:
    seat.sign_in()
    search = seat.screen.search
    search.begin()
    search.search("lake")
    seat.screen.session.signOut()
    seat.quiet()
    assert (search.typed, search.count, len(search.results.rows)) == ("", 0, 0)
    assert len(seat.screen.conversation.messages.rows) == len(seat.screen.saved.messages.rows) == 0


def test_all_mail_with_one_person_oldest_first(seat: Seat) -> None:
    seat.central.more_mail()
    seat.sign_in()
    screen, talk = seat.screen, seat.screen.conversation
    screen.navigator.go("inbox")
    screen.inbox.open("msg-13")
    assert screen.message.allMailText == "All mail with Dani"
    screen.message.showAllMail()
    assert (screen.navigator.current, screen.navigator.under) == ("conversation", "inbox")
    rows = talk.messages
    order = [(rows.value(n, "messageId"), rows.value(n, "mine"), rows.value(n, "bubble")) for n in range(talk.count)]
    assert order == [
        ("sent-4", True, False),
        ("msg-13", False, False),
        ("msg-11", False, True),
        ("sent-3", True, True),
        ("msg-12", False, True),
        ("msg-3", False, False),
    ]
    assert [chip["text"] for chip in rows.value(3, "chips")] == ["SMS", "Sent on"]
    assert (talk.title, talk.countText, talk.writeText, talk.canWrite) == ("All mail with Dani", "6 messages", "Write to Dani", True)

    talk.openMessage("msg-3", False)
    assert (screen.navigator.current, screen.navigator.under) == ("message", "conversation")
    screen.navigator.back()
    talk.openMessage("sent-4", True)
    assert (screen.navigator.current, screen.navigator.under) == ("sent-message", "conversation")
    screen.navigator.back()
    talk.write()
    assert (screen.navigator.current, screen.compose.contactName) == ("compose", "Dani")


def test_a_long_talk_is_read_by_the_page(seat: Seat) -> None:
    seat.central.many_older(700)
    seat.sign_in()
    talk = seat.screen.conversation
    talk.open("con-1")
    assert (talk.count, len(talk.messages.rows), talk.olderText) == (141, 50, "Show 91 older messages")
    assert talk.messages.value(49, "messageId") == "msg-1", "the newest stands last"
    talk.showOlder()
    times = [row.at_ms for row in talk.messages.rows]
    assert len(times) == 100
    assert times == sorted(times)


def test_blocking_from_a_letter(seat: Seat) -> None:
    seat.sign_in()
    message = seat.screen.message
    seat.screen.inbox.open("msg-5")
    assert not message.canBlock, "never legal mail"
    seat.screen.inbox.open("msg-1")
    assert message.canBlock
    message.askBlock()
    person = seat.screen.person
    assert (person.asking, person.askTitle, person.blockText) == (True, "Block Rosa?", "Block Rosa")
    assert seat.screen.navigator.current == "message", "it is asked over the letter"
    person.cancelBlock()
    assert (person.asking, person.contactId) == (False, ""), "nobody is open in Contacts for that"
    message.askBlock()
    person.block()
    seat.quiet()
    with seat.store.read() as conn:
        contact = mail.contact(conn, RESIDENT, "con-1")
    assert contact is not None
    assert contact.blocked
    seat.wait(lambda: not message.canBlock, "the letter to know")
