"""Who inspected, as a report's last page lists them: a column for each inspectorate, a line for each person.

- Una Brightwell, Ofsted HMI Lead inspector
- Ivo Tanner HMI, Ofsted inspector
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple


class MemberReading(NamedTuple):
    """One who inspected, with the contract's keys."""

    name: str
    role: str | None
    organisation: str | None
    lead: bool


def read_team(organisation: str | None, texts: Sequence[str]) -> list[MemberReading]:
    """Everyone in a column, of its lines below its head."""
    people: list[str] = []
    for text in texts:
        if people and not _begins_person(text, people[-1]):
            people[-1] += f" {text}"
        else:
            people.append(text)
    return [_read_member(person, organisation) for person in people]


def _begins_person(text: str, above: str) -> bool:
    """Whether a line names somebody: it holds a name and a role, and the line above is not cut off at a comma."""
    return not above.endswith(",") and _entry().match(text) is not None


def _read_member(text: str, organisation: str | None) -> MemberReading:
    entry = _entry().match(text)
    name, role = (entry["name"], entry["role"]) if entry else (text, None)
    return MemberReading(name.strip(" ,"), role, organisation, lead="lead" in (role or "").casefold())


@functools.cache
def _entry() -> re.Pattern[str]:
    # Una Brightwell, Ofsted HMI · Ivo Tanner HMI, Ofsted · Ada Marsh (Ofsted)
    return re.compile(r"(?P<name>[A-Z][^,(]+?)(?:,\s|\s(?=HMI\b|\())(?P<role>\S.*)")
