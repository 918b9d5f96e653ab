"""Releases of the program for devices: a repository of The Update Framework, and giving a release out in stages."""
