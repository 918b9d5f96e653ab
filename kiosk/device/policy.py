"""The facility's policy as devices know it: every price, limit and wait that the screens obey.

Central sends the whole policy in the facility's stream. A device checks the parts it knows and ignores the rest; a policy that it
cannot use is logged and the last good one stays.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import structlog
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError, model_validator
from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from kiosk.device.tables import facility_policy
from kiosk.store.prepared import Query
from kiosk.sync.registry import Feature
from kiosk.sync.visit_hours import WEEKDAYS, VisitHours, Weekday
from kiosk.sync.wire import MAX_TEXT_CHARACTERS, Change, PolicyChange
from kiosk.sync.wire_base import Words
from kiosk.sync.wire_commissary import CommissaryTerms

log = structlog.get_logger(__name__)

Wait = Annotated[int, Field(ge=0, le=7 * 24 * 3_600_000)]


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {name!r}") from error
    return name


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class FacilityPolicy(_Part):
    """What the facility and this device's unit are called, and the time zone that times are shown in."""

    name: str = Field(default="", max_length=100)
    unit: str = Field(default="", max_length=100)
    zone: Annotated[str, AfterValidator(_known_zone)] = "America/Denver"


class SignInPolicy(_Part):
    """PINs and locks. After every `tries` wrong PINs comes the next wait of `waits_ms`; the last one repeats.

    `online_wait_ms`: how long central may take to answer before this device checks the PIN itself. `card_removed`: what a card taken
    away from the reader does to its holder's session, where the reader can tell.
    """

    pin_length: int = Field(default=6, ge=4, le=12)
    tries: int = Field(default=5, ge=1, le=20)
    waits_ms: tuple[Wait, ...] = Field(default=(60_000, 300_000, 900_000, 3_600_000), min_length=1, max_length=20)
    online_wait_ms: int = Field(default=4_000, ge=0, le=60_000)
    shuffle_pad: bool = False
    card_removed: Literal["nothing", "cover", "sign_out"] = "nothing"


class SessionPolicy(_Part):
    """How long a person may stay, when they are warned, and what a pause leads to.

    `sign_ins_a_day`, `minutes_a_day`: 0 is no limit. Neither ends what is never blocked (`kiosk.signin.never_blocked`).
    """

    minutes: int = Field(default=20, ge=1, le=24 * 60)
    warn_seconds: int = Field(default=60, ge=10, le=600)
    extend_minutes: int = Field(default=5, ge=1, le=120)
    extensions: int = Field(default=10, ge=0, le=100)
    idle_warn_seconds: int = Field(default=120, ge=10, le=3_600)
    idle_sign_out_seconds: int = Field(default=60, ge=10, le=600)
    sign_ins_a_day: int = Field(default=0, ge=0, le=1000)
    minutes_a_day: int = Field(default=0, ge=0, le=24 * 60)


#: A time of day in the facility's zone; "24:00" is its end.
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$")]


class OpenHours(_Part):
    """Open on these days from `opens` to `closes`; a `closes` that is not later lies on the next day."""

    days: tuple[Weekday, ...] = Field(min_length=1, max_length=7)
    opens: TimeOfDay
    closes: TimeOfDay


class HoursPolicy(_Part):
    """When devices may be used for more than what is never blocked; no entry: at every hour."""

    open: tuple[OpenHours, ...] = Field(default=(), max_length=50)


class MailPolicy(_Part):
    """What a message costs and how long it may be; letters are Unicode code points after cleaning.

    `photo_bytes`: room for photos on one device; those of the oldest messages give way. `attachments`: what may go with a message.
    `print_messages`: whether letters may be printed where there is a printer.
    `sms_letters`: how long an answer to a short message may be.
    """

    letters_per_stamp: int = Field(default=6_000, ge=1, le=MAX_TEXT_CHARACTERS)
    max_letters: int = Field(default=MAX_TEXT_CHARACTERS, ge=1, le=MAX_TEXT_CHARACTERS)
    usual_wait_hours: int = Field(default=24, ge=0, le=24 * 60)
    price_version: int = Field(default=1, ge=1)
    photo_bytes: int = Field(default=2 * 1024**3, ge=0, lt=1 << 53)
    attachments: tuple[Literal["ecard", "photo", "video"], ...] = ("ecard", "photo", "video")
    print_messages: bool = True
    sms_letters: int = Field(default=480, ge=1, le=MAX_TEXT_CHARACTERS)

    @model_validator(mode="after")
    def _a_stamp_can_be_filled(self) -> Self:
        if self.max_letters < self.letters_per_stamp:
            raise ValueError("max_letters is less than one stamp carries")
        return self


class ReceiptsPolicy(_Part):
    """Which actions print a receipt where the device has a printer."""

    reply: Literal["print", "none"] = "print"
    purchase: Literal["print", "none"] = "print"


