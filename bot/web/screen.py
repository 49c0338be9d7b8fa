"""The whole conversation as JSON: what the page draws, computed from the reply alone."""

from __future__ import annotations

from datetime import date, datetime

from bot.assistant import Reply
from bot.planning.words import until
from bot.told_first import ToldFirst
from bot.web.agreeing import in_overleg
from bot.web.prompts import prompt
from bot.web.slips import Json, slip
from bot.web.wording import Wording
from bot.web.words import words
from conversations.events import Line, Outline, Place, ReviewShown
from conversations.people import Channel, Role
from conversations.progress import open_numbers
from conversations.questionnaire import Audience
from conversations.relevance import route
from conversations.session import Status
from locales import catalogue
from locales.catalogue import Catalogue


def wording_of(reply: Reply) -> Wording:
    """In the language of the conversation; an ouder is called u, also in a leerling's form."""
    return Wording(
        t=catalogue.catalogue(reply.session.language),
        polite=reply.session.audience is Audience.OUDER,
        withheld=reply.withheld,
    )


def screen(
    reply: Reply,
    now: datetime,
    *,
    can_copy: bool,
    others: bool,
    told_first: ToldFirst,
    reminders: bool | None = None,
) -> Json:
    """`can_copy`: the own copy can be downloaded once it is handed in. `others`: this browser
    also speaks for another person, or there is another form. `reminders` in Telegram are wanted,
    or not; None for who has no chat there."""
    wording = wording_of(reply)
    view, t = reply.view, wording.t
    today = now.astimezone(catalogue.HOME).date()
    shown: Json = {
        "who": reply.participant.id,
        "form": reply.questionnaire.id,
        "status": str(reply.session.status),
        "turn": reply.session.turn,
        "language": t.language.code,
        "direction": t.language.direction,
        "paper": "linen" if wording.polite else "lined",
        "theme": str(reply.dossier.theme),
        "chooses_theme": reply.participant.role is Role.LEERLING,
        "title": wording.own(reply.questionnaire.title),
        "whose": _whose(reply, t),
        "where": _where(wording, view.place, reply.session.status),
        "contents": [_heading(wording, outline, view.place) for outline in view.outline],
        "stitches": _stitches(reply),
        "outline": [_chapter(wording, outline) for outline in view.outline],
        "languages": [
            {"code": one.code, "name": one.name, "direction": one.direction}
            for one in catalogue.languages()
        ],
        "others": others,
        "until": until_when(reply, today),
        "reminders": reminders,
        "words": words(t, polite=wording.polite),
        "now": {"type": "paused"},
    }
    if view.notice is not None:
        shown["now"] = _notice(wording, reply, told_first)
    elif view.prompt is not None:
        shown["now"] = {"type": "question", **prompt(wording, view.prompt, today, reply.remarks)}
    elif view.review is not None:
        shown["now"] = _review(wording, view.review)
    elif view.closing is not None:
        shown["now"] = {
            "type": "closing",
            "text": wording.own(view.closing),
            "head": _head(reply, t, polite=wording.polite),
            "copy": f"/kopie/{reply.questionnaire.id}.pdf" if can_copy else "",
            "note": "",
            "agree": None,
            **in_overleg(reply, t),
        }
    return shown


def until_when(reply: Reply, today: date) -> str:
    """The last day, for who has not handed in."""
    if reply.session.status is Status.SUBMITTED:
        return ""
    return until(reply.deadline, today, wording_of(reply).t)


def _whose(reply: Reply, t: Catalogue) -> str:
    name = reply.dossier.name
    if reply.participant.role is Role.OUDER:
        return t.text("Voor de ouders van {name}", name=name)
    return t.text("{name} · {klas}", name=name, klas=reply.klas.name)


def _head(reply: Reply, t: Catalogue, *, polite: bool) -> str:
    if polite:
        return t.text("Het is af.")
    return t.text("Hij is af, {name}.", name=reply.dossier.name)


