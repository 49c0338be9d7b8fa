"""The rules for a questionnaire, one function each, with stable codes."""

from conversations.lint.check import check, examine
from conversations.lint.finding import Finding

__all__ = ["Finding", "check", "examine"]
