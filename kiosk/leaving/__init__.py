"""Leaving: what is planned for the day somebody is released or transferred, and the copy that they take along."""
