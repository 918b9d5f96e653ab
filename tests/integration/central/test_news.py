"""News out of feeds: plain words, the newest entries, bounded; servers and documents of any kind cost nothing but their own news."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from central.clock import now_ms
from central.news import feeds as reading
from central.news.feeds import Entry, FeedRefused, fetch_feed, read_feed
from central.news.news import NoSuchFeed, add_feed, fetch_due, remove_feed, take
from central.news.tables import feeds
from central.serve import media_upkeep
from tests.integration.central.command_line import Cli
from tests.integration.central.device import Device
from tests.integration.central.test_both_engines import at_once
from tests.integration.central.world import World

DAY_MS = 24 * 3_600_000
MINUTE_MS = 60_000
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Cedar &amp; Pine</title>
<item><guid>one</guid><title>River <b>high</b></title>
<description><![CDATA[<p>Stay <a href="http://x.example/">away</a>.</p><script>bad()</script><img src="http://x.example/p.png">]]></description>
<pubDate>{when}</pubDate></item>
<item><title>No id, no date</title><link>http://x.example/2</link>
<content:encoded>Line one&lt;br&gt;Line two\u202e</content:encoded></item>
<item><description>Only words here, and no headline at all</description></item>
<item></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Noticias</title>
<entry><id>urn:1</id><title type="html">Ma&amp;ntilde;ana</title><content type="html">&lt;p&gt;Sol&lt;/p&gt;</content>
<updated>2026-11-20T10:00:00Z</updated></entry></feed>"""


class Site:
    """A server on the loopback that answers as a test says, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[dict[str, str]] = []
        self.answer: Callable[[BaseHTTPRequestHandler], None] = lambda handler: reply(handler, RSS.encode())
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append({name.lower(): value for name, value in self.headers.items()} | {"path": self.path})
                site.answer(self)

            def log_message(self, *_words: Any) -> None:
                """Quiet."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}/feed.xml"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()


def reply(handler: BaseHTTPRequestHandler, body: bytes = b"", status: int = 200, **headers: str) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def site() -> Iterator[Site]:
    made = Site()
    yield made
    made.server.shutdown()
    made.server.server_close()


def shown(device: Device) -> list[dict[str, Any]]:
    return [payload for kind, payload in device.pull_all() if kind == "facility.notice"]


def now_as_rss() -> str:
    return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(now_ms() / 1000 - 3600))


@pytest.mark.both_engines
def test_a_feed_becomes_plain_notices(world: World, device: Device, cli: Cli, site: Site) -> None:
    site.answer = lambda handler: reply(handler, RSS.format(when=now_as_rss()).encode(), ETag='"a"', Last_Modified="Tue")
    feed, new = cli.run("news", "add", site.url, "--days", "3").split("  ")
    assert new == "3 new"
    notices = {notice["words"]["en"]["title"]: notice for notice in shown(device)}
    assert list(notices["River high"]["words"]["en"].values()) == ["River high", "Stay away."]
    assert notices["No id, no date"]["words"]["en"]["text"] == "Line one\nLine two"
    assert notices["Only words here, and no headline at all"]["kind"] == "news"
    river = notices["River high"]
    assert (river["source"], river["until_ms"] - river["at_ms"]) == ("Cedar & Pine", 3 * DAY_MS)
    assert 3_000_000 < now_ms() - river["at_ms"] < 4_200_000
    assert fetch_due(world.database, now_ms()) == 1, "it was due from the beginning"
    assert fetch_due(world.database, now_ms()) == 0
    assert shown(device) == [], "nothing new, nothing told"
    assert (site.asked[-1]["if-none-match"], site.asked[-1]["if-modified-since"]) == ('"a"', "Tue")
    site.answer = lambda handler: reply(handler, status=304)
    assert cli.run("news", "fetch", feed) == "0 new"
    site.answer = lambda handler: reply(handler, RSS.format(when=now_as_rss()).replace("Stay", "Keep").encode())
    assert cli.run("news", "fetch", feed) == "0 new"
    assert [notice["words"]["en"]["text"] for notice in shown(device)] == ["Keep away."]
    site.answer = lambda handler: reply(handler, status=500)
    assert "500" in cli.run("news", "fetch", feed, code=1)
    [line] = cli.run("news", "list").splitlines()
    assert "the server answers 500" in line
    assert cli.run("news", "remove", feed) == "removed, with 3 notices"
    assert [notice["active"] for notice in shown(device)] == [False] * 3
    cli.run("news", "remove", feed, code=1)
    assert fetch_due(world.database, now_ms() + DAY_MS) == 0
    assert not any("cookie" in asked or "authorization" in asked for asked in site.asked)


