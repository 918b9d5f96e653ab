"""Power loss under several writers: what left the device is in its chain afterwards, so that it never looks like a copied disk."""

from __future__ import annotations

import random
import subprocess
import sys
import textwrap
from pathlib import Path

from sqlalchemy import select

from kiosk.store.engine import open_store
from kiosk.store.migrate import upgrade
from kiosk.sync.outbox import start_epoch
from kiosk.sync.tables import outbox, outbox_head
from kiosk.sync.wire import GENESIS_HASH

ROUNDS = 3
KEY = bytes(32)

#: One process writes commands; two send them: what `take_batch` gave them is said on standard output, as bytes that left.
_SCREEN = """
    import itertools, sys
    from pathlib import Path
    from kiosk.store.engine import open_store
    from kiosk.sync.outbox import enqueue
    from kiosk.sync.wire import MailSend, PayOwnStamps

    class Hand:
        def now_ms(self): return 1
        def boot_ms(self): return 1

    store = open_store(Path(sys.argv[1]), bytes(32))
    for n in itertools.count():
        letter = MailSend(contact="c", text="x" * (n % 7 * 9000 + 1), pay=PayOwnStamps(count=1))
        with store.write() as conn:
            for _ in range(1 + n % 3):
                enqueue(conn, kind="mail.send", version=1, payload=letter, grant="g", clock=Hand())
"""
_SYNC = """
    import itertools, sys
    from pathlib import Path
    from kiosk.store.engine import open_store
    from kiosk.sync.batches import take_batch
    from kiosk.sync.drain import apply_outcomes
    from kiosk.sync.wire import Outcome

    store = open_store(Path(sys.argv[1]), bytes(32))
    for n in itertools.count():
        with store.write() as conn:
            batch = take_batch(conn, 50, 1)
        if batch is None:
            continue
        print(*(f"{one['seq']} {one['hash']}" for one in batch.commands), sep="\\n", flush=True)
        if n % 4:
            with store.write() as conn:
                apply_outcomes(conn, [Outcome(seq=seq, id=id, status="accepted") for seq, id in batch.heads], 2, (), batch.epoch)
"""


def test_what_was_sent_is_still_there_after_everything_is_killed(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = open_store(path, KEY, create=True)
    upgrade(store)
    with store.write() as conn:
        start_epoch(conn, 1)
    store.close()
    chance = random.Random(5)
    sent: dict[int, str] = {}
    for _ in range(ROUNDS):
        programs = [
            subprocess.Popen([sys.executable, "-c", textwrap.dedent(code), str(path)], stdout=subprocess.PIPE, text=True)
            for code in (_SCREEN, _SYNC, _SYNC)
        ]
        lines: list[str] = []
        for sync in programs[1:]:
            assert sync.stdout is not None
            lines += [sync.stdout.readline() for _ in range(chance.randint(20, 200))]  # both are at work
        for program in chance.sample(programs, 3):
            program.kill()
        for program in programs:
            lines += program.communicate()[0].splitlines()
            assert program.returncode < 0
        sent |= {int(seq): link for seq, _, link in (line.strip().partition(" ") for line in lines) if len(link) == 64}

        store = open_store(path, KEY)
        with store.read() as conn:
            rows = conn.execute(select(outbox.c.seq, outbox.c.prev_hash, outbox.c.hash).order_by(outbox.c.seq)).all()
            head = conn.execute(select(outbox_head.c.seq, outbox_head.c.hash)).one()
        store.close()
        links = [GENESIS_HASH, *(row.hash for row in rows)]
        assert [row.seq for row in rows] == list(range(1, len(rows) + 1))
        assert [row.prev_hash for row in rows] == links[:-1]
        assert head == (len(rows), links[-1])
        assert {seq: links[seq] for seq in sent if seq < len(links)} == sent, "the chain ends before what was sent"
    assert len(sent) > 100
