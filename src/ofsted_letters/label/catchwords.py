"""What a typist or a fax machine put at a page's edge: "Continued .../", "/Over ...", the next page's first word.

None of it recurs in the same words, so that its place and its form tell it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import attrgetter

from ofsted_letters.document import Line
from ofsted_letters.label.frame import is_apart

LONGEST = 30
"""Characters of such a line at most."""
STOPS = " ./…-–—()"
"""What a typist put around such a word."""
DIGITS = "0123456789"
GOES_ON = frozenset(
    (
        "continued",
        "cont",
        "contd",
        "cont'd",
        "cont’d",
        "to be continued",
        "continued over",
        "continued overleaf",
        "continued on next page",
        "continued on page",
        "continued from page",
        "over",
        "overleaf",
        "please turn over",
        "turn over",
        "p.t.o",
        "pto",
    )
)
"""What says by itself that a letter goes on, in lower case."""
NEXT = ("./", "…/")
"""What ends in front of the next page's number: ".../2"."""

_DAY = r"""(?:
  \d{1,2}[-/.\s](?:\d{1,2} | [A-Z][A-Za-z]{2,8})[-/.\s]\d{2,4}   # 06-AUG-2010 · 6/8/10
  | [A-Z][A-Za-z]{2}[-.\s]{1,2}\d{1,2}[,\s]{1,2}\d{4}             # AUG. 06 2010
)"""
_SENT = re.compile(
    rf"""
    (?:[A-Z][A-Za-z]{{2,8}},?\s)? {_DAY},?\s+\d{{1,2}}:\d\d   # 06-AUG-2010 16:41 · Fri 6 Aug 2010, 16:41
    | \d{{1,2}}:\d\d(?:\s?[AP]M)?\s+{_DAY}                             # 16:41 06/08/2010
    """,
    re.VERBOSE,
)
_ENDS_IN_PAGE = re.compile(r"\b(?:P|PAGE|Page)[.\s]{0,2}\d{1,3}(?:\s?(?:/|of)\s?\d{1,3})?$")


def catchwords(pages: Sequence[Sequence[Line]], rows: Sequence[tuple[list[Line], list[Line]]]) -> list[Line]:
    """The lines that say at pages' edges that the letter goes on; `rows` are each page's first and last."""
    continued = [
        line
        for page, (_, last), (first, _) in zip(pages, rows, rows[1:], strict=False)
        for line in (*last, *first)
        if len(line.text) <= LONGEST and goes_on(line.text) and not _may_end_sentence(line, page)
    ]
    first_words = [
        last[0]
        for page, (_, last), (first, _) in zip(pages, rows, rows[1:], strict=False)
        if len(last) == 1
        and len(last[0].text) <= LONGEST
        and first
        and _is_first_word(last[0], first[0])
        and _stands_alone(last[0], page)
    ]
    return continued + first_words


def goes_on(text: str) -> bool:
    """Whether a line says that the letter goes on, and nothing else."""
    words = text.strip(STOPS + DIGITS)
    return words.casefold() in GOES_ON or (not words and text.rstrip(" " + DIGITS).endswith(NEXT))


def _may_end_sentence(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line can be the last word of the text above it, or on the page before: "over.", "continued"."""
    plain = line.text[0].islower() and line.text.removesuffix(".").replace(" ", "").isalpha()
    return plain and not (line in page and _stands_alone(line, page))


def _is_first_word(last: Line, first: Line) -> bool:
    """Whether a line is the word or two that the next page begins with."""
    word = last.text.strip(STOPS)
    return bool(word) and word.count(" ") < 2 and f"{first.text} ".startswith(f"{word} ")


def _stands_alone(line: Line, page: Sequence[Line]) -> bool:
    """Whether a line is right of the text that ends above it, or apart from it."""
    above = next((other for other in reversed(page) if other.number < line.number), None)
    return above is not None and (line.x0 > (above.x0 + above.x1) / 2 or is_apart(above, line))


def sent(rows: Sequence[tuple[list[Line], list[Line]]]) -> list[Line]:
    """Of pages' first and last rows those that tell the day and the time of day: a machine sent or printed them."""
    timed = [row for both in rows for row in both for line in row if ":" in line.text]
    return [line for row in timed if _tells_when(row) for line in row]


def _tells_when(row: Sequence[Line]) -> bool:
    """Whether a row begins with day and time of day, or has them in front of its page's number."""
    text = " ".join([line.text for line in sorted(row, key=attrgetter("x0"))])
    found = _SENT.search(text)
    return found is not None and (found.start() == 0 or _ENDS_IN_PAGE.search(text) is not None)
