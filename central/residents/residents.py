"""Use cases of residents, and of facility IT: add one, count wrong PINs, set a PIN, save settings; devices learn it by the streams."""

from __future__ import annotations

from typing import Any, Literal

import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.cards.holding import cards_of, hold_card
from central.devices.alerts import alert
from central.policy import SignInPolicy
from central.residents.pin import PinCount, hash_pin
from central.residents.tables import residents
from central.streams.streams import FACILITY, append, resident_stream
from kiosk.sync.wire import Profile, Roster, SettingsSave

#: IT sign in as residents do. They have no wallet, no mail and no address.
Role = Literal["resident", "it"]
RESIDENT: Role = "resident"
IT: Role = "it"


def add_resident(
    connection: Connection,
    *,
    first_name: str,
    last_name: str,
    number: str,
    card: str | None,
    alias: str,
    pin: str,
    now_ms: int,
    resident: str | None = None,
    role: Role = "resident",
    pin_given: bool = False,
    birth_year: int | None = None,
    sms_number: str | None = None,
) -> str:
    """Add a resident; returns the id. Raises IntegrityError when number, card, alias or number for short messages is taken, ValueError
    when `card` is no card's number.

    `pin_given`: the PIN must be replaced at the first sign-in.
    """
    made = resident or str(uuid_utils.uuid7())
    connection.execute(
        insert(residents).values(
            id=made,
            first_name=first_name,
            last_name=last_name,
            number=number,
            alias=alias.lower(),
            active=True,
            pin_hash=hash_pin(pin),
            pin_version=1,
            wrong_pins=0,
            locked_until_ms=0,
            trust_cents=0,
            role=role,
            pin_given=pin_given,
            birth_year=birth_year,
            sms_number=sms_number,
        )
    )
    if card is not None:
        hold_card(connection, made, card, now_ms)
    publish_resident(connection, made, now_ms)
    return made


def get_resident(connection: Connection, resident: str) -> Row[Any] | None:
    """The row of a resident."""
    return connection.execute(select(residents).where(residents.c.id == resident)).one_or_none()


def lock_resident(connection: Connection, resident: str) -> Row[Any] | None:
    """The row of a resident, held until the transaction ends: tries that come at once are counted one after the other."""
    return connection.execute(select(residents).where(residents.c.id == resident).with_for_update()).one_or_none()


def find_resident(connection: Connection, word: str) -> Row[Any] | None:
    """A resident by id, number or alias."""
    matches = (residents.c.id == word) | (residents.c.number == word) | (residents.c.alias == word.lower())
    return connection.execute(select(residents).where(matches, residents.c.role == RESIDENT)).one_or_none()


def publish_resident(connection: Connection, resident: str, now_ms: int) -> None:
    """Tell devices who the resident is: the roster on the facility stream, the profile on the resident's own."""
    # one at a time, or the last word would not know of a card that is reported lost meanwhile
    row = connection.execute(select(residents).where(residents.c.id == resident).with_for_update(key_share=True)).one()
    held = cards_of(connection, resident)
    roster = Roster(
        resident=row.id,
        first_name=row.first_name,
        number=row.number,
        card=held.in_force[0] if held.in_force else None,
        active=row.active,
        role=row.role,
        cards=held.in_force,
        lost_cards=held.lost,
    )
    append(connection, FACILITY, "facility.roster", roster, now_ms, key=f"resident:{row.id}")
    publish_profile(connection, resident, now_ms)


def publish_profile(connection: Connection, resident: str, now_ms: int) -> None:
    """Tell the devices that follow the resident about name, PIN version and settings."""
    row = connection.execute(select(residents).where(residents.c.id == resident)).one()
    settings = SettingsSave.model_validate_json(row.settings) if row.settings else None
    profile = Profile(resident=row.id, first_name=row.first_name, number=row.number, pin_version=row.pin_version, settings=settings)
    append(connection, resident_stream(resident), "resident.profile", profile, now_ms, key="profile")


def save_settings(connection: Connection, resident: str, settings: SettingsSave, now_ms: int) -> None:
    """How the resident likes the screen."""
    connection.execute(update(residents).where(residents.c.id == resident).values(settings=settings.model_dump_json()))
    publish_profile(connection, resident, now_ms)


def count_wrong_pins(connection: Connection, resident: str, count: int, policy: SignInPolicy, now_ms: int) -> PinCount | None:
    """Charge wrong PINs to the true count; None when there is no such resident."""
    row = connection.execute(
        select(residents.c.wrong_pins, residents.c.locked_until_ms).where(residents.c.id == resident).with_for_update()
    ).one_or_none()
    if row is None:
        return None
    after = PinCount(row.wrong_pins, row.locked_until_ms).after_wrong(count, policy, now_ms)
    connection.execute(
        update(residents).where(residents.c.id == resident).values(wrong_pins=after.wrong, locked_until_ms=after.locked_until_ms)
    )
    return after


def unlock(connection: Connection, resident: str, now_ms: int) -> None:
    """Staff clear wrong PINs; it stays on record."""
    wrong = connection.execute(select(residents.c.wrong_pins).where(residents.c.id == resident)).scalar_one()
    clear_wrong_pins(connection, resident)
    alert(connection, "unlocked", device=None, detail=f"resident {resident}, {wrong} wrong PINs", at_ms=now_ms)


def set_pin(connection: Connection, resident: str, pin: str, now_ms: int, *, given: bool) -> None:
    """Another PIN from now on; devices that knew the last one ask central again. `given`: by staff, to be replaced."""
    connection.execute(
        update(residents)
        .where(residents.c.id == resident)
        .values(pin_hash=hash_pin(pin), pin_version=residents.c.pin_version + 1, pin_given=given, wrong_pins=0, locked_until_ms=0)
    )
    publish_profile(connection, resident, now_ms)


def reset_pin(connection: Connection, resident: str, pin: str, now_ms: int, *, given: bool) -> None:
    """Staff give a new PIN (they have checked who it is); it stays on record."""
    set_pin(connection, resident, pin, now_ms, given=given)
    alert(connection, "pin_reset", device=None, detail=f"resident {resident}", at_ms=now_ms)


def clear_wrong_pins(connection: Connection, resident: str) -> None:
    """A right PIN was given."""
    connection.execute(update(residents).where(residents.c.id == resident).values(wrong_pins=0, locked_until_ms=0))
