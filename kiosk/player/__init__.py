"""The decoder's process: sealed titles in, sound and pictures out."""
