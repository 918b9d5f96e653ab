"""The facility's policy as central checks it. Devices get the parts that concern them, unknown fields of those included."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator

from kiosk.sync.visit_hours import WEEKDAYS, VisitHours, Weekday
from kiosk.sync.wire import Rating, StampBook, TitleKind
from kiosk.sync.wire_base import Words
from kiosk.sync.wire_commissary import CommissaryTerms

#: Parts of the policy that travel to devices.
DEVICE_PARTS = (
    "facility",
    "sign_in",
    "session",
    "hours",
    "mail",
    "receipts",
    "stamps",
    "money",
    "sync",
    "media",
    "speech",
    "visits",
    "commissary",
    "help",
)
#: Fields of those parts that stay at central. Prices travel as versioned lists, not as policy.
CENTRAL_ONLY = {
    "mail": frozenset({"unproven_sender", "delivery_days", "photo_wait_hours"}),
    "sign_in": frozenset({"device_wrong_pins"}),
    "stamps": frozenset({"books", "promotions", "video_stamps", "ecard_stamps", "sms_stamps"}),
    "money": frozenset({"chargeback_blocks"}),
    "sync": frozenset({"kept_days"}),
    "media": frozenset({"rental_offline_hours", "gone_days"}),
    "commissary": frozenset({"late_minutes"}),
    "visits": frozenset({"places", "waiting_limit", "answer_hours", "page_url", "contacts_schedule"}),
}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class FacilityPolicy(_Part):
    """Names shown on devices, and the time zone of the facility."""

    name: str = ""
    unit: str = ""
    zone: str = "America/Denver"

    @field_validator("zone")
    @classmethod
    def _zone_exists(cls, zone: str) -> str:
        try:
            ZoneInfo(zone)
        except (ZoneInfoNotFoundError, ValueError, OSError):
            raise ValueError("there is no such time zone") from None
        return zone


class SignInPolicy(_Part):
    """PINs and locks. After every `tries` wrong PINs comes the next wait of `waits_ms`; the last one repeats.

    `device_wrong_pins` stays at central: how many that a device counted while offline are charged in an hour.
    """

    pin_length: int = Field(default=6, ge=4, le=12)
    tries: int = Field(default=5, ge=1, le=20)
    waits_ms: tuple[int, ...] = Field(default=(60_000, 300_000, 900_000, 3_600_000), min_length=1)
    online_wait_ms: int = Field(default=4000, ge=0)
    shuffle_pad: bool = False
    offline_days: int = Field(default=7, ge=0, le=90)
    device_wrong_pins: int = Field(default=30, ge=1)


class SessionPolicy(_Part):
    """How long a sign-in lasts; how often and how long a resident may be signed in a day (0: no limit)."""

    minutes: int = Field(default=20, ge=1)
    warn_seconds: int = 60
    extend_minutes: int = 5
    extensions: int = 10
    idle_warn_seconds: int = 120
    idle_sign_out_seconds: int = 60
    sign_ins_a_day: int = Field(default=0, ge=0, le=1000)
    minutes_a_day: int = Field(default=0, ge=0, le=24 * 60)


TimeOfDay = Annotated[str, Field(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


class OpenHours(_Part):
    """Open on these days from `opens` to `closes` in the facility's zone; a `closes` that is not later lies on the next day."""

    days: tuple[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ...] = Field(min_length=1, max_length=7)
    opens: TimeOfDay
    closes: TimeOfDay


class HoursPolicy(_Part):
    """When devices do more than what is never blocked; no entry: at every hour."""

    open: tuple[OpenHours, ...] = Field(default=(), max_length=50)


class MailPolicy(_Part):
    """Prices and waits of mail; `attachments` is what may go with a message, `sms_letters` what a short one holds.

    `unproven_sender`, `delivery_days` (until a relay's refusals count as final) and `photo_wait_hours` (until a message whose photos do
    not come is given back) stay at central.
    """

    letters_per_stamp: int = Field(default=6000, ge=1)
    usual_wait_hours: int = Field(default=24, ge=0)
    price_version: int = Field(default=1, ge=1)
    max_letters: int = Field(default=60_000, ge=1)
    attachments: tuple[Literal["ecard", "photo", "video"], ...] = ("ecard", "photo", "video")
    sms_letters: int = Field(default=480, ge=1, le=1600)
    delivery_days: int = Field(default=5, ge=1)
    photo_wait_hours: int = Field(default=72, ge=1)
    unproven_sender: Literal["hold"] = "hold"


