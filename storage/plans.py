"""When a questionnaire has to be ready in a klas, and how long before that people are reminded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from storage.store import Unit

_Row = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Plan:
    """`deadline` is the last day (in Europe/Amsterdam); `days_before` from many to few, empty when
    nobody is reminded."""

    questionnaire: str
    deadline: date
    days_before: tuple[int, ...]


def of_klas(unit: Unit, klas_id: str) -> dict[str, Plan]:
    """By questionnaire."""
    rows = unit.queries.plans_of_klas(unit.connection, klas_id=klas_id)
    return {row[0]: _plan(row) for row in rows}


def plan(unit: Unit, klas_id: str, questionnaire: str) -> Plan | None:
    row = unit.queries.plan_of(unit.connection, klas_id=klas_id, questionnaire=questionnaire)
    return None if row is None else _plan(row)


def save(unit: Unit, klas_id: str, plan: Plan) -> None:
    """A new plan, or in the place of the old one."""
    unit.queries.save_plan(
        unit.connection,
        klas_id=klas_id,
        questionnaire=plan.questionnaire,
        deadline=plan.deadline.isoformat(),
        days_before=" ".join(map(str, plan.days_before)),
    )


def remove(unit: Unit, klas_id: str, questionnaire: str) -> None:
    unit.queries.remove_plan(unit.connection, klas_id=klas_id, questionnaire=questionnaire)


def _plan(row: _Row) -> Plan:
    questionnaire, deadline, days = row
    return Plan(questionnaire, date.fromisoformat(deadline), tuple(map(int, days.split())))
