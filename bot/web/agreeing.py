"""What an ouder is asked, at the end, about what was filled in together with the leerkracht."""

from __future__ import annotations

from bot.assistant import Reply
from bot.web.slips import Json
from locales.catalogue import HOME, Catalogue


def in_overleg(reply: Reply, t: Catalogue) -> Json:
    """The fields of the closing page that differ: the question and its two answers, or what the
    ouder said of it before. Nothing where the ouder wrote it alone."""
    found = reply.together
    if found is None or found.taken_over_at is not None:
        return {}
    if found.confirmed_at is not None:
        day = t.day(found.confirmed_at.astimezone(HOME).date())
        return {"note": t.text("U heeft op {day} bevestigd dat het zo is.", day=day)}
    return {
        "head": t.text("Is het zo goed?"),
        "text": t.text(
            "De leerkracht heeft dit samen met u ingevuld en opgeschreven wat u zei. "
            "Lees het rustig na."
        ),
        "agree": {"yes": t.text("Ja, zo is het"), "change": t.text("Ik wil iets veranderen")},
    }
