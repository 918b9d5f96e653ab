"""The commissary on the wire."""
