"""What a rule found: where, which rule, what is wrong and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`line` is 1-based. `sentence` is Dutch: what is wrong; what to do. With `advice` the
    questionnaire still works; without, it cannot be used."""

    file: Path
    line: int
    code: str
    sentence: str
    advice: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.code} {self.sentence}"
