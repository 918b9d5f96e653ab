"""Unfinished messages that follow a person from device to device, sealed so that nobody here reads them."""
