"""The commissary: shelves, the basket, orders and packs. `limits` and `windows` are pure, and central judges by them too."""
