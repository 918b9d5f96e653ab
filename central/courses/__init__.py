"""Courses: what the school gives to a resident, and the record of who passed."""
