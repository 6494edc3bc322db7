"""What recognition sees in a logo, a stamp's rim, a signature or dust: signs by themselves of which it is not sure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import fmean, median
from typing import NamedTuple

from ofsted_letters.read.misread import LONGEST_MARK, is_postcode
from ofsted_letters.read.tesseract import Word

FEW = 12
"""Signs at most that are no text: more of them that are badly read are text."""
APART = 2.0
"""Times a word's height, the gap before it that sets it apart from the one before."""
UNLIKELY = 60.0
"""Mean confidence below which so few signs are no text: of 260 cells on 10 pages 12 had less, 11 of them in logos."""
TALL, HUGE = 2.0, 2.5
"""Times a page's usual word, the heights from which words are drawn, not set, if they are not read well: a report's
title can be as high as the first, and no text of letters as the second."""
DRAWN = 80.0
"""Mean confidence below which what is huge is drawn: of 25 signatures on 480 pages one was read with 73."""
LONGEST_DRAWN = 20
"""Signs of a drawing at most: a report's title, which is as high, has more."""
FLAT = 1.5
"""Times its own height, the width of each letter of a word that is none: of 190,000 words 60 were, all in pictures."""
FARTHEST = 5.0
"""Times a word's height, the gap between a mark and what it marks at most: an indent is 2.4 wide; a number of
paragraphs, out in the margin, can be farther."""
SHORT = 4
"""Signs of a logo's letters that come by themselves, at most: "O", "sted"."""
TOUCHING = 0.25
"""Times a word's height, the gap between two pieces of one logo at most."""
NEAR = 0.6
"""The same of pieces as high as what is drawn: a letter of the logo can be missing between them."""
SAME_EDGE = 8
"""Pixels by which the beginnings of lines differ."""
FEWEST_BESIDE = 4
"""Lines that make an edge: a logo has three."""


class Sifted(NamedTuple):
    """A page's words, and what is none."""

    words: list[Word]
    specks: list[Word]


def sifted(words: Iterable[Word]) -> Sifted:
    """Tell a page's text from what is none.

    A word that begins where lines begin is text, however badly it is read; but in a row with a logo it is not.
    """
    lines = [list(line) for _, line in groupby(words, attrgetter("line"))]
    cells = [cell for line in lines for cell in _cells(line)]
    usual = median([_height(word) for cell in cells for word in cell] or [0.0])
    tall = TALL * usual
    drawn = [cell for cell in cells if _is_drawn(cell, usual)]
    set_in_type = [cell for cell in cells if cell not in drawn]
    edges = [cell[0].x0 for cell in set_in_type if not _is_unlikely(cell)]
    drawn_in = {word.line for line in lines for word in line if _height(word) >= tall and _has_letters(word)}
    loose = [cell for cell in set_in_type if cell[0].line in drawn_in or not _is_in_line(cell, edges)]
    badly_read = [line for line in lines if _is_unlikely(line) and not _is_in_line(line, edges)]
    specks = [word for signs in [*drawn, *filter(_is_unlikely, loose), *badly_read] for word in signs]
    pieces = [word for cell in loose if _is_of_pieces(cell, tall) for word in cell if word not in specks]
    while found := [piece for piece in pieces if any(_touches(piece, speck, tall) for speck in specks)]:
        specks += found
        pieces = [piece for piece in pieces if piece not in found]
    specks += [stroke for cell in cells for stroke in _rules(cell)]
    return Sifted([word for line in lines for word in line if word not in specks], list(dict.fromkeys(specks)))


def _is_in_line(cell: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether a word, and no mark alone, begins where other lines begin."""
    is_word = len(cell) > 1 or len(cell[0].text) > LONGEST_MARK
    return is_word and sum(abs(cell[0].x0 - edge) < SAME_EDGE for edge in edges) >= FEWEST_BESIDE


def _rules(cell: Sequence[Word]) -> list[Word]:
    """The strokes between columns, a gap away from the text before; before a small letter one is the word "I"."""
    return [
        word
        for before, word, following in zip(cell, cell[1:], cell[2:], strict=False)
        if word.text == "|" and following.text[0].isupper() and word.x0 - before.x1 > _height(following)
    ]


def _is_drawn(cell: Sequence[Word], usual: float) -> bool:
    """Whether signs are parts of a drawing, such as a signature: high and badly read, or too wide for letters."""
    height, confidence = max(map(_height, cell)), _confidence(cell)
    is_badly_read = confidence < (DRAWN if height >= HUGE * usual else UNLIKELY)
    if height >= TALL * usual and len(_text(cell)) <= LONGEST_DRAWN and is_badly_read:
        return True
    words = list(filter(_has_letters, cell))
    return bool(words) and all(word.x1 - word.x0 > FLAT * len(word.text) * _height(word) for word in words)


def _has_letters(word: Word) -> bool:
    return any(map(str.isalnum, word.text))


def _text(cell: Iterable[Word]) -> str:
    return "".join([word.text for word in cell])


def _height(word: Word) -> float:
    return word.bottom - word.top


def _confidence(cell: Sequence[Word]) -> float:
    return fmean(word.confidence for word in cell)


def _is_of_pieces(cell: Sequence[Word], tall: float) -> bool:
    """Whether signs can be a logo's letters that come by themselves: one few, or several where they are high."""
    return all(len(word.text) <= SHORT and (len(cell) == 1 or _height(word) >= tall) for word in cell)


def _touches(piece: Word, speck: Word, tall: float) -> bool:
    """Whether a word is a piece of the picture that a speck as high as it is another piece of."""
    height = _height(piece)
    gap = (NEAR if height >= tall else TOUCHING) * height
    across = piece.x0 - gap <= speck.x1 and speck.x0 <= piece.x1 + gap
    down = piece.top - gap <= speck.bottom and speck.top <= piece.bottom + gap
    return across and down and _height(speck) >= height / 2


def _cells(line: Iterable[Word]) -> list[list[Word]]:
    """A line's stretches without a wide gap: a logo's pieces come in one line with the text beside it.

    A mark at a line's beginning belongs to what it marks.
    """
    cells: list[list[Word]] = []
    for word in line:
        gap = word.x0 - cells[-1][-1].x1 if cells else 0.0
        if cells and (gap < APART * _height(word) or _marks(cells, word, gap)):
            cells[-1].append(word)
        else:
            cells.append([word])
    return cells


def _marks(cells: Sequence[Sequence[Word]], word: Word, gap: float) -> bool:
    """Whether so much of a line is nothing but the mark of a word behind it."""
    mark = cells[0][0].text
    is_mark = len(cells) == len(cells[0]) == 1 and len(mark) <= LONGEST_MARK
    return is_mark and (mark.isdigit() or gap < FARTHEST * _height(word))


def _is_unlikely(cell: Sequence[Word]) -> bool:
    text = _text(cell)
    if len(text) == 1 and not text.isdigit():
        return True
    is_sure = _confidence(cell) >= UNLIKELY
    return len(text) <= FEW and not is_sure and not is_postcode(text)
