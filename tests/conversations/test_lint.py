"""Every rule finds what it is for, at the right line, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversations.lint import Finding, check
from conversations.lint.rules import FILE_CODES, RULES, is_advice
from conversations.lint.schema import schema
from conversations.loader import BUILT_IN
from tests.conversations.broken import BROKEN

HERE = Path(__file__).parent
SMALL = (HERE / "small.yaml").read_text(encoding="utf-8")
HANDBOOK = HERE.parent.parent / "docs" / "vragen-aanpassen.md"


def found(tmp_path: Path, text: str) -> list[Finding]:
    path = tmp_path / "klein.yaml"
    path.write_text(text, encoding="utf-8")
    return check([path])


def test_the_small_questionnaire_breaks_no_rule(tmp_path: Path) -> None:
    assert found(tmp_path, SMALL) == []


@pytest.mark.parametrize(("code", "line", "before", "after"), BROKEN)
def test_each_rule_finds_what_it_is_for(
    tmp_path: Path, code: str, line: int, before: str, after: str
) -> None:
    assert before in SMALL

    findings = found(tmp_path, SMALL.replace(before, after, 1))

    assert {finding.code for finding in findings} == {code}
    assert findings[0].line == line


def test_every_rule_is_broken_above() -> None:
    tested = {code for code, *_ in BROKEN}
    elsewhere = {"V101", "V104", "V304", "V501"}  # in the tests below
    assert tested | elsewhere == {*RULES, *FILE_CODES}


def test_v101_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "oud.yaml"
    path.write_bytes("titel: één".encode("cp1252"))
    missing = tmp_path / "weg.yaml"
    huge = tmp_path / "groot.yaml"
    huge.write_text("a" * 1_000_001)

    findings = check([path, missing, huge])

    assert [finding.code for finding in findings] == ["V101", "V101", "V101"]
    assert "UTF-8" in findings[0].sentence


def test_v104_two_files_in_a_folder_with_the_same_id(tmp_path: Path) -> None:
    paths = [tmp_path / "a.yaml", tmp_path / "b.yaml"]
    for path in paths:
        path.write_text(SMALL, encoding="utf-8")

    [finding] = check(paths)

    assert (finding.file, finding.code) == (paths[1], "V104")
    assert "a.yaml" in finding.sentence


def test_the_same_id_in_another_folder_is_a_replacement(tmp_path: Path) -> None:
    path = tmp_path / "ons.yaml"
    path.write_bytes((BUILT_IN / "dit-ben-ik.yaml").read_bytes())

    assert check([BUILT_IN / "dit-ben-ik.yaml", path]) == []


def test_v304_a_translation_with_another_name_in_it(tmp_path: Path) -> None:
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL, encoding="utf-8")

    def english(text: str) -> str:
        return text.replace("{vak}", "{subject}")

    [finding] = check([path], {"en": english})

    assert finding.code == "V304"
    assert finding.line == 35
    assert not finding.advice


def test_v501_a_text_without_translation_is_advice(tmp_path: Path) -> None:
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL, encoding="utf-8")

    def all_but_one(text: str) -> str | None:
        return None if text == "Hoe heet je?" else text

    [finding] = check([path], {"en": all_but_one})

    assert (finding.code, finding.line, finding.advice) == ("V501", 20, True)


def test_v501_says_once_that_a_questionnaire_is_still_to_be_translated(tmp_path: Path) -> None:
    path = tmp_path / "klein.yaml"
    path.write_text(SMALL, encoding="utf-8")

    [finding] = check([path], {"en": lambda _: None})

    assert finding.sentence.startswith("19 teksten hebben geen vertaling (en)")


def test_a_finding_reads_as_file_line_code_sentence(tmp_path: Path) -> None:
    [finding] = found(tmp_path, SMALL.replace("letter: A", "letter: C"))

    assert str(finding) == (
        f"{tmp_path / 'klein.yaml'}:14: V203 dit hoofdstuk heeft de letter C; maak er A van."
    )


def test_words_such_as_no_and_on_stay_words(tmp_path: Path) -> None:
    text = SMALL.replace("{gym: gym, taal: taal}", "{no: no, on: on, taal: 12}")
    findings = found(tmp_path, text)

    assert [finding.code for finding in findings] == ["V110"]
    assert "een tekst" in findings[0].sentence


def test_every_sentence_says_what_to_do(tmp_path: Path) -> None:
    for *_, before, after in BROKEN:
        for finding in found(tmp_path, SMALL.replace(before, after, 1)):
            assert ";" in finding.sentence
            assert finding.sentence.endswith(".")


def test_every_code_stands_in_the_handbook() -> None:
    handbook = HANDBOOK.read_text(encoding="utf-8")
    for code in (*FILE_CODES, *RULES):
        assert f"| {code} |" in handbook, f"{code} is not in docs/vragen-aanpassen.md"


def test_every_word_of_a_question_stands_in_the_handbook() -> None:
    handbook = HANDBOOK.read_text(encoding="utf-8")
    for word in schema()["$defs"]["question"]["properties"]:
        assert f"`{word}`" in handbook, f"{word} is not in docs/vragen-aanpassen.md"


def test_the_rules_say_which_code_they_are() -> None:
    for code, rule in RULES.items():
        assert (rule.__doc__ or "").startswith(f"{code}: ")


def test_only_plain_language_and_translations_are_advice() -> None:
    assert {code[:2] for code in RULES if is_advice(code)} == {"V4", "V5"}


def test_our_own_questionnaires_break_no_rule_and_follow_all_advice() -> None:
    assert check(sorted(BUILT_IN.glob("*.yaml"))) == []
