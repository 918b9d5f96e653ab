"""The one `MetaData` that every feature's `tables.py` adds its tables to."""

from types import ModuleType

from sqlalchemy import Connection, MetaData, Table

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def drop_rows(conn: Connection, module: ModuleType, **of: str) -> None:
    """Delete one owner's rows (`column=value`) from every table of a module that has that column; those that refer to others first."""
    ((column, value),) = of.items()
    own = {table for table in vars(module).values() if isinstance(table, Table) and column in table.c}
    for table in reversed(metadata.sorted_tables):
        if table in own:
            conn.execute(table.delete().where(table.c[column] == value))
