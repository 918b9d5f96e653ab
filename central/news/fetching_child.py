"""`python -m central.news.fetching_child`: fetches what JSON on standard input says; a line of JSON and the body on standard output.

Only hosts that staff named are asked; nothing of this machine's environment (proxies, passwords) goes along. Who started this process
ends it when it takes too long.
"""

from __future__ import annotations

import json
import sys
from typing import Any
from urllib.parse import SplitResult, urljoin, urlsplit

import requests

MAX_BYTES = 2 * 1024 * 1024
MAX_HOPS = 4
TIMEOUT_S = 10
_PORTS = {"http": 80, "https": 443}
_SENT_ON = {301, 302, 303, 307, 308}


class Refused(Exception):
    """Nothing was fetched; the text says why in plain words."""


def main() -> None:
    """Fetch, and say."""
    asked = json.load(sys.stdin)
    try:
        head, body = fetch(asked["url"], set(asked["hosts"]), asked["etag"], asked["modified"])
    except Refused as error:
        head, body = {"refused": str(error)}, b""
    except requests.RequestException as error:
        head, body = {"refused": f"it cannot be reached ({type(error).__name__})"}, b""
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + body)


def fetch(url: str, hosts: set[str], etag: str, modified: str) -> tuple[dict[str, Any], bytes]:
    """The document, or that it did not change. Raises Refused, requests.RequestException."""
    known = {"If-None-Match": etag, "If-Modified-Since": modified}
    headers = {
        "Accept": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.8",
        "Accept-Encoding": "identity",
    }
    headers |= {name: value for name, value in known.items() if value}
    with requests.Session() as session:
        session.trust_env = False
        for _ in range(MAX_HOPS):
            asked = allowed(url, hosts)
            with session.get(url, headers=headers, timeout=TIMEOUT_S, stream=True, allow_redirects=False) as response:
                if response.status_code not in _SENT_ON:
                    return _answer(response)
                url = urljoin(url, response.headers.get("Location", ""))
            if asked.scheme == "https" and urlsplit(url).scheme != "https":
                raise Refused("it is sent on to an address without TLS")
    raise Refused("it is sent on too often")


def allowed(url: str, hosts: set[str]) -> SplitResult:
    """The parts of an address at one of these hosts. Raises Refused."""
    try:
        parts = urlsplit(url)
        host = host_of(parts)
    except ValueError:
        raise Refused("this is no address") from None
    if parts.scheme not in _PORTS or not host or "@" in parts.netloc:
        raise Refused("a feed has an http or https address without a password")
    if host not in hosts:
        raise Refused(f"the host {host} is not one that this feed may be fetched from")
    return parts


def host_of(parts: SplitResult) -> str:
    """Host and port, without the usual port. Raises ValueError."""
    name, port = (parts.hostname or "").lower(), parts.port
    return name if port is None or port == _PORTS.get(parts.scheme) else f"{name}:{port}"


def _answer(response: requests.Response) -> tuple[dict[str, Any], bytes]:
    if response.status_code == requests.codes.not_modified:
        return {"refused": "", "same": True}, b""
    if response.status_code != requests.codes.ok:
        raise Refused(f"the server answers {response.status_code}")
    if response.headers.get("Content-Encoding", "identity").strip().lower() not in {"", "identity"}:
        raise Refused("the answer is compressed, which was not asked for")
    body = response.raw.read(MAX_BYTES + 1)
    if len(body) > MAX_BYTES:
        raise Refused(f"the answer has more than {MAX_BYTES // 1024**2} MB")
    headers = {name: response.headers.get(header, "")[:200] for name, header in (("etag", "ETag"), ("modified", "Last-Modified"))}
    return {"refused": "", "same": False, **headers}, body


if __name__ == "__main__":
    main()
