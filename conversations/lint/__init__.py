"""The rules for a questionnaire, one function each, with stable codes."""

from conversations.lint.check import check, examine, same_id
from conversations.lint.finding import Finding
from conversations.lint.subject import Translations

__all__ = ["Finding", "Translations", "check", "examine", "same_id"]
