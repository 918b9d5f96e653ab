"""Other sync engines, pinned, installed apart from the project (`make bench-peers`) and measured with the same documents."""
