"""Changing the leerlingen of a klas, one at a time and never over one another."""

from bot.leerlingen.model import Written
from bot.leerlingen.service import Leerlingen

__all__ = ["Leerlingen", "Written"]
