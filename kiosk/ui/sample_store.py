"""A made-up store for pictures and tests of the screens: what central would have sent, put in through the features' own handlers.

The people and letters are invented. `SampleCentral` answers sign-ins like central does, so that the real way in is taken.
"""

from __future__ import annotations

import json
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from joserfc import jws
from joserfc.jwk import OKPKey
from sqlalchemy import Connection

import resources
from kiosk.commissary import changes as commissary_changes
from kiosk.courses import changes as course_changes
from kiosk.device import policy
from kiosk.device.boot import this_boot
from kiosk.device.clock import TrustedClock
from kiosk.device.health.findings import Finding, Seen
from kiosk.device.health.journal import note_watch, read_watch, record
from kiosk.device.health.part_checks import CHECK_OF, finding_of
from kiosk.device.health.registry import CHECKS
from kiosk.device.identity import Identity, save_identity
from kiosk.device.orders import apply_order
from kiosk.device.status import SyncStatus, read_status, write_status
from kiosk.filings import changes as filing_changes
from kiosk.hardware.card_events import CardEventKind, card_waiting, put_card
from kiosk.hardware.part_status import Part, PartState, PartStatus, part_status, set_part_status
from kiosk.leaving import changes as leaving_changes
from kiosk.mail import changes as mail_changes
from kiosk.media_store import changes as media_changes
from kiosk.media_store.opening import MediaPlace
from kiosk.notices import changes as notice_changes
from kiosk.signin import changes as signin_changes
from kiosk.signin.grants import ALGORITHM, GRANT_TYPE
from kiosk.store.blobs import put_blob
from kiosk.store.engine import Store
from kiosk.store.migrate import upgrade
from kiosk.sync import wire
from kiosk.sync.asks import SUITE, mark_ask_sending, open_asks, store_answer
from kiosk.sync.registry import Feature, all_handlers
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_orders import ORDER_TYPE, Order, OrderGiven
from kiosk.ui.sample_filings import DRAFTS_KEY, SampleFilings
from kiosk.ui.sample_media import SampleMedia
from kiosk.visits import changes as visit_changes
from kiosk.wallet import changes as wallet_changes
from kiosk.wallet.accounts import Block
from resources import RESOURCES

#: Tuesday, June 3, 2025, 1:43 pm in Denver.
PICTURE_MS = int(datetime(2025, 6, 3, 19, 43, tzinfo=UTC).timestamp() * 1000)
MINUTE_MS = 60_000
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS
CLIPS = RESOURCES / "demo" / "clips"

RESIDENT = "res-marcus-hale"
NUMBER = "20714471"
PIN = "274913"
CARD = "62E3086CED"
STREAM = f"resident:{RESIDENT}"
#: Somebody whose PIN staff gave out, and facility IT.
NEWCOMER, NEWCOMER_CARD = "res-andre-wells", "0A00C3F211"
#: Reported lost by Andre.
LOST_CARD = "0A00C3F207"
STAFF, STAFF_CARD = "staff-ines", "17B0442E90"
HANDLERS = all_handlers(
    (
        policy.FEATURE,
        signin_changes.FEATURE,
        mail_changes.FEATURE,
        wallet_changes.FEATURE,
        notice_changes.FEATURE,
        visit_changes.FEATURE,
        media_changes.FEATURE,
        course_changes.FEATURE,
        filing_changes.FEATURE,
        commissary_changes.FEATURE,
        leaving_changes.FEATURE,
        Feature("orders", {("device.order", 1): apply_order}),
    )
)

