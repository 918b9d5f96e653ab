"""Books: what lies in an EPUB, as text and chapters; archives of an encyclopedia."""
