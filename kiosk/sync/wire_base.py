"""The base of every type on the wire, and the scalars that they are made of. Other modules take them from here or from `wire`."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints

from kiosk.sync.card_number import MAX_CARD_CHARACTERS, card_number

# pydantic matches in Rust, where `$` is the very end: no trailing newline passes.
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z_.:-]{1,64}$")]
#: A title of the media store; it is part of no path.
TitleId = Annotated[str, StringConstraints(pattern=r"^[0-9a-zA-Z_-]{1,64}$")]
Sha256 = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Millis = Annotated[int, Field(ge=0, lt=1 << 53)]
Cents = Annotated[int, Field(ge=0, lt=1 << 53)]
#: As `card_number` writes it.
CardNumber = Annotated[str, StringConstraints(min_length=1, max_length=MAX_CARD_CHARACTERS), AfterValidator(card_number)]
#: A signed token in compact form (JWS).
Token = Annotated[str, StringConstraints(min_length=1, max_length=4096)]
#: Bytes sealed by a device, base64.
Sealed = Annotated[str, StringConstraints(max_length=512 * 1024)]


class Payload(BaseModel):
    """Base of every type on the wire: immutable, ignoring what it does not know."""

    model_config = ConfigDict(frozen=True, extra="ignore")


_Language = Annotated[str, StringConstraints(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
#: Words by language tag; devices show the person's language, else the first.
Words = dict[_Language, Annotated[str, StringConstraints(max_length=2000)]]
