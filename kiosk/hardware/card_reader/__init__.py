"""Card readers: a small port and one driver a protocol."""