CONTACTS = (
    wire.ContactChange(contact="con-1", name="Rosa Hale"),
    wire.ContactChange(contact="con-2", name="Theo Hale"),
    wire.ContactChange(contact="con-3", name="Dani Ortiz"),
    wire.ContactChange(contact="con-4", name="Elena Hale"),
    wire.ContactChange(contact="con-5", name="June Hale"),
    wire.ContactChange(contact="con-6", name="Ward & Finch Law", kind="legal"),
)
LAKE_TEXT = (
    "Hi Marcus,\n\nWe took the red canoe out on Sunday and thought of you the whole way. The water was flat as glass. "
    "Theo paddled and I told him you taught me how.\n\nMom says the tomatoes are coming in early. Tell me about your class. "
    "Did you finish the book?"
)
ALLOWANCE = "allow-1"
PRICES = wire.PricesChange(
    version=1,
    letters_per_stamp=6000,
    books=(
        wire.StampBook(book="one", stamps=1, cents=35),
        wire.StampBook(book="ten", stamps=10, cents=300),
        wire.StampBook(book="thirty", stamps=30, cents=780),
        wire.StampBook(book="sixty", stamps=60, cents=1680),
    ),
    full_cents={"thirty": 870},
    until_ms=int(datetime(2025, 6, 9, 6, 0, tzinfo=UTC).timestamp() * 1000),
)
BEACH_TEXT = (
    "Hey. I made you a video because the waves were huge today. Turn the sound up for the last part. "
    "Write back and tell me if you could hear the gulls."
)
DANI_TEXT = (
    "We drove the whole night and saw the sun come up over the water. The kids ran in with their shoes on. "
    "I took too many pictures. Two of them are for you."
)
CARD_TEXT = "Everybody signed the real one. We will keep it for you. Mom made the cake with the yellow top that you like."


class PictureClock(TrustedClock):
    """A clock that stands still until it is moved on."""

    def __init__(self, store: Store, at_ms: int = PICTURE_MS) -> None:
        super().__init__(store)
        self._at_ms = at_ms

    def now_ms(self) -> int:
        """The moment of the picture."""
        return self._at_ms

    def display_ms(self) -> int:
        """The same."""
        return self._at_ms

    def machine_off_ms(self) -> int | None:
        """The machine is right."""
        return 0

    def boot_ms(self) -> int:
        """Counts with it."""
        return self._at_ms - PICTURE_MS + DAY_MS

    def advance(self, ms: int) -> None:
        """Let time pass."""
        self._at_ms += ms


