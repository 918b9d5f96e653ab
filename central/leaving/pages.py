"""The plain pages of a copy: HTML that any browser opens without a network, without scripts, with every word escaped. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

_WORDS = {
    "en": {
        "title": "Your copy from {facility}",
        "hello": "This is a copy for {name}. It was made when you left, or before.",
        "mail": "Mail",
        "letters": "{n} letters",
        "requests": "Requests",
        "filed": "{n} requests",
        "proofs": "What you own",
        "proofs_line": "A signed proof for each title. README.txt says how to check one.",
        "data": "The same for programs",
        "from": "From {name}",
        "to": "To {name}",
        "someone": "someone",
        "picture": "Picture or clip",
        "missing": "A picture that is not kept any more",
        "card": "Card",
        "status": "Status",
        "number": "Number",
        "when": "Filed",
        "fingerprint": "Fingerprint of your words (SHA-256)",
        "proof": "Countersigned by the facility",
        "asked": "What you wrote",
        "closed_box": "These words could not be opened here.",
        "you": "You",
        "staff": "Staff",
        "back": "Back to the first page",
        "none": "There is nothing here.",
    },
    "es": {
        "title": "Tu copia de {facility}",
        "hello": "Esta es una copia para {name}. Se hizo cuando te fuiste, o antes.",
        "mail": "Correo",
        "letters": "{n} cartas",
        "requests": "Solicitudes",
        "filed": "{n} solicitudes",
        "proofs": "Lo que es tuyo",
        "proofs_line": "Una prueba firmada de cada título. README.txt dice cómo comprobarla.",
        "data": "Lo mismo para programas",
        "from": "De {name}",
        "to": "Para {name}",
        "someone": "alguien",
        "picture": "Foto o video",
        "missing": "Una foto que ya no se guarda",
        "card": "Tarjeta",
        "status": "Estado",
        "number": "Número",
        "when": "Presentada",
        "fingerprint": "Huella de tus palabras (SHA-256)",
        "proof": "Firmada también por el centro",
        "asked": "Lo que escribiste",
        "closed_box": "Aquí no se pudieron abrir estas palabras.",
        "you": "Tú",
        "staff": "Personal",
        "back": "Volver a la primera página",
        "none": "Aquí no hay nada.",
    },
}
_STYLE = (
    "body{font:18px/1.5 sans-serif;max-width:44em;margin:2em auto;padding:0 1em;color:#111;background:#fff}"
    "article{border-top:1px solid #999;padding:1em 0}pre{white-space:pre-wrap;font:inherit;margin:.5em 0}"
    "img{max-width:100%;height:auto}code{overflow-wrap:anywhere}small{color:#444}"
)


@dataclass(frozen=True)
class Letter:
    """One letter, received or sent (`mine`)."""

    at_ms: int
    name: str
    mine: bool
    subject: str
    text: str
    files: tuple[str, ...] = ()
    cards: tuple[str, ...] = ()
    status: str = ""


@dataclass(frozen=True)
class Said:
    """What was said about a request; `text` None: it could not be opened."""

    by: str
    who: str
    at_ms: int
    text: str | None


@dataclass(frozen=True)
class Request:
    """One request, grievance, report or ticket; `answers` None: they could not be opened.

    `filed`: what was fingerprinted, whole: the SHA-256 of its canonical JSON (RFC 8785) is `fingerprint`, which the proof countersigns.
    """

    number: str
    title: Mapping[str, str]
    status: str
    filed_ms: int
    fingerprint: str
    answers: Mapping[str, Any] | None
    said: Sequence[Said]
    proof: str
    files: tuple[str, ...] = ()
    filed: Mapping[str, Any] | None = None

    def as_json(self) -> dict[str, Any]:
        """Ready for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Pages:
    """Makes the pages of one person. `files`: where the archive has each blob; `held`: those that are in it."""

    language: str
    facility: str
    name: str
    zone: str
    files: Mapping[str, str] = field(default_factory=dict)
    held: set[str] = field(default_factory=set)

    def index(self, letters: int, requests: int) -> str:
        """The first page."""
        words = self._words
        rows = (
            ("mail.html", words["mail"], words["letters"].format(n=letters)),
            ("requests.html", words["requests"], words["filed"].format(n=requests)),
            ("proofs/README.txt", words["proofs"], words["proofs_line"]),
            ("everything.json", words["data"], "JSON"),
        )
        listed = "".join(f'<li><a href="{link}">{escape(title)}</a> <small>{escape(line)}</small></li>' for link, title, line in rows)
        return self._page(self._title, f"<p>{escape(words['hello'].format(name=self.name))}</p><ul>{listed}</ul>", back=False)

    def mail(self, letters: Iterable[Letter]) -> str:
        """Every letter, the oldest first."""
        return self._page(self._words["mail"], "".join(self._letter(letter) for letter in letters))

    def requests(self, requests: Iterable[Request]) -> str:
        """Every request, the oldest first."""
        return self._page(self._words["requests"], "".join(self._request(request) for request in requests))

    @property
    def _words(self) -> dict[str, str]:
        return _WORDS["es" if self.language.startswith("es") else "en"]

    @property
    def _title(self) -> str:
        return self._words["title"].format(facility=self.facility or "Lumen")

    def _letter(self, letter: Letter) -> str:
        words = self._words
        who = words["to" if letter.mine else "from"].format(name=letter.name or words["someone"])
        body = f"<h2>{escape(who)}</h2><small>{self._moment(letter.at_ms)}</small>"
        if letter.subject:
            body += f"<h3>{escape(letter.subject)}</h3>"
        body += f"<pre>{escape(letter.text)}</pre>"
        body += "".join(f"<p>{escape(words['card'])}: {escape(card)}</p>" for card in letter.cards)
        if letter.status:
            body += f"<small>{escape(words['status'])}: {escape(letter.status)}</small>"
        return f"<article>{body}{self._pictures(letter.files)}</article>"

    def _request(self, request: Request) -> str:
        words = self._words
        title = request.title.get(self.language[:2]) or next(iter(request.title.values()), request.number)
        facts = (
            (words["number"], request.number),
            (words["when"], self._moment(request.filed_ms)),
            (words["status"], request.status),
            (words["fingerprint"], request.fingerprint),
        )
        body = f"<h2>{escape(title)}</h2>"
        body += "".join(f"<p>{escape(name)}: <code>{escape(value)}</code></p>" for name, value in facts)
        body += f"<h3>{escape(words['asked'])}</h3>" + self._answers(request.answers)
        for said in request.said:
            who = words["you"] if said.by == "author" else said.who or words["staff"]
            text = words["closed_box"] if said.text is None else said.text
            body += f"<h3>{escape(who)}</h3><small>{self._moment(said.at_ms)}</small><pre>{escape(text)}</pre>"
        if request.proof:
            body += f"<p>{escape(words['proof'])}: <code>{escape(request.proof)}</code></p>"
        return f"<article>{body}{self._pictures(request.files)}</article>"

    def _answers(self, answers: Mapping[str, Any] | None) -> str:
        if answers is None:
            return f"<p>{escape(self._words['closed_box'])}</p>"
        return "".join(f"<p><b>{escape(str(name))}</b></p><pre>{escape(_plain(value))}</pre>" for name, value in answers.items())

    def _pictures(self, files: Sequence[str]) -> str:
        shown = ""
        for sha256 in files:
            if sha256 not in self.held:
                shown += f"<p>{escape(self._words['missing'])}</p>"
                continue
            link = self.files[sha256]
            inside = (
                f'<img src="{link}" alt="{escape(self._words["picture"])}">' if link.endswith("jpg") else escape(self._words["picture"])
            )
            shown += f'<p><a href="{link}">{inside}</a></p>'
        return shown

    def _moment(self, at_ms: int) -> str:
        return f"{datetime.fromtimestamp(at_ms / 1000, UTC).astimezone(ZoneInfo(self.zone)):%Y-%m-%d %H:%M}"

    def _page(self, title: str, body: str, *, back: bool = True) -> str:
        words = self._words
        way = f'<p><a href="index.html">{escape(words["back"])}</a></p>' if back else ""
        language = "es" if self.language.startswith("es") else "en"
        policy = "default-src 'none'; img-src 'self' data: file:; style-src 'unsafe-inline'"
        return (
            f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            f'<meta name="viewport" content="width=device-width"><title>{escape(title)}</title><style>{_STYLE}</style>'
            f"<h1>{escape(title)}</h1>{way}{body or '<p>' + escape(words['none']) + '</p>'}{way}</html>\n"
        )


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(_plain(one) for one in value)
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_plain(one)}" for name, one in value.items())
    return "" if value is None else str(value)
