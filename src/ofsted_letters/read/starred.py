"""Notes that begin with a star, and the stars in the text that refer to them, set in plain type.

A note of a box stands at its end, in type of any size ("*Names have been changed"). It is known by the star that some
word on its page or on the page before carries; without one, a star is a bullet.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from functools import cache

from ofsted_letters.document import Line

STAR = "*"
Span = tuple[int, int]


def with_stars_raised(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines with each star raised that begins a note or refers to it; those of a list stay bullets."""
    begun = [at for at, line in enumerate(lines) if line.text.startswith(STAR) and _marker().match(line.text)]
    references = _references(lines) if begun else {}
    if not begun or len(begun) > len(references):  # a list has more stars than words have
        return tuple(lines)
    found = list(lines)
    waiting = deque(references.items())
    for at in begun:
        while waiting and waiting[0][0] < at:
            index, spans = waiting.popleft()
            if _is_near(lines[index], lines[at]):
                found[index] = _raised(found[index], spans)
                found[at] = _raised(found[at], [(0, len(STAR))])
    return tuple(found)


def _references(lines: Sequence[Line]) -> dict[int, list[Span]]:
    """The stars that words carry, by the line's index."""
    starred = ((at, _reference().finditer(line.text)) for at, line in enumerate(lines) if STAR in line.text)
    spans = {at: [star.span() for star in stars] for at, stars in starred}
    return {at: found for at, found in spans.items() if found}


def _is_near(line: Line, note: Line) -> bool:
    """Whether a note stands on a line's page or on the next; a text without pages is one."""
    return (note.page or 0) - (line.page or 0) <= 1


def _raised(line: Line, spans: Sequence[Span]) -> Line:
    taken = {place for start, end in line.raised for place in range(start, end)}
    return line._replace(raised=tuple(sorted([*line.raised, *(span for span in spans if span[0] not in taken)])))


@cache
def _marker() -> re.Pattern[str]:
    return re.compile(r"\*\s?(?=[A-Z‘“'\"(])")


@cache
def _reference() -> re.Pattern[str]:
    return re.compile(r"(?<=[\w.,;:)’”'])\*(?=[\s.,;:)’”]|$)")
