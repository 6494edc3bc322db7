"""The structure tree of a tagged PDF: which paragraph, item, cell or note each marked stretch of a page belongs to.

A tree can be as deep as its writer likes, lead back to itself, or be larger than the file has text. It is walked
within bounds; one beyond them says nothing, and its text is read as that of a file without tags.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple, TypeAlias

from ofsted_letters.document import Element, Path

DEEPEST = 40
"""Steps from the root to a text at most (counted on 270 letters: 22, in tables inside tables)."""
MOST = 20_000
"""Children that are asked for on one page at most (counted on 270 letters: 600)."""

_INLINE = frozenset(
    ("Span", "Link", "Reference", "Annot", "Quote", "Code", "Em", "Strong", "Sub", "BibEntry", "NonStruct", "Private")
)
"""Types of what stands in a block's lines, and of what says nothing."""
_PLAIN = frozenset(("P", "LBody", "Lbl", "Document", "Part", "TBody", "THead"))
"""The commonest types that change nothing but the innermost block."""
_NOTES = frozenset(("Note", "FENote", "Footnote", "Endnote"))
_CELLS = frozenset(("TD", "TH"))
_OUTSIDE = Element((), "")

Node: TypeAlias = Any
"""An element of a tree in whatever form the engine has it; None or what is not true for one that can't be had."""


class Tree(NamedTuple):
    """How an engine is asked for its tree; the functions are called as often as a page has elements."""

    roots: Iterable[Node]
    kind: Callable[[Node], str]
    """An element's type, a writer's own name for it replaced by the standard one that it stands for."""
    count: Callable[[Node], int]
    """How many children an element has."""
    mark: Callable[[Node, int], int]
    """The number of the marked stretch of content that a child is; below 0 where it is none."""
    child: Callable[[Node, int], Node]
    """The element that a child is."""


class Structure(NamedTuple):
    """What a tree says of the text."""

    elements: dict[int, Element]
    """Of each marked stretch of content; of two that claim it, the first."""
    cut: bool
    """Whether some of the tree was left out: what is too deep or, where it is too large, all of it."""


def structure(tree: Tree, most: int = MOST) -> Structure:
    """A tree walked within its bounds.

    Args:
        tree: The engine's.
        most: Children that are asked for.
    """
    roots, kind, count, mark, child = tree
    found: dict[int, Element] = {}
    left = most
    too_deep = False

    def enter(node: Node, around: Element, path: Path) -> None:
        nonlocal left, too_deep
        named = kind(node)
        inside = around if named in _INLINE else _inside(around, named, path)  # more than half are spans
        children = count(node)
        left -= children
        for at in range(children if left >= 0 else 0):
            number = mark(node, at)
            if number >= 0:
                found.setdefault(number, inside)
            elif below := child(node, at):
                if len(path) < DEEPEST:
                    enter(below, inside, (*path, at))
                else:
                    too_deep = True

    for at, root in enumerate(roots):
        if root:
            enter(root, _OUTSIDE, (at,))
    return Structure(found, too_deep) if left >= 0 else Structure({}, cut=True)


def _inside(around: Element, kind: str, path: Path) -> Element:
    """Where text stands that is in a block of some kind."""
    inside = tuple.__new__(Element, (path, kind, *around[2:]))  # as `_replace`, in a third of its time
    if kind in _PLAIN:
        return inside
    if kind == "L":
        return inside._replace(lists=around.lists + 1)
    if kind == "LI":
        return inside._replace(item=path)
    if kind == "Table":
        return inside._replace(table=path, row=(), cell=())
    if kind == "TR":
        return inside._replace(row=path)
    if kind in _CELLS:
        return inside._replace(cell=path)
    return inside._replace(note=path) if kind in _NOTES else inside
