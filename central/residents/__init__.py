"""Residents: who they are, their PIN at central, their settings."""
