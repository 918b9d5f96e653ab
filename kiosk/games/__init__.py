"""Games: their rules and whom one plays against. No Qt, no store."""
