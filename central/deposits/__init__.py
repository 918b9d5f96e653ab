"""Deposits that providers report, and what their banks take back."""
