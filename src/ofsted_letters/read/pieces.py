"""A page's glyphs -> pieces: stretches of text on one baseline, cut at line ends and at wide gaps.

Geometry is asked for a handful of glyphs a line. A line is walked word by word only where its width is not
what its letters would take in the house font: it has a gap, or jumps back, or is in another font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from ofsted_letters.document import Element
from ofsted_letters.margin import counting_on
from ofsted_letters.read.glyphs import LINE_END_HYPHEN, LINE_END_SOFT_HYPHEN, Glyphs, Piece, Sight
from ofsted_letters.read.normalise import BULLET, SOFT_HYPHEN, Spans, is_bullet
from ofsted_letters.widths import widths

CELL_GAP = 0.85
"""In em. Counted on 230 letters: words of a line stand at most 0.73 apart, cells of a table at least 0.95."""
EVEN = 1.1
"""Times the narrowest of a justified line's gaps: its widest at most, since they are all stretched by one measure."""
FEWEST_GAPS = 3
"""Gaps that show that a line was justified: two can be a table's."""
JUMP_BACK = -0.5
"""In em. A glyph so far left of its neighbour's end is printed over it and belongs to something else."""
RAISED = 0.2
"""In em above the baseline. Counted on 230 letters: superscripts stand 0.33 to 0.46 higher."""
BULLET_GAP = 0.5
"""In em. An "o" so far from the next word is a bullet."""
LONGEST_MARK = len("(100)")
"""Characters of a bullet or an item's number at most."""
MOST_ARE_NUMBERED = 0.6
"""Of a numbered page's pieces, between the first number and the last: a bullet is a piece of its own."""
NO_SIZE = 0.01
"""In points: stands for the size 0 of text that is not drawn, so that gaps can be told in em."""

_DIGITS = re.compile(r"[0-9]+")
_ARE_DIGITS = bytes(code in b"0123456789" for code in range(256))
_LETTER_BULLETS = "oƒ"
DASHES = "-–—−"
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))
_LEADING_MARK = re.compile(r"(?:\d+(?:st|nd|rd|th)?|st|nd|rd|th)\b[.)]?\s*")
_NUMBER_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{2,4})[.)]?$")


def pieces(glyphs: Glyphs) -> list[Piece]:
    """All pieces of a page, in the engine's order."""
    codes = _Codes(glyphs.text)
    found = list(_pieces(glyphs, codes))
    return list(_pieces(glyphs, codes, numbered=True)) if _has_numbered_rows(found) else found


def _pieces(glyphs: Glyphs, codes: _Codes, numbered: bool = False) -> Iterator[Piece]:
    """The same; where the page's rows are `numbered`, their numbers are no marks of items but pieces of their own."""
    start = 0
    for line in glyphs.text.split("\n"):
        raw = line.strip()
        if LINE_END_HYPHEN in raw or LINE_END_SOFT_HYPHEN in raw:
            yield from _hyphenated(glyphs, codes, start, line, numbered)
        elif raw:
            yield from _cells(glyphs, codes, start + line.index(raw), raw, numbered)
        start += len(line) + 1


def _has_numbered_rows(found: Sequence[Piece]) -> bool:
    """Whether row after row begins with a number in the margin."""
    runs = counting_on(_first_numbers(found), itemgetter(1))
    return any(len(run) > MOST_ARE_NUMBERED * (run[-1][0] - run[0][0]) for run in runs)


def _first_numbers(found: Sequence[Piece]) -> Iterator[tuple[int, int]]:
    """Which pieces begin with a number, and with which."""
    for at, piece in enumerate(found):
        if piece.text[:1].isdecimal():
            first = piece.text.partition(" ")[0]
            if first.isdecimal() and len(first) < LONGEST_MARK:
                yield at, int(first)


