"""Mail out: what residents send, its statuses, and its delivery as real email."""
