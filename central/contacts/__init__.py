"""Contacts: people outside whom a resident may write to."""
