"""Lumen: the application that residents of a correctional facility touch, and the processes beside it."""
