"""Whom a point to improve is for: the council, an agency beside it, or the partnership of several.

Letters on a council's services ask the council, unless a point begins with another agency's name; those on an area ask
the partnership, unless a table names the body. A joint inspection's points are for the agency that is their subject,
or for the partnership where that is several; where they name none, nobody can tell.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from typing import cast

from ofsted_letters.fields.responsible import acting_together, named_first
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.terms import Addressee

AGENCIES: Mapping[Addressee, str] = {
    "police": r"\bpolice\b | constabulary",
    "probation": r"probation | \bNPS\b | \bCRCs?\b | rehabilitation\scompan",
    "other": r"\bYO[ST]s?\b | youth\s(?: offending | justice ) | \bcafcass\b",
    "health": r"""health (?! y) | \bNHS\b | \bGPs?\b | \bCCGs?\b | \bICBs?\b | integrated\scare | hospital | midwi
        | clinical\scommissioning | nurs (?: es? | ing )\b | \bdent (?: al | ist ) | camhs | \bA&E\b | paediatric
        | emergency\sdepartment | general\spracti""",
    "education": r"\bschools? (?! \s (?: nurs | health ) ) | \bcolleges?\b | \beducation\b | early\syears",
    "council": r"""\bcouncil\b | local\sauthorit | social\s(?: care | work ) | children[’']s\s(?: services | trust )
        | early\shelp\b | emergency\sduty | \bborough\b (?! \spolice )""",
    "partnership": r"""partner | \bagencies\b | \b[A-Z]{0,6}SC[BP]s?\b
        | safeguarding\schildren (?: [’']s )? \s(?: board | partnership )""",
}
"""What tells an agency's kind in its name."""


def addressee(text: str, body: str | None, asked: Addressee | None) -> Outcome[Addressee]:
    """Whom a point is for; nothing is found where nothing tells.

    Args:
        text: the point.
        body: who must act, as printed; of a joint inspection's point the agency that is its subject.
        asked: whom letters of the family ask, where they ask one alone.
    """
    return decide((told_by_several, told_by_body, told_by_first_words, told_by_family), text, body, asked)


def told_by_several(text: str, body: str | None, asked: Addressee | None) -> Found[Addressee] | Declined:
    """As in "Staffing in the police and health services", of a letter that asks several."""
    if asked is None and body is not None and kind_of(acting_together(text)) == "partnership":
        return Found("partnership")
    return Declined("the point does not name several agencies as its subject")


def told_by_body(text: str, body: str | None, asked: Addressee | None) -> Found[Addressee] | Declined:
    """As in "NHS Barsetshire Integrated Care Board"; bodies of several kinds are a partnership."""
    kind = kind_of([body]) if body else None
    return Found(kind) if kind else Declined("no responsible body of a known kind is named")


def told_by_first_words(text: str, body: str | None, asked: Addressee | None) -> Found[Addressee] | Declined:
    """As in "Police do not always attend …", in a letter on a council's services."""
    named = named_first(text) if asked == "council" else None
    kind = kind_of([named]) if named else None
    return Found(kind) if kind else Declined("the point does not begin with an agency of a known kind")


def told_by_family(text: str, body: str | None, asked: Addressee | None) -> Found[Addressee] | Declined:
    """Letters on a council's services ask the council, those on an area the partnership."""
    return Found(asked) if asked else Declined("letters of this family ask several")


def kind_of(names: Iterable[str]) -> Addressee | None:
    """The kind of some agencies; of several kinds, a partnership."""
    kinds = {found.lastgroup for name in names for found in _kind().finditer(name)}
    if "partnership" in kinds or len(kinds) > 1:
        return "partnership"
    return cast("Addressee | None", next(iter(kinds), None))


@functools.cache
def _kind() -> re.Pattern[str]:
    """An agency's word, in the group of its kind."""
    named = "|".join(f"(?P<{kind}> {words} )" for kind, words in AGENCIES.items())
    return re.compile(named, re.VERBOSE | re.IGNORECASE)
