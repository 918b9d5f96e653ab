"""What the program is made of: licences that a facility may use, and a check of the lock that never passes in silence."""

import importlib.util
import json
import re
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from types import ModuleType

import pytest

HERE = Path(__file__).parents[2]
#: Permissive licences, and weak copyleft whose terms a separate library keeps by itself.
ALLOWED = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser General|Zlib|Unlicense|0BSD|HPND|CC0", re.IGNORECASE
)
#: Whose metadata says nothing that can be read: looked up in their own files.
READ_BY_HAND = {"sqlcipher3": "Zlib", "pylibsrtp": "BSD-3-Clause"}
#: Not on the list and known: central alone reads tags of music with it (the requirement names it); no device has it.
KNOWN = {"mutagen": "GPL-2.0-or-later"}


def audit_lock() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit_lock", HERE / "packaging" / "supply" / "audit_lock.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


LOCK = "one==1.0 \\\n    --hash=sha256:aa\nTwo_b==2 \\\n    --hash=sha256:bb\n"


def said(*found: Mapping[str, object]) -> str:
    return json.dumps({"dependencies": found, "fixes": []})


def test_an_answer_for_each_package_is_the_only_pass() -> None:
    good = [{"name": "one", "version": "1.0", "vulns": []}, {"name": "two-b", "version": "2", "vulns": []}]
    bad = {"name": "one", "version": "1.0", "vulns": [{"id": "PYSEC-1", "fix_versions": ["1.1"]}]}
    judge = audit_lock().judge
    assert judge(LOCK, said(*good)) == (0, ["2 packages, no known vulnerability"])
    assert judge(LOCK, said(bad, good[1])) == (1, ["one 1.0: PYSEC-1, mended in 1.1"])


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "no network",
        "[]",
        said({"name": "one", "vulns": []}),
        said({"name": "one", "vulns": []}, {"name": "two-b", "skip_reason": "?"}),
    ],
)
def test_no_answer_and_half_an_answer_are_a_failure_of_their_own(answer: str) -> None:
    status, words = audit_lock().judge(LOCK, answer)
    assert status == 2
    assert "NOT" in words[0]


def test_each_dependency_has_a_licence_that_may_be_used() -> None:
    names = audit_lock().locked((HERE / "requirements.lock").read_text(encoding="utf-8"))
    assert len(names) > 50
    unknown = {}
    for name in names:
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue  # for another system than this one
        classifiers = [line for line in told.get_all("Classifier", []) if line.startswith("License ::")]
        words = " ".join([*told.get_all("License-Expression", []), *(line[:200] for line in told.get_all("License", [])), *classifiers])
        if not ALLOWED.search(READ_BY_HAND.get(name, words)):
            unknown[name] = words
    assert {name: words.strip() for name, words in unknown.items()} == KNOWN
