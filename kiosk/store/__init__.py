"""The encrypted store that the processes of a device share."""
