from kiosk.sync import wire
from kiosk.ui.sample_store import LAKE_TEXT, RESIDENT, STREAM
from tests.unit.ui.seat import Seat


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_home(seat: Seat) -> None:
    seat.sign_in()
    home = seat.screen.home
    assert home.greetingName == "Good afternoon, Marcus"
    assert plain(home.dateLine) == "Tuesday, June 3 · 1:43 pm"
    assert (home.newCount, home.newText) == (3, "3 new")
    assert plain(home.mailLine) == "3 new · newest from Rosa, 12:20 pm"
    assert [home.rows.value(n, "sender") for n in range(3)] == ["Rosa", "Theo", "Dani"]
    assert [home.rows.value(n, "hue") for n in range(3)] == ["sky", "leaf", "plum"]
    assert (home.stampsText, home.trustText, home.creditsText) == ("7 stamps", "Trust account $46.20", "Credits $12.00")
    assert home.syncedText == "Up to date 2 minutes ago"
    assert not home.loading


def test_balances_say_how_old_they_are_while_offline(seat: Seat) -> None:
    seat.sign_in()
    assert seat.screen.home.balancesNote == ""
    seat.central.connect(connected=False)
    seat.wait(lambda: bool(seat.screen.home.balancesNote))
    assert plain(seat.screen.home.balancesNote) == "Balances from today 1:41 pm"
    assert plain(seat.screen.session.lastConnectedText) == "Last connected 1:41 pm"


