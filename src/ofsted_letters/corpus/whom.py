"""Who is asked to do something: an improvement point of a joint inspection may be for a partner of the council."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, get_args

from ofsted_letters.fields.authorities import is_authority
from ofsted_letters.write.findings import Row

JOINT = ("joint_targeted_area", "area_send")
"""Families that inspect several bodies of an area."""
ADDRESSEES = {
    "council": "the council",
    "police": "the police",
    "health": "health services",
    "probation": "probation services",
    "education": "schools and education",
    "partnership": "the partnership",
    "other": "another body",
}
Group = Literal["council", "council and partners", "partners", "not told"]
GROUPS: tuple[Group, ...] = get_args(Group)
IN_COMMON: dict[str, Group] = {"council": "council", "partnership": "council and partners"}
"""Addressees that are no partners of the council."""
OF_COUNCIL = re.compile(
    r"""\b(?:
    council | local\ authority                                        # the council
    | social\ care | social\ work(?:ers?)? | children[’']s\ services   # social workers
    | emergency\ duty\ team                                           # the emergency duty team
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""A council, or a service that only councils have."""
OF_ALL = re.compile(r"\b(?:partners(?:hip)?|partner\s+agencies|agencies)\b", re.IGNORECASE)
"""Bodies of which the council is one."""
BETWEEN = re.compile(r",|\band\b|\bor\b")


class Whom(NamedTuple):
    """Who is asked."""

    group: Group
    """`not told`: one or several of the bodies of a joint inspection."""
    words: str


def whom(row: Row) -> Whom:
    """Who is asked by an improvement point.

    A letter of one council alone is for that council. In a joint inspection nobody is taken for granted.

    Args:
        row: of the findings table.
    """
    named = row["responsible_body"]
    if row["addressee"]:
        return Whom(IN_COMMON.get(row["addressee"], "partners"), named or ADDRESSEES[row["addressee"]])
    if row["family"] not in JOINT:
        return Whom("council", named or "the council")
    if named:
        return Whom(group_of(named), named)
    return Whom("not told", "the area: to whom is not told")


def group_of(body: str) -> Group:
    """Whether a body, as printed, is the council, a partner of its, or both; of several each is looked at."""
    if is_authority(body):
        return "council"
    groups = {group_of_one(part) for part in BETWEEN.split(body) if part.strip()}
    return groups.pop() if len(groups) == 1 else "council and partners" if groups - {"partners"} else "partners"


def group_of_one(body: str) -> Group:
    """The same of one body."""
    if OF_ALL.search(body):
        return "council and partners"
    return "council" if OF_COUNCIL.search(body) else "partners"
