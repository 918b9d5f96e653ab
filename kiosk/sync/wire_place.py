"""Where a device stands, on the wire."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from kiosk.sync.wire_base import Payload


class DevicePlaceChange(Payload):
    """`device.place` (key `place`): what the device is called from now on, and the housing unit where it stands ("": everybody's)."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    unit: Annotated[str, StringConstraints(max_length=40)] = ""
