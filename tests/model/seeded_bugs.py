"""Bugs that were made on purpose, one at a time, in a copy of the program; the model must see each of them.

A bug is one or more replacements in one source file. Each text must stand there exactly once, so that a list that no longer fits the
program fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Bug:
    """In `file`, of each pair in `edits` the first text becomes the second."""

    name: str
    file: str
    edits: tuple[tuple[str, str], ...]


BUGS: tuple[Bug, ...] = (
    # --- commands: the chain, and each taken once ---
    Bug(
        "a fork is answered with what the other copy's commands came to",
        "central/commands/intake.py",
        (
            ("        if row.hash != by_seq[row.seq].hash:\n            raise Fork\n", ""),
            ("Outcome(seq=row.seq, id=row.id,", "Outcome(seq=row.seq, id=by_seq[row.seq].id,"),
        ),
    ),
    Bug(
        "a payload need not have the hash that was chained",
        "central/commands/chain.py",
        (("if command.hash != expected or found not in (None, command.payload_hash):", "if command.hash != expected:"),),
    ),
    Bug(
        "a gap in the numbers is not noticed",
        "central/commands/intake.py",
        (("if isinstance(links, Gap) or first.seq > device.last_seq + 1:", "if isinstance(links, Gap):"),),
    ),
    Bug(
        "a rewind leaves commands acknowledged",
        "kiosk/sync/drain.py",
        (('.values(state="sending", code="", reason="", acked_ms=None)', '.values(state="sending", code="", reason="")'),),
    ),
    Bug(
        "a grant is good on every device",
        "central/commands/intake.py",
        (
            ("mine = row is not None and row.device == self.device.id", "mine = row is not None"),
            ("grant_covers(row, run.device.id, command.at_ms)", "grant_covers(row, row.device, command.at_ms)"),
        ),
    ),
    Bug(
        "one outcome acknowledges all that waits",
        "kiosk/sync/drain.py",
        (('outbox.c.seq.between(bindparam("first"), bindparam("last"))', 'outbox.c.seq >= bindparam("first"), bindparam("last") > 0'),),
    ),
    Bug(
        "an enrolment chains only what was never sent",
        "kiosk/sync/outbox.py",
        (("select(outbox).where(waiting).order_by", 'select(outbox).where(outbox.c.state == "pending").order_by'),),
    ),
    Bug(
        "a rejected message does not come back as a draft",
        "central/mail_out/sending.py",
        (
            (
                '    append(context.connection, resident_stream(context.author), "mail.draft_returned"',
                '    (lambda *_, key: None)(context.connection, resident_stream(context.author), "mail.draft_returned"',
            ),
        ),
    ),
    # --- requests and streams ---
    Bug(
        "a request number is accepted again",
        "central/devices/request_window.py",
        (("if bit >= WINDOW or self.seen >> bit & 1:", "if bit >= WINDOW:"),),
    ),
    # --- money ---
    Bug(
        "a reply stamp pays twice",
        "central/reply_stamps/reply_stamps.py",
        (('    if row.state != "available":\n        raise StampRefused', '    if row.state == "void":\n        raise StampRefused'),),
    ),
    Bug(
        "what an allowance paid is not counted",
        "central/allowances/spend.py",
        (("_count(connection, row, amount if covered else Amount(), Amount(", "_count(connection, row, Amount(), Amount("),),
    ),
    Bug(
        "all of an allowance comes back, spent or not",
        "central/allowances/endings.py",
        (("    rest = left(row)\n", "    rest = Amount(row.stamps, row.credits_cents)\n"),),
    ),
    Bug(
        "an ended allowance does not come back",
        "central/allowances/endings.py",
        ((".where(allowances.c.state.in_(HELD), allowances.c.reclaim_ms <= now_ms)", '.where(allowances.c.state == "fencing")'),),
    ),
    Bug(
        "leaving does not give the allowance back",
        "kiosk/wallet/allowances.py",
        (('if load_identity(conn).kind == "kiosk":', 'if load_identity(conn).kind == "wall":'),),
    ),
    Bug(
        "a refund leaves the allowance as it was",
        "central/allowances/spend.py",
        (("stamps=row.stamps + paid.stamps, credits_cents=row.credits_cents + paid.cents, revision", "revision"),),
    ),
    Bug(
        "a purchase is known to the device alone",
        "kiosk/wallet/purchases.py",
        (('        _command(conn, session, "wallet.buy_stamps", payload, id, clock)\n', ""),),
    ),
    Bug(
        "nobody tells the devices of an undo",
        "central/stamp_books/buying.py",
        (
            (
                "        refunds=row.entry,\n        detail=row.book,\n    )\n    publish_balances(",
                "        refunds=row.entry,\n        detail=row.book,\n    )\n    (",
            ),
        ),
    ),
)


def plant(bug: Bug, folder: Path) -> None:
    """A copy of the program with the bug in it."""
    for name in ("kiosk", "central", "resources", "tests"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    file = folder / bug.file
    text = file.read_text(encoding="utf-8")
    for old, new in bug.edits:
        assert text.count(old) == 1, f"{bug.name}: its place in {bug.file} is gone"
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def run_model(folder: Path, examples: int) -> subprocess.CompletedProcess[str]:
    """Run the model of the copy in `folder`, in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.model.run", str(examples)],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
