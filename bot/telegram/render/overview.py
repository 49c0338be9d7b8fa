"""Everything so far: the overview to find a question in, and the review to read it all back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from string import ascii_lowercase

from bot.telegram.buttons import CONTINUE, EDIT, REVIEW, SUBMIT
from bot.telegram.messages import Button
from bot.telegram.render.scene import Draft, Scene
from bot.telegram.render.words import answer_text, holds_withheld, question_text
from bot.telegram.rich import Paragraph, Span, Style, bold
from conversations.answers import PassValue
from conversations.events import Line, Outline, OverviewShown, ReviewShown

NUMBERS_ON_A_ROW = 6
LETTERS_ON_A_ROW = 3
OPEN, DEALT_WITH, ANSWERED = "○", "–", "✓"


def overview_shown(event: OverviewShown, scene: Scene, draft: Draft) -> None:
    t = scene.t
    draft.say(*(_chapter_list(chapter, scene) for chapter in event.chapters))
    draft.say(t.text("✓ is beantwoord, – is overgeslagen, ○ is nog open."))
    draft.say(_which(scene))
    draft.offer(*_number_rows(event.chapters, scene))
    draft.offer(*_to_read(event.chapters, scene))
    draft.offer((scene.button(t.text("Verder"), CONTINUE),))
    draft.screen = True


def review_shown(event: ReviewShown, scene: Scene, draft: Draft) -> None:
    t = scene.t
    draft.say(
        *(paragraph for chapter in event.chapters for paragraph in chapter_read(chapter, scene))
    )
    draft.say(*_standing(event, scene), _which(scene))
    draft.offer(*_number_rows(event.chapters, scene, event.turn))
    if not event.whole or event.open:
        draft.offer((scene.button(t.text("Verder"), CONTINUE, turn=event.turn),))
    if event.whole:
        draft.offer((scene.button(t.text("Inleveren"), SUBMIT, turn=event.turn),))
    draft.screen = True


def _which(scene: Scene) -> str:
    t = scene.t
    return scene.you(
        t.text("Wil je iets veranderen? Tik op het nummer van de vraag."),
        t.text("Wilt u iets veranderen? Tik op het nummer van de vraag."),
    )


def _standing(event: ReviewShown, scene: Scene) -> list[str]:
    t = scene.t
    if not event.whole:
        return []
    if event.open:
        return [
            t.plural(
                "Er is nog {count} vraag open die een antwoord nodig heeft.",
                "Er zijn nog {count} vragen open die een antwoord nodig hebben.",
                len(event.open),
            )
        ]
    return [
        scene.you(
            t.text("Dit is alles. Klopt het? Dan kun je het inleveren."),
            t.text("Dit is alles. Klopt het? Dan kunt u het inleveren."),
        )
    ]


def _chapter_list(chapter: Outline, scene: Scene) -> Paragraph:
    t = scene.t
    count = t.text("{gedaan} van {totaal}", gedaan=chapter.done, totaal=chapter.total)
    title = f"{chapter.chapter.letter}. {t.text(chapter.chapter.title)} · {count}"
    lines = [
        f"{_sign(lines)} {label}. {_title(lines, scene)}"
        for label, lines in _labelled([chapter], scene)
    ]
    return (Span(title, Style.BOLD), Span("".join(f"\n{line}" for line in lines)))


def chapter_read(chapter: Outline, scene: Scene) -> Iterable[Paragraph]:
    """A chapter with what was answered, nothing that is sensitive."""
    yield bold(f"{chapter.chapter.letter}. {scene.t.text(chapter.chapter.title)}")
    for label, lines in _labelled([chapter], scene):
        head = Span(f"{label}. {_title(lines, scene)}", Style.BOLD)
        if lines[0].question.heading:
            said = "".join(f"\n{_asked(line, scene)}: {_answered(line, scene)}" for line in lines)
            yield (head, Span(said))
        else:
            yield (head, Span(f"\n{_answered(lines[0], scene)}"))


def _labelled(chapters: Iterable[Outline], scene: Scene) -> list[tuple[str, list[Line]]]:
    """Lines by the label of their button: "20", then "20b" for a follow-up. The items of a group
    of scales share one."""
    groups: dict[str, list[Line]] = {}
    for line in (line for chapter in chapters for line in chapter.lines):
        question = line.question
        key = question.part_of if question.heading else question.id
        groups.setdefault(key, []).append(line)
    letters: dict[int, Iterator[str]] = defaultdict(lambda: iter(("", *ascii_lowercase[1:])))
    return [
        (f"{number}{next(letters[number])}", lines)
        for lines in groups.values()
        for number in (scene.number(lines[0].question),)
    ]


def _number_rows(
    chapters: Iterable[Outline], scene: Scene, turn: int | None = None
) -> list[tuple[Button, ...]]:
    buttons = [
        scene.button(label, EDIT, lines[0].question.id, turn=turn)
        for label, lines in _labelled(chapters, scene)
    ]
    return [
        tuple(buttons[at : at + NUMBERS_ON_A_ROW])
        for at in range(0, len(buttons), NUMBERS_ON_A_ROW)
    ]


def _to_read(chapters: Iterable[Outline], scene: Scene) -> list[tuple[Button, ...]]:
    t = scene.t
    letters = [
        scene.button(
            t.text("{letter} nalezen", letter=it.chapter.letter), REVIEW, choice=it.chapter.id
        )
        for it in chapters
    ]
    everything = scene.button(t.text("Alles nalezen"), REVIEW)
    rows = [
        tuple(letters[at : at + LETTERS_ON_A_ROW])
        for at in range(0, len(letters), LETTERS_ON_A_ROW)
    ]
    return [*rows, (everything,)]


def _title(lines: list[Line], scene: Scene) -> str:
    heading = lines[0].question.heading
    return scene.t.text(heading) if heading else _asked(lines[0], scene)


def _asked(line: Line, scene: Scene) -> str:
    return question_text(scene.t, line.question, line.asked, line.piped)


def _sign(lines: list[Line]) -> str:
    if any(line.answer is None for line in lines):
        return OPEN
    if all(line.answer and isinstance(line.answer.value, PassValue) for line in lines):
        return DEALT_WITH
    return ANSWERED


def _answered(line: Line, scene: Scene) -> str:
    if line.answer is None:
        return scene.t.text("nog open")
    if line.question.sensitive and not isinstance(line.answer.value, PassValue):
        return scene.t.text("ingevuld (wordt hier niet getoond)")
    if holds_withheld(scene, line.answer):
        return scene.t.text("een foto die niemand anders ziet; maak er een tekening van")
    return answer_text(scene, line.question, line.answer)
