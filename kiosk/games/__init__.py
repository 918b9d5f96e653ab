"""Games that need nobody and nothing else: their rules, what is saved of them, and players for them. No Qt, no store."""
