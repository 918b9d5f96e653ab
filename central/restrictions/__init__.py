"""Holds on a resident's account: what they block, and how they end."""
