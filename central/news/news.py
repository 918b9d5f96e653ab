"""Feeds become notices of the kind "news": the newest entries, each for some days; what is shown no more does not come back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from urllib.parse import urlsplit

import structlog
import uuid_utils
from sqlalchemy import Connection, Row, insert, select, update

from central.database import Database
from central.news.feeds import Entry, FeedRefused, fetch_feed, read_feed
from central.news.fetching_child import Refused, allowed, host_of
from central.news.tables import entries, feeds
from central.notices.notices import publish, publish_again, take_back
from central.notices.tables import notices
from kiosk.sync.wire import NoticeWords

MINUTE_MS = 60_000
DAY_MS = 24 * 60 * MINUTE_MS

log = structlog.get_logger()


class NoSuchFeed(Exception):
    """There is no such feed in use."""


def add_feed(
    connection: Connection,
    url: str,
    *,
    name: str,
    now_ms: int,
    language: str = "en",
    keep: int = 30,
    days: int = 14,
    every_minutes: int = 60,
    hosts: Sequence[str] = (),
) -> str:
    """Show a feed from now on; returns its id. `url` empty: it is read from files. `hosts`: where it may be sent on to, beside its own.

    Raises FeedRefused.
    """
    where: list[str] = []
    if url:
        try:
            where = sorted({host_of(urlsplit(url)), *(host.lower() for host in hosts)})
            allowed(url, set(where))
        except (Refused, ValueError) as error:
            raise FeedRefused(str(error)) from None
    made = str(uuid_utils.uuid7())
    connection.execute(
        insert(feeds).values(
            id=made,
            url=url,
            hosts=json.dumps(where),
            name=name,
            language=language,
            keep=keep,
            days=days,
            every_minutes=every_minutes,
            due_ms=now_ms,
            active=True,
        )
    )
    return made


def remove_feed(connection: Connection, feed: str, now_ms: int) -> int:
    """It is shown no more; returns how many notices were taken back. Raises NoSuchFeed."""
    row = _locked(connection, feed)
    connection.execute(update(feeds).where(feeds.c.id == row.id).values(active=False))
    return _drop(connection, row.id, 0, now_ms)


def fetch_due(database: Database, now_ms: int) -> int:
    """Fetch the feeds whose time has come; returns how many. One that does not come costs the others nothing."""
    due = (feeds.c.active.is_(True), feeds.c.url != "", feeds.c.due_ms <= now_ms)
    with database.read() as connection:
        waiting = list(connection.execute(select(feeds.c.id).where(*due).order_by(feeds.c.due_ms, feeds.c.id)).scalars())
    fetched = 0
    for feed in waiting:
        with suppress(NoSuchFeed):  # staff removed it meanwhile
            fetched += _claimed(database, feed, now_ms) and fetch_now(database, feed, now_ms) is not None
    return fetched


def fetch_now(database: Database, feed: str, now_ms: int) -> int | None:
    """Fetch a feed; returns how many notices are new. None: it could not be had, and `problem` of the feed says why.

    Raises NoSuchFeed.
    """
    with database.read() as connection:
        row = _feed(connection, feed)
    try:
        fetched = fetch_feed(row.url, json.loads(row.hosts), row.etag, row.modified)
        name, found = ("", None) if fetched.data is None else read_feed(fetched.data)
    except FeedRefused as error:
        log.warning("feed not read", feed=feed, why=str(error))
        with database.write() as connection:
            connection.execute(update(feeds).where(feeds.c.id == feed).values(problem=str(error)[:200], fetched_ms=now_ms))
        return None
    with database.write() as connection:
        new = 0 if found is None else take(connection, feed, name, found, now_ms)
        values = {"etag": fetched.etag, "modified": fetched.modified, "problem": "", "fetched_ms": now_ms}
        connection.execute(update(feeds).where(feeds.c.id == feed).values(**values))
    return new


def take(connection: Connection, feed: str, name: str, found: Sequence[Entry], now_ms: int) -> int:
    """Show the newest entries of a feed, and drop the oldest; returns how many are new. Raises NoSuchFeed."""
    row = _locked(connection, feed)
    known = {one.notice: one.words for one in connection.execute(select(entries).where(entries.c.feed == feed))}
    # Where a feed gives no times, its order tells: what stands first is the newest.
    dated = [(now_ms - place if one.at_ms is None else min(one.at_ms, now_ms), one) for place, one in enumerate(found)]
    newest = sorted(dated, key=lambda pair: pair[0], reverse=True)[: row.keep]
    new = 0
    for at_ms, one in reversed(newest):
        notice = "news-" + sha256(f"{feed}\0{one.id}".encode()).hexdigest()[:40]
        said = sha256(f"{one.title}\0{one.text}".encode()).hexdigest()
        words = {row.language: NoticeWords(title=one.title, text=one.text)}
        if notice not in known and at_ms + row.days * DAY_MS > now_ms:
            until_ms = at_ms + row.days * DAY_MS
            publish(connection, "news", words, at_ms=at_ms, until_ms=until_ms, source=row.name or name, notice=notice)
            connection.execute(insert(entries).values(notice=notice, feed=feed, words=said, at_ms=at_ms))
            known[notice] = said
            new += 1
        elif notice in known and known[notice] != said:
            publish_again(connection, notice, words, now_ms)
            connection.execute(update(entries).where(entries.c.notice == notice).values(words=said))
    _drop(connection, feed, row.keep, now_ms)
    return new


def _drop(connection: Connection, feed: str, keep: int, now_ms: int) -> int:
    """Take back all but the newest."""
    shown = select(entries.c.notice).join(notices, notices.c.id == entries.c.notice).where(entries.c.feed == feed, notices.c.active)
    older = shown.order_by(entries.c.at_ms.desc(), entries.c.notice).offset(keep)
    return sum(take_back(connection, notice, now_ms) for notice in connection.execute(older).scalars().all())


def _claimed(database: Database, feed: str, now_ms: int) -> bool:
    """Whether this worker fetches it: another one may look at the same time."""
    with database.write() as connection:
        row = _locked(connection, feed)
        if row.due_ms > now_ms:
            return False
        connection.execute(update(feeds).where(feeds.c.id == feed).values(due_ms=now_ms + row.every_minutes * MINUTE_MS))
    return True


def _feed(connection: Connection, feed: str) -> Row[tuple[object, ...]]:
    row = connection.execute(select(feeds).where(feeds.c.id == feed, feeds.c.active.is_(True))).one_or_none()
    if row is None:
        raise NoSuchFeed(feed)
    return row


def _locked(connection: Connection, feed: str) -> Row[tuple[object, ...]]:
    row = connection.execute(select(feeds).where(feeds.c.id == feed, feeds.c.active.is_(True)).with_for_update()).one_or_none()
    if row is None:
        raise NoSuchFeed(feed)
    return row
