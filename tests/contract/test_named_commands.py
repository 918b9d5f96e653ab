"""Each command line of ours that the documents name exists, with the options it is named with."""

import functools
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import typer

from central.cli import app as central
from kiosk.cli import app as kiosk

HERE = Path(__file__).parents[2]
PAGES = [HERE / "README.md", *sorted((HERE / "docs").glob("*.md"))]
PROGRAMS = {"central": central, "lumen-central": central, "kiosk": kiosk, "lumen-kiosk": kiosk}
#: Begun before command lines are read, so that it loads nothing more (`kiosk.start`).
APART = frozenset({"warden"})
SPAN = re.compile(r"`((?:lumen-)?(?:central|kiosk) (?!is )[a-z][^`]*)`")
BLOCK = re.compile(r"^```\w*\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINE = re.compile(r"^(?:\$ )?((?:lumen-)?(?:central|kiosk) [a-z].*)$", re.MULTILINE)


def named(page: str) -> list[str]:
    blocks = [line for block in BLOCK.findall(page) for line in LINE.findall(block)]
    return SPAN.findall(BLOCK.sub("", page)) + blocks


def words_of(line: str) -> list[str]:
    plain = re.sub(r"[\[\]…]", " ", re.split(r" #| > | {3,}", line)[0])
    try:
        return shlex.split(plain)
    except ValueError:
        return plain.split()


@functools.cache
def tree_of(program: str) -> Any:
    """All commands of a program; to build it takes most of a second."""
    return typer.main.get_command(PROGRAMS[program])


def wrong_with(line: str) -> str:
    """What does not exist of a command line; "" when all does. Words in capitals stand for values; `a|b` is one of several."""
    program, *words = words_of(line)
    if words[:1] and words[0] in APART:
        return ""
    commands: list[Any] = [tree_of(program)]
    while words and hasattr(commands[0], "commands") and not words[0].startswith("-") and not words[0].isupper():
        names, words = words[0].split("|"), words[1:]
        known = [commands[0].commands.get(name) for name in names]
        if None in known:
            return f"no command {' or '.join(names)}"
        commands = [command for command in known if command is not None]
    options = {
        option for command in commands for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)
    }
    unknown = [word for word in words if word.startswith("--") and word.partition("=")[0] not in options | {"--help"}]
    return f"no option {' '.join(unknown)}" if unknown else ""


def test_each_named_command_line_exists() -> None:
    lines = [(page.name, line) for page in PAGES for line in named(page.read_text(encoding="utf-8"))]
    assert len(lines) > 150, "they are found"
    assert [f"{page}: {line}: {why}" for page, line in lines if (why := wrong_with(line))] == []


@pytest.mark.parametrize("line", ["central device nosuch", "kiosk enrol --nosuch", "central device lost|nosuch X", "kiosk nosuch"])
def test_what_does_not_exist_is_found(line: str) -> None:
    assert wrong_with(line)
