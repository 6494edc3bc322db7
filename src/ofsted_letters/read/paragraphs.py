"""Whether a line ends its paragraph: word processors draw the paragraph's mark as a space of its own.

Asked is of a page's last line, below which nothing tells, and of lines that no structure of the file speaks of.

A line that wraps is drawn with the space between its words in the same run; the mark at a paragraph's end is one
more run that holds a single space. Of 230 letters' lines that end in a full stop inside a paragraph, 1 in 130 has
both; of those at a paragraph's end, 1 in 140 has the space in the run alone. A run without a space before the
lone one says nothing: letters spaced by hand put wrapping spaces into runs of their own, too.

LibreOffice keeps the space where a line wraps and draws no mark: there a line without a space ends its paragraph
(of 99 that ended a page, one did not). Word drew one of the two on every line of 4,400 that end in a full stop.
"""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line
from ofsted_letters.read.glyphs import Glyphs

SHORTEST = 20
"""Characters of a line of prose at least: what is shorter at a page's foot is a page number."""
FULL = 0.6
"""Of the page's width: a line that ends left of it was broken by its writer anyway."""
MOST = 100
"""Lines of a page at most that are asked about, each of which takes as long as the page is full."""
SENTENCE_ENDS = (".", "!", "?", "’", "”")


def with_paragraph_ends(lines: Sequence[Line], glyphs: Glyphs) -> Sequence[Line]:
    """The page's lines, those told whether they end a paragraph where that is in doubt."""
    asked = _asked(lines, glyphs.width)
    if not asked:
        return lines
    told = list(lines)
    wrapped: bool | None = None
    for at, runs in zip(asked, glyphs.last_runs([lines[at].baseline for at in asked]), strict=True):
        ends = _ends_paragraph(runs)
        if ends is None and _ends_in_letter(runs):
            if wrapped is None:
                wrapped = _keeps_wrapping_space(lines[:at], glyphs)
            ends = wrapped or None
        told[at] = lines[at]._replace(ends_paragraph=ends)
    return told


def _asked(lines: Sequence[Line], width: float) -> list[int]:
    """Indices of the lines in doubt, from the last one up."""
    last = _last_of_prose(lines)
    if last is None:
        return []
    others = [at for at in range(last - 1, -1, -1) if _is_untold(lines[at], lines[at + 1])]
    asked = [at for at in (last, *others) if _in_doubt(lines[at], width)]
    return asked if len(asked) <= MOST else asked[:1]


def _is_untold(line: Line, below: Line) -> bool:
    """Whether nothing but a mark could tell a line's end from a paragraph's."""
    return (line.element is None or below.element is None) and not below.text[:1].islower()


def _in_doubt(line: Line, width: float) -> bool:
    return line.x1 >= FULL * width and line.text.rstrip("0123456789").endswith(SENTENCE_ENDS)


def _last_of_prose(lines: Sequence[Line]) -> int | None:
    """Index of the last line that is as large as the page's middle one, and no page number."""
    usual = lines[len(lines) // 2].size if lines else 0.0
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].size == usual and len(lines[at].text) >= SHORTEST:
            return at
    return None


def _ends_paragraph(runs: Sequence[str]) -> bool | None:
    """What a line's last runs say: the last with letters, then those of spaces, given as spaces or as nothing."""
    if not runs or not runs[0].strip():
        return None
    spaced, lone = runs[0].endswith(" "), len(runs) - 1
    if lone + spaced > 1:
        return True
    return False if spaced else None


def _ends_in_letter(runs: Sequence[str]) -> bool:
    """Whether neither a wrapping space nor a mark was drawn."""
    return len(runs) == 1 and not runs[0].endswith(" ") and bool(runs[0].strip())


def _keeps_wrapping_space(above: Sequence[Line], glyphs: Glyphs) -> bool:
    """Whether the nearest line above that a sentence runs over was drawn with the space where it wraps."""
    for line in reversed(above):
        if line.x1 >= FULL * glyphs.width and line.text[-1].isalpha():
            (runs,) = glyphs.last_runs([line.baseline])
            return bool(runs) and runs[0].endswith(" ")
    return False