class SampleCentral:
    """Central as the store sees it: changes come in through the handlers, sign-ins are answered with real signatures."""

    def __init__(self, store: Store, clock: TrustedClock, kind: str = "kiosk") -> None:
        self._store = store
        self._clock = clock
        self._signing = Ed25519PrivateKey.generate()
        self._sealing = X25519PrivateKey.generate()
        self._n = 0
        #: The PIN of each person, and whose PIN staff gave out.
        self.pins = {RESIDENT: PIN, NEWCOMER: PIN, STAFF: PIN}
        self.given_out = {NEWCOMER}
        #: Questions arrive, answers do not.
        self.deaf = False
        #: Whether a sign-in sets a part of the wallet aside for this device.
        self.sets_aside = False
        self.identity = Identity(
            device="kiosk-c-014",
            name="Kiosk C-014" if kind == "kiosk" else "Tablet C-102",
            facility="cedar-ridge",
            epoch=1,
            kind=kind,
            central_signing_key=self._signing.public_key().public_bytes_raw(),
            central_sealing_key=self._sealing.public_key().public_bytes_raw(),
        )

    def enrol(self) -> None:
        """Make the tables and the identity."""
        upgrade(self._store)
        with self._store.write() as connection:
            save_identity(connection, self.identity)

    def send(self, stream: str, *payloads: Payload) -> None:
        """Apply changes as sync does, in one transaction."""
        # A type that travels under several kinds goes by the one that is named like the stream ("resident.notice").
        whose = f"{stream.partition(':')[0]}."
        kinds = {payload: kind for kind, payload in reversed(wire.CHANGE_TYPES.items())}
        kinds |= {payload: kind for kind, payload in wire.CHANGE_TYPES.items() if kind[0].startswith(whose)}
        with self._store.write() as connection:
            for payload in payloads:
                kind, version = kinds[type(payload)]
                self._n += 1
                change = wire.Change(
                    stream=stream,
                    n=self._n,
                    kind=kind,
                    version=version,
                    payload=payload.model_dump(mode="json"),
                    at_ms=self._clock.now_ms(),
                )
                HANDLERS[kind, version](connection, payload, change)

    def welcome(self) -> None:
        """Facility, roster and balances: enough to sign in."""
        self.rule()
        self.send(
            "facility",
            wire.Roster(resident=RESIDENT, first_name="Marcus", number=NUMBER, card=CARD),
            wire.Roster(resident=NEWCOMER, first_name="Andre", number="20718812", card=NEWCOMER_CARD, lost_cards=(LOST_CARD,)),
            wire.Roster(resident=STAFF, first_name="Ines", number="900932", card=STAFF_CARD, role="it"),
        )
        self.connect()

    def rule(self, **parts: dict[str, Any]) -> None:
        """The facility's policy; `parts` of it are other than usual."""
        usual = {
            "facility": {"name": "Cedar Ridge", "unit": "Unit C", "zone": "America/Denver"},
            "money": {"deposit_limit_cents": 5_000},
            "stamps": {"monthly_free": 4},
            "help": json.loads((Path(resources.__file__).parent / "policies" / "demo_help.json").read_bytes()),
        }
        self.send("facility", wire.PolicyChange(number=self._n + 1, policy={**usual, **parts}))

    def connect(self, *, connected: bool = True, last_contact_ms: int | None = None) -> None:
        """The link to central comes or goes."""
        now_ms = self._clock.now_ms()
        last = last_contact_ms if last_contact_ms is not None else now_ms - 2 * MINUTE_MS
        with self._store.write() as connection:
            write_status(connection, SyncStatus(connected=connected, last_contact_ms=last, since_ms=now_ms))

    def fill(self) -> None:
        """Contacts, letters and balances of the pictures."""
        self.send(STREAM, *CONTACTS, wire.BalancesChange(stamps=7, credits_cents=1200, trust_cents=4620, trust_ms=_at(6, 5)))
        lake, beach = self.photo("lake"), self.video()
        card = wire.EcardPart(card="birthday", greeting="Happy birthday, Marcus. We are thinking of you.")
        self.send(
            STREAM,
            _letter(1, "con-1", "Sunday at the lake", LAKE_TEXT, _at(12, 20), sent_ms=_at(19, 48, 1), parts=[lake], stamp="stamp-1"),
            _letter(2, "con-2", "A hello from the beach", BEACH_TEXT, _at(9, 5), sent_ms=_at(17, 10, 1), parts=[beach]),
            _letter(3, "con-3", "A card for you", CARD_TEXT, _at(8, 41), sent_ms=_at(20, 2, 1), parts=[card], stamp="stamp-3"),
            _letter(
                4, "con-4", "Visit on Tuesday", "Booked for 2:30. The kids will be home from school by then.", _at(15, 12, 2), read=True
            ),
            _letter(5, "con-6", "Your hearing on June 12", "We will call on Thursday at 10.", _at(11, 30, 4), read=True, legal=True),
            _letter(6, "con-5", "The list", "Here is the list you asked for.", _at(10, 2, 6), read=True),
            wire.ScreeningChange(count=1, newest_ms=_at(10, 15)),
            _sent("sent-1", "con-5", "Thank you for the list. Say hello to everyone.", _at(16, 20, 2), "sent_on"),
            _sent("sent-2", "con-4", "See you next Tuesday. I will be ready early.", _at(11, 2, 1), "screening"),
        )

    def more_mail(self) -> None:
        """What else may come: short messages in a talk with Dani, parts that are held back, letters that are kept."""
        lake, sea = self.photo("lake"), self.photo("beach")
        held = wire.RefusedPart(kind="withheld", what="photo", code="privacy")
        broken = wire.RefusedPart(kind="refused", what="video", code="too_large")
        self.send(
            STREAM,
            _letter(11, "con-3", "", "Are you OK? We have not heard from you.", _at(9, 12, 1), read=True, channel="sms"),
            _letter(12, "con-3", "", "Good. Call on Sunday if you can.", _at(9, 40, 1), read=True, channel="sms"),
            _letter(
                13, "con-3", "The trip to the sea", DANI_TEXT, _at(18, 0, 3), parts=[sea, held, lake, broken], read=True, saved=True
            ),
            _letter(
                14, "con-1", "Grandma's bread", "She says the secret is to wait. So we wait.", _at(13, 5, 9), read=True, saved=True
            ),
            _sent("sent-3", "con-3", "I am fine. They fixed the line today.", _at(9, 30, 1), "sent_on", channel="sms"),
            _sent("sent-4", "con-3", "Tell me all about the trip when you are back.", _at(10, 0, 5), "sent_on"),
        )

    def media(self, place: MediaPlace | None) -> None:
        """The media store, and what Marcus has of it; with a place for files also those that are on this device."""
        now_ms = self._clock.now_ms()
        identity = (self.identity.facility, self.identity.device)
        SampleMedia(self._store, identity, RESIDENT, now_ms, self.send, self._sign).fill(place)

    def filings(self) -> SampleFilings:
        """Forms, and what Marcus filed by them: `fill` puts it here."""
        return SampleFilings(self._clock.now_ms(), RESIDENT, self.send)

    def money(self) -> None:
        """Prices with a promotion, a history, what is set aside and owed: 7 stamps and $12.00 in all."""
        tablet = wire.SetAside(
            allowance="allow-2", device="tablet-c-102", device_name="Tablet C-102", stamps=2, credits_cents=0, until_ms=_at(20, 0, -2)
        )
        here = wire.SetAside(
            allowance=ALLOWANCE,
            device=self.identity.device,
            device_name=self.identity.name,
            stamps=3,
            credits_cents=500,
            until_ms=_at(19, 43),
        )
        self.send("facility", PRICES)
        self.send(
            STREAM,
            wire.BalancesChange(stamps=4, credits_cents=700, trust_cents=4620, trust_ms=_at(6, 5), aside=(here, tablet)),
            wire.ObligationChange(
                obligation="ob-1", kind="court_fee", name="County court", owed_cents=25_000, paid_cents=10_150, deduct_percent=20
            ),
            *_history(),
        )

    def news(self) -> None:
        """Notices, an offer and news, one of them pinned, one read before."""
        self.send("facility", *NOTICES)
        self.send(STREAM, wire.NoticeReadChange(notice="notice-4"))

    def take_back_notice(self, notice: str) -> None:
        """The facility takes a notice back."""
        found = next(one for one in NOTICES if one.notice == notice)
        self.send("facility", found.model_copy(update={"active": False}))

    def hold_account(self, *blocks: Block, active: bool = True) -> None:
        """A deposit was charged back: some things are paused."""
        held = wire.RestrictionChange(
            restriction="hold-1",
            kind="chargeback",
            blocks=blocks or ("buy", "move", "media"),
            since_ms=_at(9, 0),
            owed_cents=1250,
            active=active,
        )
        self.send(STREAM, held)

    def catch_up(self, done: int, left: int) -> None:
        """A new device still fetches what there is."""
        with self._store.write() as connection:
            status = replace(read_status(connection), catch_up_done=done, catch_up_left=left)
            write_status(connection, status)

    def many_older(self, count: int) -> None:
        """A long inbox."""
        older = [
            _letter(100 + n, CONTACTS[n % 5].contact, f"Letter {n + 1}", "A few words from home.", _at(9, 0, 8 + n), read=True)
            for n in range(count)
        ]
        self.send(STREAM, *older)

    def photo(self, name: str) -> wire.PhotoPart:
        """Store one of the drawn photos and describe it."""
        data = (RESOURCES / "demo" / "photos" / f"{name}.jpg").read_bytes()
        digest, size = self.keep(data)
        return wire.PhotoPart(blob=digest, media_type="image/jpeg", width=1600, height=1000, size_bytes=size, name=f"{name}.jpg")

    def video(self) -> wire.VideoPart:
        """Store the clip of the beach and describe it."""
        clip, poster, captions = (self.keep((CLIPS / name).read_bytes()) for name in ("beach.mp4", "beach.jpg", "beach.vtt"))
        return wire.VideoPart(
            blob=clip[0],
            width=640,
            height=400,
            duration_ms=30_000,
            size_bytes=clip[1],
            poster=poster[0],
            poster_bytes=poster[1],
            captions=captions[0],
            captions_bytes=captions[1],
        )

    def keep(self, data: bytes) -> tuple[str, int]:
        """Store bytes; returns their SHA-256 and how many they are."""
        digest = sha256(data).hexdigest()
        with self._store.write() as connection:
            put_blob(connection, data, digest)
        return digest, len(data)

    def part(self, part: Part, state: PartState, code: str = "") -> None:
        """What hardware says of the reader or the printer."""
        status = PartStatus(part, state, code, at_ms=self._clock.now_ms())
        with self._store.write() as connection:
            set_part_status(connection, status)
            record(connection, [finding_of(status)], status.at_ms)

    def look_at_parts(self, *others: Finding, ago_ms: int = 0) -> None:
        """What the hardware process finds, `ago_ms` ago: all of it is well but for `others`."""
        kiosk = self.identity.kind == "kiosk"
        well = {
            "connection": Seen("ok", {"ago_ms": 2 * MINUTE_MS}),
            "queue": Seen("empty"),
            "network": Seen("ok", {"kind": "wired" if kiosk else "wireless", "interface": "eth0", "address": "10.20.0.14"}),
            "disk": Seen("ok", {"free_mib": 38_400, "percent": 61}),
            "memory": Seen("ok", {"free_mib": 2_100, "percent": 54}),
            "temperature": Seen("ok", {"celsius": 47}),
            "battery": Seen("absent") if kiosk else Seen("charging", {"percent": 72}),
            "keys": Seen("encrypted_disk"),
            "enrolment": Seen("ok", {"name": self.identity.name, "device": "kiosk-c-014", "facility": "cedar-ridge"}),
        }
        mute = {"card reader", "receipt printer"} if kiosk else set()
        found = {check.name: check.finding(well.get(check.name, Seen("ok"))) for check in CHECKS if check.name not in mute}
        if not kiosk:
            found |= {check.name: check.finding(Seen("absent")) for check in CHECK_OF.values()}
        found |= {other.check: other for other in others}
        now_ms = self._clock.now_ms() - ago_ms
        with self._store.write() as connection:
            parts = [finding_of(part_status(connection, part)) for part in CHECK_OF] if kiosk else []
            record(connection, [*found.values(), *(one for one in parts if one.state != "unknown")], now_ms)
            answered = read_watch(connection).wished
            boot_ms = self._clock.boot_ms() - ago_ms
            note_watch(connection, boot_id=this_boot(), boot_ms=boot_ms, looked_ms=now_ms, answered=answered)

    def swipe(self, card: str = CARD, kind: CardEventKind = "shown") -> None:
        """Show a card, or do something else with one."""
        with self._store.write() as connection:
            put_card(connection, card, self._clock.boot_ms(), self._clock.now_ms(), kind=kind)

    def card_waits(self) -> bool:
        """Whether nobody has taken yet what happened at the reader."""
        with self._store.read() as connection:
            return card_waiting(connection)

    def answer_asks(self) -> int:
        """Answer every sign-in that waits; returns how many there were."""
        if self.deaf:
            return 0
        with self._store.read() as connection:
            waiting = open_asks(connection)
        for request in waiting:
            with self._store.write() as connection:
                self._answer(connection, request)
        return len(waiting)

    def ask_leaves(self) -> bool:
        """A question goes out, as sync sends it; False when there is none yet."""
        with self._store.write() as connection:
            return any(mark_ask_sending(connection, request.id) for request in open_asks(connection))

    def _answer(self, connection: Connection, request: wire.AskRequest) -> None:
        info = wire.ask_info(self.identity.device, request.id)
        plain = SUITE.decrypt(b64decode(request.sealed), self._sealing, info=info)
        renewing = json.loads(plain)["kind"] == "new_pin"
        ask = (wire.AskNewPin if renewing else wire.AskSignIn).model_validate_json(plain)
        now_ms = self._clock.now_ms()
        if ask.pin == self.pins.get(ask.resident):
            if isinstance(ask, wire.AskNewPin):
                self.pins[ask.resident] = ask.new_pin
                self.given_out.discard(ask.resident)
            answer = wire.AskAnswer(
                status="signed_in",
                grant=self._grant(ask.resident, now_ms),
                allowance=self._allowance(ask.resident, now_ms) if self.sets_aside else None,
                must_change_pin=ask.resident in self.given_out,
                drafts_key=DRAFTS_KEY if ask.resident == RESIDENT else None,
                server_ms=now_ms,
            )
        else:
            answer = wire.AskAnswer(status="wrong_pin", tries_left=4, server_ms=now_ms)
        store_answer(connection, request.id, answer)

    def _grant(self, resident: str, now_ms: int) -> str:
        grant = wire.Grant(
            grant=f"grant-{now_ms}",
            device=self.identity.device,
            resident=resident,
            epoch=1,
            issued_ms=now_ms,
            offline_until_ms=now_ms + 7 * DAY_MS,
            pin_version=1,
        )
        return self._sign(grant, GRANT_TYPE)

    def _allowance(self, resident: str, now_ms: int) -> str:
        allowance = wire.Allowance(
            allowance=ALLOWANCE,
            revision=1,
            device=self.identity.device,
            resident=resident,
            epoch=1,
            stamps=3,
            credits_cents=500,
            price_version=1,
            issued_ms=now_ms,
            expires_ms=now_ms + 6 * HOUR_MS,
        )
        return self._sign(allowance, wire.ALLOWANCE_TYPE)

    def order(self, order: Order) -> None:
        """An order to this device, with its signature."""
        self.send(f"device:{order.device}", OrderGiven(order=order.order, signed=self._sign(order, ORDER_TYPE)))

    def _sign(self, claims: Payload, typ: str) -> str:
        raw = _base64url(self._signing.private_bytes_raw())
        public = _base64url(self.identity.central_signing_key)
        key = OKPKey.import_key({"kty": "OKP", "crv": "Ed25519", "x": public, "d": raw})
        return jws.serialize_compact(
            {"alg": ALGORITHM, "typ": typ}, json.dumps(claims.model_dump()).encode(), key, algorithms=[ALGORITHM]
        )


