"""Every word that the page itself says (buttons, labels, notes); the scripts hold none."""

from __future__ import annotations

from locales.catalogue import Catalogue

Words = dict[str, str]


def words(t: Catalogue, *, polite: bool) -> Words:
    """An ouder is called u."""
    return _shared(t) | (_to_ouder(t) if polite else _to_leerling(t))


def _shared(t: Catalogue) -> Words:
    return {
        # the cover and its tools
        "skip_link": t.text("Naar de vraag"),
        "tools": t.text("Hulpmiddelen"),
        "overview": t.text("Overzicht"),
        "letters": t.text("Letters"),
        "help": t.text("Hulp"),
        "pause": t.text("Pauze"),
        "contents": t.text("Inhoud"),
        "language": t.text("Taal"),
        "chapter_done": t.text("klaar"),
        "talk": t.text("Gesprek"),
        "someone_else": t.text("Iemand anders of een ander formulier"),
        # answering
        "next": t.text("Verder"),
        "done": t.text("Klaar"),
        "append": t.text("Zet erbij"),
        "append_button": t.text("Ik vul aan"),
        "back": t.text("Vorige vraag"),
        "aloud": t.text("Lees de vraag voor"),
        "quiet": t.text("Stop met voorlezen"),
        "chosen": t.text("{picked} van {most} gekozen", picked="%1", most="%2"),
        "who": t.text("Namelijk:"),
        "photo_pick": t.text("Kies een foto of tekening"),
        "drawing_pick": t.text("Kies een tekening"),
        "photo_more": t.text("Nog een erbij"),
        "photo_other": t.text("Een andere"),
        "photo_remove": t.text("Haal weg"),
        "photo_alt": t.text("Wat is erop te zien?"),
        "photo_busy": t.text("De foto wordt verstuurd …"),
        "today": t.text("vandaag"),
        "yesterday": t.text("gisteren"),
        "other_day": t.text("een andere dag"),
        "day": t.text("dag"),
        "month": t.text("maand"),
        "year": t.text("jaar"),
        "group_more": t.text("Hierna nog {count}.", count="%1"),
        "read_chapter": t.text("Lees hoofdstuk {letter} na", letter="%1"),
        "room_left": t.text("nog {left} tekens", left="%1"),
        "over": t.text("{over} tekens te veel", over="%1"),
        "good_so": t.text("Zo is het goed"),
        "change": t.text("Verander: {question}", question="%1"),
        "fill_in": t.text("Vul in"),
        "open": t.text("nog open"),
        # pages
        "notice_step": t.text("{screen} van {screens}", screen="%1", screens="%2"),
        "to_the_question": t.text("Terug naar de vraag"),
        "open_count": t.text("{count} open", count="%1"),
        "close": t.text("Sluiten"),
        "privacy": t.text("Wie leest het, en hoelang bewaren wij het?"),
        "go_on": t.text("Ga verder"),
        "leave": t.text("Stop op dit apparaat"),
        "book": t.text("Het werkstuk, ingebonden met rood draad"),
        "read_back": t.text("Lees het na"),
        "loading": t.text("Even laden …"),
        # reminders in Telegram
        "reminders_stop": t.text("Geen herinneringen meer"),
        "reminders_go": t.text("Toch weer herinneringen"),
        # letters
        "size": t.text("Hoe groot?"),
        "size_normal": t.text("gewoon"),
        "size_large": t.text("groter"),
        "size_larger": t.text("grootst"),
        "shapes": t.text("Welke letters?"),
        "shapes_normal": t.text("gewoon"),
        "shapes_roomy": t.text("meer ruimte"),
        "shapes_opendyslexic": t.text("OpenDyslexic"),
        "light": t.text("Licht of donker?"),
        "light_auto": t.text("vanzelf"),
        "light_light": t.text("licht"),
        "light_dark": t.text("donker"),
        "theme": t.text("Welke kaft?"),
        "theme_zee": t.text("zee"),
        "theme_bos": t.text("bos"),
        "theme_zon": t.text("zon"),
        "theme_framboos": t.text("framboos"),
        "theme_nacht": t.text("nacht"),
        "theme_potlood": t.text("potlood"),
        # trouble
        "trouble": t.text("Er ging bij ons iets mis. Er is niets weg. Probeer het zo nog eens."),
        "trouble_photo": t.text(
            "Er ging bij ons iets mis. De foto gaat zo nog eens mee. Laat deze pagina open."
        ),
        "too_big": t.text("Dit is te veel om in één keer te versturen. Er is niets weg."),
    }


