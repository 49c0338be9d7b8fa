"""The unit of work around the engine: one input in, one transaction, what to show out."""

from bot.assistant.service import Assistant
from bot.replies import (
    Form,
    Halfway,
    Owed,
    OwedState,
    Person,
    Priority,
    Refusal,
    Render,
    Reply,
    Welcome,
)

__all__ = [
    "Assistant",
    "Form",
    "Halfway",
    "Owed",
    "OwedState",
    "Person",
    "Priority",
    "Refusal",
    "Render",
    "Reply",
    "Welcome",
]
