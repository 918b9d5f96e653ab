"""The staff console: what staff do in a browser, in a process of its own."""
