"""Simulated devices: own processes over real pseudo terminals, with faults by command. For development, the demo and tests."""
