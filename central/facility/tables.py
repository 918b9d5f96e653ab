"""One row: the facility. And every policy that it had."""

from sqlalchemy import BigInteger, Column, Integer, String, Table, Text

from central.schema import metadata

facility = Table(
    "facility",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("name", String(200), nullable=False),
    Column("mail_domain", String(253), nullable=False),
    Column("authserv_id", String(253), nullable=False),
    Column("policy", Text, nullable=False),
    Column("policy_number", Integer, nullable=False),
)

#: Every version of the policy, with who published it; empty: nobody said.
policy_history = Table(
    "policy_history",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("by", String(80), nullable=False),
    Column("policy", Text, nullable=False),
)
