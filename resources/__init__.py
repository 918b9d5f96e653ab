"""Fonts, icons, pictures, words and policies that the programs ship with."""

from pathlib import Path

#: The folder of all resources, in a checkout and in an installed package alike.
RESOURCES = Path(__file__).parent
