"""Streams of changes on their way to devices: gapless numbers, one opaque cursor, waiting without cost."""
