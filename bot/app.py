"""Where the services are built and joined on a data folder. Nothing else builds one."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.assistant import Assistant
from bot.classroom import Classroom, Papers
from bot.copies import Copies
from bot.handover import Bundles, Handover
from bot.hub import Hub
from bot.intake import Intake
from bot.leerlingen import Leerlingen
from bot.objections import Objections
from bot.photo_permission import PhotoPermission
from bot.planning.job import Job
from bot.planning.moments import Calendar
from bot.planning.sending import Sending
from bot.planning.service import Planning
from bot.readers import Readers
from bot.retention.erasing import Erasing
from bot.retention.service import Retention
from bot.rights import Rights
from bot.school_counts import SchoolCounts
from bot.schoolyear import Schoolyear
from bot.second_step.service import SecondStep
from bot.settings import Settings
from bot.talks import Overleg, Talks
from bot.team import Team
from bot.trouble import Watch
from conversations import loader
from conversations.questionnaire import Questionnaire
from storage.errors import StoreError
from storage.master_key import MasterKey
from storage.store import Store


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that the doors need, joined on one data folder."""

    settings: Settings
    store: Store
    questionnaires: dict[str, Questionnaire]
    hub: Hub
    assistant: Assistant
    classroom: Classroom
    papers: Papers
    copies: Copies
    handover: Handover
    bundles: Bundles
    intake: Intake
    talks: Talks
    rights: Rights
    objections: Objections
    photo_permission: PhotoPermission
    overleg: Overleg
    leerlingen: Leerlingen
    schoolyear: Schoolyear
    school_counts: SchoolCounts
    planning: Planning
    retention: Retention
    erasing: Erasing
    planning_job: Job
    readers: Readers
    second_step: SecondStep
    team: Team


def now() -> datetime:
    """The program's only clock."""
    return datetime.now(UTC)


def master_key(settings: Settings) -> MasterKey:
    """Where the settings say that the master key is. Raises StoreError when they say it twice."""
    text = settings.master_key.get_secret_value()
    if sum(map(bool, (settings.master_key_file, text, settings.master_key_command))) > 1:
        message = (
            "De hoofdsleutel is op meer dan één plek ingesteld. Kies er één: "
            "OVERDRACHT_MASTER_KEY_FILE, OVERDRACHT_MASTER_KEY of OVERDRACHT_MASTER_KEY_COMMAND."
        )
        raise StoreError(message)
    return MasterKey(settings.data, settings.master_key_file, text, settings.master_key_command)


def questionnaires(settings: Settings) -> dict[str, Questionnaire]:
    """As this school asks them. Raises QuestionnaireError with one clear sentence."""
    needs = settings.photo_permission
    loaded = loader.load_all(settings.data)
    return {key: replace(it, photos_need_permission=needs) for key, it in loaded.items()}


@contextlib.asynccontextmanager
async def open_services(
    settings: Settings, bot_username: Callable[[], str] = lambda: ""
) -> AsyncIterator[Services]:
    """Opens the data folder (made when it is not there). Raises StoreError or QuestionnaireError
    with one clear sentence."""
    forms = questionnaires(settings)
    where = master_key(settings)
    store = await Store.open(settings.data, await asyncio.to_thread(where.read), where.opens)
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(store.close)
        store.watch = Watch()
        await store.settle(where)
        hub = Hub()
        calendar = Calendar(settings.vrije_dagen)
        roles = settings.telegram_roles
        assistant = Assistant(
            store, forms, now, hub.publish, roles, calendar, second_step=settings.second_step
        )
        classroom = Classroom(
            store, forms, now, settings.link_base, bot_username, assistant, hub.publish
        )
        schoolyear = Schoolyear(store, now, hub.publish)
        copies = Copies(store, forms, now)
        handover = Handover(store, forms, now, hub.publish)
        bundles = Bundles(store, forms, now, handover)
        stack.push_async_callback(bundles.close)
        yield Services(
            settings=settings,
            store=store,
            questionnaires=forms,
            hub=hub,
            assistant=assistant,
            classroom=classroom,
            papers=Papers(store, classroom, forms, now, settings.link_base, settings.terms),
            copies=copies,
            handover=handover,
            bundles=bundles,
            intake=Intake(store, now, hub.publish),
            rights=Rights(store, forms, now, settings.terms, settings.telegram_roles, hub.publish),
            photo_permission=PhotoPermission(store, forms, now, roles, hub.publish),
            talks=Talks(store, forms, now, hub.publish),
            objections=Objections(store, forms, now, roles, calendar, hub.publish),
            overleg=Overleg(store, forms, now, hub.publish),
            leerlingen=Leerlingen(store, now, hub.publish),
            retention=Retention(store, forms, now, settings.terms, schoolyear, hub.publish),
            erasing=Erasing(store, now, hub.publish),
            planning=Planning(store, forms, now, calendar, hub.publish, settings.reachable_roles),
            planning_job=Job(store, Sending(forms, settings.reachable_roles), calendar, hub, now),
            school_counts=SchoolCounts(store, forms),
            schoolyear=schoolyear,
            readers=Readers(
                store, forms, now, settings.link_base, settings.terms.kept_until, hub.publish
            ),
            second_step=SecondStep(store, now, assistant.seating),
            team=Team(store, now, hub.publish),
        )
