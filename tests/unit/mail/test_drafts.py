import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

from kiosk.mail import mail
from kiosk.mail.letters import Draft
from tests.enrolled import ANDRE, Device
from tests.unit.mail import letters_of_marcus as his


def test_saved_as_typed_and_replaced_as_a_whole(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    first = Draft("d-1", "rosa", "m-1", "Hi  Rosa,\n\n  ")
    saved = mail.save_draft(device.store, session, first, device.clock)
    assert saved == device.clock.now_ms()
    with device.store.read() as conn:
        assert mail.draft_for(conn, "marcus", "rosa", "m-1") == first
        assert mail.draft_for(conn, "marcus", "rosa", None) is None
        assert mail.draft_for(conn, "andre", "rosa", "m-1") is None
    longer = Draft("d-1", "rosa", "m-1", "Hi  Rosa,\n\n  I am well")
    device.hand.forward(10)
    mail.save_draft(device.store, session, longer, device.clock)
    with device.store.read() as conn:
        (row,) = mail.drafts(conn, "marcus")
        assert (row.name, row.snippet, row.saved_ms) == ("Rosa Hale", "Hi Rosa, I am well", saved + 10)
        assert mail.load_draft(conn, "marcus", "d-1") == longer


def test_newest_first_and_only_the_owner_throws_away(device: Device) -> None:
    his.usual_mail(device)
    session = device.session()
    for n in range(3):
        device.hand.forward(1)
        mail.save_draft(device.store, session, Draft(f"d-{n}", "theo", None, str(n)), device.clock)
    mail.delete_draft(device.store, device.session(ANDRE), "d-2")
    with device.store.read() as conn:
        assert [row.id for row in mail.drafts(conn, "marcus")] == ["d-2", "d-1", "d-0"]
        newest = mail.draft_for(conn, "marcus", "theo", None)
        assert newest is not None
        assert newest.id == "d-2"
    mail.delete_draft(device.store, session, "d-2")
    with device.store.read() as conn:
        assert [row.id for row in mail.drafts(conn, "marcus")] == ["d-1", "d-0"]


_WRITER = """
    import sys
    from pathlib import Path
    from kiosk.device.clock import TrustedClock
    from kiosk.mail import mail
    from kiosk.mail.letters import Draft
    from kiosk.signin.rules import Person, Session
    from kiosk.store.engine import open_store

    store = open_store(Path(sys.argv[1]), bytes.fromhex(sys.stdin.readline().strip()))
    session = Session(sys.argv[2], Person("marcus", "Marcus", "1"), "g", True, 0)
    for n in range(1_000_000):
        mail.save_draft(store, session, Draft("d-1", "rosa", None, f"{n} " + "word " * 500), TrustedClock(store))
        print(n, flush=True)
"""


def test_a_draft_that_was_said_to_be_saved_survives_kill_nine(device: Device) -> None:
    """Kills the writer in the middle of its saves: the store holds the last one that was said, or the one after it, whole."""
    path = device.settings.store_path
    writer = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_WRITER), str(path), device.session().id],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )
    assert writer.stdin is not None
    assert writer.stdout is not None
    writer.stdin.write(device.keys.store_key.hex() + "\n")
    writer.stdin.flush()
    said = -1
    for line in writer.stdout:
        said = int(line)
        if said >= 20:
            os.kill(writer.pid, signal.SIGKILL)
            break
    said = max([said, *(int(line) for line in writer.stdout.read().split("\n") if line.isdigit())])
    writer.wait()
    writer.stdin.close()
    writer.stdout.close()
    device.power_cut()
    with device.store.read() as conn:
        draft = mail.load_draft(conn, "marcus", "d-1")
    assert draft is not None
    number, _space, rest = draft.text.partition(" ")
    assert int(number) in {said, said + 1}
    assert rest == "word " * 500
