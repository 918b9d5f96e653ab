"""What the school assigned, and certificates. Times in milliseconds since the epoch; a due day is one of the facility's calendar."""

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, String, Table, UniqueConstraint

from central.schema import metadata

tasks = Table(
    "course_tasks",
    metadata,
    Column("id", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("title", String(64), ForeignKey("media_titles.id"), nullable=False),
    Column("due", String(10)),
    Column("note", String(500), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("active", Boolean, nullable=False),
)
Index("ix_course_tasks_resident", tasks.c.resident, tasks.c.title)

certificates = Table(
    "course_certificates",
    metadata,
    Column("number", String(64), primary_key=True),
    Column("resident", String(64), ForeignKey("residents.id"), nullable=False),
    Column("title", String(64), ForeignKey("media_titles.id"), nullable=False),
    #: As they stood when the course was passed.
    Column("name", String(200), nullable=False),
    Column("course", String(300), nullable=False),
    Column("percent", Integer, nullable=False),
    Column("passed_ms", BigInteger, nullable=False),
    Column("received_ms", BigInteger, nullable=False),
    UniqueConstraint("resident", "title"),
)
