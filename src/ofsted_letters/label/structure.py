"""What the structure of a tagged PDF says of two lines, one below the other.

Word processors write an element for each paragraph: where a sentence ends with one, so does the paragraph. A break
that somebody typed inside a sentence makes an element, too (35 of 8,000 neighbours in 269 letters), which is why a
sentence goes on. A page's end cuts an element in two; but an empty one between, the blank line that parts paragraphs,
tells even there (all 229 pages that began below one began a paragraph).
"""

from __future__ import annotations

from collections.abc import Iterable

from ofsted_letters.document import Element, Line, Path


def in_text(line: Line) -> Element | None:
    """Where in the file's text a line stands, if the file says so."""
    return line.element if line.element is not None and line.element.path else None


def begins_list_item(above: Line | None, line: Line) -> bool:
    """Whether a line is the first of a list's item."""
    element = in_text(line)
    if element is None or not element.item:
        return False
    before = in_text(above) if above is not None else None
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