def _where(wording: Wording, place: Place | None, status: Status) -> Json:
    t = wording.t
    if place is None or status is Status.SUBMITTED:
        words = {Status.SUBMITTED: t.text("Klaar"), Status.REVIEW: t.text("Nalezen")}
        return {"chapter": words.get(status, ""), "count": ""}
    title = wording.own(place.chapter.title)
    return {
        "chapter": f"{place.chapter.letter} · {title}" if place.chapter.letter else title,
        "count": t.text("Vraag {number} van {total}", number=place.number, total=place.total),
    }


def _heading(wording: Wording, outline: Outline, place: Place | None) -> Json:
    return {
        "id": outline.chapter.id,
        "letter": outline.chapter.letter,
        "title": wording.own(outline.chapter.title),
        "done": outline.done,
        "total": outline.total,
        "here": place is not None and place.chapter.id == outline.chapter.id,
    }


def _stitches(reply: Reply) -> list[list[str]]:
    """A stitch per numbered question, by chapter: "in" when dealt with, "here" for the current."""
    view, audience = reply.view, reply.session.audience
    path = route(reply.questionnaire, audience, reply.answers)
    asked = reply.questionnaire.for_audience(audience)
    still_open = open_numbers(asked, path, reply.answers)
    current = view.prompt.question.number if view.prompt else None
    rows = []
    for outline in view.outline:
        numbers = {one.number for one in outline.chapter.questions if audience in one.audiences}
        rows.append(
            [
                "here" if number == current else "" if number in still_open else "in"
                for number in sorted(numbers)
            ]
        )
    return rows


def _chapter(wording: Wording, outline: Outline) -> Json:
    audience = Audience.OUDER if wording.polite else Audience.LEERLING
    lines: list[Json] = []
    for line in outline.lines:
        if line.question.heading and lines and lines[-1].get("part_of") == line.question.part_of:
            items = lines[-1]["items"]
            if isinstance(items, list):
                items.append(_item(wording, line))
            lines[-1]["open"] = bool(lines[-1]["open"] and line.answer is None)
        else:
            lines.append(_line(wording, line))
    return {
        "id": outline.chapter.id,
        "letter": outline.chapter.letter,
        "title": wording.own(outline.chapter.title),
        "intro": wording.own(outline.chapter.intro.get(audience, "")),
        "done": outline.done,
        "total": outline.total,
        "lines": lines,
    }


def _line(wording: Wording, line: Line) -> Json:
    """A question with its answer; a group of scales is one line with its items."""
    question = line.question
    shown: Json = {
        "question": question.id,
        "asked": wording.asked(question, line.asked, line.piped),
        "required": question.required,
        "open": line.answer is None,
        "slip": slip(wording, question, line.answer) if line.answer else None,
    }
    if question.heading:
        shown |= {
            "asked": wording.own(question.heading),
            "part_of": question.part_of,
            "items": [_item(wording, line)],
            "slip": None,
        }
    return shown


def _item(wording: Wording, line: Line) -> Json:
    return {
        "question": line.question.id,
        "text": wording.own(line.question.text),
        "slip": slip(wording, line.question, line.answer) if line.answer else None,
    }


def _notice(wording: Wording, reply: Reply, told_first: ToldFirst) -> Json:
    session = reply.session
    screens = told_first.screens(
        Channel.WEB, reply.klas, reply.questionnaire, session.audience, wording.t
    )
    screen = min(session.notice_screen, len(screens) - 1)
    return {
        "type": "notice",
        "parts": [{"head": it.heading, "text": it.text} for it in screens[screen]],
        "screen": screen,
        "screens": len(screens),
    }


def _review(wording: Wording, review: ReviewShown) -> Json:
    t = wording.t
    missing = len(review.open)
    if missing:
        line = t.plural(
            "Er is nog {count} vraag die een antwoord nodig heeft.",
            "Er zijn nog {count} vragen die een antwoord nodig hebben.",
            missing,
        )
    elif review.optional_open:
        line = t.plural(
            "Nog {count} vraag open. Inleveren mag ook zo.",
            "Nog {count} vragen open. Inleveren mag ook zo.",
            review.optional_open,
        )
    else:
        line = t.text("Alle vragen hebben een antwoord.")
    return {
        "type": "review",
        "whole": review.whole,
        "turn": review.turn,
        "chapters": [outline.chapter.id for outline in review.chapters],
        "missing": [question.id for question in review.open],
        "line": line,
    }