def _at(hour: int, minute: int, days_ago: int = 0) -> int:
    """A local time of the pictures' day, or of a day before it, in milliseconds since the epoch."""
    noonish = datetime.fromtimestamp(PICTURE_MS / 1000, UTC).replace(hour=0, minute=0)
    return int(noonish.timestamp() * 1000) + (hour + 6) * HOUR_MS + minute * MINUTE_MS - days_ago * DAY_MS


NOTICES = (
    wire.NoticeChange(
        notice="notice-1",
        kind="notice",
        words={
            "en": wire.NoticeWords(
                title="Water is off on Thursday morning",
                text="The water in Unit C is off on Thursday, June 5, from 8 to 11 am. Workers are fixing the main pipe.\n\n"
                "Bottled water is at the officer's desk. Showers open again at noon.",
            ),
            "es": wire.NoticeWords(
                title="El jueves por la mañana no habrá agua",
                text="El agua de la Unidad C se corta el jueves 5 de junio, de 8 a 11 am. Están arreglando el tubo principal.\n\n"
                "Hay agua embotellada con el oficial. Las duchas abren otra vez al mediodía.",
            ),
        },
        at_ms=_at(8, 0),
        until_ms=_at(12, 0, -2),
        source="Cedar Ridge",
        pinned=True,
    ),
    wire.NoticeChange(
        notice="notice-2",
        kind="promotion",
        words={
            "en": wire.NoticeWords(
                title="30 stamps for $7.80", text="Until June 9 a book of 30 stamps costs $7.80. The usual price is $8.70."
            ),
            "es": wire.NoticeWords(
                title="30 estampillas por $7.80", text="Hasta el 9 de junio, 30 estampillas cuestan $7.80. El precio normal es $8.70."
            ),
        },
        at_ms=_at(7, 0, 2),
        until_ms=_at(0, 0, -6),
        source="Lumen",
    ),
    wire.NoticeChange(
        notice="notice-3",
        kind="news",
        words={
            "en": wire.NoticeWords(
                title="Library adds 40 new books",
                text="The library has 40 new books this week. There are novels, books about trades, and books in Spanish.\n\n"
                "Ask for the list at the library desk. It is open on weekdays from 1 to 4 pm.",
            ),
            "es": wire.NoticeWords(
                title="La biblioteca tiene 40 libros nuevos",
                text="La biblioteca tiene 40 libros nuevos esta semana. Hay novelas, libros de oficios y libros en español.\n\n"
                "Pide la lista en la biblioteca. Abre entre semana de 1 a 4 pm.",
            ),
        },
        at_ms=_at(9, 15, 1),
        source="Cedar Ridge Library",
    ),
    wire.NoticeChange(
        notice="notice-4",
        kind="notice",
        words={
            "en": wire.NoticeWords(title="Summer visiting hours", text="From June 15, weekend visits start at 9 am."),
            "es": wire.NoticeWords(
                title="Visitas de verano", text="Desde el 15 de junio, las visitas de fin de semana empiezan a las 9 am."
            ),
        },
        at_ms=_at(10, 0, 5),
        source="Cedar Ridge",
    ),
)


