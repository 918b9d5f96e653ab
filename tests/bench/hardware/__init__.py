"""Figures of the card readers and what they stand on."""
