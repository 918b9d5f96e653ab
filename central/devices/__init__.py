"""Devices: enrolment, the proof of who sends a request, freezing."""