def _history() -> tuple[wire.EntryChange, ...]:
    """A fortnight of Marcus's money, every kind of line."""

    def entry(name: str, kind: wire.EntryKind, at_ms: int, **changed: Any) -> wire.EntryChange:
        return wire.EntryChange(entry=name, kind=kind, at_ms=at_ms, **changed)

    return (
        entry("e-01", "trust_report", _at(6, 0, 13), trust_cents=4_245),
        entry("e-02", "free_stamps", _at(0, 5, 12), stamps=4),
        entry("e-03", "deposit", _at(9, 14, 11), trust_cents=1_250, source="phone", reference="DP-80114"),
        entry("e-04", "chargeback", _at(10, 0, 9), trust_cents=-1_250, refunds="e-03", reference="DP-80114"),
        entry("e-15", "deposit", _at(9, 30, 9), trust_cents=6_000, source="mobile", reference="DP-80202", detail="Elena Hale"),
        entry("e-16", "deposit_returned", _at(9, 30, 9), trust_cents=-1_000, source="mobile", reference="DP-80202"),
        entry("e-17", "trust_report", _at(6, 0, 8), trust_cents=-3_420),
        entry("e-05", "gift", _at(15, 1, 8), stamps=2, detail="from the chapel"),
        entry("e-06", "moved_to_credits", _at(16, 30, 7), credits_cents=1_500, trust_cents=-1_500),
        entry("e-07", "message", _at(16, 42, 7), stamps=-1),
        entry("e-08", "refund", _at(17, 1, 6), stamps=1, refunds="e-07"),
        entry("e-09", "obligation_paid", _at(18, 20, 5), trust_cents=-500, detail="County court"),
        entry("e-10", "correction", _at(11, 0, 4), trust_cents=75, reference="T-2291"),
        entry("e-11", "deposit", _at(18, 5, 1), trust_cents=2_500, source="online", reference="DP-80377", detail="Rosa Hale"),
        entry("e-12", "deposit_fee", _at(18, 5, 1), trust_cents=-150, source="online", reference="DP-80377"),
        entry("e-13", "obligation_deducted", _at(18, 5, 1), trust_cents=-50, reference="DP-80377", detail="County court"),
        entry("e-14", "stamps_bought", _at(12, 52), stamps=1, credits_cents=-35, reference="R-2207-1184"),
    )


