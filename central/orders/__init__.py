"""Orders to devices: what one is to do, once, and what became of it."""
