"""Files that the chat made, waiting to be fetched. In memory only: they can be made again."""

from __future__ import annotations

import secrets
from collections import OrderedDict

from bot.classroom import ExportFile

PLACES = 12  # files of all leerkrachten together; one with photos takes about half a megabyte


class Tray:
    """The oldest file makes room for the newest."""

    def __init__(self) -> None:
        self._files: OrderedDict[str, tuple[str, ExportFile]] = OrderedDict()

    def put(self, participant_id: str, file: ExportFile) -> str:
        """The word to fetch it with."""
        word = secrets.token_urlsafe(16)
        self._files[word] = (participant_id, file)
        while len(self._files) > PLACES:
            self._files.popitem(last=False)
        return word

    def take(self, participant_id: str, word: str) -> ExportFile | None:
        """Again and again, by the same person only."""
        owner, file = self._files.get(word, ("", None))
        return file if owner == participant_id else None