def test_atom_and_files(cli: Cli, device: Device, tmp_path: Path) -> None:
    file = tmp_path / "news.xml"
    file.write_text(ATOM, encoding="utf-8")
    assert cli.run("news", "add", str(file), "--lang", "es", "--days", "365").endswith("1 new")
    [notice] = shown(device)
    assert notice["words"] == {"es": {"title": "Mañana", "text": "Sol"}}
    assert "cannot be read" in cli.run("news", "add", str(tmp_path / "nothing.xml"), code=1)


def entry(number: int, at_ms: int | None, title: str = "") -> Entry:
    return Entry(str(number), title or f"News {number}", "", at_ms)


@pytest.mark.both_engines
def test_the_oldest_are_dropped_and_do_not_come_back(world: World, device: Device, cli: Cli) -> None:
    now = now_ms()
    with world.database.write() as connection:
        feed = add_feed(connection, "", name="Paper", now_ms=now, keep=2, days=5)
        old = [entry(0, now - 6 * DAY_MS), entry(1, now - 3 * DAY_MS), entry(2, now - 2 * DAY_MS)]
        assert take(connection, feed, "", old[:2], now) == 1, "one is too old"
        assert take(connection, feed, "", [*old, entry(3, now + DAY_MS)], now) == 2
    titles = [(notice["words"]["en"]["title"], notice["active"]) for notice in shown(device)]
    assert titles == [("News 1", True), ("News 2", True), ("News 3", True), ("News 1", False)]
    with world.database.write() as connection:
        assert take(connection, feed, "", [entry(1, now - 3 * DAY_MS)], now) == 0
    assert shown(device) == []
    [line] = [line for line in cli.run("notice", "list").splitlines() if line.endswith("News 2")]
    cli.run("notice", "take-back", line.split()[0])
    shown(device)
    with world.database.write() as connection:  # staff did not want it, whatever it says now
        assert take(connection, feed, "", [entry(2, now - 2 * DAY_MS, "Another headline")], now) == 0
        dated = [(at_ms, notice) for notice, at_ms in connection.exec_driver_sql("SELECT notice, at_ms FROM news_entries").all()]
    assert shown(device) == []
    assert max(dated)[0] <= now, "no news of tomorrow"


@pytest.mark.both_engines
def test_workers_that_look_at_once_fetch_once(world: World, site: Site) -> None:
    with world.database.write() as connection:
        add_feed(connection, site.url, name="Paper", now_ms=now_ms())
    fetched = at_once(*(lambda: fetch_due(world.database, now_ms()) for _ in range(3)))
    assert sorted(fetched) == [0, 0, 1]
    assert len(site.asked) == 1


@pytest.mark.both_engines
def test_headers_that_no_database_keeps_cost_nothing(world: World, site: Site) -> None:
    site.answer = lambda handler: reply(handler, RSS.format(when=now_as_rss()).encode(), ETag='"a\x00b"', Last_Modified="Tue")
    with world.database.write() as connection:
        add_feed(connection, site.url, name="Paper", now_ms=now_ms())
        add_feed(connection, site.url, name="Herald", now_ms=now_ms())
    assert fetch_due(world.database, now_ms()) == 2
    with world.database.read() as connection:
        assert connection.execute(select(feeds.c.etag, feeds.c.modified, feeds.c.problem)).all() == [("", "Tue", "")] * 2


def test_a_served_central_looks_by_itself(world: World, device: Device, site: Site) -> None:
    site.answer = lambda handler: reply(handler, RSS.format(when=now_as_rss()).encode())
    with world.database.write() as connection:
        add_feed(connection, site.url, name="Paper", now_ms=now_ms())
        gone = add_feed(connection, site.url, name="Gone", now_ms=now_ms())
        remove_feed(connection, gone, now_ms())
    for job in media_upkeep(world.central):
        job.run(world.database, now_ms())
    assert [notice["source"] for notice in shown(device)] == ["Paper"] * 3


