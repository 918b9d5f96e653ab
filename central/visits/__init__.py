"""Visits by video: their schedule, who may have them, what contacts are told, and direct calls."""
