"""What the page's script searches: findings and their letters as JSON, each text once."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ofsted_letters.browse.synonyms import synonyms
from ofsted_letters.corpus import wording
from ofsted_letters.corpus.choice import Choice
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.quotation import LICENCE
from ofsted_letters.corpus.themes_asked import names
from ofsted_letters.model import Finding
from ofsted_letters.write.findings import Row
from ofsted_letters.write.harmless import harmless
from ofsted_letters.write.identity import day
from ofsted_letters.write.printable import printable
from ofsted_letters.write.tables import FINDINGS, LETTERS

COLUMNS = tuple(Finding.model_fields)
OF_LETTER = tuple(name for name in COLUMNS if name in {column.name for column in LETTERS})
OF_FINDING = tuple(name for name in COLUMNS if name not in (*OF_LETTER, "finding_id"))
DECIMALS = tuple(column.name for column in FINDINGS if column.kind == "number")
REPEATED = ("parent_heading", "heading", "lead_in")
"""Columns that many findings have the same text in; the data have its number."""


def dataset(shelf: Sequence[Held], texts: Iterable[str], as_of: datetime.date | None) -> dict[str, Any]:
    """All that the script needs but the findings.

    Args:
        shelf: the letters.
        texts: those that findings name by number.
        as_of: the date of the latest letter.
    """
    return {
        "columns": COLUMNS,
        "letterColumns": OF_LETTER,
        "findingColumns": OF_FINDING,
        "repeated": REPEATED,
        "decimals": DECIMALS,
        "texts": list(texts),
        "asOf": as_of and day(as_of),
        "letters": [letter_values(held) for held in shelf],
        "synonyms": synonyms(),
        "wording": {
            "family": wording.FAMILIES,
            "kind": wording.KINDS,
            "grade": wording.GRADES,
            "recurrence": wording.RECURRENCES,
            "theme": names(),
        },
        "licence": LICENCE,
    }


def letter_values(held: Held) -> dict[str, Any]:
    """One letter: its columns of the findings table, and what a result shows of it."""
    return {
        "values": [plain(held.row[name]) for name in OF_LETTER],
        "label": plain(held.row["label"]),
        "page": held.page,
        "file": held.file,
        "cited": plain(held.cited),
        "url": plain(held.url),
        "idStart": finding_id_start(held),
        "authority": plain(held.place.name),
        "authorityPage": held.place.page,
    }


def finding_id_start(held: Held) -> str:
    """What the ids of a letter's findings have before their pointers."""
    return str(held.findings[0]["finding_id"]).partition("/")[0] if held.findings else ""


def finding_values(shelf: Iterable[Held], texts: dict[str, int], choice: Choice) -> Iterator[list[Any]]:
    """Each finding: its letter's number, and its own columns.

    Args:
        shelf: the letters.
        texts: gets the repeated texts with their numbers.
        choice: findings that are not asked for are left out.
    """
    for number, held in enumerate(shelf):
        for row in filter(choice.takes_finding, held.findings):
            yield [number, *(value_of(name, row, texts) for name in OF_FINDING)]


def value_of(name: str, row: Row, texts: dict[str, int]) -> Any:
    """One value, or the number of one that is repeated."""
    value = row[name]
    if name in REPEATED:
        return None if value is None else texts.setdefault(str(plain(value)), len(texts))
    return plain(value)


def plain(value: object) -> object:
    """A value as JSON has it, with what `findings` escapes in CSV escaped, so that the page's CSV is the same."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    return printable(value, keep="\t\n") if isinstance(value, str) else value


def embedded(value: object) -> str:
    """JSON that can stand in a page's script element: nothing in it ends the element, opens another or a comment."""
    text = harmless(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")).decode()
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