class _Codes:
    """What a table tells of each glyph of a page, looked up for all of them at once, which is fast in bytes."""

    def __init__(self, text: str) -> None:
        codes = text.replace(LINE_END_HYPHEN, "-").encode("cp1252", "replace")
        self._digits = codes.translate(_ARE_DIGITS)
        self._regular, self._bold = widths(codes, bold=False), widths(codes, bold=True)

    def has_digit(self, start: int, stop: int) -> bool:
        """Whether one of some glyphs is a digit."""
        return self._digits.find(True, start, stop) >= 0

    def width_in_em(self, start: int, stop: int, bold: bool) -> float:
        """Width that some glyphs would have in Tahoma."""
        return sum((self._bold if bold else self._regular)[start:stop]) / 100


def _hyphenated(glyphs: Glyphs, codes: _Codes, start: int, line: str, numbered: bool) -> Iterator[Piece]:
    """Pieces of printed lines that the engine joined, since each but the last ends in a hyphen."""
    for printed in re.split(f"(?<=[{LINE_END_HYPHEN}{LINE_END_SOFT_HYPHEN}])", line):
        spelled = printed.replace(LINE_END_HYPHEN, "-").replace(LINE_END_SOFT_HYPHEN, SOFT_HYPHEN)
        raw = spelled.strip()
        if raw:
            yield from _cells(glyphs, codes, start + spelled.index(raw), raw, numbered)
        start += len(printed)


def _cells(glyphs: Glyphs, codes: _Codes, start: int, raw: str, numbered: bool) -> Iterable[Piece]:
    """A line's pieces: one, but where a gap parts it, or a table's cells meet."""
    whole = piece_at(glyphs, start, raw, codes.has_digit(start, start + len(raw)))
    if " " not in raw:
        return (whole,)
    in_cell = whole.element is not None and bool(whole.element.cell)
    over_cells = in_cell and are_of_two_cells(whole.element, glyphs.element(start + len(raw) - 1))
    if not over_cells and _has_usual_width(whole, codes):
        return (whole,)
    cuts = _tagged_starts(glyphs, start, raw) if over_cells else _cell_starts(glyphs, start, raw, whole, numbered)
    if len(cuts) == 1:
        return (whole,)
    ends = [*cuts[1:], len(raw)]
    return [piece_at(glyphs, start + cut, raw[cut:end].rstrip()) for cut, end in zip(cuts, ends, strict=True)]


def are_of_two_cells(one: Element | None, other: Element | None) -> bool:
    """Whether the file's structure puts two glyphs into different cells of tables."""
    return one is not None and other is not None and bool(one.cell) and bool(other.cell) and one.cell != other.cell


def _tagged_starts(glyphs: Glyphs, start: int, raw: str) -> list[int]:
    """Where the cells of a line begin by the file's structure, however near they stand."""
    words = [0, *(gap.end() for gap in re.finditer(r"\s+", raw))]
    elements = pairwise(glyphs.element(start + word) for word in words)
    return [0, *(word for word, (one, other) in zip(words[1:], elements, strict=True) if are_of_two_cells(one, other))]


def _has_usual_width(piece: Piece, codes: _Codes) -> bool:
    if not piece.font.tahoma:
        return False
    start, stop = piece.start, piece.start + len(piece.text)
    if piece.text_x0 != piece.x0:
        start = stop - len(piece.text[1:].lstrip())
    usual = codes.width_in_em(start, stop, piece.font.bold) * piece.size
    return abs(piece.x1 - piece.text_x0 - usual) < CELL_GAP / 2 * piece.size


def _cell_starts(glyphs: Glyphs, start: int, raw: str, whole: Piece, numbered: bool) -> list[int]:
    """Where the cells of a line begin; a line that was justified has wide gaps, all alike, and is one."""
    starts = [0]
    widths: list[float] = []
    size, recognised = whole.size, whole.font.glyphless
    for gap in re.finditer(r"\s+", raw):
        leads = len(starts) == 1 and gap.start() <= LONGEST_MARK and not (numbered and raw[0].isdigit())
        if leads and (_is_mark(raw[: gap.start()]) or (recognised and gap.start() == 1)):
            continue
        before = gap.end() if recognised else gap.start()  # a space of recognised text is part of its word's width
        width = glyphs.origin(start + gap.end())[0] - glyphs.end(start + before - 1)
        widths.append(width)
        if width > CELL_GAP * size or width < JUMP_BACK * size:
            starts.append(gap.end())
    justified = len(widths) >= FEWEST_GAPS and 0 < max(widths) < EVEN * min(widths)
    return [0] if justified else starts


