"""Card readers and receipt printers, driven by a process of their own."""
