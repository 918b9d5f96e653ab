"""The demo's course: a plain text made into the form of `docs/course-format.md`, with drawings and a film.

A text: `# id | title | minutes` begins a lesson, `## ` something to read, `- ` and `1. ` items of lists,
`![words](picture | caption)` a picture, `@ title | film | captions | words` a film, `? ` a question with choices (`+ ` right,
`- ` wrong) and `= ` why.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from array import array
from pathlib import Path
from typing import Any

from resources.demo.media.covers import cover
from resources.demo.media.engine import strokes_film
from resources.demo.media.engine_pictures import PICTURES, H, W
from resources.demo.media.film import Sound, make_film
from resources.demo.media.spoken import speak
from resources.demo.media.svg import as_file, render

TEXT = Path(__file__).parent / "texts" / "small-engine-repair.txt"
FILM_SECONDS = 32
_DAY = (2025, 5, 1, 12, 0, 0)
#: What the film says, from a second to another.
_SAID = (
    (0.2, "One. The piston goes down, and draws in air and fuel."),
    (4.4, "Two. Both valves are shut. The mixture is squeezed."),
    (8.6, "Three. The spark lights it. That is the push that does all the work."),
    (13.6, "Four. The exhaust valve opens, and the burnt gas goes out."),
    (18.2, "Then it begins again. Look for the four strokes, one after the other."),
    (24.0, "Intake. Compression. Power. Exhaust."),
)
_SLOW = ("-v", "en-us", "-s", "150", "-p", "38", "-g", "2")


def make_course() -> bytes:
    """The course as a file; the same on every run."""
    files = {name: as_file(render(draw(), W, H)) for name, draw in PICTURES.items()}
    files |= {"cover.jpg": cover("small-engine-repair"), "strokes.mp4": _film(), "strokes.vtt": _captions().encode()}
    files["course.json"] = json.dumps(_course(), ensure_ascii=False, indent=1).encode()
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _DAY)
            entry.compress_type = zipfile.ZIP_STORED if name.endswith((".jpg", ".mp4")) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return target.getvalue()


def _course() -> dict[str, Any]:
    lessons = [_lesson(part) for part in re.split(r"(?m)^# ", TEXT.read_text(encoding="utf-8")) if part.strip()]
    return {
        "format": 1,
        "title": "Small engine repair",
        "by": "Ridge Trade School",
        "about": "Find out why a mower does not start, and put it right. 12 lessons, and a certificate that you keep.",
        "language": "en",
        "subjects": ["Trades", "Engines", "Tools"],
        "year": 2025,
        "cover": "cover.jpg",
        "pass_percent": 60,
        "certificate": {
            "text": "has finished the course Small engine repair: 12 lessons on fuel, air, spark and compression, with their tests.",
            "given_by": "Ridge Trade School",
        },
        "lessons": lessons,
    }


def _lesson(text: str) -> dict[str, Any]:
    head, _, rest = text.partition("\n")
    name, title, minutes = (one.strip() for one in head.split("|"))
    parts: list[dict[str, Any]] = []
    for line in rest.strip().splitlines():
        sign, _, words = line.partition(" ")
        last = parts[-1] if parts else {}
        if sign == "##":
            parts.append({"kind": "text", "title": words, "blocks": []})
        elif sign == "@":
            shown, file, captions, told = (one.strip() for one in words.split("|"))
            parts.append({"kind": "video", "title": shown, "file": file, "captions": captions, "words": told})
        elif sign == "?":
            if last.get("kind") != "quiz":
                last = {"kind": "quiz", "title": "What do you remember?", "questions": []}
                parts.append(last)
            last["questions"].append({"text": words, "choices": [], "right": [], "why": ""})
        elif last["kind"] == "quiz":
            _answer(last["questions"][-1], sign, words)
        else:
            _block(last["blocks"], line)
    return {"id": name, "title": title, "minutes": int(minutes), "parts": parts}


def _answer(question: dict[str, Any], sign: str, words: str) -> None:
    if sign == "=":
        question["why"] = words
        return
    if sign == "+":
        question["right"].append(len(question["choices"]))
    question["choices"].append(words)


def _block(blocks: list[dict[str, Any]], line: str) -> None:
    picture = re.fullmatch(r"!\[(.+)\]\((\S+)(?: \| (.+))?\)", line)
    item = re.match(r"(-|\d+\.) (.+)", line)
    if picture:
        blocks.append({"kind": "picture", "file": picture[2], "words": picture[1], "caption": picture[3] or ""})
    elif item:
        numbered = item[1] != "-"
        if not blocks or blocks[-1]["kind"] != "list" or blocks[-1]["numbered"] != numbered:
            blocks.append({"kind": "list", "numbered": numbered, "items": []})
        blocks[-1]["items"].append(item[2])
    else:
        blocks.append({"kind": "paragraph", "text": line})


def _film() -> bytes:
    """Four slow turns, with a voice."""
    rate = 32_000
    samples = array("h", bytes(FILM_SECONDS * rate * 4))
    for begin, text in _SAID:
        said = speak(text, voice=_SLOW).samples
        start = int(begin * rate) * 2
        samples[start : start + len(said)] = said[: len(samples) - start]
    return make_film(strokes_film, FILM_SECONDS, Sound(rate, samples), (), title="Four strokes")


def _captions() -> str:
    ends = [begin - 0.1 for begin, _ in _SAID[1:]] + [30.0]
    cues = (f"00:{begin:06.3f} --> 00:{end:06.3f}\n{text}\n" for (begin, text), end in zip(_SAID, ends, strict=True))
    return "WEBVTT\n\n" + "\n".join(cues)
