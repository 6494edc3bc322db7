"""What the structure of a tagged PDF says of two lines, one below the other.

Word processors write an element for each paragraph: where a sentence ends with one, so does the paragraph. A break
that somebody typed inside a sentence makes an element, too (35 of 8,000 neighbours in 269 letters), which is why a
sentence goes on. A page's end cuts an element in two; but an empty one between, the blank line that parts paragraphs,
tells even there (all 229 pages that began below one began a paragraph).
"""

from __future__ import annotations

from collections.abc import Iterable

from ofsted_letters.document import ARTIFACT, Element, Line, Path


def in_text(line: Line) -> Element | None:
    """Where in the file's text a line stands, if the file says so."""
    element = line.element
    return element if element is not None and element.path else None


def is_artifact(line: Line) -> bool:
    """Whether the file says that a line is no part of its text."""
    return line.element is not None and line.element.kind == ARTIFACT


def heading_level(line: Line) -> int:
    """The level of the heading that the file's structure says a line to be (of "H", 1); 0 for one that is none."""
    kind = line.element.kind if line.element is not None else ""
    if kind[:1] != "H" or not (kind[1:].isdigit() or kind == "H"):
        return 0
    return int(kind[1:] or 1)


def cell(line: Line) -> Path:
    """The table's cell that a line stands in, if any."""
    return line.element.cell if line.element is not None else ()


def is_drawn(held: Path) -> bool:
    """Whether a cell is a frame drawn around lines, which says nothing of rows and columns inside it."""
    return held != () and held[0] < 0


def cells_in_rows(lines: Iterable[Line]) -> dict[Path, set[Path]]:
    """The cells of each table's row that some lines stand in."""
    rows: dict[Path, set[Path]] = {}
    for line in lines:
        if line.element is not None and line.element.cell:
            rows.setdefault(line.element.row, set()).add(line.element.cell)
    return rows


def lone_cells(lines: Iterable[Line]) -> set[Path]:
    """The cells that are all of their tables, as far as these have text."""
    tables: dict[Path, set[Path]] = {}
    for line in lines:
        if line.element is not None and line.element.cell:
            tables.setdefault(line.element.table, set()).add(line.element.cell)
    return {next(iter(cells)) for cells in tables.values() if len(cells) == 1}


def goes_on_in_table(above: Line, line: Line) -> bool:
    """Whether two lines stand in one table, be it that a page's end cut it in two."""
    if above.element is None or line.element is None or not above.element.table:
        return False
    one, other = above.element.table, line.element.table
    return one == other or (above.page != line.page and (*one[:-1], one[-1] + 1) == other)


def begins_list_item(above: Line | None, line: Line) -> bool:
    """Whether a line is the first of a list's item."""
    element = line.element
    if element is None or not element.item:
        return False
    before = above.element if above is not None else None
    return before is None or before.item[: len(element.item)] != element.item


def has_empty_between(above: Line, line: Line, between: Iterable[Line]) -> bool:
    """Whether an element without text stands between two lines; `between` are those printed there."""
    one, other = in_text(above), in_text(line)
    if one is None or other is None:
        return False
    depth = _parting(one.path, other.path)
    if depth is None:
        return False
    inside = {element.path for printed in between if (element := in_text(printed))}
    skipped = other.path[depth] - one.path[depth] - 1
    taken = {path[depth] for path in inside if path[:depth] == one.path[:depth] and len(path) > depth}
    if skipped > len([at for at in taken if one.path[depth] < at < other.path[depth]]):
        return True
    first = len(other.path) > depth + 1 and other.kind == "P" and other.path[-1]
    return bool(first) and not any(path[: len(other.path) - 1] == other.path[:-1] for path in inside)


def _parting(one: Path, other: Path) -> int | None:
    """How deep two paths part; None where one leads to the other."""
    return next((depth for depth, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
