"""Turn the design's tokens.json into the data behind the QML Theme singleton.

`Tokens.qml` (the values) and the small types beside it (the names) are generated and committed,
so that the screen starts without parsing JSON and qmllint knows every name. Run `python -m kiosk.ui.theme_tokens` after a change of
resources/tokens.json; a test fails while the two differ.
"""

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "resources" / "tokens.json"
TARGET = Path(__file__).parent / "qml" / "Kiosk" / "tokens"

HEADER = "// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.\nimport QtQuick\n"
THEMES = {"light": "light", "dark": "dark", "highContrast": "contrast"}
SCALES = ("kiosk", "tablet")

Json = dict[str, Any]


def colour(value: str) -> str:
    """A CSS colour (#rrggbb or rgba()) as QML's #aarrggbb."""
    match = re.fullmatch(r"rgba\((\d+),(\d+),(\d+),([\d.]+)\)", value)
    if match is None:
        return value
    red, green, blue = (int(match[n]) for n in (1, 2, 3))
    return f"#{round(float(match[4]) * 255):02X}{red:02X}{green:02X}{blue:02X}"


def literal(value: object) -> str:
    return json.dumps(value) if isinstance(value, str) else f"{value}"


def declare(types: dict[str, str], kind: str, names: dict[str, str]) -> None:
    """Add the type `kind`Tokens, with one property per name, to the files to write."""
    lines = [f"    property {form} {name}" for name, form in names.items()]
    types[f"{kind}Tokens.qml"] = "\n".join([HEADER, "QtObject {", *lines, "}", ""])


def instance(kind: str, name: str, values: Json) -> str:
    lines = [f"        {key}: {literal(value)}" for key, value in values.items()]
    return "\n".join([f"    readonly property {kind}Tokens {name}: {kind}Tokens {{", *lines, "    }"])


def numbers(values: Json) -> Json:
    """Only the plain numbers: percentages of a side are the controls' business."""
    return {key: value for key, value in values.items() if isinstance(value, int | float)}


def palettes(tokens: Json, types: dict[str, str]) -> list[str]:
    colours = tokens["color"]
    fixed = {k: v for k, v in colours["fixed"].items() if isinstance(v, str)}
    shade = colours["fixed"]["duskTextShade"]
    fixed |= {"duskShadeFrom": shade[0], "duskShadeTo": shade[1]}
    made: list[str] = []
    declare(types, "Palette", dict.fromkeys([*colours["themes"]["light"], "scrim"], "color"))
    for source, name in THEMES.items():
        values = colours["themes"][source] | {"scrim": colours["scrim"][source]}
        made.append(instance("Palette", name, {k: colour(v) for k, v in values.items()}))
    declare(types, "Fixed", dict.fromkeys(fixed, "color"))
    made.append(instance("Fixed", "fixed", {k: colour(v) for k, v in fixed.items()}))
    return made


def measures(tokens: Json, types: dict[str, str]) -> list[str]:
    """Spacing, radii, touch and icon sizes, once per scale."""
    made: list[str] = []
    for kind, table in (
        ("Spacing", tokens["spacing"]),
        ("Radii", tokens["radius"]),
        ("Touch", {s: flatten_touch(tokens["touch"][s]) for s in SCALES}),
        ("Icons", tokens["icons"]["sizes"]),
    ):
        names = {key: "real" for scale in SCALES for key in numbers(table[scale])}
        declare(types, kind, names)
        made += [
            instance(kind, f"{scale}{kind}", numbers(table[scale]))  # kioskSpacing, tabletSpacing…
            for scale in SCALES
        ]
    return made


def flatten_touch(touch: Json) -> Json:
    return {key: value[0] if isinstance(value, list) else value for key, value in touch.items()}


def layouts(tokens: Json, types: dict[str, str]) -> list[str]:
    forms = tokens["layout"]
    names = {key: "real" for form in forms.values() for key in numbers(form)}
    declare(types, "Layout", names)
    return [instance("Layout", f"{form}Layout", numbers(v)) for form, v in forms.items()]


def type_ramp(tokens: Json, _types: dict[str, str]) -> list[str]:
    """Each style as [size at 100, at 150, at 200, line height factor, weight]."""
    made: list[str] = []
    for scale in SCALES:
        rows = [
            f'        "{name}": {[*style["size"].values(), style["line"], style["weight"]]}'
            for name, style in tokens["typeScale"][scale].items()
        ]
        body = ",\n".join(rows)
        made.append(f"    readonly property var {scale}Type: ({{\n{body}\n    }})")
    spacing = {k: float(str(v).removesuffix("em")) for k, v in tokens["font"]["letterSpacing"].items()}
    made.append(f"    readonly property var letterSpacing: ({json.dumps(spacing)})")
    return made


def moments(tokens: Json, types: dict[str, str]) -> list[str]:
    motion, border, time = tokens["motion"], tokens["border"], tokens["time"]
    ring = {f"focus{key[0].upper()}{key[1:]}": value for key, value in border["focusRing"].items()}
    groups = {
        "Motion": numbers(motion) | {"reducedFade": motion["reduced"]["fade"]},
        "Border": numbers(border) | ring,
        "Stroke": numbers(tokens["icons"]["stroke"]),
        "Time": numbers(time),
    }
    made: list[str] = []
    for kind, group in groups.items():
        values = {("normal" if key == "default" else key): value for key, value in group.items()}
        declare(types, kind, dict.fromkeys(values, "real"))
        made.append(instance(kind, kind.lower(), values))
    return made


def render(tokens: Json) -> dict[str, str]:
    """The whole text of every generated file, by its name."""
    types: dict[str, str] = {}
    parts = [palettes, measures, layouts, type_ramp, moments]
    body = "\n\n".join("\n".join(part(tokens, types)) for part in parts)
    return types | {"Tokens.qml": f"{HEADER}\nQtObject {{\n{body}\n}}\n"}


def main() -> None:
    TARGET.mkdir(exist_ok=True)
    for name, text in render(json.loads(SOURCE.read_text())).items():
        (TARGET / name).write_text(text)


if __name__ == "__main__":
    main()
