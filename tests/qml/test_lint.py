"""The QML is clean under qmllint with the real view models' types, and the lint notices a property that no view model has."""

from pathlib import Path

import pytest

from tests.qml.lint import describe_types, lint, screens


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("qmltypes")
    describe_types(folder)
    return folder


def test_the_screens_are_clean(types: Path) -> None:
    assert lint(types, screens()) == ""


def test_a_property_that_no_view_model_has_is_noticed(types: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "Wrong.qml"
    wrong.write_text(
        "import QtQuick\nimport Kiosk.Models\nItem {\n    required property HomeModel home\n    property string t: home.nonsense\n}\n"
    )

    assert "nonsense" in lint(types, [wrong])
