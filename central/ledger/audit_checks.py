"""The invariants as SQL, for SQLite and PostgreSQL alike. Each query names what breaks it, the first first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import TextClause, text

#: Kinds of entries by which a command pays for something.
_CHARGES = (
    "'mail_stamps', 'reply_stamp', 'stamps_bought', 'moved_to_credits', 'obligation_paid', 'media_bought', 'media_rented', "
    "'commissary_ordered'"
)


@dataclass(frozen=True)
class Check:
    """One query for one invariant."""

    number: str
    words: str
    #: Selects one text column that names each broken row; no rows when the invariant holds.
    query: TextClause


def check(number: str, words: str, sql: str) -> Check:
    """A check of one invariant by a query."""
    return Check(number, words, text(sql))


CHECKS = (
    check(
        "1",
        "every entry's postings sum to zero, per commodity",
        """
        SELECT 'entry ' || p.entry || ' (' || a.commodity || ' ' || SUM(p.amount) || ', first posting line ' || MIN(p.line)
               || ' of account ' || MIN(p.account) || ')'
        FROM postings p JOIN accounts a ON a.id = p.account
        GROUP BY p.entry, a.commodity HAVING SUM(p.amount) <> 0 ORDER BY p.entry
        """,
    ),
    check(
        "1",
        "every entry has at least two postings",
        """
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN postings p ON p.entry = e.id
        GROUP BY e.id HAVING COUNT(p.line) < 2 ORDER BY e.id
        """,
    ),
    check(
        "2",
        "no account is below zero but issued and what is owed (receivable), and nobody is owed",
        """
        SELECT 'account ' || id || ' (' || kind || ' ' || balance || ')' FROM accounts
        WHERE (kind NOT IN ('issued', 'receivable') AND balance < 0) OR (kind = 'receivable' AND balance > 0) ORDER BY id
        """,
    ),
    check(
        "3",
        "per commodity: issued = available + escrow + trust + spent + paid out + written off, less what is owed",
        "SELECT 'commodity ' || commodity || ' is off by ' || SUM(balance) FROM accounts GROUP BY commodity HAVING SUM(balance) <> 0",
    ),
    check(
        "3",
        "every account is of a known kind, and of an owner that exists",
        """
        SELECT 'account ' || a.id || ' (' || a.kind || ' of ' || a.owner || ')' FROM accounts a
        LEFT JOIN residents r ON (r.id = SUBSTR(a.owner, 10) AND a.owner LIKE 'resident:%')
               OR (r.id = SUBSTR(a.owner, 8) AND a.owner LIKE 'family:%')
        LEFT JOIN contacts c ON c.id = SUBSTR(a.owner, 9) AND a.owner LIKE 'contact:%'
        WHERE a.kind NOT IN ('issued', 'available', 'escrow', 'spent', 'trust', 'paid_out', 'written_off', 'receivable')
           OR (a.owner <> 'facility' AND r.id IS NULL AND c.id IS NULL) ORDER BY a.id
        """,
    ),
    check(
        "4",
        "the same per owner: each resident, each contact, the facility",
        """
        SELECT 'owner ' || owner || ', ' || commodity || ' is off by ' || SUM(balance)
        FROM accounts GROUP BY owner, commodity HAVING SUM(balance) <> 0 ORDER BY owner
        """,
    ),
    check(
        "5",
        "0 ≤ used ≤ granted for each allowance, and used = the sum of its spends",
        """
        SELECT 'allowance ' || a.id || ' (used ' || a.used_stamps || '/' || a.used_cents || ' of ' || a.stamps || '/' || a.credits_cents
               || ', spends ' || COALESCE(s.stamps, 0) || '/' || COALESCE(s.cents, 0) || ')'
        FROM allowances a
        LEFT JOIN (SELECT allowance, SUM(stamps) AS stamps, SUM(cents) AS cents FROM allowance_spends GROUP BY allowance) s
               ON s.allowance = a.id
        WHERE a.used_stamps < 0 OR a.used_stamps > a.stamps OR a.used_cents < 0 OR a.used_cents > a.credits_cents
           OR a.used_stamps <> COALESCE(s.stamps, 0) OR a.used_cents <> COALESCE(s.cents, 0) ORDER BY a.id
        """,
    ),
    check(
        "5",
        "a resident's escrow holds exactly what is left of their allowances that have not ended",
        """
        SELECT 'owner ' || owner || ', ' || commodity || ' is off by ' || SUM(amount) FROM (
            SELECT owner, commodity, balance AS amount FROM accounts WHERE kind = 'escrow' AND owner LIKE 'resident:%'
            UNION ALL SELECT 'resident:' || resident, 'stamp', used_stamps - stamps FROM allowances
            WHERE state IN ('open', 'frozen', 'fencing')
            UNION ALL SELECT 'resident:' || resident, 'usd_cents', used_cents - credits_cents FROM allowances
            WHERE state IN ('open', 'frozen', 'fencing')
        ) held GROUP BY owner, commodity HAVING SUM(amount) <> 0 ORDER BY owner
        """,
    ),
    check(
        "6",
        "balances = replay of the journal",
        """
        SELECT 'account ' || a.id || ' (' || a.kind || ' ' || a.commodity || '): holds ' || a.balance || ', postings give '
               || COALESCE(p.amount, 0)
        FROM accounts a LEFT JOIN (SELECT account, SUM(amount) AS amount FROM postings GROUP BY account) p ON p.account = a.id
        WHERE a.balance <> COALESCE(p.amount, 0) ORDER BY a.id
        """,
    ),
    check(
        "7",
        "a command id is charged at most once",
        f"""
        SELECT 'command ' || e.command FROM entries e WHERE e.kind IN ({_CHARGES})
        GROUP BY e.command HAVING COUNT(*) > 1 ORDER BY e.command
        """,  # noqa: S608 - a constant of this module
    ),
    check(
        "7",
        "every charge belongs to a message or a purchase that was taken; every message has its charge, unless it went free",
        """
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN outgoing o ON o.id = e.command
        WHERE e.kind IN ('mail_stamps', 'reply_stamp') AND (o.id IS NULL OR o.free)
        UNION ALL
        SELECT 'message ' || o.id FROM outgoing o
        LEFT JOIN entries e ON e.command = o.id AND e.kind IN ('mail_stamps', 'reply_stamp') WHERE e.id IS NULL AND NOT o.free
        UNION ALL
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN stamp_purchases s ON s.id = e.command
        WHERE (e.kind = 'stamps_bought' AND (s.id IS NULL OR s.charge <> e.id))
           OR (e.kind = 'stamps_issued' AND (s.id IS NULL OR s.entry <> e.id))
        UNION ALL
        SELECT 'purchase ' || s.id FROM stamp_purchases s LEFT JOIN entries c ON c.id = s.charge AND c.kind = 'stamps_bought'
        LEFT JOIN entries i ON i.id = s.entry AND i.kind = 'stamps_issued' WHERE c.id IS NULL OR i.id IS NULL
        """,
    ),
    check(
        "7",
        "a purchase that was taken back lost both its stamps and its charge, once; another one neither",
        """
        SELECT 'purchase ' || s.id FROM stamp_purchases s
        LEFT JOIN (SELECT reverses, COUNT(*) AS times FROM entries WHERE kind IN ('refund', 'stamps_returned') GROUP BY reverses) c
               ON c.reverses = s.charge
        LEFT JOIN (SELECT reverses, COUNT(*) AS times FROM entries WHERE kind IN ('refund', 'stamps_returned') GROUP BY reverses) i
               ON i.reverses = s.entry
        WHERE COALESCE(c.times, 0) <> CASE WHEN s.undone_by IS NULL THEN 0 ELSE 1 END
           OR COALESCE(i.times, 0) <> CASE WHEN s.undone_by IS NULL THEN 0 ELSE 1 END ORDER BY s.id
        """,
    ),
    check(
        "8",
        "a charge = price times quantity, and quantity > 0",
        f"""
        SELECT 'entry ' || e.id FROM entries e
        LEFT JOIN (SELECT entry, SUM(amount) AS amount FROM postings WHERE amount > 0 GROUP BY entry) p ON p.entry = e.id
        WHERE e.kind IN ({_CHARGES}) AND (e.quantity IS NULL OR e.unit_price IS NULL OR e.quantity <= 0 OR e.unit_price <= 0
              OR COALESCE(p.amount, 0) <> e.quantity * e.unit_price) ORDER BY e.id
        """,  # noqa: S608 - a constant of this module
    ),
    check(
        "8",
        "a message costs what it carries by the list of its version, and that was charged",
        """
        SELECT 'message ' || o.id FROM outgoing o
        LEFT JOIN (SELECT message, SUM(CASE WHEN what = 'photo' THEN 1 ELSE 0 END) AS photos,
                          SUM(CASE WHEN what = 'video' THEN 1 ELSE 0 END) AS videos
                   FROM outgoing_photos GROUP BY message) f ON f.message = o.id
        LEFT JOIN price_lists l ON l.version = o.price_version
        LEFT JOIN entries e ON e.command = o.id AND e.kind IN ('mail_stamps', 'reply_stamp')
        WHERE o.letters_per_stamp <> COALESCE(l.letters_per_stamp, o.letters_per_stamp) OR e.quantity <> o.stamps
           OR o.stamps <> CASE WHEN o.channel = 'sms' THEN o.sms_stamps ELSE
              COALESCE(f.photos, 0) * o.photo_stamps + COALESCE(f.videos, 0) * o.video_stamps
              + CASE WHEN o.card IS NULL THEN 0 ELSE o.ecard_stamps END
              + CASE WHEN LENGTH(o.text) <= o.letters_per_stamp THEN 1
                ELSE (LENGTH(o.text) + o.letters_per_stamp - 1) / o.letters_per_stamp END END
        ORDER BY o.id
        """,
    ),
    check(
        "8",
        "a purchase was charged its price, and brought its stamps",
        """
        SELECT 'purchase ' || s.id FROM stamp_purchases s
        LEFT JOIN (SELECT entry, SUM(amount) AS amount FROM postings WHERE amount > 0 GROUP BY entry) c ON c.entry = s.charge
        LEFT JOIN (SELECT entry, SUM(amount) AS amount FROM postings WHERE amount > 0 GROUP BY entry) i ON i.entry = s.entry
        WHERE COALESCE(c.amount, 0) <> s.cents OR COALESCE(i.amount, 0) <> s.stamps ORDER BY s.id
        """,
    ),
    check(
        "9",
        "outcomes stored = last seq of the device's epoch, without gaps",
        """
        SELECT 'device ' || d.id || ': last seq ' || d.last_seq || ', outcomes ' || COUNT(c.seq)
        FROM devices d LEFT JOIN commands c ON c.device = d.id AND c.epoch = d.epoch
        GROUP BY d.id, d.last_seq
        HAVING COUNT(c.seq) <> d.last_seq OR COALESCE(MAX(c.seq), 0) <> d.last_seq ORDER BY d.id
        """,
    ),
    check(
        "10",
        "every stream has the changes from its floor to its head, none twice: what devices are told has no holes",
        """
        SELECT 'stream ' || s.name || ': head ' || s.head || ', changes ' || COALESCE(c.many, 0) FROM streams s
        LEFT JOIN (SELECT c.stream, COUNT(*) AS many, MAX(c.n) AS last FROM changes c JOIN streams t ON t.name = c.stream
                   WHERE c.n > t.floor GROUP BY c.stream) c ON c.stream = s.name
        WHERE COALESCE(c.many, 0) <> s.head - s.floor OR COALESCE(c.last, s.floor) <> s.head ORDER BY s.name
        """,
    ),
    check(
        "11",
        "refunds of a charge ≤ that charge",
        """
        SELECT 'entry ' || r.original FROM (
            SELECT e.reverses AS original, a.commodity, SUM(p.amount) AS amount FROM entries e
            JOIN postings p ON p.entry = e.id AND p.amount > 0 JOIN accounts a ON a.id = p.account
            WHERE e.reverses IS NOT NULL GROUP BY e.reverses, a.commodity) r
        WHERE r.amount > (SELECT COALESCE(SUM(p.amount), 0) FROM postings p JOIN accounts a ON a.id = p.account
                          WHERE p.entry = r.original AND p.amount > 0 AND a.commodity = r.commodity)
        ORDER BY r.original
        """,
    ),
    check(
        "11",
        "what banks took back of a deposit = its chargebacks, and never more than reached the account",
        """
        SELECT 'deposit ' || n.id || ' (taken back ' || n.taken_back || ' of ' || n.amount || ', entries ' || COALESCE(b.amount, 0)
               || ')' FROM deposit_notices n
        LEFT JOIN (SELECT e.reverses, SUM(p.amount) AS amount FROM entries e JOIN postings p ON p.entry = e.id
                   JOIN accounts a ON a.id = p.account WHERE e.kind = 'chargeback' AND a.kind = 'issued' GROUP BY e.reverses) b
               ON b.reverses = n.entry
        WHERE n.kind <> 'chargeback' AND (n.taken_back <> COALESCE(b.amount, 0) OR n.taken_back > n.amount) ORDER BY n.id
        """,
    ),
    check(
        "3",
        "an account is held after a chargeback exactly while its resident owes",
        """
        SELECT 'resident ' || r.id FROM residents r
        WHERE (SELECT COUNT(*) FROM restrictions h WHERE h.resident = r.id AND h.kind = 'chargeback' AND h.ended_ms IS NULL)
           <> (SELECT COUNT(*) FROM accounts a WHERE a.owner = 'resident:' || r.id AND a.kind = 'receivable' AND a.balance < 0)
        ORDER BY r.id
        """,
    ),
    check(
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
    check(
        "12",
        "an allowance pays only for commands of its device and resident, from that resident's accounts",
        """
        SELECT 'spend ' || s.command || ' of allowance ' || a.id FROM allowance_spends s JOIN allowances a ON a.id = s.allowance
        WHERE NOT EXISTS (SELECT 1 FROM commands c JOIN grants g ON g.id = c.grant_id WHERE c.id = s.command
                          AND c.status = 'accepted' AND c.device = a.device AND g.resident = a.resident)
        UNION ALL
        SELECT 'spend ' || s.command || ' of allowance ' || a.id FROM allowance_spends s JOIN allowances a ON a.id = s.allowance
        JOIN postings p ON p.entry = s.entry JOIN accounts t ON t.id = p.account
        WHERE t.owner <> 'resident:' || a.resident OR t.kind NOT IN ('escrow', 'spent')
        """,
    ),
    check(
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
    check(
        "14",
        "a contact's escrow holds exactly their available reply stamps",
        """
        SELECT 'owner ' || owner || ' is off by ' || SUM(amount) FROM (
            SELECT owner, balance AS amount FROM accounts WHERE kind = 'escrow' AND owner LIKE 'contact:%' AND commodity = 'stamp'
            UNION ALL SELECT 'contact:' || contact, -1 FROM reply_stamps WHERE state = 'available'
        ) held GROUP BY owner HAVING SUM(amount) <> 0 ORDER BY owner
        """,
    ),
    check(
        "15",
        "every accepted mail.send is a message here, told to its resident",
        """
        SELECT 'command ' || c.id FROM commands c LEFT JOIN outgoing o ON o.id = c.id
        WHERE c.kind = 'mail.send' AND c.status = 'accepted' AND o.id IS NULL
        UNION ALL
        SELECT 'quarantined command ' || q.id FROM quarantined_commands q LEFT JOIN outgoing o ON o.id = q.id
        WHERE q.kind = 'mail.send' AND q.status = 'accepted' AND o.id IS NULL
        UNION ALL
        SELECT 'message ' || missing.id FROM (
            SELECT id, resident FROM outgoing
            EXCEPT SELECT SUBSTR(key, 6), SUBSTR(stream, 10) FROM changes WHERE kind = 'mail.sent'
        ) missing
        """,
    ),
    check(
        "15",
        "every rejected mail.send whose words central could read, and every message that staff rejected, is a draft of its resident",
        """
        SELECT 'command ' || missing.id FROM (
            SELECT c.id, g.resident FROM commands c JOIN grants g ON g.id = c.grant_id AND g.device = c.device
            JOIN residents r ON r.id = g.resident AND r.role = 'resident'
            WHERE c.kind = 'mail.send' AND c.status = 'rejected' AND c.code NOT IN ('bad_payload', 'unknown_kind', 'duplicate_id')
            UNION SELECT id, resident FROM outgoing WHERE status = 'rejected'
            EXCEPT SELECT SUBSTR(key, 10), SUBSTR(stream, 10) FROM changes WHERE kind = 'mail.draft_returned'
        ) missing
        """,
    ),
)