def _to_leerling(t: Catalogue) -> Words:
    return {
        "your_answer": t.text("Jouw antwoord"),
        "append_hint": t.text("Je vult je antwoord aan. Wat er stond, blijft staan."),
        "append_label": t.text("Wat wil je erbij zetten?"),
        "swap": t.text("{picked} van {most}. Wil je ruilen? Tik er eerst één weg.",
                       picked="%1", most="%2"),
        "offline": t.text(
            "Even geen internet. Schrijf gerust door: we bewaren je antwoord hier "
            "en sturen het zodra het kan."
        ),
        "offline_photo": t.text(
            "Je foto wacht op internet. Laat deze pagina open. Wat je schrijft, bewaren we hier."
        ),
        "unwell": t.text(
            "We kunnen nu even niets bewaren. Laat deze pagina open: wat je schreef staat er nog, "
            "en gaat vanzelf mee zodra het weer kan."
        ),
        "unwell_photo": t.text(
            "We kunnen nu even niets bewaren. Laat deze pagina open: je foto gaat vanzelf mee "
            "zodra het weer kan."
        ),
        "away": t.text(
            "We zijn even weg. Wat je hebt ingestuurd, staat veilig. Schrijf gerust door: "
            "deze pagina gaat vanzelf verder."
        ),
        "away_photo": t.text(
            "We zijn even weg. Laat deze pagina open: je foto gaat zo vanzelf mee."
        ),
        "overview_head": t.text("Zo ziet jouw werkstuk eruit"),
        "overview_lead": t.text("Lees het rustig na. Je kunt alles nog veranderen."),
        "overview_closed": t.text(
            "Dit heb je ingeleverd. Wil je iets veranderen? Neem het terug bij Hulp, of vraag het "
            "aan je juf of meester."
        ),
        "review_head": t.text("Lees het nog eens na"),
        "review_lead": t.text("Klopt alles? Je kunt alles nog veranderen."),
        "hand_in": t.text("Lever mijn werkstuk in"),
        "to_review": t.text("Nalezen en inleveren"),
        "copy": t.text("Bewaar mijn werkstuk"),
        "paused_head": t.text("Tot straks"),
        "paused_text": t.text(
            "Alles wat je schreef is bewaard. Kom terug wanneer je wilt, met dezelfde link of code."
        ),
        "known": t.text("Wat wij van je weten"),
        "leave_text": t.text(
            "Zit je op een apparaat van school of van iemand anders? Stop dan hier, "
            "zodat niemand anders jouw antwoorden ziet."
        ),
        "reminders_on": t.text("Je krijgt in Telegram een herinnering voor de laatste dag."),
        "reminders_off": t.text("Je krijgt geen herinneringen."),
        "help_text": t.text(
            "Je beantwoordt de vragen in je eigen woorden. Alles wordt meteen bewaard.\n"
            "Met het potlood verander je een antwoord. In het overzicht zie je alles bij elkaar.\n"
            "Snap je een vraag niet, of zit je ergens mee? Praat met je juf of meester. "
            "De Kindertelefoon is gratis: 0800-0432, of chat op kindertelefoon.nl."
        ),
    }  # fmt: skip


def _to_ouder(t: Catalogue) -> Words:
    return {
        "your_answer": t.text("Uw antwoord"),
        "append_hint": t.text("U vult uw antwoord aan. Wat er stond, blijft staan."),
        "append_label": t.text("Wat wilt u erbij zetten?"),
        "swap": t.text("{picked} van {most}. Wilt u ruilen? Tik er eerst één weg.",
                       picked="%1", most="%2"),
        "offline": t.text(
            "Even geen internet. Schrijft u gerust door: we bewaren uw antwoord hier "
            "en sturen het zodra het kan."
        ),
        "offline_photo": t.text(
            "Uw foto wacht op internet. Laat deze pagina open. Wat u schrijft, bewaren we hier."
        ),
        "unwell": t.text(
            "We kunnen nu even niets bewaren. Laat deze pagina open: wat u schreef staat er nog, "
            "en gaat vanzelf mee zodra het weer kan."
        ),
        "unwell_photo": t.text(
            "We kunnen nu even niets bewaren. Laat deze pagina open: uw foto gaat vanzelf mee "
            "zodra het weer kan."
        ),
        "away": t.text(
            "We zijn even weg. Wat u heeft ingestuurd, staat veilig. Schrijft u gerust door: "
            "deze pagina gaat vanzelf verder."
        ),
        "away_photo": t.text(
            "We zijn even weg. Laat deze pagina open: uw foto gaat zo vanzelf mee."
        ),
        "overview_head": t.text("Dit heeft u geschreven"),
        "overview_lead": t.text("Leest u het rustig na. U kunt alles nog veranderen."),
        "overview_closed": t.text(
            "Dit heeft u ingeleverd. Wilt u iets veranderen? Neem het terug bij Hulp, of vraag het "
            "aan de leerkracht."
        ),
        "review_head": t.text("Leest u het nog eens na"),
        "review_lead": t.text("Klopt alles? U kunt alles nog veranderen."),
        "hand_in": t.text("Inleveren"),
        "to_review": t.text("Nalezen en inleveren"),
        "copy": t.text("Bewaar een eigen exemplaar"),
        "paused_head": t.text("Tot een volgende keer"),
        "paused_text": t.text(
            "Alles wat u schreef is bewaard. U komt terug met dezelfde link of code."
        ),
        "known": t.text("Wat wij van u weten"),
        "leave_text": t.text(
            "Gebruikt u een apparaat van iemand anders? Stop dan hier, "
            "zodat niemand anders uw antwoorden ziet."
        ),
        "reminders_on": t.text("U krijgt in Telegram een herinnering voor de laatste dag."),
        "reminders_off": t.text("U krijgt geen herinneringen."),
        "help_text": t.text(
            "U beantwoordt de vragen in uw eigen woorden. Alles wordt meteen bewaard.\n"
            "Met het potlood verandert u een antwoord. In het overzicht ziet u alles bij elkaar.\n"
            "Heeft u een vraag over dit formulier? Neem contact op met de leerkracht."
        ),
    }  # fmt: skip
