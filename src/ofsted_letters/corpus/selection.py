"""What a choice makes of the letters that are read: how many it takes, and which authority asked for none is on."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from ofsted_letters.corpus.choice import Choice, is_about
from ofsted_letters.corpus.register import by_la_code, successors
from ofsted_letters.errors import LetterError
from ofsted_letters.fields.authorities import bare, is_authority, la_codes
from ofsted_letters.write.counted import counted
from ofsted_letters.write.findings import Row
from ofsted_letters.write.identity import day

ALL = Choice()
MOST_NEAR = 3
"""Names that may be meant instead of one."""


class NothingChosen(LetterError):
    """Letters were read, and the choice takes none of them."""

    code = "nothing_chosen"


class Selection:
    """Letters, one after the other, of which a choice takes some.

    Args:
        choice: what is asked for.
    """

    def __init__(self, choice: Choice) -> None:
        self.choice = choice
        self._read = self._taken = self._undated = 0
        self._names: set[str] = set()
        self._unmet = list(dict.fromkeys(choice.authorities))

    def takes(self, letter: Row, *also: Row) -> bool:
        """Whether the next letter is asked for.

        Args:
            letter: its row of the letters table.
            also: the same with the name of another authority that it is asked for by, such as a successor.
        """
        taken = any(map(self.choice.takes, (letter, *also)))
        self._read += 1
        self._taken += taken
        self._undated += self.choice.misses_date(letter)
        self._names.add(letter["official_name"] or letter["authority_name"] or "")
        self._unmet = [name for name in self._unmet if not any(is_about(row, name) for row in (letter, *also))]
        return taken

    def __str__(self) -> str:
        """How many of the letters it takes, and how many only the lack of a date keeps out."""
        undated = f"; {counted(self._undated, 'letter')} without a date left out" if self._undated else ""
        return f"{self._taken:,} of {counted(self._read, 'letter')} read{undated}"

    def unmet(self) -> Iterator[NothingChosen]:
        """The authorities asked for that no letter is on, each with the names that may be meant."""
        for name in self._unmet:
            if not self._read:
                yield NothingChosen(name, "no letter was read", "give letters, or a folder of them")
                continue
            reason = f"none of {counted(self._read, 'letter')} read is on this authority"
            yield NothingChosen(name, reason, followed(name) or self._meant(name))

    def check(self) -> None:
        """See that there is something in it.

        Raises:
            NothingChosen: no letter is.
        """
        if self._read and not self._taken:
            told = NothingChosen("browse", f"what is asked for fits {self}", "ask for less at once")
            raise next(self.unmet(), told)

    def _meant(self, authority: str) -> str:
        """What to do about a name that no letter has."""
        near = " or ".join(map(repr, self._near(authority)))
        if near:
            return f"perhaps {near} is meant"
        return "give letters on it" if is_authority(authority) else "check the name"

    def _near(self, authority: str) -> list[str]:
        """Names of the letters' authorities that are like this one, or have it in them."""
        by_bare = {bare(name): name for name in sorted(filter(None, self._names))}
        wanted = bare(authority)
        within = [known for known in by_bare if wanted and wanted in known]
        return [by_bare[known] for known in within[:MOST_NEAR] or get_close_matches(wanted, by_bare, MOST_NEAR)]


def followed(name: str) -> str:
    """By whom an authority was followed, and when; empty for one that is in force, or in no register."""
    after = [successors(code) for code in la_codes(name)]
    if not after or not all(after):
        return ""
    (first, *_), *_ = after
    names = " and ".join(by_la_code()[one.successor].official_name for one in after[0])
    meant = "it" if len(after[0]) == 1 else "one of them"
    return f"it was abolished; {names} took over on {day(first.since)}: ask for {meant}"
