"""What letter paper and web sites print around a letter: "recycled paper", where it was taken from.

It stands above the salutation, below the sign-off, or apart at a page's edge. An office's web address ends in ".uk"; a
sharing site's does not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ofsted_letters.document import Line
from ofsted_letters.label.frame import ends_sentence, is_apart
from ofsted_letters.label.signoff import find_valediction
from ofsted_letters.label.zones import is_salutation

RECYCLED = "recycled"
PAPER = (f"{RECYCLED} paper", f"{RECYCLED} stock")
"""What a paper's lines hold, in lower case."""
PRINTED = "printed on"
"""How one of them begins that ends in a full stop; any other sentence is the letter's."""
AWARDS = ("investor in people", "investors in people")
"""What others of them are."""
EMBLAZONED = ("INVESTORS", "IN PEOPLE")
"""How an emblem has it, in two lines; in small letters they can end a sentence."""
EMBLEM = 3
"""Signs that recognition makes of the emblem beside it, at most."""
SITES = ("downloaded from", "uploaded by", "uploaded to", "retrieved from", "shared by", "shared on", "printed from")
"""How a site's lines begin."""
LONGEST = 90
"""Characters of such a line at most."""
HEAD = 40
"""Lines above a salutation at most: of letterhead, date and addressee."""
EDGE = 2
"""Lines at a page's top or foot at most that a gap parts from its text."""


def stationery(lines: Sequence[Line], pages: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of a letter that are its paper's, or of the site that it was taken from; `pages` has them by page."""
    margins = {line.number for line in _margins(pages)}
    found = {
        line.number: line
        for at, line in enumerate(lines)
        if line.number in margins and says_so(line.text) and not (at and _goes_on(lines[at - 1], line))
    }
    found |= {line.number: line for line in (*_head(lines), *_tail(lines)) if says_so(line.text) or is_foreign(line)}
    return [found[number] for number in sorted(found)]


def _head(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines above the salutation."""
    end = next((at for at, line in enumerate(lines[:HEAD]) if is_salutation(line.text)), 0)
    return lines[:end]


def _tail(lines: Sequence[Line]) -> Iterator[Line]:
    """Lines below the valediction that stand apart from what is above them."""
    at = find_valediction(lines)
    for above, line in pairwise(lines[at:] if at is not None else ()):
        if above.page != line.page or is_apart(above, line):
            yield line


def _margins(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The first and last lines of each page that a gap parts from its text."""
    for page in pages:
        foot = max(len(page) - EDGE, 1)
        gaps = [at for at in {*range(1, EDGE + 1), *range(foot, len(page))} if _has_gap(page, at)]
        yield from page[: max((at for at in gaps if at <= EDGE), default=0)]
        yield from page[min((at for at in gaps if at >= len(page) - EDGE), default=len(page)) :]


def _has_gap(page: Sequence[Line], at: int) -> bool:
    """Whether a gap is above one of a page's lines, or it ends there."""
    return at == len(page) or (at < len(page) and is_apart(page[at - 1], page[at]))


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line goes on with the sentence above it, which is no page's number."""
    together = above.page == line.page and not is_apart(above, line)
    unfinished = any(map(str.isalpha, above.text)) and not (ends_sentence(above.text) or says_so(above.text))
    return unfinished and (together or line.text[0].islower())


def says_so(text: str) -> bool:
    """Whether a line tells of its paper, or where the letter was taken from."""
    lowered = text.casefold()
    if len(text) >= LONGEST:
        return False
    if lowered.startswith(SITES):
        return any(_is_domain(_host(word)) for word in lowered.split())
    if RECYCLED not in lowered:
        is_emblem = (" IN PEOPLE" in text or " INVESTORS" in text) and _without_emblem(text) in EMBLAZONED
        return is_emblem or lowered.strip(" .") in AWARDS
    is_sentence = ends_sentence(text) and not lowered.startswith(PRINTED)
    return not is_sentence and any(phrase in lowered for phrase in PAPER)


def _without_emblem(text: str) -> str:
    """The rest of a line that begins with a few signs by themselves."""
    return text.partition(" ")[2] if " " in text[: EMBLEM + 1] else text


def is_foreign(line: Line) -> bool:
    """Whether a line that is part of no note holds a web address outside the country's domain."""
    return len(line.text) < LONGEST and not line.raised and any(map(_is_foreign_address, line.text.split()))


def _is_foreign_address(word: str) -> bool:
    host = _host(word)  # "www.gov.uk.ofsted", "www.ofsted.gov"
    return word.startswith(("http", "www.")) and _is_domain(host) and not {"uk", "gov"}.intersection(host.split("."))


def _host(word: str) -> str:
    return word.rpartition("://")[2].partition("/")[0].strip("().,;")


def _is_domain(host: str) -> bool:
    """Whether a word ends as a domain does, not as a date ("12.05.2011") or "e.g."."""
    name, _, ending = host.rpartition(".")
    return bool(name) and ending.isalpha() and len(ending) > 1
