"""The threat model names every attack of the security design, and tests that exist."""

import ast
import re
from pathlib import Path

HERE = Path(__file__).parents[2]
PAGE = (HERE / "docs" / "threat-model.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (\d+) \|.*$", re.MULTILINE)
NAMED = re.compile(r"`(tests/[\w/]+\.py)?::(\w+)`")
ATTACKS = 48


def test_each_attack_has_a_row_and_each_row_says_something() -> None:
    rows = {int(found[1]): found[0] for found in ROW.finditer(PAGE)}
    assert sorted(rows) == list(range(1, ATTACKS + 1))
    silent = [number for number, row in rows.items() if not NAMED.search(row) and "not tested" not in row and "not built" not in row]
    assert not silent


def test_each_named_test_exists() -> None:
    missing = []
    for row in ROW.finditer(PAGE):
        path = ""
        for place, name in NAMED.findall(row[0]):
            path = place or path
            tree = ast.parse((HERE / path).read_text(encoding="utf-8"))
            if name not in {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}:
                missing.append(f"{path}::{name}")
    assert not missing
