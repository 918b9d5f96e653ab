"""The commissary: goods and their limits, orders and what became of them, packs and money from family."""
