"""Which letters and findings of many are asked for."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from ofsted_letters.fields.authorities import are_alike, la_codes

if TYPE_CHECKING:
    from ofsted_letters.write.findings import Row

NAMES = ("official_name", "authority_name", "gss_code", "la_code", "ofsted_urn")
"""Columns that say which authority a row is about."""
REGIONS = (
    "East Midlands",
    "East of England",
    "London",
    "North East",
    "North West",
    "South East",
    "South West",
    "West Midlands",
    "Yorkshire and the Humber",
)
_PLAIN = str.maketrans(dict.fromkeys("‘’‛`´", "'") | dict.fromkeys("“”„", '"') | dict.fromkeys("‐‑‒–—−", "-"))


class Choice(NamedTuple):
    """What is named must fit; what is not named does not matter."""

    families: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    """Names, in any form that letters use, or codes."""
    regions: tuple[str, ...] = ()
    """In any case."""
    since: datetime.date | None = None
    until: datetime.date | None = None
    """The days count as well; a letter without a date is in no period."""
    kinds: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    """Codes."""
    addressees: tuple[str, ...] = ()
    contains: str | None = None
    """Words of the finding, whatever their case, quotes and dashes."""

    @property
    def is_of_findings(self) -> bool:
        """Whether some findings of a letter that is asked for are not."""
        return bool(self.kinds or self.themes or self.addressees or self.contains)

    def takes(self, letter: Row) -> bool:
        """Whether a letter is asked for, by a row that has its columns."""
        return self._takes_at_any_time(letter) and self._is_in_period(letter["date"])

    def misses_date(self, letter: Row) -> bool:
        """Whether only that it has no date keeps a letter out."""
        return letter["date"] is None and not self.takes(letter) and self._takes_at_any_time(letter)

    def takes_finding(self, finding: Row) -> bool:
        """Whether a finding of such a letter is asked for."""
        return (
            (not self.kinds or finding["kind"] in self.kinds)
            and (not self.addressees or finding["addressee"] in self.addressees)
            and (not self.themes or not set(self.themes).isdisjoint(finding["themes"]))
            and (self.contains is None or folded(self.contains) in folded(finding["text"]))
        )

    def _takes_at_any_time(self, letter: Row) -> bool:
        return (
            (not self.families or letter["family"] in self.families)
            and (not self.authorities or any(is_about(letter, name) for name in self.authorities))
            and (not self.regions or (letter["region"] or "").casefold() in map(str.casefold, self.regions))
        )

    def _is_in_period(self, date: datetime.date | None) -> bool:
        if self.since is None and self.until is None:
            return True
        return date is not None and (self.since or date) <= date <= (self.until or date)


def is_about(letter: Row, authority: str) -> bool:
    """Whether a letter is about an authority, by what registers call it and what the letter does; no name is none's."""
    if not authority.strip():
        return False
    if authority.casefold() in {(letter[column] or "").casefold() for column in NAMES}:
        return True
    if letter["la_code"] is not None and la_codes(authority):
        return letter["la_code"] in la_codes(authority)
    name = letter["official_name"] or letter["authority_name"]
    return name is not None and are_alike(name, authority)


def folded(text: str) -> str:
    """A text in one case, with typewriter's quotes and dashes and single spaces."""
    return " ".join(text.translate(_PLAIN).casefold().split())
