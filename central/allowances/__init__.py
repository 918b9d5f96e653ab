"""Allowances: what central set aside of a wallet for one device, and signed over to it, so that it can spend offline."""
