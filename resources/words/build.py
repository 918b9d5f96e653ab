"""Make `en.txt`, `es.txt` and `emoji.json` anew. Needs, in one folder that is named on the command line:

    pip install --target FOLDER --no-deps pyspellchecker==0.7.2 emoji==2.16.0
    npm pack naughty-words@1.2.0 && tar -C FOLDER -xzf naughty-words-1.2.0.tgz
    apt-get install hunspell hunspell-en-us hunspell-es
    python -m resources.words.build FOLDER

A line of a word list is its key (small letters, without accents or apostrophes), a tab, one sign for how common the word is (0 is the
most common, then 1 to 9, A to Z, a to z; "!" is known to be a word but never offered), and the word where it differs from its key.
Lines are sorted by their bytes.
"""

from __future__ import annotations

import gzip
import json
import math
import string
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DICTIONARIES = {"en": "en_US", "es": "es_MX"}
MOST_WORDS = 60_000
#: 50 in these lists means "added by hand", not counted.
FEWEST_SEEN = 51
#: The lists have lost the counts of some words that begin with a capital letter.
LOST_COUNTS = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "thanksgiving",
        "god",
        "american",
        "america",
        "spanish",
        "mexico",
        "mexican",
        "texas",
        "california",
    }
)
LOST_COUNT = 40_000
#: Newer than the films that the words were counted in, or said more here than there.
ADDED = {
    "en": {
        "wifi": 900,
        "selfie": 900,
        "smartphone": 900,
        "grandkids": 1_700,
        "stepdad": 900,
        "stepmom": 900,
        "texting": 900,
        "commissary": 400,
    },
    "es": {"wifi": 900, "selfie": 900},
}
ONE_LETTER = {"en": "ai", "es": "aeouy"}
ENDINGS = {
    "en": (
        "",
        "s",
        "es",
        "ed",
        "d",
        "er",
        "ers",
        "in",
        "ing",
        "y",
        "ty",
        "ting",
        "ted",
        "head",
        "heads",
        "hole",
        "holes",
        "face",
        "'s",
    ),
    "es": ("", "s", "es", "r", "ar", "ada", "adas", "ado", "ados", "azo", "ito", "ita", "ote", "ón", "ones"),
}
#: Long enough that other words hardly contain it by chance.
LONG = 5
CLASSES = string.digits + string.ascii_uppercase + string.ascii_lowercase
CLASSES_PER_OCTAVE = 3
NEVER = "!"
APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
EMOJI = {
    "smile": "😀😃😄😁😆😅😂🙂😊😇🥰😍😘😋😎🤗🤔😴😌😔😢😭😮😳😬🙄😡🤒🥳🥺",
    "hand": "👍👎👌✌️🤞👋🙌👏🙏💪🤝👊✊🫶🖐️👆👇👉👈👶🧒👦👧👨👩👴👵👪💃🕺",
    "heart": "❤️🧡💛💚💙💜🖤🤍🤎💔💕💖💗💌💯✨⭐🌟🔥✅❌❓❗🎵🕊️✝️☮️🌈🏠💤",
    "sun": "☀️🌤️☁️🌧️⛈️❄️🌙🌊🌳🌲🌴🌵🌹🌻🌸🍀🐶🐱🐴🐮🐷🐔🐦🦅🐟🐢🦋🐝🐻🐰",
    "gift": "🎂🎁🎉🎈🎄🎃🍕🍔🌮🌯🍝🍗🥗🍎🍌🍓🍉☕🍦🍪⚽🏀🏈⚾🎮🎲🎸📚✏️🚗",
}
IN_COLOUR = "\N{VARIATION SELECTOR-16}"
TONES = [chr(tone) for tone in range(0x1F3FB, 0x1F400)]
#: Rarer than that, "the doctor's" is one of any word, and known by its beginning.
RARE_POSSESSIVE = 2_000


def key_of(word: str) -> str:
    """Small letters without accents or apostrophes."""
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(letter for letter in parts if not unicodedata.combining(letter) and letter not in APOSTROPHES)


