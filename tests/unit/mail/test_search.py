"""Search finds what is there and nothing else, whatever came, came again, changed or went."""

from collections.abc import Sequence

import pytest
from sqlalchemy import Connection, literal, select, text, union_all

from kiosk.mail import mail
from kiosk.mail.changes import FEATURE, apply_messages
from kiosk.mail.letters import Draft
from kiosk.mail.search import excerpt, folded
from kiosk.mail.word_index import PREFIX, RECEIVED, SENT, Indexed, name_of
from kiosk.sync import wire
from kiosk.sync.registry import Feature
from kiosk.sync.wipe import wipe
from tests.enrolled import NOON_MS, Device
from tests.unit.mail import letters_of_marcus as his


def found(device: Device, typed: str, resident: str = "marcus") -> list[str]:
    with device.store.read() as conn:
        return [row.id if isinstance(row, mail.DraftRow) else row.message for row in mail.search(conn, resident, typed, 0, 99)]


def bring(device: Device, name: str, words: str, **changed: object) -> None:
    device.apply(his.FEATURES, his.message(device, name, text=words, parts=(), reply_stamp=None, **changed))


@pytest.fixture
def letters(device: Device) -> Device:
    his.usual_mail(device)
    bring(device, "m-3", "Querida familia:\nla tía José canta.", subject="Café", contact="theo", released_ms=NOON_MS + 3)
    bring(device, "m-4", "It's Kraków, don't you see? 東京 and Ωmega", subject="", released_ms=NOON_MS + 4)
    return device


#: What is typed, and what it finds.
TYPED = [
    ("lake", ["m-2", "m-1"]),
    ("LAK", ["m-2", "m-1"]),
    ("gul", ["m-2"]),
    ("cafe", ["m-3"]),
    ("CAFÉ", ["m-3"]),
    ("tia jose", ["m-3"]),
    ("José TÍA", ["m-3"]),
    ("krakow", ["m-4"]),
    ("don't", ["m-4"]),
    ("東", ["m-4"]),
    ("ωMEGA", ["m-4"]),
    ("theo", ["m-3", "m-2"]),  # the sender
    ("hale quer", ["m-3"]),  # sender and text together
    ("ros kra", ["m-4"]),
    ("rosa canta", []),
    ("ake", []),  # the middle of a word
    ("   ", []),
    ("", []),
    ("\"'*()-^:", []),
    ("lake OR gulls", []),
    ("NEAR(lake gulls)", []),
    ("ward", []),  # a contact who never wrote
    ("a" * 5000, []),
]


def test_what_is_typed_finds(letters: Device) -> None:
    assert [(typed, found(letters, typed)) for typed, _ in TYPED] == TYPED


def test_newest_first_by_the_page(device: Device) -> None:
    device.apply(his.FEATURES, *(his.message(device, f"m-{n:02}", released_ms=NOON_MS + n % 7, reply_stamp=None) for n in range(25)))
    with device.store.read() as conn:
        pages = [row for at in range(0, 30, 10) for row in mail.search(conn, "marcus", "calm", at, 10)]
        inbox = mail.inbox_page(conn, "marcus", 0, 99)
    assert [row.message for row in pages if isinstance(row, mail.InboxRow)] == [row.message for row in inbox]
    assert len(pages) == len(inbox)


def test_a_letter_that_changes_is_found_by_what_it_says_now(letters: Device) -> None:
    bring(letters, "m-4", "Only this now", subject="New")
    assert found(letters, "krakow") == []
    assert found(letters, "only new") == ["m-4"]


def test_a_contact_who_is_renamed_is_found_by_the_new_name(letters: Device) -> None:
    letters.apply(his.FEATURES, letters.change(his.STREAM, "mail.contact", wire.ContactChange(contact="theo", name="Teodoro Ruiz")))
    assert found(letters, "ruiz") == ["m-3", "m-2"]
    assert found(letters, "theo") == []


def test_nobody_finds_anothers_mail(letters: Device) -> None:
    other = letters.change("resident:andre", "mail.message", his.message(letters, "a-1", text="secret of Andre").payload)
    letters.apply(his.FEATURES, other)
    assert found(letters, "secret") == []
    assert found(letters, "secret", "andre") == ["a-1"]
    assert found(letters, "lake secret", "andre") == ["a-1"]
    assert found(letters, "krakow", "andre") == []


def test_in_bulk_the_index_is_the_same(device: Device) -> None:
    changes = [
        his.message(device, f"m-{n}", text=f"word{n} lake", parts=(), released_ms=NOON_MS - n, reply_stamp=None) for n in range(6)
    ]
    changes += [his.message(device, "m-2", text="changed within the page", parts=(), released_ms=NOON_MS - 2, reply_stamp=None)]
    run = [(wire.MessageChange.model_validate(change.payload), change) for change in changes]
    with device.store.write() as conn:
        apply_messages(conn, run)
    assert found(device, "word3") == ["m-3"]
    assert found(device, "word2") == []
    assert found(device, "changed page") == ["m-2"]


def test_the_history_coming_again_costs_no_second_place(letters: Device) -> None:
    before = _places(letters)
    his.usual_mail(letters)
    mail.save_message(letters.store, letters.session(), "m-1", True, letters.clock)
    his.usual_mail(letters)
    assert _places(letters) == before
    assert found(letters, "gulls") == ["m-2"]


