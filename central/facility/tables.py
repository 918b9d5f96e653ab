"""One row: the facility."""

from sqlalchemy import Column, Integer, String, Table, Text

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
