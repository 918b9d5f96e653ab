"""The receipt printer: layouts, a driver for ESC/POS printers over our own transports, and the spooler."""
