from pathlib import Path
from xml.etree import ElementTree as ET

from resources.translations import build


def test_every_word_is_translated_and_the_files_are_what_the_sources_make() -> None:
    assert build.problems() == []


def test_a_missing_translation_and_a_missing_plural_are_noticed(tmp_path: Path) -> None:
    path = build.FOLDER / "lumen_es.ts"
    tree = ET.parse(path)
    messages = list(tree.getroot().iter("message"))
    plain = next(message for message in messages if message.get("numerus") is None)
    plural = next(message for message in messages if message.get("numerus") == "yes")
    plain.find("translation").set("type", "unfinished")  # type: ignore[union-attr]
    list(plural.iter("numerusform"))[1].text = ""
    damaged = tmp_path / "lumen_es.ts"
    tree.write(damaged, encoding="utf-8")

    missing = build.unfinished(damaged)

    assert missing == [message.findtext("source") for message in messages if message in {plain, plural}]


def test_placeholders_survive_translation() -> None:
    for message in ET.parse(build.FOLDER / "lumen_es.ts").getroot().iter("message"):
        source = message.findtext("source", "")
        forms = [form.text or "" for form in message.iter("numerusform")] or [message.findtext("translation", "")]
        for text in forms:
            for place in ("%1", "%2"):
                assert (place in source) == (place in text), f"{source!r} -> {text!r}"


def test_no_exclamation_marks_and_no_words_we_never_say() -> None:
    never = ("inmate", "offender", "violation", "denied", "failed", "invalid", "terminate", "submit")
    for message in ET.parse(build.FOLDER / "lumen_es.ts").getroot().iter("message"):
        source = message.findtext("source", "")
        assert "!" not in source
        assert "!" not in (message.findtext("translation") or "")
        assert not [word for word in never if word in source.lower()], source
