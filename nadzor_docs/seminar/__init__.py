"""Seminars of clause 11: exercises and keys, quizzes, plans, acts without people's data."""
