"""Requests, grievances and forms that a resident files."""
