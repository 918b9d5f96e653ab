"""`central news`: feeds that are shown as notices of the kind "news"."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import select

from central.cli_options import DEFAULT_DATA, DatabaseOption, DataOption, fail, opened
from central.clock import now_ms
from central.mail_in.clean_text import clean_line
from central.news.feeds import Entry, FeedRefused, read_feed
from central.news.news import NoSuchFeed, add_feed, fetch_now, remove_feed, take
from central.news.tables import feeds

MAX_FILE_BYTES = 8 * 1024 * 1024

app = typer.Typer(help="News out of feeds (RSS, Atom).", no_args_is_help=True)


@app.command("add")
def news_add(
    source: Annotated[str, typer.Argument(help="Address of a feed (http, https), or a file that is read once.")],
    name: Annotated[str, typer.Option(help="Who says it, as residents read it; without one, the feed's own name.")] = "",
    lang: Annotated[str, typer.Option(help="Language of the feed.")] = "en",
    keep: Annotated[int, typer.Option(min=1, max=100, help="So many entries are shown; the oldest are dropped.")] = 30,
    days: Annotated[int, typer.Option(min=1, max=365, help="Each is shown for so long.")] = 14,
    every: Annotated[int, typer.Option(min=5, max=24 * 60, help="Minutes between two looks.")] = 60,
    host: Annotated[list[str], typer.Option(help="Another host that the feed may be sent on to, once or more.")] = [],  # noqa: B006
    database: DatabaseOption = "",
    data: DataOption = DEFAULT_DATA,
) -> None:
    """Show a feed from now on; prints its id and how many entries are new. Without a line to it the next look brings it."""
    url = source if source.partition("://")[1] else ""
    options = {"name": clean_line(name, 200), "language": lang, "keep": keep, "days": days, "every_minutes": every}
    try:
        found = None if url else _read(Path(source))
        with opened(database, data) as db:
            with db.write() as connection:
                made = add_feed(connection, url, hosts=host, now_ms=now_ms(), **options)  # type: ignore[arg-type]
                new = None if found is None else take(connection, made, *found, now_ms())
            if url:
                new = fetch_now(db, made, now_ms())
    except FeedRefused as error:
        fail(f"{source}: {error}")
    typer.echo(f"{made}  {'not reached yet: see `central news list`' if new is None else f'{new} new'}")


@app.command("list")
def news_list(database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Feeds in use: id, last look, what is wrong, address, name."""
    with opened(database, data) as db, db.read() as connection:
        for row in connection.execute(select(feeds).where(feeds.c.active.is_(True)).order_by(feeds.c.id)):
            looked = "-" if row.fetched_ms is None else f"{datetime.fromtimestamp(row.fetched_ms / 1000, UTC):%Y-%m-%d %H:%MZ}"
            typer.echo(f"{row.id}  {looked:<17}  {row.problem or 'well'}  {row.url or 'a file'}  {row.name}".rstrip())


@app.command("fetch")
def news_fetch(feed: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Look at a feed now; prints how many entries are new."""
    with opened(database, data) as db:
        try:
            new = fetch_now(db, feed, now_ms())
        except NoSuchFeed:
            fail("there is no such feed")
        if new is None:
            with db.read() as connection:
                fail(connection.execute(select(feeds.c.problem).where(feeds.c.id == feed)).scalar_one())
    typer.echo(f"{new} new")


@app.command("remove")
def news_remove(feed: str, database: DatabaseOption = "", data: DataOption = DEFAULT_DATA) -> None:
    """Show a feed no more, and take back its news."""
    with opened(database, data) as db, db.write() as connection:
        try:
            gone = remove_feed(connection, feed, now_ms())
        except NoSuchFeed:
            fail("there is no such feed")
    typer.echo(f"removed, with {gone} notices")


def _read(file: Path) -> tuple[str, list[Entry]]:
    try:
        if file.stat().st_size > MAX_FILE_BYTES:
            raise FeedRefused(f"it has more than {MAX_FILE_BYTES // 1024**2} MB")
        return read_feed(file.read_bytes())
    except OSError as error:
        raise FeedRefused(f"it cannot be read ({error.strerror})") from error
