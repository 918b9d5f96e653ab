"""Settings that every test shares: Qt draws off screen and in software, and the language of the machine plays no part."""

import gc
import os
import sys
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
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """After a module that showed screens: what is left of them goes now, on the thread that Qt knows. Left to the next test's threads,
    whichever of them collects garbage would take Qt's objects down beside Qt, and a later screen would find the heap in ruins."""
    if "PySide6.QtCore" in sys.modules and (nextitem is None or nextitem.path != item.path):
        gc.unfreeze()
        gc.collect()
