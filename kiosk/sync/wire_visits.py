"""Visits and calls on the wire."""
