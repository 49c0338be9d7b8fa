"""The same for machines: to take along to another system (AVG article 20)."""

from __future__ import annotations

import json
from datetime import date, datetime

from bot.objections.model import Item
from bot.photo_permission import OwnWord
from bot.rights.model import Known, KnownForm


def as_json(known: Known, now: datetime) -> bytes:
    """UTF-8; moments in UTC as ISO 8601; answers as the engine keeps them."""
    document = {
        "format": "warme-overdracht/mijn-gegevens/1",
        "made_at": _iso(now),
        "person": {
            "role": known.person.role.value,
            "slot": known.person.slot.value if known.person.slot else "",
            "language": known.person.language,
        },
        "leerling": known.dossier.name,
        "klas": known.klas.name,
        "schooljaar": known.klas.schooljaar,
        "school": known.school.name,
        "vo_school": known.vo_school,
        "questionnaires": [_form(form) for form in known.forms],
        "objections": [_objection(item) for item in known.objecting.items if item.objection],
        "photos": _photos(known.photos),
        "places": [
            {"channel": place.channel.value, "since": _iso(place.since), "until": _iso(place.until)}
            for place in known.places
        ],
        "seen": [
            {
                "at": _iso(item.at),
                "what": item.kind.value,
                "role": item.role,
                "name": item.who,
                "by_yourself": item.mine,
            }
            for item in known.seen
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _photos(own: OwnWord | None) -> dict[str, object] | None:
    if own is None:
        return None
    word = own.word
    return {
        "said": word.allowed if word else None,
        "at": _iso(word.at) if word else None,
        "via": word.via.value if word else None,
        "allowed_now": own.allowed,
    }


def _form(form: KnownForm) -> dict[str, object]:
    return {
        "id": form.questionnaire.id,
        "title": form.questionnaire.title,
        "status": form.status.value,
        "not_handed_over_by_objection": form.held,
        "submitted_at": _iso(form.submitted_at),
        "handed_over_at": _iso(form.handed_over_at),
        "kept_until": _iso(form.kept_until),
        "answers": [answer.to_json() for answer in form.answers],
        "notes": [
            {"question": note.question, "text": note.text, "by": note.by, "at": _iso(note.at)}
            for note in form.notes
        ],
    }


def _objection(item: Item) -> dict[str, object]:
    one = item.objection
    if one is None:
        raise LookupError("asked of those that stand")
    return {
        "questionnaire": item.about.form.id,
        "part": item.about.slot.value,
        "objected_at": _iso(one.at),
        "channel": one.channel.value,
        "reason": one.reason,
        "holds": one.holds,
        "decision": one.decision.value,
        "answered_at": _iso(one.answered_at),
        "answered_by": one.answered_by,
        "answer": one.answer,
    }


def _iso(at: datetime | date | None) -> str | None:
    return None if at is None else at.isoformat()
