"""What is kept, until when, and how it goes."""

from bot.retention.terms import DayOfYear, Terms

__all__ = ["DayOfYear", "Terms"]
