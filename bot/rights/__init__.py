"""What a person may ask about their own data, answered at once and without the school: everything
that is known, who read it, and taking back what was handed in."""

from bot.rights.model import Known, KnownForm, Place, Seen
from bot.rights.service import Rights

__all__ = ["Known", "KnownForm", "Place", "Rights", "Seen"]
