"""What holds for the QML as it is written: tokens, names, colours, icons, words."""

import json
import re
from pathlib import Path

from kiosk.ui import theme_tokens

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
KIOSK = ROOT / "kiosk" / "ui" / "qml" / "Kiosk"


def test_generated_tokens_are_current() -> None:
    expected = theme_tokens.render(json.loads(theme_tokens.SOURCE.read_text()))
    assert {path.name: path.read_text() for path in theme_tokens.TARGET.glob("*.qml")} == expected


def test_css_colours_become_qml_colours() -> None:
    assert theme_tokens.colour("rgba(11,26,29,0.62)") == "#9E0B1A1D"
    assert theme_tokens.colour("#0B5F59") == "#0B5F59"


def test_qmldir_names_every_file_once() -> None:
    listed = re.findall(r"(\S+\.qml)$", (KIOSK / "qmldir").read_text(), re.MULTILINE)
    assert sorted(listed) == sorted(str(path.relative_to(KIOSK)) for path in KIOSK.rglob("*.qml"))


def test_colours_stand_only_in_the_tokens() -> None:
    found = [
        f"{path.relative_to(KIOSK)}: {line.strip()}"
        for path in KIOSK.rglob("*.qml")
        if path.parent.name != "tokens"
        for line in path.read_text().splitlines()
        if re.search(r"\"#[0-9a-fA-F]{3,8}\"|Qt\.rgba\(|color: \"(?!transparent)", line)
    ]
    assert found == []


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
