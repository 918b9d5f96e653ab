"""Bring the translation files up to date with the screens' sources, and compile them.

    python -m resources.translations.build           update lumen_*.ts and make lumen_*.qm
    python -m resources.translations.build --check   change nothing; say what is missing or out of date, exit 1

English holds only plural forms; every other language holds everything.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import sysconfig
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

from resources import RESOURCES

FOLDER = RESOURCES / "translations"
ROOT = RESOURCES.parent
SOURCES = ROOT / "kiosk" / "ui"
PLURALS_ONLY = ("en",)
LANGUAGES = ("en", "es")


def sources() -> list[str]:
    """Every file of the screens that may hold words, relative to the root."""
    found = [*SOURCES.rglob("*.py"), *SOURCES.rglob("*.qml")]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def update(folder: Path) -> None:
    """Take the sources' words into the `.ts` files of `folder`; what is gone from the sources is dropped."""
    for language in LANGUAGES:
        plural = ["-pluralonly"] if language in PLURALS_ONLY else []
        target = folder / f"lumen_{language}.ts"
        options = ["-no-obsolete", "-locations", "none", "-source-language", "en_US", "-target-language", language]
        _tool("pyside6-lupdate", *sources(), *options, *plural, "-ts", str(target))


def compile_to(folder: Path) -> None:
    """Make the `.qm` files of the `.ts` files of `folder`. A running screen has them mapped: they are replaced, not written over."""
    for language in LANGUAGES:
        made = folder / f"lumen_{language}.qm"
        fresh = made.with_suffix(".qm.new")
        _tool("pyside6-lrelease", "-silent", str(folder / f"lumen_{language}.ts"), "-qm", str(fresh))
        fresh.replace(made)


def unfinished(path: Path) -> list[str]:
    """Source words of a `.ts` file that have no translation, or not for every plural form."""
    missing = []
    for message in ET.parse(path).getroot().iter("message"):  # noqa: S314 - our own file
        translation = message.find("translation")
        forms = [] if translation is None else translation.findall("numerusform")
        texts = [form.text for form in forms] if forms else [None if translation is None else translation.text]
        if translation is None or translation.get("type") == "unfinished" or not all(texts):
            missing.append(message.findtext("source", ""))
    return missing


def problems() -> list[str]:
    """What keeps the committed files from being complete and current, in plain words."""
    found = []
    for language in LANGUAGES:
        path = FOLDER / f"lumen_{language}.ts"
        found += [f"lumen_{language}.ts has no words for {text!r}" for text in unfinished(path)]
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch)
        for path in FOLDER.glob("*.ts"):
            shutil.copy(path, copy / path.name)
        update(copy)
        compile_to(copy)
        for language in LANGUAGES:
            for kind in ("ts", "qm"):
                name = f"lumen_{language}.{kind}"
                if (copy / name).read_bytes() != (FOLDER / name).read_bytes():
                    found.append(f"{name} is not what the sources make: run `python -m resources.translations.build`")
    return found


def _tool(name: str, *arguments: str) -> None:
    program = Path(sysconfig.get_path("scripts")) / name
    subprocess.run([str(program), *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def main(arguments: Sequence[str] | None = None) -> int:
    """Update or check; returns the exit status."""
    parser = argparse.ArgumentParser(description="Update and compile the translations")
    parser.add_argument("--check", action="store_true")
    if parser.parse_args(arguments).check:
        found = problems()
        for problem in found:
            sys.stderr.write(f"{problem}\n")
        return 1 if found else 0
    update(FOLDER)
    compile_to(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main())
