"""Courses: lessons, quizzes, progress, certificates and what the school assigned."""
