"""A page's glyphs -> pieces: stretches of text on one baseline, cut at line ends and at wide gaps.

Geometry is asked for a handful of glyphs a line. A line is walked word by word only where its width is not
what its letters would take in the house font: it has a gap, or jumps back, or is in another font.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ofsted_letters.read.glyphs import LINE_END_HYPHEN, Glyphs, Piece
from ofsted_letters.read.normalise import BULLET, BULLETS, Spans
from ofsted_letters.widths import width_in_em

CELL_GAP = 0.85
"""In em. Counted on 230 letters: words of a line stand at most 0.73 apart, cells of a table at least 0.95."""
JUMP_BACK = -0.5
"""In em. A glyph so far left of its neighbour's end is printed over it and belongs to something else."""
RAISED = 0.2
"""In em above the baseline. Counted on 230 letters: superscripts stand 0.33 to 0.46 higher."""
BULLET_GAP = 0.5
"""In em. An "o" so far from the next word is a bullet."""
NO_SIZE = 0.01
"""In points: stands for the size 0 of text that is not drawn, so that gaps can be told in em."""

_DIGITS = re.compile(r"[0-9]+")
_has_digit = _DIGITS.search
_LETTER_BULLETS = "oƒ"
DASHES = "-–—−"
_LEADS = BULLETS | frozenset("0123456789snrt")
"""First characters of a line that starts with a bullet, a digit or an ordinal's ending."""
_LEADING_MARK = re.compile(r"(?:\d+|(?=[snrt]))(?:st|nd|rd|th)?\b[.)]?\s*")
_NUMBER_MARK = re.compile(r"\(?(?:\d{1,3}|[A-Za-z])[.)]?$")


def pieces(glyphs: Glyphs) -> list[Piece]:
    """All pieces of a page, in the engine's order."""
    found: list[Piece] = []
    start = 0
    for line in glyphs.text.split("\n"):
        raw = line.strip()
        if LINE_END_HYPHEN in raw:
            found.extend(_hyphenated(glyphs, start, line))
        elif raw:
            found.extend(_cells(glyphs, start + line.index(raw), raw))
        start += len(line) + 1
    return found


def _hyphenated(glyphs: Glyphs, start: int, line: str) -> Iterator[Piece]:
    """Pieces of printed lines that the engine joined, since each but the last ends in a hyphen."""
    *heads, tail = line.split(LINE_END_HYPHEN)
    for joined in [*(head + "-" for head in heads), tail]:
        raw = joined.strip()
        if raw:
            yield from _cells(glyphs, start + joined.index(raw), raw)
        start += len(joined)


def _cells(glyphs: Glyphs, start: int, raw: str) -> Iterable[Piece]:
    """A line's pieces: one, but where a gap parts it."""
    whole = piece_at(glyphs, start, raw)
    if " " not in raw or _has_usual_width(whole):
        return (whole,)
    cuts = _cell_starts(glyphs, start, raw, whole.size)
    if len(cuts) == 1:
        return (whole,)
    ends = [*cuts[1:], len(raw)]
    return [piece_at(glyphs, start + cut, raw[cut:end].rstrip()) for cut, end in zip(cuts, ends, strict=True)]


def _has_usual_width(piece: Piece) -> bool:
    body = piece.text[1:].lstrip() if piece.text_x0 != piece.x0 else piece.text
    usual = width_in_em(body, piece.font.bold) * piece.size
    return piece.font.tahoma and abs(piece.x1 - piece.text_x0 - usual) < CELL_GAP / 2 * piece.size


def _cell_starts(glyphs: Glyphs, start: int, raw: str, size: float) -> list[int]:
    starts = [0]
    for gap in re.finditer(r"\s+", raw):
        if starts == [0] and _is_mark(raw[: gap.start()]):
            continue
        width = glyphs.origin(start + gap.end())[0] - glyphs.end(start + gap.start() - 1)
        if width > CELL_GAP * size or width < JUMP_BACK * size:
            starts.append(gap.end())
    return starts


def _is_mark(word: str) -> bool:
    """A bullet or an item's number may stand far from its text."""
    return word in BULLETS or word in "oƒ-–" or _NUMBER_MARK.match(word) is not None


def piece_at(glyphs: Glyphs, start: int, raw: str) -> Piece:
    """The piece that has the text `raw` from the glyph `start` on."""
    x0, baseline = glyphs.origin(start)
    reference, text_x0 = start, x0
    if raw[0] in _LEADS or raw[1:2].isspace():
        if bullet := _bullet_width(glyphs, start, raw):
            raw = raw if raw[0] in DASHES else BULLET + raw[1:]
            reference = start + bullet
            text_x0, baseline = glyphs.origin(reference)
        elif mark := _mark_width(raw):
            reference = start + mark
            baseline = glyphs.origin(reference)[1]
    size = abs(glyphs.size(reference)) or NO_SIZE
    return Piece(
        start,
        raw,
        x0,
        glyphs.end(start + len(raw) - 1),
        text_x0,
        baseline,
        size,
        glyphs.font(reference),
        _raised(glyphs, start, raw, baseline, size) if _has_digit(raw) else (),
        glyphs.veil(reference),
    )


def _bullet_width(glyphs: Glyphs, start: int, raw: str) -> int:
    """How many glyphs a bullet and the space after it take; 0 where there is none, or nothing else."""
    if raw[0] not in BULLETS and not (raw[1:2].isspace() and _is_letter_bullet(glyphs, start, raw)):
        return 0
    width = len(raw) - len(raw[1:].lstrip())
    return width if width < len(raw) else 0


def _is_letter_bullet(glyphs: Glyphs, start: int, raw: str) -> bool:
    """Word's bullets are letters in a font of pictures, or an "o" that stands away from the text."""
    if raw[0].isdigit() or raw[0] in "AaI":
        return False
    if raw[0] in _LETTER_BULLETS or raw[0] in DASHES:
        after = len(raw) - len(raw[1:].lstrip())
        gap = glyphs.origin(start + after)[0] - glyphs.end(start)
        return gap > BULLET_GAP * glyphs.size(start + after)
    return glyphs.font(start).symbols


def _mark_width(raw: str) -> int:
    """How many glyphs a digit or an ordinal's ending takes that may stand raised at a line's start."""
    if not (raw[0].isdigit() or raw.startswith(("st", "nd", "rd", "th"))):
        return 0
    mark = _LEADING_MARK.match(raw)
    return mark.end() if mark and mark.end() < len(raw) else 0


def _raised(glyphs: Glyphs, start: int, raw: str, baseline: float, size: float) -> Spans:
    limit = baseline - RAISED * size
    return tuple(run.span() for run in _DIGITS.finditer(raw) if glyphs.origin(start + run.start())[1] < limit)
