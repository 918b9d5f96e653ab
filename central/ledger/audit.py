"""Checks the invariants of docs/protocol.md on a live database, in one consistent read. Names the first broken row of each."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, TextClause, text


@dataclass(frozen=True)
class Finding:
    """One invariant: whether it holds, and the first thing that breaks it."""

    number: str
    words: str
    holds: bool
    broken: str = ""


#: Invariants that concern what does not exist yet, or what central cannot see alone.
NOT_YET = (
    ("5", "0 ≤ used ≤ granted for each allowance: there are no allowances yet"),
    ("10", "device and central agree after a sync: checked by tests with a device, not from central alone"),
    ("13", "a licence opens only for its device and resident: there are no licences yet"),
    ("15", "what a resident saw as saved is never lost: checked by tests with a device, not from central alone"),
)


@dataclass(frozen=True)
class _Check:
    number: str
    words: str
    #: Selects one text column that names each broken row; no rows when the invariant holds.
    query: TextClause


def _check(number: str, words: str, sql: str) -> _Check:
    return _Check(number, words, text(sql))


_CHECKS = (
    _check(
        "1",
        "every entry's postings sum to zero, per commodity",
        """
        SELECT 'entry ' || p.entry || ' (' || a.commodity || ' ' || SUM(p.amount) || ', first posting line ' || MIN(p.line)
               || ' of account ' || MIN(p.account) || ')'
        FROM postings p JOIN accounts a ON a.id = p.account
        GROUP BY p.entry, a.commodity HAVING SUM(p.amount) <> 0 ORDER BY p.entry
        """,
    ),
    _check(
        "1",
        "every entry has at least two postings",
        """
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN postings p ON p.entry = e.id
        GROUP BY e.id HAVING COUNT(p.line) < 2 ORDER BY e.id
        """,
    ),
    _check(
        "2",
        "available, escrow and spent are never below zero",
        """
        SELECT 'account ' || id || ' (' || kind || ' ' || balance || ')' FROM accounts
        WHERE kind <> 'issued' AND balance < 0 ORDER BY id
        """,
    ),
    _check(
        "3",
        "per commodity: issued = available + escrow + spent",
        "SELECT 'commodity ' || commodity || ' is off by ' || SUM(balance) FROM accounts GROUP BY commodity HAVING SUM(balance) <> 0",
    ),
    _check(
        "4",
        "per owner and commodity: issued = available + escrow + spent",
        """
        SELECT 'owner ' || owner || ', ' || commodity || ' is off by ' || SUM(balance)
        FROM accounts GROUP BY owner, commodity HAVING SUM(balance) <> 0 ORDER BY owner
        """,
    ),
    _check(
        "6",
        "balances = replay of the journal",
        """
        SELECT 'account ' || a.id || ' (' || a.kind || ' ' || a.commodity || '): holds ' || a.balance || ', postings give '
               || COALESCE(SUM(p.amount), 0)
        FROM accounts a LEFT JOIN postings p ON p.account = a.id
        GROUP BY a.id, a.kind, a.commodity, a.balance HAVING a.balance <> COALESCE(SUM(p.amount), 0) ORDER BY a.id
        """,
    ),
    _check(
        "7",
        "a command id is charged at most once",
        """
        SELECT 'command ' || e.command FROM entries e WHERE e.kind IN ('mail_stamps', 'reply_stamp')
        GROUP BY e.command HAVING COUNT(*) > 1
        """,
    ),
    _check(
        "7",
        "every charge belongs to a message that was taken, and every message has its charge",
        """
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN outgoing o ON o.id = e.command
        WHERE e.kind IN ('mail_stamps', 'reply_stamp') AND o.id IS NULL
        UNION ALL
        SELECT 'message ' || o.id FROM outgoing o
        LEFT JOIN entries e ON e.command = o.id AND e.kind IN ('mail_stamps', 'reply_stamp') WHERE e.id IS NULL
        """,
    ),
    _check(
        "8",
        "a charge = price times quantity, quantity > 0, and the quantity is what the text needs",
        """
        SELECT 'entry ' || e.id FROM entries e
        JOIN postings p ON p.entry = e.id AND p.amount > 0
        JOIN outgoing o ON o.id = e.command
        WHERE e.kind IN ('mail_stamps', 'reply_stamp') AND (
            e.quantity IS NULL OR e.unit_price IS NULL OR e.quantity <= 0 OR p.amount <> e.quantity * e.unit_price
            OR e.quantity <> o.stamps
            OR o.stamps <> CASE WHEN LENGTH(o.text) <= o.letters_per_stamp THEN 1
                           ELSE (LENGTH(o.text) + o.letters_per_stamp - 1) / o.letters_per_stamp END)
        ORDER BY e.id
        """,
    ),
    _check(
        "9",
        "outcomes stored = last seq of the device's epoch",
        """
        SELECT 'device ' || d.id || ': last seq ' || d.last_seq || ', outcomes ' || COUNT(c.seq)
        FROM devices d LEFT JOIN commands c ON c.device = d.id AND c.epoch = d.epoch
        GROUP BY d.id, d.last_seq
        HAVING COUNT(c.seq) <> d.last_seq OR COALESCE(MAX(c.seq), 0) <> d.last_seq ORDER BY d.id
        """,
    ),
    _check(
        "11",
        "refunds of a charge ≤ that charge",
        """
        SELECT 'entry ' || o.id FROM entries o
        JOIN (SELECT e.reverses AS original, SUM(p.amount) AS amount FROM entries e
              JOIN postings p ON p.entry = e.id AND p.amount > 0
              WHERE e.reverses IS NOT NULL GROUP BY e.reverses) r ON r.original = o.id
        JOIN (SELECT entry, SUM(amount) AS amount FROM postings WHERE amount > 0 GROUP BY entry) c ON c.entry = o.id
        WHERE r.amount > c.amount ORDER BY o.id
        """,
    ),
    _check(
        "12",
        "a grant is used only by its device and resident",
        """
        SELECT 'command ' || c.id FROM commands c LEFT JOIN grants g ON g.id = c.grant_id
        WHERE c.status = 'accepted' AND c.grant_id IS NOT NULL AND c.kind <> 'taken_back' AND (g.id IS NULL OR g.device <> c.device)
          AND NOT EXISTS (SELECT 1 FROM commands f WHERE f.id = c.id AND f.received_ms < c.received_ms)
        UNION ALL
        SELECT 'message ' || o.id FROM outgoing o JOIN grants g ON g.id = o.grant_id
        WHERE g.resident <> o.resident OR g.device <> o.device
        """,
    ),
    _check(
        "14",
        "a reply stamp pays at most once, and only for a reply to its message",
        """
        SELECT 'stamp ' || s.id FROM reply_stamps s JOIN outgoing o ON o.reply_stamp = s.id
        WHERE o.in_reply_to IS NULL OR o.in_reply_to <> s.message OR o.resident <> s.resident
        UNION ALL
        SELECT 'stamp ' || o.reply_stamp FROM outgoing o
        WHERE o.reply_stamp IS NOT NULL AND o.status NOT IN ('rejected', 'undeliverable')
        GROUP BY o.reply_stamp HAVING COUNT(*) > 1
        UNION ALL
        SELECT 'stamp ' || s.id FROM reply_stamps s LEFT JOIN outgoing o ON o.id = s.used_by
        WHERE s.state = 'used' AND (o.id IS NULL OR o.reply_stamp <> s.id)
        """,
    ),
    _check(
        "14",
        "escrow holds exactly the available reply stamps of each contact",
        """
        SELECT 'contact ' || c.id FROM contacts c
        WHERE (SELECT COUNT(*) FROM reply_stamps s WHERE s.contact = c.id AND s.state = 'available')
           <> COALESCE((SELECT a.balance FROM accounts a WHERE a.owner = 'contact:' || c.id AND a.kind = 'escrow'
                        AND a.commodity = 'stamp'), 0)
        ORDER BY c.id
        """,
    ),
)


def audit(connection: Connection) -> list[Finding]:
    """Check every invariant that applies."""
    return [_run(connection, check) for check in _CHECKS]


def _run(connection: Connection, check: _Check) -> Finding:
    broken = connection.execute(check.query).scalars().first()
    return Finding(check.number, check.words, broken is None, "" if broken is None else str(broken))
