"""What recognition sees in a logo, a stamp's rim or dust: a few signs by themselves of which it is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import fmean
from typing import NamedTuple

from ofsted_letters.read.misread import LONGEST_MARK, is_postcode
from ofsted_letters.read.tesseract import Word

FEW = 12
"""Signs at most that are no text: more of them that are badly read are text."""
APART = 2.0
"""Times a word's height, the gap before it that sets it apart from the one before."""
UNLIKELY = 60.0
"""Mean confidence below which so few signs are no text: of 260 cells on 10 pages 12 had less, 11 of them in logos."""
FARTHEST = 5.0
"""Times a word's height, the gap between a mark and what it marks at most: an indent is 2.4 wide; a number of
paragraphs, out in the margin, can be farther."""
SHORT = 3
"""Signs of a logo's letters that come by themselves, at most."""
TOUCHING = 0.25
"""Times a word's height, the gap between two pieces of one logo at most."""
SAME_EDGE = 8
"""Pixels by which the beginnings of lines differ."""
FEWEST_BESIDE = 4
"""Lines that make an edge: a logo has three."""


class Sifted(NamedTuple):
    """A page's words, and what is none."""

    words: list[Word]
    specks: list[Word]


def sifted(words: Iterable[Word]) -> Sifted:
    """Tell a page's text from what is none; a word that begins where lines begin is text, however badly it is read."""
    cells = [cell for _, line in groupby(words, attrgetter("line")) for cell in _cells(line)]
    edges = [cell[0].x0 for cell in cells if not _is_unlikely(cell)]
    loose = [cell for cell in cells if not _is_in_line(cell, edges)]
    specks = [word for cell in loose if _is_unlikely(cell) for word in cell]
    pieces = [cell[0] for cell in loose if len(cell) == 1 and len(cell[0].text) <= SHORT]
    specks += [piece for piece in pieces if piece not in specks and any(_touches(piece, speck) for speck in specks)]
    return Sifted([word for cell in cells for word in cell if word not in specks], specks)


def _is_in_line(cell: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether a word, and no mark alone, begins where other lines begin."""
    is_word = len(cell) > 1 or len(cell[0].text) > LONGEST_MARK
    return is_word and sum(abs(cell[0].x0 - edge) < SAME_EDGE for edge in edges) >= FEWEST_BESIDE


def _touches(piece: Word, speck: Word) -> bool:
    """Whether a word is a piece of the picture that a speck as high as it is another piece of."""
    height = piece.bottom - piece.top
    gap = TOUCHING * height
    across = piece.x0 - gap <= speck.x1 and speck.x0 <= piece.x1 + gap
    down = piece.top - gap <= speck.bottom and speck.top <= piece.bottom + gap
    return across and down and speck.bottom - speck.top >= height / 2


def _cells(line: Iterable[Word]) -> list[list[Word]]:
    """A line's stretches without a wide gap: a logo's pieces come in one line with the text beside it.

    A mark at a line's beginning belongs to what it marks.
    """
    cells: list[list[Word]] = []
    for word in line:
        gap = word.x0 - cells[-1][-1].x1 if cells else 0.0
        if cells and (gap < APART * (word.bottom - word.top) or _marks(cells, word, gap)):
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _marks(cells: Sequence[Sequence[Word]], word: Word, gap: float) -> bool:
    """Whether so much of a line is nothing but the mark of a word behind it."""
    mark = cells[0][0].text
    is_mark = len(cells) == len(cells[0]) == 1 and len(mark) <= LONGEST_MARK
    return is_mark and (mark.isdigit() or gap < FARTHEST * (word.bottom - word.top))


def _is_unlikely(cell: Sequence[Word]) -> bool:
    text = "".join(word.text for word in cell)
    if len(text) == 1 and not text.isdigit():
        return True
    is_sure = fmean(word.confidence for word in cell) >= UNLIKELY
    return len(text) <= FEW and not is_sure and not is_postcode(text)