def _letter(
    number: int,
    contact: str,
    subject: str,
    text: str,
    released_ms: int,
    *,
    sent_ms: int | None = None,
    parts: Sequence[wire.Part] = (),
    stamp: str | None = None,
    read: bool = False,
    legal: bool = False,
    saved: bool = False,
    channel: Literal["mail", "sms"] = "mail",
) -> wire.MessageChange:
    return wire.MessageChange(
        message=f"msg-{number}",
        contact=contact,
        subject=subject,
        text=text,
        sent_ms=sent_ms or released_ms - 5 * HOUR_MS,
        arrived_ms=released_ms - 4 * HOUR_MS,
        released_ms=released_ms,
        parts=tuple(parts),
        reply_stamp=stamp,
        legal=legal,
        read=read,
        saved=saved,
        channel=channel,
    )


def _sent(
    message: str, contact: str, text: str, at_ms: int, status: wire.SentStatus, channel: Literal["mail", "sms"] = "mail"
) -> wire.SentChange:
    order: tuple[wire.SentStatus, ...] = ("received", "screening", "checked", "sent_on")
    reached = order[: order.index(status) + 1]
    steps = tuple(wire.SentStep(status=step, at_ms=at_ms + (n + 1) * HOUR_MS) for n, step in enumerate(reached))
    pay = wire.PayOwnStamps(count=1)
    change = wire.SentChange(
        message=message, contact=contact, in_reply_to=None, text=text, at_ms=at_ms, status=status, steps=steps, pay=pay, channel=channel
    )
    return change.model_copy(update={"delivered_ms": steps[-1].at_ms + HOUR_MS // 2}) if channel == "sms" else change


def _base64url(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
