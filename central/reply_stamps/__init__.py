"""Prepaid reply stamps: bought by a contact, attached to one message, paying one reply to it."""
