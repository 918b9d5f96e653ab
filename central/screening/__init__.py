"""Screening: which mail waits for staff, and what staff decide."""
