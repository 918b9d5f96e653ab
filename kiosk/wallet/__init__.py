"""Balances that central reports."""
