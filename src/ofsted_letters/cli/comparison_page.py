"""A comparison as a page to read in a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as Drawn
from rich.text import Text

from ofsted_letters.cli.draw import words
from ofsted_letters.corpus.beside.sides import Table, tables_of
from ofsted_letters.write.findings import Row

THEMES = "Themes are told by words, and some are wrong: `ofsted-letters themes` says how many."


def comparison_page(rows: Sequence[Row]) -> RenderableType:
    """All tables on an authority."""
    notes = (*(f"{name.capitalize()}: {source}." for name, source in sources(rows).items()), THEMES)
    told = (words(note, "dim") for note in notes)
    parts = ((Text(), words(table.title, "cyan"), drawn(table)) for table in tables_of(rows))
    return Group(words(rows[0]["official_name"], "bold"), *told, *(part for three in parts for part in three))


def sources(rows: Sequence[Row]) -> dict[str, str]:
    """What says who belongs to a group, by the group's name."""
    return {row["beside"]: row["source"] for row in rows if row["source"]}


def drawn(table: Table) -> Drawn:
    """One table."""
    made = Drawn(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    for title in ("", *table.sides):
        made.add_column(words(title), overflow="fold", ratio=1)
    for line in table.lines:
        made.add_row(words(line.about), *map(words, line.cells))
    return made
