"""The facility that this central serves, and its policy."""
