"""Tables of courses. Times in milliseconds since the epoch; a due day is one of the facility's calendar."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Table

from kiosk.store.schema import metadata

#: What the school gave to residents and is not withdrawn.
tasks = Table(
    "course_tasks",
    metadata,
    Column("task", String(64), primary_key=True),
    Column("resident", String(64), nullable=False),
    Column("title", String(64), nullable=False),
    Column("due", String(10)),
    Column("note", String(500), nullable=False),
    Column("at_ms", BigInteger, nullable=False),
)
Index("ix_course_tasks_resident", tasks.c.resident, tasks.c.title)

#: Courses that residents passed. `number`: central's; NULL while it has not heard of it from here.
certificates = Table(
    "course_certificates",
    metadata,
    Column("resident", String(64), primary_key=True),
    Column("title", String(64), primary_key=True),
    Column("number", String(64)),
    # of the command that told central, where it was made here
    Column("command", String(64)),
    Column("name", String(200), nullable=False),
    Column("course", String(300), nullable=False),
    Column("percent", Integer, nullable=False),
    Column("passed_ms", BigInteger, nullable=False),
)