class ReceiptsPolicy(_Part):
    """Which actions print a receipt."""

    reply: Literal["print", "none"] = "print"


#: Cents that are paid for something: central sells nothing for nothing.
PriceCents = Annotated[int, Field(ge=1, lt=1 << 31)]


class Promotion(_Part):
    """Other prices from `starts` up to `ends`, by book."""

    name: str = Field(min_length=1, max_length=80)
    starts: AwareDatetime
    ends: AwareDatetime
    books: dict[str, PriceCents] = Field(min_length=1)

    @model_validator(mode="after")
    def _ends_after_it_starts(self) -> Self:
        if self.ends <= self.starts:
            raise ValueError("a promotion ends after it starts")
        return self


class StampsPolicy(_Part):
    """Books of stamps and their prices, promotions, what a photo, a clip, a card and a short message cost, free stamps a month, and how
    long a purchase may be undone."""

    books: tuple[StampBook, ...] = (
        StampBook(book="one", stamps=1, cents=50),
        StampBook(book="ten", stamps=10, cents=500),
        StampBook(book="thirty", stamps=30, cents=1450),
        StampBook(book="sixty", stamps=60, cents=2800),
        StampBook(book="hundred", stamps=100, cents=4500),
    )
    photo_stamps: int = Field(default=1, ge=0, le=100)
    video_stamps: int = Field(default=3, ge=0, le=100)
    ecard_stamps: int = Field(default=1, ge=0, le=100)
    sms_stamps: int = Field(default=1, ge=1, le=100)
    monthly_free: int = Field(default=0, ge=0, le=1000)
    undo_minutes: int = Field(default=15, ge=0, le=7 * 24 * 60)
    promotions: tuple[Promotion, ...] = ()

    @model_validator(mode="after")
    def _prices_make_sense(self) -> Self:
        usual = {book.book: book.cents for book in self.books}
        if len(usual) != len(self.books):
            raise ValueError("two books have one name")
        if any(cents < 1 for cents in usual.values()):
            raise ValueError("a book costs at least one cent")
        for promotion in self.promotions:
            for book, cents in promotion.books.items():
                if book not in usual:
                    raise ValueError(f"the promotion {promotion.name} names a book that is not sold: {book}")
                if cents >= usual[book]:
                    raise ValueError(f"the promotion {promotion.name} does not lower the price of {book}")
        return self


class MoneyPolicy(_Part):
    """Limits, in cents: a single deposit, one transfer from trust to credits, and all such transfers of a day in the facility's zone.

    `chargeback_blocks` stays at central: what a resident who owes after a chargeback may not do.
    """

    deposit_limit_cents: int = Field(default=99_999, ge=1, lt=1 << 31)
    move_limit_cents: int = Field(default=10_000, ge=0, lt=1 << 31)
    move_day_limit_cents: int = Field(default=20_000, ge=0, lt=1 << 31)
    chargeback_blocks: tuple[Literal["buy", "move", "mail_new", "media"], ...] = ("buy", "move", "media")


class AllowancePolicy(_Part):
    """What is set aside of a wallet for a device, and for how long. The whole part stays at central.

    A kiosk gets what there is up to its caps, for `kiosk_hours`. A tablet gets a standing allowance for the use expected in
    `tablet_days_offline` (at least `tablet_min_*`, at most half the balance), filled up when less than `topup_percent` of it is
    left, and renewed at contact within `tablet_valid_days`. What is left returns to the wallet `grace_hours` after the end.
    """

    kiosk_stamps: int = Field(default=10, ge=0, le=100_000)
    kiosk_cents: int = Field(default=2500, ge=0, lt=1 << 31)
    kiosk_hours: int = Field(default=12, ge=1, le=24 * 90)
    tablet_days_offline: int = Field(default=3, ge=1, le=90)
    tablet_min_stamps: int = Field(default=2, ge=0, le=100_000)
    tablet_min_cents: int = Field(default=0, ge=0, lt=1 << 31)
    tablet_valid_days: int = Field(default=14, ge=1, le=365)
    topup_percent: int = Field(default=30, ge=0, le=100)
    grace_hours: int = Field(default=12, ge=0, le=24 * 90)


