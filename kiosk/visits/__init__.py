"""Visits by video: where each stands, when it can be joined, what the resident asks and answers, and calls that ring."""
