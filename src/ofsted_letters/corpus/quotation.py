"""How a quotation names its source: who inspected, what, when and where in it; and under which licence."""

from __future__ import annotations

import datetime

from ofsted_letters.model import Item, Letter
from ofsted_letters.write.identity import dated, day, family_name

LICENCE = "Contains public sector information licensed under the Open Government Licence v3.0."
FIRE_AND_RESCUE = datetime.date(2017, 7, 19)
"""From then on the inspectorate of constabulary inspects fire and rescue services too, and its name says so."""


def cited(letter: Letter) -> str:
    """A letter as a quotation names it: "Ofsted, Wexcombe: focused visit, 4 March 2019"."""
    authority = letter.metadata.authority
    named = authority.official_name or authority.name or letter.source.name
    date = dated(letter).date
    return f"{inspectorates(letter.family, date)}, {named}: {family_name(letter.family)}, {day(date)}"


def inspectorates(family: str, date: datetime.date | None) -> str:
    """Those who inspect in a family, on a day."""
    if family == "area_send":
        return "Ofsted and Care Quality Commission"
    if family == "joint_targeted_area":
        of_police = "HMICFRS" if date is None or date >= FIRE_AND_RESCUE else "HMIC"
        return f"Ofsted, Care Quality Commission, {of_police} and HMI Probation"
    return "Ofsted"


def passage(item: Item) -> str | None:
    """Where in its letter an item stands: "paragraph 18, page 4"; None for text without pages."""
    paragraph = f"paragraph {item.number}" if item.type == "numbered" and item.number else None
    page = f"page {item.page}" if item.page else None
    return ", ".join(filter(None, (paragraph, page))) or None
