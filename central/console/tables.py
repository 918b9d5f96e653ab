"""Who may use the console, their sessions, and the trail of what they read and did."""

from sqlalchemy import BigInteger, Boolean, CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from central.schema import metadata

accounts = Table(
    "console_accounts",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("login", String(64), nullable=False, unique=True),
    Column("name", String(80), nullable=False),
    #: JSON: what they may do in the console, and the roles of forms that they answer for.
    Column("roles", Text, nullable=False),
    Column("desks", Text, nullable=False),
    Column("password_hash", String(200), nullable=False),
    #: An administrator set the password: another one is chosen at the next sign-in.
    Column("password_given", Boolean, nullable=False),
    #: The secret of the second factor, sealed with the console's key; None: not set up yet.
    Column("factor", Text),
    #: The last 30 s step whose code was used: none is taken twice.
    Column("factor_step", BigInteger, nullable=False),
    Column("wrong", Integer, nullable=False),
    Column("locked_until_ms", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
    Column("since_ms", BigInteger, nullable=False),
)

#: Codes that stand in for the second factor, once each; hashes only.
recovery_codes = Table(
    "console_recovery_codes",
    metadata,
    Column("account", String(36), ForeignKey("console_accounts.id"), primary_key=True),
    Column("code_hash", String(64), primary_key=True),
    Column("used_ms", BigInteger),
)

#: `stage`: what is still missing; `in`: nothing. `secret`: a second factor that is being set up, sealed.
sessions = Table(
    "console_sessions",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account", String(36), ForeignKey("console_accounts.id"), nullable=False),
    Column("stage", String(16), nullable=False),
    Column("since_ms", BigInteger, nullable=False),
    Column("seen_ms", BigInteger, nullable=False),
    Column("secret", Text),
    CheckConstraint("stage IN ('password', 'factor', 'code', 'in')", name="stage"),
)
Index("ix_console_sessions_account", sessions.c.account)

#: Each line's hash covers the line before it. `about` is an id; there are nobody's words in it.
trail = Table(
    "console_trail",
    metadata,
    Column("number", BigInteger, primary_key=True, autoincrement=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("login", String(64), nullable=False),
    Column("deed", String(40), nullable=False),
    Column("about", String(80), nullable=False),
    Column("detail", String(200), nullable=False),
    Column("hash", String(64), nullable=False),
)
Index("ix_console_trail_about", trail.c.about)