def unknown(words: list[str], language: str) -> set[str]:
    """Those of the words that hunspell does not know as they stand."""
    told = subprocess.run(
        ["hunspell", "-l", "-i", "utf-8", "-d", DICTIONARIES[language]],
        input="\n".join(words),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(told.stdout.split("\n"))


def as_written(words: list[str], language: str) -> dict[str, str]:
    """Each real word as it is written: "monday" is Monday; what is no word is left out."""
    unwritten = unknown(words, language)
    titled = [word[:1].upper() + word[1:] for word in words]
    untitled = unknown(titled, language)
    found = {word: word for word in words if word not in unwritten}
    found |= {word: title for word, title in zip(words, titled, strict=True) if word in unwritten and title not in untitled}
    return found


def counts(folder: Path, language: str) -> dict[str, int]:
    """How often each word was seen."""
    with gzip.open(folder / "spellchecker" / "resources" / f"{language}.json.gz") as file:
        seen: dict[str, int] = json.load(file)
    for word in LOST_COUNTS & seen.keys():
        seen[word] = max(seen[word], LOST_COUNT)
    for word, count in ADDED[language].items():
        seen[word] = max(seen.get(word, 0), count)
    return {
        word: count
        for word, count in seen.items()
        if count >= (RARE_POSSESSIVE if word.endswith("'s") else FEWEST_SEEN)
        and word.replace("'", "").isalpha()
        and (len(word) > 1 or word in ONE_LETTER[language])
    }


def coarse(folder: Path, language: str, words: set[str]) -> set[str]:
    """Words that are never offered."""
    listed = [key_of(word) for word in json.loads((folder / "package" / f"{language}.json").read_text()) if " " not in word]
    if language == "es":
        listed += [key_of(word) for word in json.loads((folder / "package" / "en.json").read_text()) if " " not in word]
    exact = {stem + key_of(ending) for stem in listed for ending in ENDINGS[language]}
    stems = [stem for stem in listed if len(stem) >= LONG]
    return {word for word in words if (key := key_of(word)) in exact or any(stem in key for stem in stems)}


def word_list(folder: Path, language: str) -> bytes:
    """The file of one language."""
    seen = counts(folder, language)
    written = as_written(sorted(seen), language)
    written |= {word: word for word in ADDED[language]}
    kept = sorted(written, key=lambda word: (-seen[word], word))[:MOST_WORDS]
    never = coarse(folder, language, set(kept))
    most = max(seen.values())
    lines = []
    for word in kept:
        octaves = math.log2(most / seen[word])
        sign = NEVER if word in never else CLASSES[min(len(CLASSES) - 1, int(octaves * CLASSES_PER_OCTAVE))]
        key, real = key_of(word), written[word]
        lines.append(f"{key}\t{sign}" + ("" if real == key else real))
    return "".join(f"{line}\n" for line in sorted(lines, key=str.encode)).encode()


def emoji(folder: Path) -> list[dict[str, Any]]:
    """The groups of the keyboard: each emoji, its name in both languages, and whether it has colours of skin."""
    names = {
        "en": {sign: names["en"] for sign, names in json.loads((folder / "emoji/unicode_codes/emoji.json").read_text()).items()},
        "es": json.loads((folder / "emoji/unicode_codes/emoji_es.json").read_text()),
    }
    return [
        {
            "icon": icon,
            "emoji": [[sign, *_names(sign, names), sign.replace(IN_COLOUR, "") + TONES[0] in names["en"]] for sign in _split(signs)],
        }
        for icon, signs in EMOJI.items()
    ]


def _split(signs: str) -> list[str]:
    found: list[str] = []
    for sign in signs:
        if sign == IN_COLOUR:
            found[-1] += sign
        else:
            found.append(sign)
    return found


def _names(sign: str, names: dict[str, Any]) -> list[str]:
    plain = sign.replace(IN_COLOUR, "")
    return [str(names[lang].get(sign) or names[lang][plain]).strip(":").replace("_", " ").replace("-", " ") for lang in ("en", "es")]


def main() -> None:
    """Write the files beside this one."""
    folder = Path(sys.argv[1])
    for language in DICTIONARIES:
        (HERE / f"{language}.txt").write_bytes(word_list(folder, language))
    lines = ",\n".join(json.dumps(group, ensure_ascii=False) for group in emoji(folder))
    (HERE / "emoji.json").write_text(f"[\n{lines}\n]\n")


if __name__ == "__main__":
    main()
