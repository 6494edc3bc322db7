"""Who is asked to do something: an improvement point of a joint inspection may be for a partner of the council."""

from __future__ import annotations

import functools
import re
from typing import Literal, NamedTuple, get_args

from ofsted_letters.fields.agency_names import NAMES, PARTNERSHIPS
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
OF_ALL = re.compile(
    rf"""\b(?:
    (?i: partners(?:hip)? | partner\s+agencies | agencies )         # all agencies · the partnership
    | (?i: safeguarding\s (?:\w+[’']?s?\s)? boards? )              # the Safeguarding Children Board
    | {PARTNERSHIPS}                                               # LSCB · LSP
    )\b""",
    re.VERBOSE,
)
"""Bodies of which the council is one, also by their abbreviations."""
BETWEEN = re.compile(r",|\band\b|\bor\b")
ONE_OF_ITS_KIND = re.compile(r"\b(?:police|partnership|authority|service|department|company|team|trust|force|board)$")
"""How a body's name ends that has an article in a sentence."""


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
    named = within_a_sentence(row["responsible_body"]) if row["responsible_body"] else None
    if row["addressee"]:
        return Whom(IN_COMMON.get(row["addressee"], "partners"), named or ADDRESSEES[row["addressee"]])
    if row["family"] not in JOINT:
        return Whom("council", named or "the council")
    if named:
        return Whom(group_of(row["responsible_body"]), named)
    return Whom("not told", "the area: to whom is not told")


def within_a_sentence(body: str) -> str:
    """A body as a sentence has it behind "for": "agencies" where a letter begins a sentence with it, "the police"."""
    lowered = body[:1].lower() + body[1:]
    named = lowered if _kind_of_body().match(lowered) else body
    return f"the {named}" if ONE_OF_ITS_KIND.search(named) and not BETWEEN.search(named) else named


@functools.cache
def _kind_of_body() -> re.Pattern[str]:
    """The name of a kind of body, and no word in capitals behind it, as a proper name would have."""
    return re.compile(rf"(?x) (?: {' | '.join(NAMES)} ) (?! [\w’'] | \s [A-Z][a-z] )")


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
