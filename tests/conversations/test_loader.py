"""The questionnaires as the program gets them, and what a school can put in their place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conversations import loader
from conversations.lint.rules import FILE_CODES, RULES
from conversations.loader import BUILT_IN, QuestionnaireError
from conversations.questionnaire import Audience, Kind, Pass, PrintStyle

SMALL = (Path(__file__).parent / "small.yaml").read_text(encoding="utf-8")


@pytest.fixture
def school(tmp_path: Path) -> Path:
    (tmp_path / "vragenlijsten").mkdir()
    return tmp_path


def put(school: Path, name: str, text: str) -> Path:
    path = school / "vragenlijsten" / name
    path.write_text(text, encoding="utf-8")
    return path


def test_dit_ben_ik_has_25_numbered_questions_in_6_chapters() -> None:
    dit_ben_ik = loader.load_all(None)["dit-ben-ik"]

    assert [question.number for question in dit_ben_ik.questions if not question.part_of] == [
        *range(1, 19),
        *range(20, 26),
    ]
    assert "".join(chapter.letter for chapter in dit_ben_ik.chapters) == "ABCDEF"


def test_the_six_scales_are_question_19() -> None:
    dit_ben_ik = loader.load_all(None)["dit-ben-ik"]

    group = [question for question in dit_ben_ik.questions if question.part_of == "kan"]

    assert len(group) == 6
    assert {question.number for question in group} == {19}
    assert {question.heading for question in group} == {"Hoe goed lukt dit jou?"}
    assert all(question.kind is Kind.SCALE and question.passes for question in group)


def test_a_follow_up_has_the_number_of_its_parent() -> None:
    questionnaires = loader.load_all(None)
    parents = {
        (question.id, question.part_of, question.number)
        for questionnaire in questionnaires.values()
        for question in questionnaire.questions
        if question.part_of and not question.heading
    }

    assert parents == {
        ("kan_trots_foto", "kan_trots", 20),
        ("mentor_helpt_niet", "mentor_helpt", 23),
        ("thuis_wie", "thuis_stukje", 25),
        ("contact_school_taal", "contact_school", 16),
        ("inzage_datum", "inzage", 17),
        ("zienswijze", "eens", 18),
    }


def test_okr_ouders_has_18_questions_for_the_ouder_alone() -> None:
    okr = loader.load_all(None)["okr-ouders"]

    assert max(question.number for question in okr.questions) == 18
    assert {question.audiences for question in okr.questions} == {frozenset({Audience.OUDER})}


def test_everything_sensitive_may_be_told_in_a_conversation() -> None:
    okr = loader.load_all(None)["okr-ouders"]

    sensitive = [question for question in okr.questions if question.sensitive]

    assert [question.id for question in sensitive] == [
        "spanning", "hulp", "gezondheid", "gezondheid_nodig", "thuis_situatie",
        "eens", "zienswijze",
    ]  # fmt: skip
    assert all(Pass.IN_CONVERSATION in question.passes for question in sensitive)


def test_the_mentor_question_is_answered_by_telling_it_and_points_to_help() -> None:
    question = loader.load_all(None)["dit-ben-ik"].question("mentor_weten")

    assert question is not None
    assert question.required
    assert question.passes == (Pass.TELL_MYSELF,)
    assert question.print_style is PrintStyle.HIGHLIGHT
    assert "juf of meester" in question.hint
    assert "0800-0432" in question.hint


def test_what_is_not_required_can_be_skipped_and_what_is_required_cannot() -> None:
    for questionnaire in loader.load_all(None).values():
        for question in questionnaire.questions:
            assert question.required is not (Pass.SKIPPED in question.passes)


def test_an_ouder_gets_only_the_chapter_of_home_in_dit_ben_ik() -> None:
    dit_ben_ik = loader.load_all(None)["dit-ben-ik"]

    ouder = dit_ben_ik.for_audience(Audience.OUDER)

    assert [question.id for question in ouder] == ["thuis_stukje", "thuis_wie"]
    assert dit_ben_ik.for_audience(Audience.LEERLING) == dit_ben_ik.questions


def test_a_list_comes_before_the_own_choices_of_a_question() -> None:
    question = loader.load_all(None)["dit-ben-ik"].question("vak_minder")

    assert question is not None
    assert question.choices[0].id == "rekenen"
    assert question.choices[-1].id == "alles_leuk"
    assert [choice.id for choice in question.choices if choice.exclusive] == ["alles_leuk"]
    assert question.other_label == "een ander vak"


def test_a_school_replaces_a_questionnaire_by_its_id(school: Path) -> None:
    text = (BUILT_IN / "dit-ben-ik.yaml").read_text(encoding="utf-8")
    put(school, "ons-werkstuk.yaml", text.replace("Waar ben jij goed in?", "Wat kun jij goed?"))

    questionnaires = loader.load_all(school)

    assert set(questionnaires) == {"dit-ben-ik", "okr-ouders"}
    changed = questionnaires["dit-ben-ik"].question("goed_in")
    assert changed is not None
    assert changed.text == "Wat kun jij goed?"


def test_a_school_adds_a_questionnaire(school: Path) -> None:
    put(school, "klein.yml", "\ufeff" + SMALL)

    assert set(loader.load_all(school)) == {"dit-ben-ik", "okr-ouders", "klein"}


def test_other_files_in_the_folder_are_left_alone(school: Path) -> None:
    put(school, "klein.yaml~", "weg")
    put(school, "lees-mij.txt", "niets")

    assert set(loader.load_all(school)) == {"dit-ben-ik", "okr-ouders"}


def test_a_data_folder_without_questionnaires_is_fine(tmp_path: Path) -> None:
    assert set(loader.load_all(tmp_path)) == {"dit-ben-ik", "okr-ouders"}


def test_a_broken_file_is_named_with_line_and_rule_in_one_sentence(school: Path) -> None:
    path = put(school, "klein.yaml", SMALL.replace("id: geheim", "id: naam"))

    with pytest.raises(QuestionnaireError) as error:
        loader.load_all(school)

    assert str(error.value) == (
        f'{path}, regel 44 (V201): de id "naam" is hierboven al gebruikt; geef deze een andere.'
    )


def test_v104_two_files_with_the_same_id(school: Path) -> None:
    put(school, "a.yaml", SMALL)
    put(school, "b.yaml", SMALL)

    with pytest.raises(QuestionnaireError, match=r"b\.yaml.*V104.*a\.yaml"):
        loader.load_all(school)


def test_advice_does_not_stop_a_questionnaire(school: Path) -> None:
    put(school, "klein.yaml", SMALL.replace("Hoe heet je?", "Hoe heet u?"))

    assert "klein" in loader.load_all(school)


@pytest.mark.parametrize("text", ["", "[" * 5000, "&a [*a]", "- een\n- twee", "\x00", "%"])
def test_a_file_that_is_no_questionnaire_gets_a_clear_word(school: Path, text: str) -> None:
    path = put(school, "raar.yaml", text)

    with pytest.raises(QuestionnaireError, match="regel 1"):
        loader.load(path)


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_happens_to_a_file_there_is_a_questionnaire_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    lines = SMALL.splitlines()
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        word = lines[at][: lines[at].find(":") + 2]
        typed = word + data.draw(st.text(max_size=12))
        others = ["", "  " + lines[at], lines[at] + ": x", lines[at - 1], typed]
        lines[at] = data.draw(st.sampled_from(others))
    path = tmp_path_factory.mktemp("school") / "klein.yaml"
    path.write_text("\n".join(lines), encoding="utf-8", errors="replace")

    try:
        assert loader.load(path).questions
    except QuestionnaireError as error:
        assert error.finding.code in {*RULES, *FILE_CODES}
        assert ";" in error.finding.sentence
