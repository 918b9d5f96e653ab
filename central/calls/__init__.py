"""The calls of video visits: rooms with a token for each side, signalling, and the relay that media goes through (`adr/0022`)."""
