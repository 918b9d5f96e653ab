"""The double-entry ledger: append-only, balances kept by the same transaction."""
