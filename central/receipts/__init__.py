"""Receipts that devices printed: whether a paper is genuine, and whether central knows of it."""
