"""The facility's policy as central checks it. Devices get the parts that concern them, unknown fields of those included."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, field_validator, model_validator

from kiosk.sync.wire import Rating, StampBook, TitleKind

#: Parts of the policy that travel to devices.
DEVICE_PARTS = ("facility", "sign_in", "session", "mail", "receipts", "stamps", "money", "sync", "media", "speech")
#: Fields of those parts that stay at central. Prices travel as versioned lists, not as policy.
CENTRAL_ONLY = {
    "mail": frozenset({"unproven_sender", "delivery_days", "photo_wait_hours"}),
    "sign_in": frozenset({"device_wrong_pins"}),
    "stamps": frozenset({"books", "promotions", "video_stamps", "ecard_stamps", "sms_stamps"}),
    "money": frozenset({"chargeback_blocks"}),
    "sync": frozenset({"kept_days"}),
    "media": frozenset({"rental_offline_hours", "gone_days"}),
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
    """How long a sign-in lasts."""

    minutes: int = Field(default=20, ge=1)
    warn_seconds: int = 60
    extend_minutes: int = 5
    extensions: int = 10
    idle_warn_seconds: int = 120
    idle_sign_out_seconds: int = 60


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


class Policy(_Part):
    """The whole policy of a facility.

    `never_blocked`: what is free, and taken from a frozen device too. It stays at central.
    """

    facility: FacilityPolicy = FacilityPolicy()
    sign_in: SignInPolicy = SignInPolicy()
    session: SessionPolicy = SessionPolicy()
    mail: MailPolicy = MailPolicy()
    receipts: ReceiptsPolicy = ReceiptsPolicy()
    stamps: StampsPolicy = StampsPolicy()
    money: MoneyPolicy = MoneyPolicy()
    allowance: AllowancePolicy = AllowancePolicy()
    screening: ScreeningPolicy = ScreeningPolicy()
    sync: SyncPolicy = SyncPolicy()
    media: MediaPolicy = MediaPolicy()
    speech: SpeechPolicy = SpeechPolicy()
    never_blocked: tuple[str, ...] = ("mail.legal", "grievance", "medical", "prea", "help")

    def for_devices(self) -> dict[str, Any]:
        """The parts that devices get, ready for JSON."""
        whole = self.model_dump(mode="json")
        return {
            part: {key: value for key, value in whole[part].items() if key not in CENTRAL_ONLY.get(part, frozenset())}
            for part in DEVICE_PARTS
        }
