"""Requests, grievances, safety reports and support: forms, what residents file by them, who answers and until when."""
