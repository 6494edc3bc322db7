"""Which letters and findings of many are asked for."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from ofsted_letters.fields.authorities import la_codes
from ofsted_letters.write.findings import Row


class Choice(NamedTuple):
    """What is named must fit; what is not named does not matter."""

    families: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    """Names, in any form that letters use."""
    regions: tuple[str, ...] = ()
    """In any case."""
    since: datetime.date | None = None
    until: datetime.date | None = None
    """The days count as well; a letter without a date is in no period."""
    kinds: tuple[str, ...] = ()

    def takes(self, letter: Row) -> bool:
        """Whether a letter is asked for, by its row of the letters table."""
        return (
            (not self.families or letter["family"] in self.families)
            and (not self.authorities or self._names(letter))
            and (not self.regions or (letter["region"] or "").casefold() in map(str.casefold, self.regions))
            and self._is_in_period(letter["date"])
        )

    def takes_finding(self, finding: Row) -> bool:
        """Whether a finding of such a letter is asked for."""
        return not self.kinds or finding["kind"] in self.kinds

    def _names(self, letter: Row) -> bool:
        names = {name.casefold() for name in self.authorities}
        if names & {(letter[column] or "").casefold() for column in ("official_name", "authority_name")}:
            return True
        return any(letter["la_code"] in la_codes(name) for name in self.authorities)

    def _is_in_period(self, date: datetime.date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return date is not None and (self.since or date) <= date <= (self.until or date)
