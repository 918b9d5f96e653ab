"""How this device is: one registry of checks for `kiosk doctor`, the IT screen and central, and the journal of what changed.

A check that cannot know says "unknown" instead of guessing.
"""
