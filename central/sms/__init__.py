"""Short messages (SMS): in by a signed webhook of the facility's gateway, out by a transport."""
