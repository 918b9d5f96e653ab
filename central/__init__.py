"""The server that devices sync with."""
