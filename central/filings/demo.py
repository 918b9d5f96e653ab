"""The forms of the demo facility, which lie in this program."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

import resources
from central.filings.form_judge import read_form_file
from central.filings.forms import load_forms
from central.filings.role_keys import RoleKeys

FOLDER = Path(resources.__file__).parent / "policies" / "forms"


def seed_forms(connection: Connection, data: Path, now_ms: int) -> int:
    """Load them, with the keys of their roles; returns how many are new."""
    documents = [read_form_file(path) for path in sorted(FOLDER.glob("*.json"))]
    return len(load_forms(connection, documents, RoleKeys.of(data), now_ms))
