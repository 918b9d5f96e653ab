from __future__ import annotations

import secrets
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from kiosk.store.engine import Store, StoreOutdated, open_store
from kiosk.store.migrate import HEAD, alembic_config, check_current, current_revision, downgrade, upgrade
from kiosk.store.way_back import is_newer, let_newer_go_back
from tests.integration.store.every_table import every_table


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = open_store(tmp_path / "store.db", secrets.token_bytes(32), create=True)
    yield made
    made.close()


def _tables(store: Store) -> dict[str, str]:
    """Every table and index with the SQL that made it."""
    with store.read() as conn:
        rows = conn.execute(text("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name != 'alembic_version'"))
        return {name: " ".join(sql.split()) for name, sql in rows}


def _words(tables: dict[str, str]) -> dict[str, list[str]]:
    """The words of each table's SQL in any order: constraints may stand in another, and SQLite quotes the name of a renamed table."""
    return {name: sorted(sql.replace(",", " ").replace(f'"{name}"', name).split()) for name, sql in tables.items()}


def _differences(conn: Connection) -> list[object]:
    context = MigrationContext.configure(conn, opts={"compare_type": True})
    return list(compare_metadata(context, every_table()))


def test_a_new_store_has_no_tables_and_says_so(store: Store) -> None:
    with pytest.raises(StoreOutdated, match="kiosk migrate"):
        check_current(store)


def test_up_down_and_up_again(store: Store) -> None:
    upgrade(store)
    check_current(store)
    first = _tables(store)
    upgrade(store)
    downgrade(store)
    assert _tables(store) == {}
    with pytest.raises(StoreOutdated):
        check_current(store)
    upgrade(store)
    assert _tables(store) == first


def test_the_migrations_make_exactly_the_tables_of_the_program(store: Store, tmp_path: Path) -> None:
    upgrade(store)
    with store.read() as conn:
        assert _differences(conn) == []
    direct = open_store(tmp_path / "direct.db", secrets.token_bytes(32), create=True)
    with direct.write() as conn:
        every_table().create_all(conn)
    wanted = _tables(direct)
    direct.close()
    assert _words(_tables(store)) == _words(wanted), "checks, keys and defaults too"


def test_a_missing_column_would_be_noticed(store: Store) -> None:
    upgrade(store)
    with store.write() as conn:
        conn.execute(text("ALTER TABLE drafts DROP COLUMN why"))
        assert _differences(conn) != []


def test_the_head_that_is_checked_is_the_newest_script() -> None:
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [HEAD]


def test_a_store_of_a_newer_program_is_refused(store: Store) -> None:
    upgrade(store)
    with store.write() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreOutdated, match="9999"):
        check_current(store)


def test_a_migration_that_fails_leaves_the_store_as_it_was(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    real = command.upgrade

    def fails_late(*given: Any) -> None:
        real(*given)
        raise OSError("power")

    monkeypatch.setattr(command, "upgrade", fails_late)
    with pytest.raises(OSError, match="power"):
        upgrade(store)
    monkeypatch.undo()
    assert _tables(store) == {}
    with store.read() as conn:
        assert current_revision(conn) is None
    upgrade(store)
    check_current(store)


def test_migrating_needs_no_feature_and_no_folder(tmp_path: Path) -> None:
    """As from an installed package: elsewhere, and without a feature imported."""
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from kiosk.store.engine import open_store\n"
        "from kiosk.store.migrate import check_current, upgrade\n"
        "store = open_store(Path('store.db'), bytes(32), create=True)\n"
        "upgrade(store)\n"
        "check_current(store)\n"
        "print([name for name in sys.modules if name.startswith(('kiosk.mail', 'kiosk.sync', 'kiosk.hardware'))])\n"
    )
    repository = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        env={"PYTHONPATH": str(repository), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout == "[]\n"


def test_after_a_way_back_the_newer_release_takes_its_migrations_back(store: Store, tmp_path: Path) -> None:
    upgrade(store)
    assert not is_newer(store)
    with store.write() as conn:
        conn.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    assert is_newer(store)
    for version in ("1.0.0", "1.1.0"):
        program = tmp_path / "releases" / version / "bin" / "kiosk"
        program.parent.mkdir(parents=True)
        program.write_text(f'#!/bin/sh\necho "{version} $*" >> "{tmp_path}/asked"\n', encoding="utf-8")
        program.chmod(0o755)
    (tmp_path / "current").symlink_to("releases/1.0.0")
    let_newer_go_back(tmp_path / "current", Path("device.toml"))
    assert (tmp_path / "asked").read_text().split("\n")[0] == f"1.1.0 migrate --to {HEAD} --settings device.toml"
    (tmp_path / "releases/1.1.0/bin/kiosk").write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    with pytest.raises(StoreOutdated, match="newer program"):
        let_newer_go_back(tmp_path / "current", None)
