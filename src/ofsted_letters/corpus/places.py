"""The authorities that letters are about: each has a name, and a page of a name that no other one's has."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ofsted_letters.corpus.register import by_la_code, successors
from ofsted_letters.write.findings import Row
from ofsted_letters.write.identity import hyphenated

LONGEST_NAME = 120
"""Characters of a page's name: file systems allow 255, and a path has several."""
NOT_IN_NAMES = re.compile(r"[^a-z0-9_-]")
"""What no letter's id has whose hash is one; JSON that others wrote may have anything there."""
END = 40
"""Characters at the end of a name that is too long which stay: a letter's date and the start of its hash."""


class Place(NamedTuple):
    """An authority."""

    name: str
    la_code: str | None
    """None for one that is in no register."""
    page: str
    """Its page, from the folder of the pages."""


def place_of(row: Row) -> Place:
    """Whose services a letter is about.

    Args:
        row: of the letters table.
    """
    if row["la_code"] in by_la_code():
        return registered(row["la_code"])
    name = row["official_name"] or row["authority_name"] or "Authority not named"
    return Place(name, None, f"authorities/{file_name(hyphenated(name) or 'unnamed')}-unregistered.html")


@cache
def registered(la_code: str) -> Place:
    """An authority of the register; one that was abolished, and whose name went on, is told apart by its code."""
    name = by_la_code()[la_code].official_name
    namesakes = [code for code, one in by_la_code().items() if one.official_name == name]
    abolished = len(namesakes) > 1 and successors(la_code)
    slug = hyphenated(name) + (f"-{la_code}" if abolished else "")
    return Place(
        f"{name} (to {successors(la_code)[0].since.year})" if abolished else name, la_code, f"authorities/{slug}.html"
    )


def letter_path(letter_id: str) -> str:
    """A letter's page, from the folder of the pages; whatever the id is, it leads nowhere else."""
    return f"letters/{file_name(NOT_IN_NAMES.sub('-', letter_id))}.html"


def anchor(section: int, item: int) -> str:
    """What an item is called on its letter's page."""
    return f"s{section}i{item}"


def file_name(name: str) -> str:
    """A name that every file system takes."""
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - END - 1]}_{name[-END:]}"
