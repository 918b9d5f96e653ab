"""Drawings of guided steps, and the program that draws them."""
