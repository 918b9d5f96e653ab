"""Drawings of this product."""
