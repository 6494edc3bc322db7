"""The letters that are here, as a whole: in time, by family, with what each judgement was before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from ofsted_letters.corpus import wording
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.judgements import Judgements
from ofsted_letters.write.findings import Row


def newest_first(shelf: Iterable[Held]) -> list[Held]:
    """Letters by date, the newest first and those without one last."""
    return sorted(shelf, key=lambda held: (held.date or datetime.date.min, held.row["letter_id"]), reverse=True)


def families_of(shelf: Iterable[Held]) -> list[str]:
    """The families that are here, in the order of columns."""
    here = {held.family for held in shelf}
    return [family for family in wording.FAMILIES if family in here]


def of_family(shelf: Iterable[Held], family: str) -> list[Held]:
    """The letters of a family."""
    return [held for held in shelf if held.family == family]


def judgements_in_time(shelf: Iterable[Held]) -> list[Row]:
    """All judgements, each beside the one before it."""
    judgements = Judgements()
    for one in shelf:
        judgements.add(one.row, one.judgements)
    return judgements.compared()
