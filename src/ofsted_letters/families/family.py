"""What the parser has to know of one kind of letter: data, no grammar."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from ofsted_letters.families.closings import (
    speaks_of_what_follows,
    speaks_to_reader,
    without_quotations,
)
from ofsted_letters.families.headings import WHAT_IS_TO_COME, WORDINGS_BEGIN, normalise, wording
from ofsted_letters.families.outline import Outline
from ofsted_letters.terms import Addressee, Form

LONGEST_OPENING = 40
"""Characters in which a closing's opening words stand."""

Field = Literal["theme", "visit_scope", "judgements", "outcome", "partners", "responsible_bodies", "subjects"]
"""What only some families' letters tell; `subjects` are the agencies that improvement points are about."""

EXPECTED_OF_LETTERS = frozenset(("/header/date", "/header/recipients", "/header/subject", "/signatories"))
EXPECTED_OF_REPORTS = frozenset(("/metadata/inspectors",))
"""What every letter, or every report, has: a value that is missing is one that was not understood."""


class Family(NamedTuple):
    """One letter family in one of its forms: a family that has had two forms is declared twice, under one name."""

    name: str
    what: str
    """What its letters are, and of which years, as the README's table says it."""
    form: Form = "letter"
    subjects: tuple[str, ...] = ()
    """Phrases, in lower case, of which one stands in every subject line of the family."""
    titles: tuple[str, ...] = ()
    """Patterns of a report's whole title, the first that matches counts; its group `authority` is the authority."""
    own_headings: tuple[str, ...] = ()
    """How headings begin, as `headings.normalise` gives them, that no other family has."""
    headings: Mapping[str, str] = {}
    """Section kinds by whole heading, as `headings.normalise` gives it."""
    wordings: Mapping[str, str] = {}
    """Words of which headings consist, by section kind: see `headings.wording`."""
    openings: Mapping[str, str] = {}
    """Section kinds by how a heading begins, where its end varies."""
    endings: Mapping[str, str] = {}
    """Section kinds by how a thematic heading ends ("Early help strengths")."""
    outline: Outline = Outline()
    """Which parts a letter has, and which headings stand under which."""
    fields: frozenset[Field] = frozenset()
    """What is looked for beyond what every letter tells."""
    asks: Addressee | None = None
    """Whom its points to improve are for, where they are for one alone."""
    expected: frozenset[str] = EXPECTED_OF_LETTERS
    """JSON Pointers of what is doubtful where it is missing; what is not named is not missed."""
    closings: tuple[str, ...] = ()
    """How paragraphs begin that say what happens next, without a heading, after the last finding."""

    def section_kind(self, heading: str) -> str | None:
        """The kind of section that a normalised heading opens; None when the family does not know it."""
        if kind := self._whole(heading):
            return kind
        for opening, kind in self.openings.items():
            if heading.startswith(opening):
                return kind
        return None

    def is_whole_heading(self, heading: str) -> bool:
        """Whether a normalised heading is one to its last word."""
        return self._whole(heading) is not None

    def _whole(self, heading: str) -> str | None:
        if heading in self.headings:
            return self.headings[heading]
        if not self.wordings or heading.partition(" ")[0] not in WORDINGS_BEGIN:
            return None
        found = wording(tuple(self.wordings.items())).fullmatch(heading)
        return found.lastgroup if found else None

    def begins_heading(self, word: str) -> bool:
        """Whether a heading that the family knows can begin with a word: few words of plain type do."""
        return word in WORDINGS_BEGIN or any(known.startswith(word) for known in (*self.headings, *self.openings))

    def thematic_kind(self, heading: str) -> str:
        """The kind of section that a thematic heading opens where it stands under no other."""
        return next((kind for ending, kind in self.endings.items() if heading.endswith(ending)), "findings")

    def opens_closing(self, text: str) -> bool:
        """Whether a paragraph begins as those do that say what happens next."""
        return normalise(text[:LONGEST_OPENING]).startswith(self.closings)

    def says_next(self, text: str, *, below_list: bool) -> bool:
        """Whether a paragraph says what happens next: it begins so, or speaks of that, and goes on so.

        Args:
            text: The paragraph.
            below_list: Whether it stands below the last list of its section, where findings seldom go on.
        """
        lowered = without_quotations(text.casefold())
        if below_list and speaks_of_what_follows(lowered):
            return True
        if not any(word in lowered for word in WHAT_IS_TO_COME):
            return False
        return self.opens_closing(text) or speaks_to_reader(lowered)
