"""Who is like whom, by a file that a person gives."""

from __future__ import annotations

from pathlib import Path

from ofsted_letters.corpus.given import Table, read_table
from ofsted_letters.corpus.register import by_la_code
from ofsted_letters.errors import LetterError

COLUMNS = ("la_code", "neighbours")
CODES = "write DfE codes, the neighbours' with spaces between them: 204,209 210"


class NotNeighbours(LetterError):
    """A file of neighbours can't be understood."""

    code = "not_neighbours"


def read_neighbours(path: Path) -> dict[str, tuple[str, ...]]:
    """The DfE codes of those that are like an authority, by its own.

    Raises:
        NotTable: it is no CSV.
        NotNeighbours: it has not the columns, or a row says what can't be.
    """
    table = read_table(path)
    if not set(COLUMNS) <= set(table.columns):
        raise NotNeighbours(str(path), f"it has not the columns {' and '.join(COLUMNS)}", CODES)
    return by_code(path, table)


def by_code(path: Path, table: Table) -> dict[str, tuple[str, ...]]:
    """The rows, each checked."""
    known: dict[str, tuple[str, ...]] = {}
    for number, row in table.rows.items():
        code, its = row["la_code"].strip(), tuple(row["neighbours"].split())
        for one in (code, *its):
            if one not in by_la_code():
                raise NotNeighbours(str(path), f"row {number}: no authority has the code {one!r}", CODES)
        if code in its:
            raise NotNeighbours(str(path), f"row {number}: {code} is its own neighbour", "take it out of the row")
        if code in known:
            raise NotNeighbours(str(path), f"row {number}: {code} has a row already", "put its neighbours into one row")
        known[code] = its
    return known