def _is_mark(word: str) -> bool:
    """A bullet or an item's number may stand far from its text."""
    lone = len(word) == 1 and (not word.isalnum() or word in _LETTER_BULLETS)
    return lone or _NUMBER_MARK.match(word) is not None


def piece_at(glyphs: Glyphs, start: int, raw: str, has_digit: bool = True) -> Piece:
    """The piece that has the text `raw` from the glyph `start` on; without a digit in it nothing is raised."""
    x0, baseline = glyphs.origin(start)
    reference, text_x0 = start, x0
    if not raw[0].isalpha() or raw[1:2].isspace() or _is_ordinal_ending(raw):
        if bullet := _bullet_width(glyphs, start, raw):
            raw = BULLET + raw[1:] if raw[0].isalpha() or is_bullet(raw[0]) else raw
            reference = start + bullet
            text_x0, baseline = glyphs.origin(reference)
        elif mark := _mark_width(raw):
            reference = start + mark
            baseline = glyphs.origin(reference)[1]
    look = glyphs.look(reference)
    size = abs(look.size) or NO_SIZE
    return Piece(
        start,
        raw,
        x0,
        glyphs.end(start + len(raw) - 1),
        text_x0,
        baseline,
        size,
        look.font,
        _raised(glyphs, start, raw, baseline, size) if has_digit else (),
        look.veil,
        Sight.SEEN,
        look.element,
        look.course,
    )


def _bullet_width(glyphs: Glyphs, start: int, raw: str) -> int:
    """How many glyphs a bullet and the space after it take; 0 where there is none, or nothing else."""
    if not is_bullet(raw[0]) and not (raw[1:2].isspace() and _is_letter_bullet(glyphs, start, raw)):
        return 0
    width = len(raw) - len(raw[1:].lstrip())
    return width if width < len(raw) else 0


def _is_letter_bullet(glyphs: Glyphs, start: int, raw: str) -> bool:
    """Word's bullets are letters in a font of pictures, or an "o" that stands away from the text."""
    if raw[0].isdigit() or raw[0] in "AaI":
        return False
    if raw[0] in _LETTER_BULLETS or not raw[0].isalpha():
        after = len(raw) - len(raw[1:].lstrip())
        gap = glyphs.origin(start + after)[0] - glyphs.end(start)
        return gap > BULLET_GAP * glyphs.look(start + after).size
    return glyphs.look(start).font.symbols


def _is_ordinal_ending(raw: str) -> bool:
    """Whether a line begins with an ordinal's ending, which is raised and can be given apart from its digits."""
    return raw[:2] in _ORDINAL_ENDINGS and not raw[2:3].isalnum()


def _mark_width(raw: str) -> int:
    """How many glyphs a digit or an ordinal's ending takes that may stand raised at a line's start."""
    mark = _LEADING_MARK.match(raw)
    return mark.end() if mark and mark.end() < len(raw) else 0


def _raised(glyphs: Glyphs, start: int, raw: str, baseline: float, size: float) -> Spans:
    """Where digits are raised: a number's own, or those at its end ("1989¹"), so that the last one tells."""
    limit = baseline - RAISED * size
    spans = []
    for run in _DIGITS.finditer(raw):
        first, end = run.span()
        if glyphs.origin(start + end - 1)[1] < limit:
            spans.append((next(at for at in range(first, end) if glyphs.origin(start + at)[1] < limit), end))
    return tuple(spans)
