"""What letter paper and web sites print around a letter: "recycled paper", where it was taken from.

It stands above the salutation, below the sign-off, or at a page's edge. An office's web address ends in ".uk"; a
sharing site's does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter

from ofsted_letters.document import Line
from ofsted_letters.label.signoff import find_valediction
from ofsted_letters.label.zones import is_salutation

PAPER = ("recycled paper", "recycled stock", "investor in people", "investors in people")
SITES = ("downloaded from", "uploaded by", "uploaded to", "retrieved from", "shared by", "shared on", "printed from")
"""What a paper's lines hold and a site's begin with, in lower case."""
LONGEST = 90
"""Characters of such a line at most."""
HEAD = 40
"""Lines above a salutation at most: of letterhead, date and addressee."""
EDGE = 2
"""Lines at a page's top or foot among which a paper's own stands."""
APART = 1.5
"""Font sizes from a letter's last line to a site's at least; text has 2 with a blank line between."""


def stationery(lines: Sequence[Line]) -> list[Line]:
    """The lines of a letter that are its paper's, or of the site that it was taken from."""
    found = {line.number: line for line in _edges(lines) if _says_so(line.text)}
    found |= {line.number: line for line in (*_head(lines), *_tail(lines)) if _says_so(line.text) or _is_foreign(line)}
    return [found[number] for number in sorted(found)]


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the salutation."""
    end = next((at for at, line in enumerate(lines[:HEAD]) if is_salutation(line.text)), 0)
    return lines[:end]


def _tail(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines below the valediction that stand apart from what is above them."""
    at = find_valediction(lines)
    for above, line in pairwise(lines[at:] if at is not None else ()):
        if above.page != line.page or line.baseline - above.baseline >= APART * line.size:
            yield line


def _edges(lines: Sequence[Line]) -> Iterator[Line]:
    """The first and last lines of each page."""
    for _, on_page in groupby(lines, key=attrgetter("page")):
        page = list(on_page)
        yield from page[:EDGE]
        yield from page[-EDGE:]


def _says_so(text: str) -> bool:
    """Whether a line tells of its paper, or where the letter was taken from."""
    lowered = text.casefold()
    return len(text) < LONGEST and (lowered.startswith(SITES) or any(phrase in lowered for phrase in PAPER))


def _is_foreign(line: Line) -> bool:
    """Whether a line that is part of no note holds a web address outside the country's domain."""
    return len(line.text) < LONGEST and not line.raised and any(map(_is_foreign_address, line.text.split()))


def _is_foreign_address(word: str) -> bool:
    if not word.startswith(("http", "www.")):
        return False
    host = word.rpartition("://")[2].partition("/")[0].rstrip(".,;)")
    return "." in host and not {"uk", "gov"}.intersection(host.split("."))  # "www.gov.uk.ofsted", "www.ofsted.gov"