def test_inbox_rows(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("inbox")
    inbox = seat.screen.inbox
    rows = inbox.messages
    assert [rows.value(n, "section") for n in range(6)] == ["today"] * 3 + ["earlier"] * 3
    assert (inbox.todayTitle, inbox.earlierTitle) == ("Today", "On the way, and earlier")
    assert (rows.value(0, "isNew"), rows.value(3, "isNew")) == (True, False)
    assert (rows.value(0, "replyPaid"), rows.value(1, "replyPaid")) == (True, False)
    assert rows.value(0, "photoText") == "1 photo"
    seat.wait(lambda: rows.value(0, "thumbnail").startswith("image://photo/"), "the photo to be decoded")
    assert plain(rows.value(3, "timeText")) == "Sunday"
    assert (rows.value(4, "sender"), rows.value(4, "legal")) == ("Ward & Finch Law", True)
    assert (inbox.checkingCount, inbox.checkingTitle, inbox.checkingWait) == (1, "Being checked", "Most take 1 day")
    assert inbox.checkingSubject == "1 message is on its way to you"
    assert inbox.checkingLine == "Staff read each message first. This one came in today."
    assert [[chip["text"] for chip in rows.value(n, "chips")] for n in (0, 1, 2, 4)] == [
        ["Reply paid", "1 photo"],
        ["30-second video"],
        ["Reply paid", "eCard"],
        ["Legal: not read by staff"],
    ]
    assert [rows.value(n, "playable") for n in range(3)] == [False, True, False]
    assert rows.value(2, "thumbnail") == "image://ecard/birthday"


def test_new_mail_goes_on_top_of_an_open_list(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("inbox")
    resets: list[int] = []
    inserted: list[tuple[int, int]] = []
    rows = seat.screen.inbox.messages
    rows.modelReset.connect(lambda: resets.append(1))
    rows.rowsInserted.connect(lambda _parent, first, last: inserted.append((first, last)))

    now_ms = seat.clock.now_ms()
    letter = wire.MessageChange(
        message="msg-new", contact="con-2", subject="More", text="And more", sent_ms=now_ms, arrived_ms=now_ms, released_ms=now_ms
    )
    seat.central.send(STREAM, letter)
    seat.wait(lambda: bool(inserted))
    assert (inserted, resets) == ([(0, 0)], [])
    assert rows.value(0, "subject") == "More"
    assert seat.screen.session.unreadCount == 4


def test_ten_thousand_messages_are_read_by_the_page(seat: Seat) -> None:
    seat.central.many_older(10_000)
    seat.sign_in()
    seat.screen.navigator.go("inbox")
    inbox = seat.screen.inbox
    assert inbox.count == 10_006
    assert len(inbox.messages.rows) == 50
    assert inbox.olderText == "Show 9956 older messages"

    for _ in range(6):
        inbox.showOlder()
    assert len(inbox.messages.rows) == 350
    assert len({row.message for row in inbox.messages.rows}) == 350
    inbox.open(inbox.messages.rows[340].message)
    seat.quiet()
    seat.wait(lambda: inbox.messages.rows[340].read, "the row to be marked read by the worker's refresh")
    assert len(inbox.messages.rows) == 350


def test_a_photo_that_comes_later_appears(seat: Seat) -> None:
    seat.sign_in()
    now_ms = seat.clock.now_ms()
    part = wire.PhotoPart(blob="ab" * 32, media_type="image/jpeg", width=10, height=10, size_bytes=10)
    letter = wire.MessageChange(
        message="msg-late", contact="con-2", subject="Look", text="x", sent_ms=None, arrived_ms=1, released_ms=now_ms, parts=(part,)
    )
    seat.central.send(STREAM, letter)
    seat.screen.navigator.go("inbox")
    rows = seat.screen.inbox.messages
    seat.wait(lambda: rows.value(0, "subject") == "Look")
    assert rows.value(0, "thumbnail") == ""

    known = seat.central.photo("beach")
    seat.central.send(STREAM, letter.model_copy(update={"parts": (known,)}))
    seat.wait(lambda: rows.value(0, "thumbnail") == f"image://photo/{known.blob}")


def test_a_message_is_read_like_a_letter(seat: Seat) -> None:
    seat.sign_in()
    message = seat.screen.message
    seat.screen.inbox.open("msg-1")
    assert seat.screen.navigator.current == "message"
    assert (message.sender, message.subject, message.body) == ("Rosa", "Sunday at the lake", LAKE_TEXT)
    assert plain(message.sentLine) == "Sent yesterday 7:48 pm · here today 12:20 pm"
    assert (message.replyTitle, message.replyButton) == ("Rosa paid for your reply", "Reply for free")
    assert message.replyLine == "1 stamp is waiting. Your own 7 stamps stay yours."
    assert message.photos[0]["width"] == 1600
    seat.wait(lambda: seat.screen.session.unreadCount == 2, "the message to be marked read")


def test_a_reply_without_a_prepaid_stamp_says_its_price(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.inbox.open("msg-2")
    message = seat.screen.message
    assert (message.replyPaid, message.replyTitle, message.replyLine) == (False, "A reply uses 1 stamp", "You have 7 stamps.")
    assert message.replyButton == "Reply: 1 stamp"


def test_parts_that_are_held_back_keep_their_place(seat: Seat) -> None:
    now_ms = seat.clock.now_ms()
    parts = (
        wire.RefusedPart(kind="withheld", what="photo", code="policy"),
        wire.RefusedPart(kind="refused", what="file", code="too_large"),
    )
    seat.central.send(
        STREAM,
        wire.MessageChange(
            message="msg-held", contact="con-1", subject="", text="x", sent_ms=None, arrived_ms=1, released_ms=now_ms, parts=parts
        ),
    )
    seat.sign_in()
    seat.screen.inbox.open("msg-held")
    assert seat.screen.message.subject == "No subject"
    assert seat.screen.message.lead == []
    assert seat.screen.message.parts == [
        {
            "kind": "held",
            "title": "A photo was held back",
            "line": "It breaks a rule of this facility. You can appeal. Ask staff for the form.",
            "withheld": True,
        },
        {
            "kind": "held",
            "title": "A file could not be shown",
            "line": "It is too large. The sender can send a smaller one.",
            "withheld": False,
        },
    ]


def test_a_message_that_is_not_there_is_nobodys_fault(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.inbox.open("msg-of-somebody-else")
    assert seat.screen.message.problem == "It is not your fault. Nothing was lost."


def test_people_and_who_cannot_be_written_to(seat: Seat) -> None:
    seat.central.send(STREAM, wire.ContactChange(contact="con-4", name="Elena Hale", can_write=False))
    seat.sign_in()
    seat.screen.navigator.go("write-to")
    people = seat.screen.people.people
    lines = {people.value(n, "name"): people.value(n, "line") for n in range(seat.screen.people.count)}
    assert lines["Elena Hale"] == "You cannot write to them now."
    assert lines["Ward & Finch Law"] == "Legal: not read by staff"

    seat.screen.people.write("con-4")
    assert seat.screen.session.toastText == "You cannot write to Elena now."
    assert seat.screen.navigator.current == "write-to"


def test_two_of_the_same_first_name_are_told_apart(seat: Seat) -> None:
    seat.central.send(STREAM, wire.ContactChange(contact="con-9", name="Rosa Diaz"))
    seat.sign_in()
    assert seat.screen.home.rows.value(0, "sender") == "Rosa Hale"


def test_money(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("money")
    money = seat.screen.money
    assert (money.stampsText, money.trustText, money.creditsText) == ("7", "$46.20", "$12.00")
    assert plain(money.trustDateText) == "From the facility, today 6:05 am"
    assert money.receiptCount == 0


def test_the_language_changes_every_word_that_is_shown(seat: Seat) -> None:
    seat.sign_in()
    seat.screen.navigator.go("inbox")
    seat.screen.display.setLanguage("es")
    assert seat.screen.inbox.todayTitle == "Hoy"
    assert seat.screen.inbox.stampsText == "7 estampillas"
    seat.screen.navigator.home()
    assert seat.screen.home.greetingName == "Buenas tardes, Marcus"
    assert plain(seat.screen.home.dateLine) == "Martes, 3 de junio · 1:43 p.m."


def test_nothing_of_another_resident_is_shown(seat: Seat) -> None:
    other = "resident:res-andre-wells"
    seat.central.send(
        other,
        wire.ContactChange(contact="con-77", name="Mia Wells"),
        wire.MessageChange(
            message="msg-77", contact="con-77", subject="For Andre", text="x", sent_ms=None, arrived_ms=1, released_ms=2
        ),
    )
    seat.sign_in()
    seat.screen.navigator.go("inbox")
    assert "msg-77" not in {row.message for row in seat.screen.inbox.messages.rows}
    seat.screen.inbox.open("msg-77")
    assert seat.screen.message.body == ""
    assert RESIDENT != "res-andre-wells"
