"""The commissary on screen."""
