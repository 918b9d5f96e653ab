"""Cards, photos and clips: kept with the draft, sent with the message, back with it; and what is shown is what is sent."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from kiosk.device.policy import FEATURE as POLICY
from kiosk.mail import mail
from kiosk.mail.changes import FEATURE as MAIL
from kiosk.mail.draft_sync import SESSION_PART, open_draft, seal_draft
from kiosk.mail.letters import CannotAttach, Draft, Ecard, NotAllowed, NotEnoughStamps, PriceChanged, TextTooLong
from kiosk.mail.rules import Load, letters, meter
from kiosk.signin.rules import Session
from kiosk.signin.sessions import end_session
from kiosk.store.blobs import blobs
from kiosk.sync import wire
from kiosk.sync.uploads import uploads
from kiosk.sync.wipe import wipe
from kiosk.wallet.changes import FEATURE as WALLET
from tests.enrolled import NOON_MS, Device, enrolled_device
from tests.unit.mail import letters_of_marcus as his

PHOTO, OTHER, CLIP = b"\xff\xd8\xffone\xff\xd9", b"\xff\xd8\xfftwo\xff\xd9", b"0000ftypclip"
CARD = Ecard("birthday", "Many happy returns")
NEW = Draft("d-1", "theo", None, "Hi Theo", ecard=CARD)


def policy(device: Device, **mail_part: object) -> None:
    device.apply([POLICY], device.change("facility", "facility.policy", wire.PolicyChange(number=2, policy={"mail": mail_part})))


def prices(device: Device, **changed: int) -> None:
    listed = wire.PricesChange(version=1, letters_per_stamp=changed.pop("letters_per_stamp", 6000), **changed)
    device.apply([WALLET], device.change("facility", "facility.prices", listed))


def load(device: Device, draft: str = "d-1") -> Draft | None:
    with device.store.read() as conn:
        return mail.load_draft(conn, "marcus", draft)


def attach(device: Device, kind: str, data: bytes, draft: Draft = NEW, session: Session | None = None) -> str:
    session = session or device.session()
    made, _ = mail.attach(device.store, session, draft, kind, data, device.clock, duration_ms=9_000)  # type: ignore[arg-type]
    return made.blob


def kept(device: Device) -> set[str]:
    """Blobs that would survive a sweep."""
    assert MAIL.kept_blobs is not None
    with device.store.read() as conn:
        return set(conn.execute(select(blobs.c.sha256).where(blobs.c.sha256.in_(MAIL.kept_blobs(conn)))).scalars())


def test_what_is_added_is_there_after_a_power_cut(device: Device) -> None:
    his.usual_mail(device)
    first, clip = attach(device, "photo", PHOTO), attach(device, "video", CLIP)
    device.power_cut()
    found = load(device)
    assert found is not None
    assert (found.text, found.ecard) == ("Hi Theo", CARD)
    assert [(one.kind, one.blob, one.duration_ms) for one in found.files] == [("photo", first, 9_000), ("video", clip, 9_000)]
    assert kept(device) == {first, clip}


def test_a_later_save_of_the_words_keeps_the_files(device: Device) -> None:
    his.usual_mail(device)
    photo = attach(device, "photo", PHOTO)
    mail.save_draft(device.store, device.session(), Draft("d-1", "theo", None, "Hi Theo, look"), device.clock)
    found = load(device)
    assert found is not None
    assert ([one.blob for one in found.files], found.text, found.ecard) == ([photo], "Hi Theo, look", None)


def test_taken_off_or_thrown_away_the_bytes_may_go(device: Device) -> None:
    his.usual_mail(device)
    first, second = attach(device, "photo", PHOTO), attach(device, "photo", OTHER)
    mail.detach(device.store, device.session(), "d-1", first, device.clock)
    assert kept(device) == {second}
    mail.delete_draft(device.store, device.session(), "d-1")
    assert kept(device) == set()


def test_only_so_many_and_only_what_the_facility_uses(device: Device) -> None:
    his.usual_mail(device)
    for n in range(wire.MAX_PHOTOS):
        attach(device, "photo", PHOTO + bytes([n]))
    attach(device, "video", CLIP)
    for kind, data in (("photo", OTHER), ("video", OTHER)):
        with pytest.raises(CannotAttach) as refused:
            attach(device, kind, data)
        assert refused.value.why == "full"
    policy(device, attachments=["ecard"])
    for kind in ("photo", "video"):
        with pytest.raises(CannotAttach) as refused:
            attach(device, kind, OTHER, Draft("d-2", "theo", None, "Hi"))
        assert refused.value.why == "policy"
    with pytest.raises(CannotAttach):
        mail.send(device.store, device.session(), NEW, device.clock, False)
    assert device.commands("mail.send") == []


@pytest.mark.parametrize("end", ["sent_on", "undeliverable"])
def test_sent_they_go_up_and_stay_until_the_end_of_it(device: Device, end: str) -> None:
    his.usual_mail(device)
    photo, clip = attach(device, "photo", PHOTO), attach(device, "video", CLIP)
    message = mail.send(device.store, device.session(), NEW, device.clock, False, stamps=6)
    ((_, _, payload),) = device.commands("mail.send")
    assert payload is not None
    assert (payload["photos"], payload["video"], payload["ecard"]) == ([photo], clip, {"card": CARD.card, "greeting": CARD.greeting})
    assert payload["pay"] == {"kind": "own_stamps", "count": 6}
    with device.store.read() as conn:
        assert {row.sha256: bytes(row.data) for row in conn.execute(select(uploads))} == {photo: PHOTO, clip: CLIP}
        sent = mail.sent_message(conn, "marcus", message)
    assert sent is not None
    assert ([one.blob for one in sent.files], sent.ecard) == ([photo, clip], CARD)
    assert kept(device) == {photo, clip}
    said = {"photos": [photo], "video": clip, "contact": "theo", "ecard": {"card": "birthday"}}
    device.apply(his.FEATURES, his.sent(device, message, "checked", **said))
    assert kept(device) == {photo, clip}
    device.apply(his.FEATURES, his.sent(device, message, end, **said))
    assert kept(device) == set()


def test_taken_back_all_of_it_is_a_draft_again(device: Device) -> None:
    his.usual_mail(device)
    photo = attach(device, "photo", PHOTO)
    message = mail.send(device.store, device.session(), NEW, device.clock, False)
    draft = mail.take_back(device.store, device.session(), message, device.clock)
    assert draft is not None
    found = load(device, draft)
    assert found is not None
    assert ([one.blob for one in found.files], found.ecard, found.why) == ([photo], CARD, "taken_back")
    with device.store.read() as conn:
        assert conn.execute(select(uploads)).all() == []
        assert mail.own_stamps(conn, "marcus") == 7


@pytest.mark.parametrize("here", [True, False])
def test_returned_by_central_it_is_whole_where_it_was_written(device: Device, here: bool) -> None:
    his.usual_mail(device)
    photo = attach(device, "photo", PHOTO)
    message = mail.send(device.store, device.session(), NEW, device.clock, False) if here else "from-another-device"
    given_back = his.returned(device, message, "contraband", contact="theo", photos=[photo], ecard={"card": "love"})
    device.apply(his.FEATURES, given_back, given_back)
    found = load(device, message)
    assert found is not None
    assert (len(found.files), found.elsewhere) == ((1, 0) if here else (0, 1))
    assert found.ecard == Ecard("love")


def test_a_short_answer_takes_words_only_and_a_price_of_its_own(device: Device) -> None:
    his.usual_mail(device)
    prices(device, sms_stamps=2)
    device.apply(
        his.FEATURES,
        his.contact(device, "Rosa Hale", sms=True),
        his.contact(device, "June Hale", mail=False, sms=True),
        his.message(device, "m-9", channel="sms", parts=(), reply_stamp=None),
    )
    with device.store.read() as conn:
        ways = {
            (name, to): mail.is_short_message(conn, "marcus", name, to)
            for name, to in (("rosa", None), ("rosa", "m-1"), ("june", None))
        }
    assert ways == {("rosa", None): False, ("rosa", "m-1"): False, ("june", None): True}
    answer = Draft("d-9", "rosa", "m-9", "x" * 481)
    with pytest.raises(TextTooLong):
        mail.send(device.store, device.session(), answer, device.clock, False)
    with pytest.raises(CannotAttach):
        mail.send(device.store, device.session(), Draft("d-9", "rosa", "m-9", "Hi", ecard=CARD), device.clock, False)
    mail.send(device.store, device.session(), Draft("d-9", "rosa", "m-9", "Hi"), device.clock, False)
    ((_, _, payload),) = device.commands("mail.send")
    assert payload is not None
    assert payload["pay"]["count"] == 2


def test_legal_mail_goes_without_stamps_when_there_are_none(device: Device) -> None:
    his.usual_mail(device, stamps=1)
    with device.store.read() as conn:
        purse = mail.purse_of(conn, "marcus", "ward", None, NOON_MS)
    assert meter(Load("Dear Ms Ward"), _Policy, purse).state == "own"
    shown = meter(Load("x" * 6001), _Policy, purse)
    assert (shown.state, shown.missing) == ("free", 0)
    message = mail.send(device.store, device.session(), Draft("d-1", "ward", None, "x" * 6001), device.clock, False, stamps=2)
    ((_, _, payload),) = device.commands("mail.send")
    assert payload is not None
    assert payload["pay"] == {"kind": "own_stamps", "count": 2}
    with device.store.read() as conn:
        assert mail.own_stamps(conn, "marcus") == 1
        sent = mail.sent_message(conn, "marcus", message)
    assert sent is not None
    assert sent.pay.count == 0
    steps = (wire.SentStep(status="received", at_ms=NOON_MS),)
    told = wire.SentChange(
        message=message, contact="ward", in_reply_to=None, text="x" * 6001, at_ms=NOON_MS, status="received", steps=steps,
        pay=wire.PayOwnStamps(count=2), free=True,
    )  # fmt: skip
    device.apply([MAIL], device.change(his.STREAM, "mail.sent", told))
    with device.store.read() as conn:
        sent = mail.sent_message(conn, "marcus", message)
    assert sent is not None
    assert sent.pay.count == 0, "central took none either"
    arrived = told.model_copy(update={"status": "sent_on", "delivered_ms": NOON_MS + 5})
    device.apply([MAIL], device.change(his.STREAM, "mail.sent", arrived))
    with device.store.read() as conn:
        sent = mail.sent_message(conn, "marcus", message)
    assert sent is not None
    assert (sent.steps[-1].name, sent.steps[-1].at_ms) == ("delivered", NOON_MS + 5)


def test_a_price_that_changed_meanwhile_is_not_charged_in_silence(device: Device) -> None:
    his.usual_mail(device)
    with pytest.raises(PriceChanged):
        mail.send(device.store, device.session(), NEW, device.clock, False, stamps=1)
    prices(device, ecard_stamps=0)
    mail.send(device.store, device.session(), NEW, device.clock, False, stamps=1)


def test_a_draft_elsewhere_says_how_many_files_it_lacks(device: Device) -> None:
    his.usual_mail(device)
    key, session = bytes(range(32)), device.session()
    answer = wire.AskAnswer(status="signed_in", drafts_key=b64encode(key).decode(), server_ms=0)
    assert SESSION_PART.begin is not None
    with device.store.write() as conn:
        SESSION_PART.begin(conn, session, answer, device.clock)
    photo = attach(device, "photo", PHOTO, session=session)
    mail.sync_drafts(device.store, session, device.clock)
    ((_, _, saved),) = device.commands("mail.draft_save")
    assert saved is not None
    content = open_draft(key, "marcus", "d-1", saved["sealed"])
    assert (content.files, content.ecard) == (1, wire.Ecard(card=CARD.card, greeting=CARD.greeting))

    def come(draft: str, files: int, saved_ms: int) -> None:
        sealed = seal_draft(key, "marcus", draft, wire.DraftContent(contact="theo", text="From the tablet", files=files))
        payload = wire.DraftChange(draft=draft, sealed=sealed, saved_ms=saved_ms)
        device.apply(his.FEATURES, device.change(his.STREAM, "mail.draft", payload))

    with device.store.write() as conn:
        end_session(conn, session.id, "signed_out", device.clock, [SESSION_PART])
    come("d-1", 3, NOON_MS + 10)
    come("d-7", 2, NOON_MS + 10)
    mine, theirs = load(device), load(device, "d-7")
    assert mine is not None
    assert theirs is not None
    assert ([one.blob for one in mine.files], mine.elsewhere, mine.text) == ([photo], 2, "From the tablet")
    assert (theirs.files, theirs.elsewhere) == ((), 2)
    with device.store.read() as conn:
        assert {row.id: row.files for row in mail.drafts(conn, "marcus")} == {"d-1": 3, "d-7": 2}


counts = st.integers(0, 3)


@settings(max_examples=12, deadline=None)
@example("aaaaaaaaaaaaaaaaaa ", 0, False, False, 3, (0, 0, 0), 6, False)
@given(
    st.text("abcdé ñ", min_size=1, max_size=40).filter(str.strip),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
    st.integers(3, 20),
    st.tuples(counts, counts, counts),
    st.integers(0, 12),
    st.booleans(),
)
def test_the_meter_shows_what_is_sent(
    text: str, photos: int, clip: bool, card: bool, per_stamp: int, parts: tuple[int, int, int], own: int, answers: bool
) -> None:
    with TemporaryDirectory() as folder:
        device = enrolled_device(Path(folder))
        his.usual_mail(device, stamps=own)
        prices(device, letters_per_stamp=per_stamp, photo_stamps=parts[0], video_stamps=parts[1], ecard_stamps=parts[2])
        draft = Draft("d-1", "rosa" if answers else "theo", "m-1" if answers else None, text, ecard=CARD if card else None)
        for n in range(photos):
            attach(device, "photo", PHOTO + bytes([n]), draft)
        if clip:
            attach(device, "video", CLIP, draft)
        with device.store.read() as conn:
            purse = mail.purse_of(conn, "marcus", draft.contact, draft.in_reply_to, NOON_MS)
        shown = meter(Load(text, photos, clip, card), _Policy, purse)
        assert shown.used == letters(text)
        if shown.state == "none":
            with pytest.raises(NotEnoughStamps) as short:
                mail.send(device.store, device.session(), draft, device.clock, False, stamps=shown.stamps)
            assert short.value.missing == shown.missing
        else:
            mail.send(device.store, device.session(), draft, device.clock, False, stamps=shown.stamps)
            ((_, _, payload),) = device.commands("mail.send")
            assert payload is not None
            paid = payload["pay"]
            assert (shown.state == "prepaid") == (paid["kind"] == "reply_stamp")
            assert shown.stamps == paid.get("count", 1)
            with device.store.read() as conn:
                left = mail.own_stamps(conn, "marcus")
            assert left == own - (0 if shown.state == "prepaid" else shown.stamps)
        device.store.close()


class _Policy:
    max_letters = 60_000
    sms_letters = 480


def test_a_device_that_was_wiped_while_a_picture_was_taken_keeps_nothing_of_it(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    wipe(device.store)
    with pytest.raises(NotAllowed):
        attach(device, "photo", PHOTO, session=session)
    assert load(device) is None
    with device.store.read() as conn:
        assert conn.execute(select(blobs.c.sha256)).all() == []
