"""Signing in: card or number, PIN, session, lockout."""
