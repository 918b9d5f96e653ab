"""News out of feeds (RSS, Atom): fetched now and then, made plain text, shown as notices."""