class ScreeningPolicy(_Part):
    """What is held for staff: words (whole words, any case), and how long a message may be."""

    release_unflagged: bool = True
    words: tuple[str, ...] = ()
    max_characters: int = Field(default=60_000, ge=1)


class MediaPolicy(_Part):
    """What the media store sells, and how it is brought: kinds that are off, the highest rating, how long a rental opens on a device
    that does not reach central, what downloads may take of disk (MB) and line (kB/s, 0: all), and covers and previews of disk (MB).

    `gone_days` (stays at central): a title whose file is missing for so long is given up, and refunded where it was never played; 0:
    staff decide.
    """

    highest_rating: Rating = "teen"
    kinds_off: tuple[TitleKind, ...] = ()
    rental_offline_hours: int = Field(default=72, ge=1, le=24 * 30)
    disk_mb: int = Field(default=8192, ge=16)
    line_kb_s: int = Field(default=0, ge=0)
    artwork_mb: int = Field(default=256, ge=1)
    gone_days: int = Field(default=14, ge=0, le=365)


class SpeechPolicy(_Part):
    """Who hears a device's voice: as its jack or hook tells ("sensed"), one person, as it is built ("private"), or nobody ("off")."""

    output: Literal["sensed", "private", "off"] = "sensed"


class SyncPolicy(_Part):
    """Days that replaced changes are kept (stays at central), and days after a grant's end until a kiosk forgets the resident."""

    kept_days: int = Field(default=30, ge=1, le=3650)
    forget_days: int = Field(default=1, ge=1, le=365)


class VisitsPolicy(_Part):
    """When and how visits by video are held.

    `hours` by weekday (mon to sun), in the facility's zone: "09:00-11:30". `step_minutes`: on which minutes of an hour they begin.
    `notice_hours`: how long before a resident asks, `ahead_days` how far ahead at most; `week_limit` visits a resident may ask for in a
    week (0: as many as there is room for). `residents_answer`: what a contact proposes waits for the resident's yes. `open_minutes`
    before its time a visit can be joined. `direct`: contacts may call without an appointment; it rings for `ring_seconds`.
    `recorded`: calls may be recorded (never those with legal contacts).

    These stay at central: `places`, visits that are held at one time; `waiting_limit`, wishes of one resident that wait;
    `answer_hours` until a proposal ends; `page_url`, where contacts reach central's page of the call; `contacts_schedule`: there they
    name times and answer themselves, too.
    """

    on: bool = True
    minutes: tuple[int, ...] = Field(default=(15, 30), min_length=1, max_length=6)
    hours: dict[Weekday, tuple[VisitHours, ...]] = dict.fromkeys(WEEKDAYS, ("09:00-11:00", "13:00-16:00", "18:00-20:00"))
    step_minutes: Literal[15, 20, 30, 60] = 30
    notice_hours: int = Field(default=24, ge=0, le=24 * 30)
    ahead_days: int = Field(default=14, ge=1, le=90)
    week_limit: int = Field(default=3, ge=0, le=50)
    residents_answer: bool = True
    open_minutes: int = Field(default=5, ge=0, le=60)
    reminder_minutes: tuple[int, ...] = Field(default=(60, 10), max_length=5)
    direct: bool = True
    direct_minutes: int = Field(default=15, ge=1, le=240)
    ring_seconds: int = Field(default=45, ge=10, le=300)
    recorded: bool = True
    places: int = Field(default=4, ge=1, le=10_000)
    waiting_limit: int = Field(default=3, ge=1, le=100)
    answer_hours: int = Field(default=72, ge=1, le=24 * 30)
    page_url: str = Field(default="", max_length=300)
    contacts_schedule: bool = True

    @field_validator("minutes")
    @classmethod
    def _lengths_make_sense(cls, minutes: tuple[int, ...]) -> tuple[int, ...]:
        if any(not 5 <= one <= 240 for one in minutes):
            raise ValueError("a visit lasts 5 to 240 minutes")
        return minutes


