"""The invariants of what was bought in the media store, as SQL: see `audit_checks`."""

from __future__ import annotations

from central.ledger.audit_checks import check

CHECKS = (
    check(
        "7",
        "every title that was paid has its one charge, what is free has none; what was returned came back once, what was not did not",
        """
        SELECT 'licence ' || l.id FROM media_licences l LEFT JOIN entries e ON e.id = l.entry
        LEFT JOIN (SELECT reverses, COUNT(*) AS times FROM entries WHERE reverses IS NOT NULL GROUP BY reverses) b
               ON b.reverses = l.entry
        WHERE (l.cents > 0 AND (e.id IS NULL OR e.command <> l.id OR e.quantity * e.unit_price <> l.cents))
           OR (l.cents = 0 AND l.entry IS NOT NULL)
           OR COALESCE(b.times, 0) <> CASE WHEN l.returned_ms IS NULL OR l.entry IS NULL THEN 0 ELSE 1 END ORDER BY l.id
        """,
    ),
    check(
        "7",
        "every charge for a title belongs to a licence, and every accepted media.buy is one",
        """
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN media_licences l ON l.entry = e.id
        WHERE e.kind IN ('media_bought', 'media_rented') AND l.id IS NULL
        UNION ALL
        SELECT 'command ' || c.id FROM commands c LEFT JOIN media_licences l ON l.id = c.id
        WHERE c.kind = 'media.buy' AND c.status = 'accepted' AND l.id IS NULL
        """,
    ),
    check(
        "13",
        "nobody owns a title twice, and nothing returned is told as held",
        """
        SELECT 'title ' || title || ' of ' || resident FROM media_licences WHERE how = 'own' AND returned_ms IS NULL
        GROUP BY resident, title HAVING COUNT(*) > 1
        UNION ALL
        SELECT 'licence ' || l.id FROM media_licences l
        JOIN (SELECT stream, key, MAX(n) AS n FROM changes WHERE kind = 'media.owned' GROUP BY stream, key) latest
             ON latest.stream = 'resident:' || l.resident AND latest.key = 'owned:' || l.id
        JOIN changes c ON c.stream = latest.stream AND c.n = latest.n
        WHERE l.returned_ms IS NOT NULL AND c.payload LIKE '%"state":"held"%'
        """,
    ),
)
