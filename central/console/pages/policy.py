"""The facility's policy: seen as JSON, checked against its model, the difference shown before it is published, every version kept."""

from __future__ import annotations

import difflib
import json
from typing import Any, ClassVar

from pydantic import ValidationError
from sqlalchemy import Connection, Row, select
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette_admin.routing import route

from central.clock import now_ms
from central.console.pages.page import Cannot, Page, does, member_of, shows, text_of
from central.console.pages.table import local, zone_of
from central.console.roles import ADMINISTRATOR, IT
from central.facility.facility import load_facility, set_policy
from central.facility.tables import policy_history
from central.policy import Policy

MOST_CHARACTERS = 200_000
_CHANGES = frozenset({ADMINISTRATOR})


class PolicyPage(Page):
    """`/policy`: what is in force, its history; administrators change it."""

    path = "/policy"
    menu_label = "Policy"
    icon = "file-text"
    line = "Prices, limits, hours"
    group = "Facility"
    roles: ClassVar[frozenset[str]] = frozenset({ADMINISTRATOR, IT})

    @route("")
    async def index(self, request: Request) -> Response:
        """What is in force."""
        return await self.current(request)  # type: ignore[no-any-return]

    @shows("/current")
    def current(self, request: Request) -> Response:
        """As JSON, with the latest versions."""
        with self.rooms.database.read() as connection:
            facility, zone = load_facility(connection), zone_of(connection)
            history = connection.execute(select(policy_history).order_by(policy_history.c.number.desc()).limit(30)).all()
        return self.show(
            request,
            "policy.html",
            text=pretty(facility.policy),
            number=facility.policy_number,
            history=history,
            may_change=member_of(request).has(_CHANGES),
            when=lambda ms: local(ms, zone),
        )

    @shows("/version/{number}")
    def version(self, request: Request) -> Response:
        """One version, and what it changed."""
        number = request.path_params["number"]
        if not number.isdecimal() or len(number) > 9:
            raise HTTPException(404)
        with self.rooms.database.read() as connection:
            row, before = _version(connection, int(number)), _version(connection, int(number) - 1)
            zone = zone_of(connection)
        if row is None:
            raise HTTPException(404)
        then = "" if before is None else before.policy
        return self.show(request, "policy_version.html", row=row, lines=difference(then, row.policy), when=lambda ms: local(ms, zone))

    @does("/check")
    def check(self, request: Request, form: FormData) -> Response:
        """Judge what was typed, and show what it would change. Nothing is published."""
        said, number = text_of(form, "policy", MOST_CHARACTERS), text_of(form, "number", 9)
        _demand(request)
        with self.rooms.database.read() as connection:
            facility = load_facility(connection)
        problems: list[str] = []
        lines: list[tuple[str, str]] = []
        try:
            lines = difference(facility.policy.model_dump_json(), read(said).model_dump_json())
        except Cannot as error:
            problems = str(error).split("\n")
        context = {"text": said, "number": number, "problems": problems, "lines": lines}
        return self.show(request, "policy_check.html", 422 if problems else 200, **context)

    @does("/publish")
    def publish(self, request: Request, form: FormData) -> str:
        """Publish it to all devices, unless somebody published another one meanwhile."""
        _demand(request)
        policy, number = read(text_of(form, "policy", MOST_CHARACTERS)), text_of(form, "number", 9)
        with self.rooms.database.write() as connection:
            if number != str(load_facility(connection).policy_number):
                raise Cannot("Somebody published another policy meanwhile. Look at it, then make your change again.")
            made = set_policy(connection, policy, now_ms(), by=member_of(request).login)
            self.done(request, connection, "policy published", str(made))
        return "/policy?done=policy"


def read(said: str) -> Policy:
    """What was typed as a policy. Raises Cannot, a line for each fault."""
    try:
        return Policy.model_validate(json.loads(said), strict=False)
    except json.JSONDecodeError as error:
        raise Cannot(f"Line {error.lineno}: this is not JSON ({error.msg}).") from error
    except ValidationError as error:
        faults = [f"{'.'.join(map(str, one['loc'])) or 'policy'}: {one['msg']}" for one in error.errors(include_url=False)]
        raise Cannot("\n".join(faults[:20])) from error
    except RecursionError as error:
        raise Cannot("This is nested too deeply.") from error


def pretty(policy: Policy) -> str:
    """As JSON that people read."""
    return json.dumps(json.loads(policy.model_dump_json()), indent=2, ensure_ascii=False)


def difference(before: str, after: str) -> list[tuple[str, str]]:
    """Lines with what became of them: `+`, `-`, ` ` and `@` for a gap."""
    old, new = (json.dumps(json.loads(one), indent=2, ensure_ascii=False).splitlines() if one else [] for one in (before, after))
    found = list(difflib.unified_diff(old, new, lineterm="", n=2))[2:]
    return [(line[0], "" if line[0] == "@" else line[1:]) for line in found]


def _demand(request: Request) -> None:
    if not member_of(request).has(_CHANGES):
        raise HTTPException(403)


def _version(connection: Connection, number: int) -> Row[Any] | None:
    return connection.execute(select(policy_history).where(policy_history.c.number == number)).one_or_none()
