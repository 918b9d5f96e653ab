"""The invariants of the commissary, as SQL: see `audit_checks`."""

from __future__ import annotations

from central.ledger.audit_checks import check

CHECKS = (
    check(
        "7",
        "every order that was taken has its one charge, of its total; a refused one has none; nothing else is charged as an order",
        """
        SELECT 'order ' || o.id FROM commissary_orders o LEFT JOIN entries e ON e.id = o.entry
        WHERE (o.state <> 'refused' AND (e.id IS NULL OR e.command <> o.id OR e.kind <> 'commissary_ordered'
                                         OR e.quantity * e.unit_price <> o.total_cents))
           OR (o.state = 'refused' AND EXISTS (SELECT 1 FROM entries c WHERE c.command = o.id AND c.kind = 'commissary_ordered'))
        UNION ALL
        SELECT 'entry ' || e.id FROM entries e LEFT JOIN commissary_orders o ON o.entry = e.id
        WHERE e.kind = 'commissary_ordered' AND o.id IS NULL
        """,
    ),
    check(
        "8",
        "an order costs what its lines cost, each at a price that its good had",
        """
        SELECT 'order ' || o.id FROM commissary_orders o
        LEFT JOIN (SELECT order_id, SUM(pieces * cents) AS cents FROM commissary_lines GROUP BY order_id) l ON l.order_id = o.id
        WHERE o.state <> 'refused' AND COALESCE(l.cents, 0) <> o.total_cents
        UNION ALL
        SELECT 'order ' || o.id || ', ' || l.good FROM commissary_orders o JOIN commissary_lines l ON l.order_id = o.id
        LEFT JOIN commissary_prices p ON p.good = l.good AND p.cents = l.cents WHERE o.state <> 'refused' AND p.good IS NULL
        """,
    ),
    check(
        "11",
        "what was given back of an order = what of it the resident did not get, and its entries say the same",
        """
        SELECT 'order ' || o.id || ' (gave back ' || o.refunded_cents || ')' FROM commissary_orders o
        LEFT JOIN (SELECT order_id, SUM(cents * (CASE WHEN filled IS NULL THEN 0 ELSE pieces - filled END + returned)) AS cents
                   FROM commissary_lines GROUP BY order_id) l ON l.order_id = o.id
        LEFT JOIN (SELECT order_id, SUM(cents) AS cents, SUM(family_cents) AS family FROM commissary_refunds GROUP BY order_id) r
               ON r.order_id = o.id
        LEFT JOIN (SELECT e.reverses, SUM(p.amount) AS cents FROM entries e JOIN postings p ON p.entry = e.id AND p.amount > 0
                   WHERE e.reverses IS NOT NULL GROUP BY e.reverses) b ON b.reverses = o.entry
        WHERE o.refunded_cents <> CASE WHEN o.state = 'cancelled' THEN o.total_cents WHEN o.state = 'refused' THEN 0
                                  ELSE COALESCE(l.cents, 0) END
           OR o.refunded_cents <> COALESCE(r.cents, 0) OR o.family_refunded_cents <> COALESCE(r.family, 0)
           OR o.refunded_cents <> COALESCE(b.cents, 0)
        """,
    ),
    check(
        "12",
        "family's money pays only for orders of its resident, as much as each says, and goes back there",
        """
        SELECT 'order ' || o.id FROM commissary_orders o
        LEFT JOIN (SELECT p.entry, SUM(p.amount) AS cents FROM postings p JOIN accounts a ON a.id = p.account
                   JOIN commissary_orders q ON q.entry = p.entry AND a.owner = 'family:' || q.resident
                   WHERE a.kind = 'spent' GROUP BY p.entry) f ON f.entry = o.entry
        WHERE o.state <> 'refused' AND COALESCE(f.cents, 0) <> o.family_cents
        UNION ALL
        SELECT 'entry ' || p.entry FROM postings p JOIN accounts a ON a.id = p.account JOIN entries e ON e.id = p.entry
        LEFT JOIN commissary_orders o ON o.entry = COALESCE(e.reverses, e.id)
        LEFT JOIN commissary_family_gifts g ON g.entry = COALESCE(e.reverses, e.id)
        WHERE a.owner LIKE 'family:%' AND a.owner <> 'family:' || COALESCE(o.resident, g.resident, '')
        """,
    ),
    check(
        "15",
        "every commissary.order that was taken is an order here, told to its resident",
        """
        SELECT 'command ' || c.id FROM commands c LEFT JOIN commissary_orders o ON o.id = c.id
        WHERE c.kind = 'commissary.order' AND c.status = 'accepted' AND o.id IS NULL
        UNION ALL
        SELECT 'order ' || missing.id FROM (
            SELECT id, resident FROM commissary_orders
            EXCEPT SELECT SUBSTR(key, 7), SUBSTR(stream, 10) FROM changes WHERE kind = 'commissary.order_kept'
        ) missing
        """,
    ),
)
