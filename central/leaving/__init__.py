"""Leaving: who is released or transferred when, what becomes of their tablet, and the copy that they take along."""
