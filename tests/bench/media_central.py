"""The real central with a large catalogue and one sealed file, until the parent is gone.

python -m tests.bench.media_central FOLDER TITLES BYTES
"""

from __future__ import annotations

import io
import os
import sys
import time
from pathlib import Path

from central.clock import now_ms
from central.keys import load_keys
from central.media.sealing import seal_into
from central.media.titles import put_title
from tests.bench.lines import hear, say
from tests.bench.titles import made_titles
from tests.integration.central.world import World, running

#: Titles written in one transaction.
_RUN = 1000


def main() -> None:
    """Make it, serve it."""
    folder, count, size = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    world = World(folder, {})
    them, began = made_titles(count), time.perf_counter()
    for first in range(0, count, _RUN):
        with world.database.write() as connection:
            for title in them[first : first + _RUN]:
                put_title(connection, title, now_ms(), key_id=bytes(16))
    sold_s = time.perf_counter() - began
    plain = os.urandom(size)
    sealed = seal_into(world.central.media, load_keys(folder).media, "big", io.BytesIO(plain))
    with running(world):
        say(
            url=str(world.http.base_url),
            codes=[world.code("A"), world.code("B")],
            file=sealed.name,
            bytes=sealed.size_bytes,
            sold_s=sold_s,
        )
        while hear():
            pass


if __name__ == "__main__":
    main()
