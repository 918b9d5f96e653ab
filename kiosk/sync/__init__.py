"""Talking to central: the wire format, the outbox of commands, and the loop that drains and pulls."""
