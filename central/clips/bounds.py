"""What a clip may be, and why one is refused. (Apart from the work itself, whose libraries only the child loads.)"""

from __future__ import annotations

from typing import Literal

MAX_SECONDS = 30
#: Phones that stop by themselves after 30 seconds stop a little later.
SLACK_SECONDS = 0.6
#: Pixels of the longer side of what is made.
MAX_SIDE = 640
FRAMES_PER_SECOND = 30
#: Of what is read: a little over 4K.
MAX_PIXELS = 9_500_000
MAX_STREAMS = 12
#: 240 pictures a second are slow motion; more are no film.
MAX_FRAMES = round((MAX_SECONDS + SLACK_SECONDS) * 240)
#: Packets that do not decode before it is not worth going on.
MAX_DAMAGED = 200

Code = Literal["format", "unreadable", "too_large", "too_long"]
