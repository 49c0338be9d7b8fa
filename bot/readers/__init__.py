"""Letting somebody outside the klas read: a mentor what was handed over, a directeur counts."""

from bot.readers.door import Door, Entered, Refused
from bot.readers.links import MentorLinks, Wish
from bot.readers.model import Book, Guest, Handed, Mentor, Ready, Shelf, State
from bot.readers.reading import Reading
from bot.readers.school import DirecteurLinks
from bot.readers.service import Readers

__all__ = [
    "Book",
    "DirecteurLinks",
    "Door",
    "Entered",
    "Guest",
    "Handed",
    "Mentor",
    "MentorLinks",
    "Readers",
    "Reading",
    "Ready",
    "Refused",
    "Shelf",
    "State",
    "Wish",
]
