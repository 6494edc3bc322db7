"""Invented letters about registered authorities, for tests of what many letters say together."""

from __future__ import annotations

import datetime
import hashlib
from typing import Any

from ofsted_letters.corpus.held import Held, held
from ofsted_letters.corpus.register import by_la_code
from ofsted_letters.model import Authority, Item, Judgement, Letter, Section
from ofsted_letters.terms import Aspect, Family, Grade
from tests.write.invented import item, metadata, section
from tests.write.invented import letter as invented

POINT = section("areas_for_development", "Areas for development", item("Records are late."))
URGENT = section("priority_action", "Areas for priority action", item("Visits are missed."))


BETTER = section("weaknesses", "What does the area partnership need to do better?", item("Plan."))


def judgement(grade: Grade, aspect: Aspect = "overall_effectiveness") -> Judgement:
    return Judgement(aspect=aspect, grade=grade, aspect_printed=aspect, grade_printed=grade.title(), section=None)


def letter_on(
    la_code: str,
    on: str = "2019-03-04",
    family: Family = "focused_visit",
    sections: tuple[Section, ...] = (POINT,),
    judgements: tuple[Judgement, ...] = (),
    **changes: Any,
) -> Letter:
    """A letter about an authority of the register, inspected on one day."""
    known = by_la_code()[la_code]
    date = datetime.date.fromisoformat(on)
    authority = Authority(
        name=known.official_name,
        official_name=known.official_name,
        gss_code=known.gss_code,
        la_code=la_code,
        region=known.region,
        ofsted_urn=known.ofsted_urn,
    )
    about = metadata().model_copy(
        update={
            "authority": authority,
            "inspection_start": date,
            "inspection_end": date,
            "judgements": judgements,
            "theme": None,
        }
    )
    made = invented(f"{la_code}-{on}.pdf", family=family, sections=sections, metadata=about, diagnostics=(), **changes)
    sha256 = hashlib.sha256(f"{la_code} {on} {family}".encode()).hexdigest()
    return made.model_copy(update={"source": made.source.model_copy(update={"sha256": sha256})})


def held_on(*arguments: Any, **named: Any) -> Held:
    """The same as the pages know it."""
    return held(letter_on(*arguments, **named), None)


def points(*texts: str, **changes: Any) -> Section:
    """Improvement points."""
    items: list[Item] = [item(text, **changes) for text in texts]
    return section("areas_for_development", "What needs to improve?", *items)
