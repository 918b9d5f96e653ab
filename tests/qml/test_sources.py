"""What holds for the QML as it is written: tokens, names, colours, icons, words."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from kiosk.ui import theme_tokens

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KIOSK = ROOT / "kiosk" / "ui" / "qml" / "Kiosk"
#: Where sizes and durations are given their names.
NAMED = {"Theme", "TypeStyle", "TypeRamp", "Measures"}
#: Pictures that are drawn part by part (interface.md, section 11, "Drawn parts").
DRAWN = {"ReceiptPaper", "StampArt"}
#: Properties that count things. (So does every whole-number property that is no time.)
COUNTS = {
    "z",
    "columns",
    "model",
    "most",
    "maximumLineCount",
    "maximumLength",
    "columnSpan",
    "Layout.column",
    "Layout.row",
    "Layout.columnSpan",
    "Layout.rowSpan",
    "lines",
    "rows",
}
COUNTED = re.compile(r"\.length|[cC]ount|textStep|index|most|%")
PROPERTY = re.compile(r"\s*(?:(?:readonly|required|default) )*(?:property (?P<kind>\w+) )?(?P<name>[\w.]+)\s*:")
TIME = re.compile(r"(?:[dD]elay|[dD]uration|[iI]nterval|[tT]ime|Ms)$")
NUMBER = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w.])")
#: Below it a number is a share, or a line as thin as can be; from 10 on no factor either.
SHARE, FACTOR = 2, 10


def sizes(source: str) -> Iterator[str]:
    """The lines of a QML file in which a size or a duration stands as a number.

    Numbers that are none: counts, shares, ratios of two numbers, factors, and what counts and text steps are compared with.
    """
    for line in source.splitlines():
        code = re.sub(r'"(?:[^"\\]|\\.)*"', '""', line).split("//")[0]
        code = re.sub(r"\d+ / \d+", "", code)
        if not code.startswith(("import", "pragma")) and any(_is_size(part) for part in re.split(r"[;{]", code)):
            yield line.strip()


def _is_size(code: str) -> bool:
    named = PROPERTY.match(code)
    if named is not None and (named["name"] in COUNTS or (named["kind"] == "int" and not TIME.search(named["name"]))):
        return False
    return any(_measures(found, code) for found in NUMBER.finditer(code))


def _measures(found: re.Match[str], code: str) -> bool:
    before, after = code[: found.start()].rstrip(" -"), code[found.end() :].lstrip()
    if float(found[0]) < SHARE:
        return False
    if float(found[0]) < FACTOR and (before.endswith(("*", "/")) or after.startswith(("*", "/"))):
        return False
    compared = re.search(r"(\S+) (?:[<>]=?|[=!]==?|%)$", before)
    return compared is None or not COUNTED.search(compared[1] + compared[0][-1])


def test_generated_tokens_are_current() -> None:
    expected = theme_tokens.render(json.loads(theme_tokens.SOURCE.read_text()))
    assert {path.name: path.read_text() for path in theme_tokens.TARGET.glob("*.qml")} == expected


def test_css_colours_become_qml_colours() -> None:
    assert theme_tokens.colour("rgba(11,26,29,0.62)") == "#9E0B1A1D"
    assert theme_tokens.colour("#0B5F59") == "#0B5F59"


def test_qmldir_names_every_file_once() -> None:
    listed = re.findall(r"(\S+\.qml)$", (KIOSK / "qmldir").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(str(path.relative_to(KIOSK)) for path in KIOSK.rglob("*.qml"))


def colours(source: str) -> Iterator[str]:
    """The lines of a QML file in which a colour stands by its value or its name."""
    for line in source.splitlines():
        named = re.search(r"(?:[cC]olor|tint|ink|fill): (.*)", line)
        words = re.findall(r'"(\w+)"', named[1]) if named else []
        if re.search(r'"#[0-9a-fA-F]{3,8}"|Qt\.(?:rgba|hsla|hsva|color)\(', line) or any(_is_colour(word) for word in words):
            yield line.strip()


def _is_colour(word: str) -> bool:
    return word != "transparent" and QColor.isValidColorName(word)


def test_colours_stand_only_in_the_tokens() -> None:
    looked = [path for path in KIOSK.rglob("*.qml") if path.parent.name != "tokens"]
    assert [f"{path.relative_to(KIOSK)}: {line}" for path in looked for line in colours(path.read_text())] == []


@pytest.mark.parametrize(
    "line", ['color: "#0B5F59"', 'color: dark ? "black" : Theme.color.ink', 'tint: "tomato"', "fill: Qt.rgba(0, 0, 0, 0.5)"]
)
def test_a_colour_that_has_no_name_is_seen(line: str) -> None:
    assert list(colours(f"Item {{\n    {line}\n}}\n")) == [line]


def test_sizes_and_durations_stand_only_where_they_have_names() -> None:
    looked = [path for path in KIOSK.rglob("*.qml") if path.stem not in NAMED | DRAWN and path.parent.name not in {"tokens", "gallery"}]
    assert len(looked) > 150
    assert [f"{path.relative_to(KIOSK)}: {line}" for path in looked for line in sizes(path.read_text())] == []


@pytest.mark.parametrize(
    "line",
    [
        "width: 44",
        "Layout.topMargin: Theme.kiosk ? 34 : Theme.space.s",
        "radius: Theme.radius.button - 4",
        "implicitHeight: Math.max(104, label.height)",
        "anchors.margins: -40",
        "property real side: 2.5",
        "property int closeDelay: 300",
        "NumberAnimation { duration: 90 }",
        "Rectangle { z: 2; width: 3 }",
        "visible: page.width > 700",
        "font.pixelSize: 20 * Theme.grow",
        "sourceSize: Qt.size(54, 54)",
    ],
)
def test_a_size_that_has_no_name_is_seen(line: str) -> None:
    assert list(sizes(f"Item {{\n    {line}\n}}\n")) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "width: parent.width - 2 * Theme.space.l",
        "height: Math.round(width * 9 / 16)",
        "opacity: 0.72",
        "font.pixelSize: kind.size * 1.06",
        "columns: Theme.largest ? 1 : 4",
        "visible: Theme.textStep > 100 && rows.count > 3 && index % 2 === 0",
        "property int length: 6",
        'name: "undo-2" // 44 px',
    ],
)
def test_counts_shares_and_factors_are_no_sizes(line: str) -> None:
    assert list(sizes(f"Item {{\n    {line}\n}}\n")) == []


def test_no_exclamation_marks_in_words() -> None:
    words = [match for path in KIOSK.rglob("*.qml") for match in re.findall(r"qsTr\(\"([^\"]*)\"", path.read_text())]
    assert len(words) > 100
    assert [word for word in words if "!" in word] == []


def test_icons_in_use_exist() -> None:
    text = "\n".join(path.read_text() for path in KIOSK.rglob("*.qml"))
    used = set(re.findall(r"icon(?:Name)?: \"([a-z0-9-]+)\"", text))
    used |= set(re.findall(r"(?:AppIcon|IconTile) \{[^{}]*?\bname: \"([a-z0-9-]+)\"", text))
    assert len(used) > 40
    assert {name for name in used if not (ROOT / "resources" / "icons" / f"{name}.svg").exists()} == set()