class StampsPolicy(_Part):
    """How long a purchase may be undone while its stamps are unused, and how many are free each month. Prices travel apart, as
    versioned lists."""

    monthly_free: int = Field(default=0, ge=0, le=1000)
    undo_minutes: int = Field(default=15, ge=0, le=7 * 24 * 60)


class MoneyPolicy(_Part):
    """Limits in cents of a single deposit, of one transfer from the trust account to credits, and of all transfers of a day in the
    facility's zone."""

    deposit_limit_cents: int = Field(default=99_999, ge=1, lt=1 << 31)
    move_limit_cents: int = Field(default=10_000, ge=0, lt=1 << 31)
    move_day_limit_cents: int = Field(default=20_000, ge=0, lt=1 << 31)


class SpeechPolicy(_Part):
    """Who hears a device's voice: as its jack or hook tells ("sensed"), one person, as it is built ("private"), or nobody ("off")."""

    output: Literal["sensed", "private", "off"] = "sensed"


class MediaPolicy(_Part):
    """What the media store sells here. `rental_offline_hours` is central's to enforce: it stands in each licence. `disk_mb`: room for
    downloads; `line_kb_s`: what they may take of the line, 0: all; `artwork_mb`: room for covers and previews."""

    highest_rating: Literal["everyone", "teen", "mature"] = "teen"
    kinds_off: tuple[str, ...] = ()
    disk_mb: int = Field(default=8192, ge=16)
    line_kb_s: int = Field(default=0, ge=0)
    artwork_mb: int = Field(default=256, ge=1)


class VisitsPolicy(_Part):
    """Visits by video: how long they may be, when (`hours` by weekday in the facility's zone, begun every `step_minutes`), how long
    before (`notice_hours`), how far ahead and how often a resident may ask for one (`week_limit` 0: no limit); how long before its time
    it can be joined, when this device reminds of it, and whether calls may be recorded."""

    on: bool = True
    minutes: tuple[Annotated[int, Field(ge=5, le=240)], ...] = Field(default=(15, 30), min_length=1, max_length=6)
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


class SyncPolicy(_Part):
    """How many days after the end of a resident's last grant this device forgets them."""

    forget_days: int = Field(default=1, ge=1, le=365)


class HelpLine(_Part):
    """Whom anybody may call, in words by language: what it is called, its number as it is dialled there, and who answers."""

    name: Words
    number: str = Field(default="", max_length=40)
    line: Words = {}


class HelpPolicy(_Part):
    """What Help shows before and after a sign-in: crisis and hotline numbers of the facility."""

    lines: tuple[HelpLine, ...] = Field(default=(), max_length=10)


class Policy(_Part):
    """The parts of a facility's policy that a device obeys; the defaults hold until central is heard."""

    facility: FacilityPolicy = FacilityPolicy()
    sign_in: SignInPolicy = SignInPolicy()
    session: SessionPolicy = SessionPolicy()
    hours: HoursPolicy = HoursPolicy()
    mail: MailPolicy = MailPolicy()
    receipts: ReceiptsPolicy = ReceiptsPolicy()
    stamps: StampsPolicy = StampsPolicy()
    money: MoneyPolicy = MoneyPolicy()
    speech: SpeechPolicy = SpeechPolicy()
    sync: SyncPolicy = SyncPolicy()
    media: MediaPolicy = MediaPolicy()
    commissary: CommissaryTerms = CommissaryTerms()
    visits: VisitsPolicy = VisitsPolicy()
    help: HelpPolicy = HelpPolicy()


_STORED = Query(select(facility_policy.c.policy))


def current_policy(conn: Connection) -> Policy:
    """The last good policy, or the defaults before the first."""
    stored = _STORED.value(conn)
    return Policy() if stored is None else _read(stored)


@lru_cache(maxsize=2)
def _read(stored: str) -> Policy:
    """The same object for the same text: it is asked for at each look at the store."""
    try:
        return Policy.model_validate_json(stored)
    except ValidationError:
        # Only a newer program with tighter limits comes here; the next policy of central heals it.
        log.warning("policy_unusable", where="store")
        return Policy()


def apply_policy(conn: Connection, payload: PolicyChange, _change: Change) -> None:
    """Handler of `facility.policy`."""
    try:
        policy = Policy.model_validate(payload.policy)
    except ValidationError as error:
        fields = sorted({".".join(map(str, problem["loc"])) for problem in error.errors()})
        log.warning("policy_refused", number=payload.number, fields=fields)
        return
    values = {"number": payload.number, "policy": policy.model_dump_json()}
    conn.execute(insert(facility_policy).values(id=1, **values).on_conflict_do_update(index_elements=["id"], set_=values))


FEATURE = Feature("policy", {("facility.policy", 1): apply_policy})
