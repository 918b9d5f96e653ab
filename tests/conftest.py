"""Settings that every test shares: Qt draws off screen and in software, and the language of the machine plays no part."""

import gc
import os
from pathlib import Path
from typing import Any

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["LANG"] = os.environ["LC_ALL"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false;qt.multimedia.*=false"

from tests.quick_pins import quick_pins  # what it loads must find these settings

HERE = Path(__file__).parent
#: What takes long begins first, so that no worker is left alone with it at the end; what mostly waits beside what computes.
LONGEST = (
    "e2e/test_main_job.py",
    "torture/test_torture.py",
    "model/test_model.py",
    "e2e/test_bad_days.py",
    "qml/test_by_ear.py",
    "qml/test_every_screen.py",
    "security/test_hostile_text.py",
    "qml/test_lint.py",
    "integration/sync/test_going_up.py",
    "unit/mail/test_history_again.py",
    "integration/hardware/test_killed.py",
    "integration/central/test_money_model.py",
    "integration/central/test_workers.py",
)

#: Their tests are spread one by one; those of any other module stay together, with what they set up.
APART = ("tests/qml/test_every_screen.py", "tests/model/test_model.py")
#: Storms that must not blow at once.
ONE_BY_ONE = "tests/torture/"

quick_pins()


def unit(nodeid: str) -> str:
    """What one worker does in one go."""
    module = nodeid.partition("::")[0]
    if module in APART:
        return nodeid
    return ONE_BY_ONE if module.startswith(ONE_BY_ONE) else module


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: Any, log: Any) -> Any:
    """Spread units. `--dist loadgroup` would not: it marks groups in `_nodeid`, which pytest 9.2 does not read."""
    from xdist.scheduler import LoadScopeScheduling

    config.option.loadscopereorder = False
    scheduler = LoadScopeScheduling(config, log)
    scheduler._split_scope = unit
    return scheduler


#: Tests that show screens in this process.
SCREENS = ("qml", "unit/ui", "security/test_hostile_text.py", "security/test_screen_privacy.py")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first; the others as they stand. Those that show screens are marked: they have a run of their own."""
    ranks = {HERE / name: rank for rank, name in enumerate(LONGEST)}
    items.sort(key=lambda item: ranks.get(item.path, len(ranks)))
    for item in items:
        if any(item.path.is_relative_to(HERE / place) for place in SCREENS):
            item.add_marker("screens")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> None:
    """What is left of a screen is kept to the end. WORKAROUND(pyside): collected, it takes with it something that Qt's QML engine still
    points at, and the next engine of the process ends in a segmentation fault. A device shows one screen in the life of a process."""
    if item.get_closest_marker("screens"):
        gc.freeze()
