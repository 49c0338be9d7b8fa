"""Reads questionnaires: the built-in ones, and those of a school in its data folder."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from conversations.lint import Finding, examine, same_id
from conversations.questionnaire import Questionnaire

BUILT_IN = Path(__file__).parent / "questionnaires"
SCHOOL_FOLDER = "vragenlijsten"


class QuestionnaireError(Exception):
    """A file that cannot be used; the message names file, line and rule in one Dutch sentence."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(
            f"{finding.file}, regel {finding.line} ({finding.code}): {finding.sentence}"
        )
        self.finding = finding


def load(path: Path) -> Questionnaire:
    """The questionnaire in this file. Raises QuestionnaireError at the first rule it breaks;
    what is only advice (readability, translations) does not stop it."""
    questionnaire, findings = examine(path)
    for finding in findings:
        if not finding.advice:
            raise QuestionnaireError(finding)
    if questionnaire is None:
        msg = f"{path} gave neither a questionnaire nor a finding"
        raise AssertionError(msg)
    return questionnaire


def load_all(data_folder: Path | None) -> dict[str, Questionnaire]:
    """By id: the built-in ones, each replaced by the school's own with the same id, if any.

    Raises QuestionnaireError for a file that cannot be used or an id that two files share.
    """
    own = [(path, load(path)) for path in files(data_folder / SCHOOL_FOLDER)] if data_folder else []
    for finding in same_id(own):
        raise QuestionnaireError(finding)
    return {**built_in(), **{item.id: item for _, item in own}}


@cache
def built_in() -> Mapping[str, Questionnaire]:
    """By id. Read once: they come with the program."""
    return MappingProxyType({item.id: item for item in map(load, files(BUILT_IN))})


def files(folder: Path) -> list[Path]:
    """The questionnaires in it; none when there is no such folder."""
    return sorted(path for path in folder.glob("*") if path.suffix in {".yaml", ".yml"})
