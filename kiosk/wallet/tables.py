"""Tables of the wallet. Money in cents, times in milliseconds since the epoch; everything of a resident is found through an index."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, Index, Integer, String, Table, Text

from kiosk.store.schema import metadata

#: What central last said. `stamps` and `credits_cents` are free to spend anywhere; `trust_ms` is when the facility reported the trust
#: balance.
balances = Table(
    "balances",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("stamps", BigInteger, nullable=False),
    Column("credits_cents", BigInteger, nullable=False),
    Column("trust_cents", BigInteger, nullable=False),
    Column("trust_ms", BigInteger),
    Column("currency", String(3), nullable=False),
)

#: What lies set aside in allowances, on this device and on others, as central last said (with the balances).
set_aside = Table(
    "set_aside",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("allowance", String(64), primary_key=True),
    Column("device", String(64), nullable=False),
    Column("device_name", String(200), nullable=False),
    Column("stamps", BigInteger, nullable=False),
    Column("credits_cents", BigInteger, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
)

#: Allowances that central signed over to this device, the highest revision of each. `stamps` and `credits_cents` are all that was
#: ever granted. `returned`: this device spends no more of it.
allowances = Table(
    "allowances",
    metadata,
    Column("allowance", String(64), primary_key=True),
    Column("revision", Integer, nullable=False),
    Column("resident", String(64), nullable=False),
    Column("epoch", Integer, nullable=False),
    Column("stamps", BigInteger, nullable=False),
    Column("credits_cents", BigInteger, nullable=False),
    Column("price_version", Integer, nullable=False),
    Column("issued_ms", BigInteger, nullable=False),
    Column("expires_ms", BigInteger, nullable=False),
    Column("returned", Boolean, nullable=False),
    Column("signed", Text, nullable=False),
)
Index("ix_allowances_resident", allowances.c.resident)

#: What commands made here do to the balances: signed amounts. `settled`: central's balances contain it. `refused` is central's code,
#: or "taken_back"; such a row counts for nothing and stays as a line of the history. `about` is the purchase that is undone, or the
#: obligation that is paid; `receipt` the print job.
movements = Table(
    "movements",
    metadata,
    Column("command", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("allowance", String(64)),
    Column("stamps", BigInteger, nullable=False, server_default="0"),
    Column("credits_cents", BigInteger, nullable=False, server_default="0"),
    Column("trust_cents", BigInteger, nullable=False, server_default="0"),
    Column("about", String(64)),
    Column("receipt", String(64)),
    Column("settled", Boolean, nullable=False),
    Column("refused", String(64)),
    CheckConstraint(
        "kind IN ('message', 'stamps_bought', 'undone', 'moved_to_credits', 'obligation_paid', 'media_bought', 'media_rented', "
        "'commissary_ordered')",
        name="kind",
    ),
)
Index("ix_movements_resident", movements.c.resident, movements.c.at_ms, movements.c.command)

#: Price lists by version (JSON of `wire.PricesChange`): the highest is today's, older ones are those of allowances.
price_lists = Table(
    "price_lists",
    metadata,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("prices", Text, nullable=False),
)

#: The resident's history at central, newest first by the index.
wallet_entries = Table(
    "wallet_entries",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("entry", String(64), primary_key=True),
    Column("kind", String(32), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("stamps", BigInteger, nullable=False),
    Column("credits_cents", BigInteger, nullable=False),
    Column("trust_cents", BigInteger, nullable=False),
    Column("command", String(64)),
    Column("refunds", String(64)),
    Column("source", String(40), nullable=False),
    Column("reference", String(80), nullable=False),
    Column("detail", String(200), nullable=False),
    # what it is searched by (`rules.folded`)
    Column("words", Text, nullable=False, server_default=""),
)
Index("ix_wallet_entries_list", wallet_entries.c.resident, wallet_entries.c.at_ms, wallet_entries.c.entry)
Index("ix_wallet_entries_refunds", wallet_entries.c.resident, wallet_entries.c.refunds)
Index("ix_wallet_entries_reference", wallet_entries.c.resident, wallet_entries.c.reference)
Index("ix_wallet_entries_command", wallet_entries.c.resident, wallet_entries.c.command)

#: Holds on accounts. `blocks` is a list of words, with commas.
restrictions = Table(
    "restrictions",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("restriction", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("blocks", String(100), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("ends_ms", BigInteger),
    Column("owed_cents", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
)

#: Restitution, fees and fines: what is owed in all and what of it is paid.
obligations = Table(
    "obligations",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("obligation", String(64), primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("owed_cents", BigInteger, nullable=False),
    Column("paid_cents", BigInteger, nullable=False),
    Column("deduct_percent", Integer, nullable=False),
    Column("may_pay", Boolean, nullable=False),
    Column("active", Boolean, nullable=False),
)
