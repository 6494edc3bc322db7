"""What a workbook keeps of each letter until the last is known: enough to count, none of the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.places import place_of
from ofsted_letters.terms import IMPROVEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ofsted_letters.write.findings import Row

OF_LETTER = ("letter_id", "date", "year", "family", "la_code", "region", "overall_grade")
OF_POINT = ("family", "kind", "addressee", "responsible_body")


def to_count(letter: Row, findings: Iterable[Row], file: str | None) -> Held:
    """A letter as it is held, as far as it is counted.

    Args:
        letter: its row of the letters table.
        findings: its rows of the findings table.
        file: the way from the workbook to its file.
    """
    points = [{name: row[name] for name in OF_POINT} for row in findings if row["kind"] in IMPROVEMENTS]
    return Held({name: letter[name] for name in OF_LETTER}, points, [], place_of(letter), "", "", file)
