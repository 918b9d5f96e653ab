"""The demo: central, one facility with made-up people and mail, one device and its simulators, on this machine."""
