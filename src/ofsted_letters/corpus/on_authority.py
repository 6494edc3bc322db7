"""What is here on one authority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.corpus.choice import Choice
from ofsted_letters.corpus.held import Held, held
from ofsted_letters.corpus.selection import Selection
from ofsted_letters.corpus.shelf import judgements_in_time, newest_first

if TYPE_CHECKING:
    from ofsted_letters.corpus.places import Place
    from ofsted_letters.model import Item, Letter
    from ofsted_letters.write.findings import Row


class OnAuthority(NamedTuple):
    """One authority's letters and reports."""

    place: Place
    letters: list[Held]
    """The newest first."""
    judgements: dict[str, list[Row]]
    """With their history, by letter_id."""
    headlines: dict[str, list[Item]]
    """What each letter says in sum, by letter_id."""
    read: int
    """Letters that were looked through."""


def on_authority(name: str, letters: Iterable[tuple[Letter, str | None]]) -> OnAuthority:
    """What is here on one authority.

    Args:
        name: any form that letters use, or a code.
        letters: each with the way to its file; one that comes again counts once.

    Raises:
        NothingChosen: None is about it.
    """
    selection = Selection(Choice(authorities=(name,)))
    shelf: dict[str, Held] = {}
    headlines: dict[str, list[Item]] = {}
    read: set[str] = set()
    for letter, file in letters:
        one = held(letter, file)
        read.add(one.row["letter_id"])
        if selection.takes(one.row):
            shelf.setdefault(one.row["letter_id"], one)
            headlines[one.row["letter_id"]] = summed_up(letter)
    if not shelf:
        raise next(selection.unmet())
    in_time = newest_first(shelf.values())
    return OnAuthority(in_time[0].place, in_time, judgements_of(in_time), headlines, len(read))


def judgements_of(letters: Iterable[Held]) -> dict[str, list[Row]]:
    """The judgements of letters, each beside the one before it, by letter_id."""
    judgements: dict[str, list[Row]] = defaultdict(list)
    for row in judgements_in_time(letters):
        judgements[row["letter_id"]].append(row)
    return judgements


def summed_up(letter: Letter) -> list[Item]:
    """The items of a letter's summary."""
    return [item for section in letter.sections if section.kind == "summary" for item in section.items]
