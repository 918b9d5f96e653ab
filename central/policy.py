"""The facility's policy as central checks it. Devices get the parts that concern them, unknown fields of those included."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

#: Parts of the policy that travel to devices.
DEVICE_PARTS = ("facility", "sign_in", "session", "mail", "receipts")
#: Fields of those parts that stay at central.
CENTRAL_ONLY = {"mail": frozenset({"unproven_sender", "delivery_days"}), "sign_in": frozenset({"device_wrong_pins"})}


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="allow")


class FacilityPolicy(_Part):
    """Names shown on devices, and the time zone of the facility."""

    name: str = ""
    unit: str = ""
    zone: str = "America/Denver"


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
    """Prices and waits of mail. `unproven_sender` and `delivery_days` (until a relay's refusals count as final) stay at central."""

    letters_per_stamp: int = Field(default=6000, ge=1)
    usual_wait_hours: int = Field(default=24, ge=0)
    price_version: int = Field(default=1, ge=1)
    max_letters: int = Field(default=60_000, ge=1)
    delivery_days: int = Field(default=5, ge=1)
    unproven_sender: Literal["hold"] = "hold"


class ReceiptsPolicy(_Part):
    """Which actions print a receipt."""

    reply: Literal["print", "none"] = "print"


class ScreeningPolicy(_Part):
    """What is held for staff: words (whole words, any case), and how long a message may be."""

    release_unflagged: bool = True
    words: tuple[str, ...] = ()
    max_characters: int = Field(default=60_000, ge=1)


class Policy(_Part):
    """The whole policy of a facility."""

    facility: FacilityPolicy = FacilityPolicy()
    sign_in: SignInPolicy = SignInPolicy()
    session: SessionPolicy = SessionPolicy()
    mail: MailPolicy = MailPolicy()
    receipts: ReceiptsPolicy = ReceiptsPolicy()
    screening: ScreeningPolicy = ScreeningPolicy()

    def for_devices(self) -> dict[str, Any]:
        """The parts that devices get, ready for JSON."""
        whole = self.model_dump(mode="json")
        return {
            part: {key: value for key, value in whole[part].items() if key not in CENTRAL_ONLY.get(part, frozenset())}
            for part in DEVICE_PARTS
        }
