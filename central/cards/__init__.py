"""Cards of residents and of facility IT: given out, reported lost, found again, handed in."""