class CommissaryPolicy(CommissaryTerms):
    """The commissary. `late_minutes` (stays at central): how long after its window closed an order is taken that was made in time, on a
    device without a connection."""

    model_config = ConfigDict(frozen=True, extra="allow")

    late_minutes: int = Field(default=60, ge=0, le=7 * 24 * 60)

    @model_validator(mode="after")
    def _shelves_differ(self) -> Self:
        if len({one.shelf for one in self.shelves}) != len(self.shelves):
            raise ValueError("two shelves have one name")
        if any(not one.name for one in self.shelves):
            raise ValueError("a shelf has a name")
        return self


class FilingRule(_Part):
    """Another clock for one type of filing than its form has (a rule of the state or the agency); None: as the form says."""

    count: Literal["calendar", "working"] | None = None
    answer_days: int | None = Field(default=None, ge=1, le=730)
    appeal_days: int | None = Field(default=None, ge=1, le=730)
    reopen_days: int | None = Field(default=None, ge=0, le=730)


class RequestsPolicy(_Part):
    """The calendar and the rules that requests and grievances are answered by. The whole part stays at central.

    `holidays`: days on which nobody works, in the facility's zone. `rules`: other clocks than the forms have, by type, from `pack`
    (what they are called). `remind_days` before an answer is due, staff's lists say so.
    """

    working_days: tuple[Weekday, ...] = Field(default=("mon", "tue", "wed", "thu", "fri"), min_length=1, max_length=7)
    holidays: tuple[date, ...] = Field(default=(), max_length=1000)
    pack: str = Field(default="", max_length=80)
    rules: dict[str, FilingRule] = {}
    remind_days: int = Field(default=2, ge=0, le=60)


class HelpLine(_Part):
    """Whom anybody may call, in words by language: what it is called, its number as it is dialled there, and who answers."""

    name: Words
    number: str = Field(default="", max_length=40)
    line: Words = {}


class HelpPolicy(_Part):
    """What Help shows before and after a sign-in: crisis and hotline numbers of the facility."""

    lines: tuple[HelpLine, ...] = Field(default=(), max_length=10)


class Policy(_Part):
    """The whole policy of a facility.

    `never_blocked`: what is free, and taken from a frozen device too; grievance, medical and prea always are. It stays at central.
    """

    facility: FacilityPolicy = FacilityPolicy()
    sign_in: SignInPolicy = SignInPolicy()
    session: SessionPolicy = SessionPolicy()
    hours: HoursPolicy = HoursPolicy()
    mail: MailPolicy = MailPolicy()
    receipts: ReceiptsPolicy = ReceiptsPolicy()
    stamps: StampsPolicy = StampsPolicy()
    money: MoneyPolicy = MoneyPolicy()
    allowance: AllowancePolicy = AllowancePolicy()
    screening: ScreeningPolicy = ScreeningPolicy()
    sync: SyncPolicy = SyncPolicy()
    media: MediaPolicy = MediaPolicy()
    speech: SpeechPolicy = SpeechPolicy()
    commissary: CommissaryPolicy = CommissaryPolicy()
    visits: VisitsPolicy = VisitsPolicy()
    help: HelpPolicy = HelpPolicy()
    requests: RequestsPolicy = RequestsPolicy()
    never_blocked: tuple[str, ...] = ("mail.legal", "grievance", "medical", "prea", "help")

    @field_validator("never_blocked")
    @classmethod
    def _floor(cls, given: tuple[str, ...]) -> tuple[str, ...]:
        """No policy takes these off (product rules R4, R5)."""
        return (*given, *(kind for kind in ("grievance", "medical", "prea") if kind not in given))

    def for_devices(self) -> dict[str, Any]:
        """The parts that devices get, ready for JSON."""
        whole = self.model_dump(mode="json")
        return {
            part: {key: value for key, value in whole[part].items() if key not in CENTRAL_ONLY.get(part, frozenset())}
            for part in DEVICE_PARTS
        }
