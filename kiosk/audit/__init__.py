"""`kiosk audit`: tries the ways out of a locked-down device that can be tried on it (`docs/threat-model.md`, attacks 39 to 44)."""