def test_forgetting_leaves_no_word(letters: Device) -> None:
    other = letters.change("resident:andre", "mail.message", his.message(letters, "a-1", text="of Andre").payload)
    letters.apply(his.FEATURES, other, his.sent(letters, "s-1", "sent_on"))
    with letters.store.write() as conn:
        _forget(conn, [FEATURE], "marcus")
        names = conn.execute(text(f"SELECT name FROM sqlite_master WHERE name GLOB '{PREFIX}*'")).scalars().all()
    assert found(letters, "lake") == []
    assert {name.split("_")[1] for name in names} == {name_of("andre").split("_")[1]}
    his.usual_mail(letters)
    assert found(letters, "gulls") == ["m-2"], "who comes back is indexed again"


def test_what_a_snapshot_does_not_know_is_not_found(letters: Device) -> None:
    keys = union_all(*(select(literal(key)) for key in ("message:m-1", "message:m-4", "contact:rosa")))
    assert FEATURE.sweep is not None
    with letters.store.write() as conn:
        FEATURE.sweep(conn, his.STREAM, select(keys.subquery()))
    assert found(letters, "lake") == ["m-1"]
    assert found(letters, "cafe") == []
    assert _places(letters) == 2


def test_a_device_that_is_taken_out_of_service_keeps_no_word(letters: Device) -> None:
    wipe(letters.store)
    with letters.store.read() as conn:
        assert conn.execute(text(f"SELECT name FROM sqlite_master WHERE name GLOB '{PREFIX}*'")).all() == []
    his.usual_mail(letters)
    assert found(letters, "gulls") == ["m-2"]


def test_the_line_shows_where_the_word_was_found() -> None:
    words = "Hi Marcus, " + "and so on and on " * 20 + "then we saw the Café by the river and sat down for a while."
    assert "Café by the river" in excerpt(words, [folded("cafe")])
    assert excerpt(words, [folded("cafe")]).startswith("…")
    assert excerpt("The lake was calm.", ["lake"]) == "The lake was calm."
    assert excerpt("Only the sender was found.", ["rosa"]) == "Only the sender was found."


WRITTEN = Draft("d-1", "theo", None, "Do you hear the Crème ocean, Theo? So do I.")


def test_what_was_sent_and_is_being_written_is_found_with_what_came(letters: Device) -> None:
    changes = [
        his.sent(letters, "s-1", "sent_on", text="The lake froze over.", at_ms=NOON_MS + 9),
        his.sent(letters, "s-2", "screening", contact="ward", text="Dear Ms. Ward", at_ms=NOON_MS - 9),
        his.sent(letters, "s-3", "sent_on", text="With a card", at_ms=NOON_MS - 8, ecard={"card": "love", "greeting": "Forever yours"}),
    ]
    letters.apply(his.FEATURES, *changes)
    letters.hand.forward(60_000)
    mail.save_draft(letters.store, letters.session(), WRITTEN, letters.clock)
    assert found(letters, "lake") == ["s-1", "m-2", "m-1"], "newest first, whoever wrote it"
    assert found(letters, "froze rosa") == ["s-1"], "the name of the one it went to"
    assert found(letters, "ward") == ["s-2"]
    assert found(letters, "yours") == ["s-3"]
    assert found(letters, "creme theo") == ["d-1"]
    assert found(letters, "reme") == [], "the middle of a word"
    assert found(letters, "theo") == ["d-1", "m-3", "m-2"]
    with letters.store.read() as conn:
        pages = [row for at in range(5) for row in mail.search(conn, "marcus", "lake", at, 1)]
    assert [type(row).__name__ for row in pages] == ["SentRow", "InboxRow", "InboxRow"]
    assert found(letters, "lake", "andre") == []


def test_a_message_sent_from_here_is_found_until_it_is_taken_back(letters: Device) -> None:
    session = letters.session()
    message = mail.send(letters.store, session, WRITTEN, letters.clock, False)
    letters.apply(his.FEATURES, his.sent(letters, message, "received", contact="theo", text=WRITTEN.text))
    assert found(letters, "ocean") == [message]
    assert _places(letters, SENT) == 1, "central's record of it is the same message"
    another = mail.send(letters.store, session, Draft("d-2", "rosa", None, "Not like this"), letters.clock, False)
    assert found(letters, "like this") == [another]
    draft = mail.take_back(letters.store, session, another, letters.clock)
    assert found(letters, "like this") == [draft]
    assert _places(letters, SENT) == 1


def test_what_central_never_took_is_found_once_as_a_draft(letters: Device) -> None:
    message = mail.send(letters.store, letters.session(), Draft("d-3", "rosa", None, "A second ocean"), letters.clock, False)
    letters.apply(his.FEATURES, his.returned(letters, message, text="A second ocean"))
    with letters.store.read() as conn:
        (row,) = mail.search(conn, "marcus", "second", 0, 9)
    assert isinstance(row, mail.DraftRow)
    assert _places(letters, SENT) == 0


def test_sent_mail_that_a_snapshot_does_not_know_is_not_found(letters: Device) -> None:
    letters.apply(
        his.FEATURES, his.sent(letters, "s-1", "sent_on", text="froze"), his.sent(letters, "s-2", "sent_on", text="froze too")
    )
    assert FEATURE.sweep is not None
    with letters.store.write() as conn:
        FEATURE.sweep(conn, his.STREAM, select(union_all(select(literal("sent:s-2")), select(literal("contact:rosa"))).subquery()))
    assert found(letters, "froze") == ["s-2"]
    assert _places(letters, SENT) == 1


def _places(device: Device, of: Indexed = RECEIVED) -> int:
    with device.store.read() as conn:
        return int(conn.exec_driver_sql(f'SELECT count(*) FROM "{name_of("marcus", of)}_docsize"').scalar_one())


def _forget(conn: Connection, features: Sequence[Feature], resident: str) -> None:
    for feature in features:
        assert feature.forget is not None
        feature.forget(conn, resident)