def test_only_named_hosts_are_asked(world: World, site: Site) -> None:
    other = Site()
    try:
        site.answer = lambda handler: reply(handler, status=302, Location=other.url)
        with pytest.raises(FeedRefused, match="not one that this feed may be fetched from"):
            fetch_feed(site.url, [site.host])
        assert other.asked == []
        assert fetch_feed(site.url, [site.host, other.host]).data == RSS.encode()
        for place in ("file:///etc/passwd", "ftp://x.example/", f"http://me:secret@{site.host}/", "//", "gopher:x"):
            site.answer = partial(reply, status=301, Location=place)
            with pytest.raises(FeedRefused):
                fetch_feed(site.url, [site.host])
        site.answer = lambda handler: reply(handler, status=307, Location="/again")
        with pytest.raises(FeedRefused, match="too often"):
            fetch_feed(site.url, [site.host])
    finally:
        other.server.shutdown()
        other.server.server_close()
    with world.database.write() as connection:
        for url in ("file:///etc/passwd", "http://a:b@x.example/", "http://x.example:port/", "http:///"):
            with pytest.raises(FeedRefused):
                add_feed(connection, url, name="", now_ms=now_ms())


def test_answers_that_are_too_long_too_slow_or_packed(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.answer = lambda handler: reply(handler, bytes(3 * 1024 * 1024))
    with pytest.raises(FeedRefused, match="more than 2 MB"):
        fetch_feed(site.url, [site.host])
    site.answer = lambda handler: reply(handler, gzip.compress(bytes(1_000_000)), Content_Encoding="gzip")
    with pytest.raises(FeedRefused, match="compressed"):
        fetch_feed(site.url, [site.host])
    given_up = threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        try:
            while not given_up.wait(0.05):
                handler.wfile.write(b" ")
        except OSError:
            given_up.set()

    site.answer = drip
    monkeypatch.setattr(reading, "FETCH_SECONDS", 1.5)
    with pytest.raises(FeedRefused, match="too long"):
        fetch_feed(site.url, [site.host])
    assert given_up.wait(10), "the line is closed"
    with pytest.raises(FeedRefused, match="cannot be reached"):
        fetch_feed("http://127.0.0.1:9/", ["127.0.0.1:9"])


BOMB = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
HOSTILE = {
    "outside entity": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss version="2.0"><title>&x;</title></rss>',
    "bomb": f'<?xml version="1.0"?><!-- a --> <!DOCTYPE rss [<!ENTITY a0 "lol">{BOMB}]><rss version="2.0"><title>&a11;</title></rss>',
    "outside type": '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd"><rss version="2.0"/>',
    "charset": '<?xml version="1.0" encoding="utf-7"?><rss version="2.0"/>',
    "no feed": "<html><body>Sign in</body></html>",
    "no XML": "Sign in here",
    "nothing": "",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_documents_are_refused(name: str) -> None:
    with pytest.raises(FeedRefused):
        read_feed(HOSTILE[name].encode())


def test_what_hides_in_another_charset_is_refused() -> None:
    for data in (HOSTILE["bomb"].encode("utf-16"), HOSTILE["bomb"].encode("utf-16-le"), b'<?xml encoding="utf-8"?><rss>\xff</rss>'):
        with pytest.raises(FeedRefused):
            read_feed(data)
    name, [one] = read_feed(RSS.split("<item>", maxsplit=1)[0].encode() + b"<item><title>A&#7;\x1b[31mB</title></item></channel></rss>")
    assert (name, one.title) == ("Cedar & Pine", "A[31mB")


def test_huge_and_deep_documents_cost_seconds_at_most() -> None:
    head, item = "<rss version='2.0'><channel><title>t</title>", "<item><title>x</title></item>"
    _, many = read_feed((head + item * 4_000 + "</channel></rss>").encode())
    assert 0 < len(many) <= 200
    long = f"<item><title>{'y' * 100_000}</title><description>{'word ' * 100_000}</description></item>"
    _, [one] = read_feed(f"{head}{long}</channel></rss>".encode())
    assert (len(one.title), len(one.text) <= 8002) == (200, True)
    deep = "<div>" * 40_000
    for data in (f"{head}<item><description><![CDATA[{deep}]]></description></item></channel></rss>", head + deep, "<?" * 100_000):
        try:
            read_feed(data.encode())
        except FeedRefused:
            continue


def test_a_feed_that_is_gone_is_unknown(world: World) -> None:
    with world.database.write() as connection:
        feed = add_feed(connection, "http://x.example/a", name="", now_ms=1, hosts=("Cdn.example:8080",))
        assert connection.execute(select(feeds.c.hosts)).scalar_one() == '["cdn.example:8080", "x.example"]'
        remove_feed(connection, feed, 2)
        with pytest.raises(NoSuchFeed):
            take(connection, feed, "", [], 3)
