"""The schools for voortgezet onderwijs to which a basisschool's leerlingen go: a list per
basisschool, free to extend. A name of a school is no personal data, so it is not sealed."""

from __future__ import annotations

from datetime import datetime

from uuid6 import uuid7

from conversations.people import VoSchool
from storage.sealing import same_name, tidy
from storage.store import Unit
from storage.times import stored


def of_school(unit: Unit, school_id: str) -> list[VoSchool]:
    """By name."""
    rows = unit.queries.vo_schools_of_school(unit.connection, school_id=school_id)
    return [VoSchool(*row) for row in rows]


def named(unit: Unit, school_id: str, name: str, now: datetime) -> VoSchool:
    """The one with this name (without regard to case), added when the list has none: two
    leerkrachten who type the same school at once get the same one."""
    key = same_name(name)
    row = unit.queries.vo_school_by_key(unit.connection, school_id=school_id, name_key=key)
    if row is not None:
        return VoSchool(*row)
    added = VoSchool(str(uuid7()), tidy(name))
    unit.queries.add_vo_school(
        unit.connection,
        id=added.id,
        school_id=school_id,
        name=added.name,
        name_key=key,
        now=stored(now),
    )
    return added


def rename(unit: Unit, school_id: str, vo_school_id: str, name: str) -> bool:
    """False when another one has this name, or when it is not on this list."""
    renamed = unit.queries.rename_vo_school(
        unit.connection,
        id=vo_school_id,
        school_id=school_id,
        name=tidy(name),
        name_key=same_name(name),
    )
    return bool(renamed)


def remove(unit: Unit, school_id: str, vo_school_id: str) -> bool:
    """False when a leerling goes there or was handed over there, or when it is not on this list."""
    return bool(
        unit.queries.remove_unused_vo_school(unit.connection, id=vo_school_id, school_id=school_id)
    )


def choose(unit: Unit, dossier_id: str, vo_school_id: str, version: int) -> bool:
    """Where this leerling is registered ("" when that is not known any more). False when somebody
    changed the leerling since `version` was read: nothing happens then."""
    chosen = unit.queries.choose_vo_school(
        unit.connection,
        dossier_id=dossier_id,
        vo_school_id=vo_school_id or None,
        version=version,
    )
    if chosen and vo_school_id:  # a link that was made before it was known is for this school
        unit.queries.bind_reader_dossiers(
            unit.connection, dossier_id=dossier_id, vo_school_id=vo_school_id
        )
    return bool(chosen)
