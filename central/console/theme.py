"""How the console looks: the design's tokens as style sheet variables, its icons, and our templates in place of the library's."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any, ClassVar

from markupsafe import Markup
from starlette.requests import Request
from starlette_admin.theme import BaseTheme, IconSet

from central.console.gate import LOOK_COOKIE, LOOKS
from resources import RESOURCES

#: What happened, by the code in an address: no address has anybody's words.
DONE = {
    "released": "Released. The resident gets it at the next sync.",
    "released in part": "Released without the parts that you chose.",
    "rejected": "Rejected. What it cost goes back.",
    "take": "It is yours now.",
    "step": "The step is set. The resident is told.",
    "write": "Your words are on their way.",
    "answer": "Answered. The resident is told.",
    "close": "Closed.",
    "route": "Handed to the other desk.",
    "duplicate": "Marked as a duplicate.",
    "refund": "The money is back. The resident is told.",
    "price": "The new price holds from now on.",
    "off": "It is out of sale. Who has it keeps it.",
    "on": "It is sold again.",
    "policy": "Published. Devices get it at the next sync.",
    "freeze": "Frozen. What is never blocked still goes through.",
    "revoke": "Out of service. It wipes itself at the next contact.",
    "approve": "It is in the fleet. The device becomes ready by itself.",
    "refuse": "Refused.",
    "order": "The order is on its way.",
    "withdraw": "Withdrawn.",
    "roles": "Changed. They sign in once more.",
    "disable": "Disabled. They are signed out.",
    "out": "You are signed out.",
}
_FACES = ((400, "400"), (550, "550"), (650, "650"), (720, "720"))


class ConsoleTheme(BaseTheme):
    """Lumen's own templates and styles; nothing of the library's is loaded."""

    name: ClassVar[str] = "lumen"
    package: ClassVar[str | None] = "central.console"

    def get_icon_set(self) -> IconSet:
        """Icons are drawn in the page, not by a style sheet."""
        return IconSet()

    def html_attrs(self, request: Request) -> dict[str, str]:
        """The look that somebody chose; without one, the system's."""
        chosen = request.cookies.get(LOOK_COOKIE, "auto")
        return {"data-look": chosen if chosen in LOOKS else "auto"}

    def template_globals(self) -> dict[str, Any]:
        """What templates draw with."""
        return {"glyph": glyph, "mark": mark, "done_words": DONE, "looks": LOOKS}


@cache
def glyph(name: str) -> Markup:
    """An icon of the set, in the colour of the words beside it; screen readers skip it."""
    if not re.fullmatch(r"[a-z0-9-]{1,40}", name):
        raise ValueError("an icon is named by small letters, digits and dashes")
    drawn = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8")
    inner = re.sub(r"<!--.*?-->", "", drawn, flags=re.DOTALL)
    return Markup(re.sub(r"<svg\b[^>]*>", _SVG, inner, count=1).strip())  # noqa: S704 - a file of this program


_SVG = (
    '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="2" '
    'stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
)


@cache
def mark() -> Markup:
    """Lumen's mark; the name stands beside it."""
    drawn = (RESOURCES / "illustrations" / "mark.svg").read_text("utf-8")
    return Markup(drawn.replace("<svg ", '<svg class="mark" aria-hidden="true" focusable="false" ', 1))  # noqa: S704 - ours


@cache
def token_sheet() -> str:
    """The tokens that the console uses, light and dark, and the faces of the font."""
    tokens = json.loads((RESOURCES / "tokens.json").read_text("utf-8"))
    light, dark = (_colours(tokens["color"]["themes"][name]) for name in ("light", "dark"))
    shapes = {f"radius-{name}": f"{tokens['radius']['tablet'][name]}px" for name in ("key", "control", "card", "sheet", "chip")}
    ring = tokens["border"]["focusRing"]
    shapes |= {"ring": f"{ring['width']}px", "ring-gap": f"{ring['offset']}px", "edge": f"{tokens['border']['control']}px"}
    shapes |= {"press": f"{tokens['motion']['press']}ms", "fade": f"{tokens['motion']['fade']}ms"}
    faces = [_face("Lumen Sans", weight, f"LumenSans-{file}.ttf") for weight, file in _FACES]
    faces.append(_face("Lumen Codes", 400, "AtkinsonHyperlegibleNext-400.ttf"))
    root = "".join(f"--{name}:{value};" for name, value in shapes.items())
    return "\n".join(
        [
            *faces,
            f":root{{color-scheme:light;{root}{light}--shadow:0 1px 2px rgba(20,38,42,.06),0 6px 20px rgba(20,38,42,.06)}}",
            f'@media (prefers-color-scheme:dark){{:root[data-look="auto"]{{color-scheme:dark;{dark}--shadow:none}}}}',
            f':root[data-look="dark"]{{color-scheme:dark;{dark}--shadow:none}}',
        ]
    )


def _colours(theme: dict[str, str]) -> str:
    return "".join(f"--{re.sub('([A-Z])', lambda found: '-' + found[1].lower(), name)}:{value};" for name, value in theme.items())


def _face(family: str, weight: int, file: str) -> str:
    return f'@font-face{{font-family:"{family}";font-weight:{weight};font-display:swap;src:url(/fonts/{file}) format("truetype")}}'
