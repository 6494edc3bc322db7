"""Page numbers, running headers and footers: printed on the page, part of no sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence, Set
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from ofsted_letters.document import BANNER, Line
from ofsted_letters.families import is_known_heading, names_subject
from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.fields.contacts import is_contact
from ofsted_letters.fields.dates import find_periods, read_date
from ofsted_letters.fields.titles import begins_role
from ofsted_letters.fields.words import known_words
from ofsted_letters.label.catchwords import catchwords, sent
from ofsted_letters.label.frame import ends_sentence, is_apart
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.pages import (
    LONGEST_BESIDE,
    ascending,
    between,
    first_row,
    is_unpaged,
    on_one_row,
    page_number,
    pages,
)
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.signoff import find_valediction, is_valediction
from ofsted_letters.label.stationery import stationery
from ofsted_letters.label.structure import is_artifact
from ofsted_letters.label.zones import LONGEST_SUBJECT, is_salutation
from ofsted_letters.margin import counting_on

_BESIDE_NUMBER = re.compile(r"\| ?(?:[Pp]age )?(\d{1,3})$|^(\d{1,3}) ?\| ?\D|\b[Pp]age (\d{1,3}) of \d{1,3}$")
_DIGITS = re.compile(r"\d+")

MAIL_FIELDS = ("From:", "Sent:", "Date:", "To:", "Cc:", "Bcc:", "Subject:", "Attachments:", "Importance:")
RULE_SIGNS = "=-_~*#"
SHORTEST_RULE = 3
"""Signs of a rule at least."""

EDGE_ROWS = 3
"""Running headers and footers stand within this many lines of a page's first or last (counted: two at most)."""

LONGEST_TOP = 30
"""Lines of a letterhead, an address and a subject at most."""

MOST_ARE_NUMBERED = 0.7
"""Share of the lines that have a number in the margin, each with its number a line of its own; a table's rows take
several lines each."""

STAMPED = "received"
HIGHEST_STAMP = 3.0
"""Font sizes from a stamp's word to its date at most."""

HEAD_WORDS = frozenset(("letter", "to", "page", "continued", "ofsted"))
"""What a running header says besides words of the letter's own top."""

SAME_HEIGHT = 2.0
"""Points by which a running line's height may differ from page to page."""


def label_furniture(lines: Sequence[Line]) -> list[Label]:
    """Labels for the lines of `lines` that are furniture; the others get none here."""
    by_page = pages(lines)
    rows = [(first_row(page), first_row(reversed(page))) for page in by_page]
    found: tuple[tuple[Rule, Iterable[Line]], ...] = (
        (Rule.MAIL_HEADER, _mail_header(lines)),
        (Rule.DRAWN_RULE, [line for line in lines if line.text[0] in RULE_SIGNS and is_rule(line.text)]),
        (Rule.BANNER, _banners(lines)),
        (Rule.SLANTED_TEXT, [line for line in lines if line.slanted]),
        (Rule.NUMBER_IN_MARGIN, _numbers_in_margin(lines)),
        (Rule.STAMP, _stamp(lines)),
        (Rule.PAPER_OR_SITE, stationery(lines, by_page)),
        (Rule.CATCHWORD, catchwords(by_page, rows)),
        (Rule.SENT_OR_PRINTED, sent(rows)),
    )
    labels = [Label(line, Role.FURNITURE, rule) for rule, some in found for line in some]
    if labels:
        known = {label.line.number for label in labels}
        lines = [line for line in lines if line.number not in known]
    return [*labels, *_label_running(lines)] if lines else labels


def _banners(lines: Sequence[Line]) -> list[Line]:
    """What is in a picture that recurs; the first page's is the letterhead where it has the office's contacts."""
    found = [line for line in lines if line.element is not None and line.element.kind == BANNER]
    office = {line.page for line in found if line.page == lines[0].page and is_contact(line.text)}
    return [line for line in found if line.page not in office]


def _mail_header(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines that a mail program prints above a letter that has a date of its own, up to the first gap."""
    if not lines or not lines[0].text.startswith("From:"):
        return ()
    gaps = (at for at, (above, below) in enumerate(pairwise(lines), 1) if is_apart(above, below))
    end = next(gaps, len(lines))
    fields = sum(line.text.startswith(MAIL_FIELDS) for line in lines[:end])
    return lines[:end] if fields > end / 2 and any(read_date(line.text) for line in lines[end:]) else ()


def _numbers_in_margin(lines: Sequence[Line]) -> list[Line]:
    """The numbers of a letter's lines: each left of one in its row, and one more than the one before."""
    beside = [
        line
        for line, right in pairwise(lines)
        if line.text.isdecimal() and line.x0 < right.x0 and on_one_row(line, right)
    ]
    runs = counting_on(beside, lambda line: int(line.text))
    return [line for run in runs if _is_dense(run) for line in run]


def _is_dense(run: Sequence[Line]) -> bool:
    """Whether numbers stand beside most lines from the first to the last, as a list's don't."""
    return 2 * len(run) > MOST_ARE_NUMBERED * (run[-1].number - run[0].number)


def _stamp(lines: Sequence[Line]) -> list[Line]:
    """What an office stamped on the first page: "RECEIVED", and the date below it."""
    top = lines[: 2 * LONGEST_TOP]
    stamped = [line for line in top if line.text.casefold().rstrip(": ").endswith(STAMPED) and line.text.isupper()]
    return [
        line
        for stamp in stamped
        for line in top
        if line is stamp
        or (
            0 < line.baseline - stamp.baseline < HIGHEST_STAMP * stamp.size
            and abs(line.x0 - stamp.x0) < HIGHEST_STAMP * stamp.size
            and read_date(line.text)
        )
    ]


def is_rule(text: str) -> bool:
    """Whether a line that begins with a rule's sign is one: "-----", "_____"."""
    return len(text) >= SHORTEST_RULE and not text.strip(text[0])


class Edges(NamedTuple):
    """The lines at the edges of a document's pages, and what of them runs from page to page."""

    pages: list[list[tuple[Line, str]]]
    """Of each page, with what a line says whatever number is in it."""
    recurring: Set[str]
    """What recurs of that."""
    dated: Set[int]
    """The numbers of the first page's lines that can be the letter's own date."""
    heads: Set[int]
    """The numbers of later pages' lines that repeat the letter's head."""


def find_edges(lines: Sequence[Line]) -> Edges:
    """The edges of the pages that some lines stand on."""
    by_page = pages(lines)
    edges = [[(line, _masked(line.text)) for line in _edges(page)] for page in by_page]
    dated = _dated(by_page[0])
    unlike = {tuple([line.text for line in page]): at for at, page in enumerate(by_page)}  # all recurs on a copy
    return Edges(edges, _running([edges[at] for at in unlike.values()]), dated, _heads(by_page, dated))


def _label_running(lines: Sequence[Line]) -> list[Label]:
    """Page numbers, and headers and footers that recur."""
    if is_unpaged(lines):
        return _unpaged(lines)
    edges = find_edges(lines)
    labels = []
    for position, page in enumerate(edges.pages):
        for line, masked in page:
            if (number := page_number(line.text)) is not None and _belongs(number, line, position):
                labels.append(Label(line, Role.FURNITURE, Rule.PAGE_NUMBER, text=str(number)))
            elif position and is_artifact(line):
                labels.append(Label(line, Role.RUNNING, Rule.BESIDE_THE_TEXT))
            elif (
                line.number in edges.heads
                or (position and _is_numbered(line))
                or (masked in edges.recurring and line.number not in edges.dated)
            ):
                labels.append(Label(line, Role.RUNNING, Rule.RUNNING))
    return labels


def _dated(page: Sequence[Line]) -> set[int]:
    """The numbers of a first page's lines that can be the letter's own date, which is not at its page's foot."""
    above_foot = max(2 * EDGE_ROWS, len(page) - EDGE_ROWS)
    return {line.number for line in page[:above_foot] if read_date(line.text)}


def _heads(pages: Sequence[list[Line]], dated: Set[int]) -> set[int]:
    """The numbers of later pages' first lines that repeat the first one's top: whom it is to, of what, and when.

    An agency's name is one, too, but from the valediction on: there it stands above who signed for it.
    """
    top = pages[0][:LONGEST_TOP]
    texts = {line.text for line in top}
    dates = {read_date(line.text) for line in top if line.number in dated}
    end = _end_of_body(pages)
    again: list[Line] = []
    for above, page in pairwise(pages):
        again += _dated_head(page[:EDGE_ROWS], dates)
        row = first_row(page)
        again += [line for line in row if _is_again(line, texts, dates, end)]
        if row and _stands_as_head(row[0], above, page) and _are_words_of(top, row[0].text):
            again.append(row[0])
    return {line.number for line in again}


def _is_again(line: Line, texts: Set[str], dates: Set[date | None], end: int) -> bool:
    """Whether a line repeats one of the letter's top, its date in whatever dress, or names an agency above its end."""
    if is_agency(line.text):
        return line.number < end
    return line.text in texts or (bool(dates) and read_date(line.text) in dates)


def _stands_as_head(line: Line, above: Sequence[Line], page: Sequence[Line]) -> bool:
    """Whether a page's first line is no part of a sentence: it names the subject, or stands between what is whole."""
    if not line.text[0].isupper() or ends_sentence(line.text) or " " not in line.text:
        return False
    if line.bold or is_known_heading(line.text):
        return False
    last = next(iter(first_row(reversed(above))), None)
    following = next((below for below in page if below.number > line.number), None)
    between = last is not None and ends_sentence(last.text) and following is not None
    return names_subject(line.text) or (between and following is not None and not following.text[0].islower())


def _are_words_of(top: Sequence[Line], text: str) -> bool:
    """Whether a line says nothing that the letter's top doesn't, down to its subject."""
    greeting = next((at for at, line in enumerate(top) if is_salutation(line.text)), len(top))
    known = HEAD_WORDS.union(*(known_words(line.text) for line in top[: greeting + 1 + LONGEST_SUBJECT]))
    return known.issuperset(known_words(text))


def _end_of_body(pages: Sequence[list[Line]]) -> int:
    """The valediction's number; 0 without one."""
    lines = [line for page in pages for line in page]
    at = find_valediction(lines)
    return 0 if at is None else lines[at].number


def _dated_head(lines: Sequence[Line], dates: Set[date | None]) -> Sequence[Line]:
    """A page's first lines up to the letter's date, where they hold little else: "Mrs Oak", "Page 2", "12 May 2011"."""
    if not dates or len(lines[0].text) > LONGEST_BESIDE:
        return ()
    end = next((at for at, line in enumerate(lines, 1) if _ends_in_date(line.text, dates)), 0)
    return lines[:end] if all(len(line.text) <= LONGEST_BESIDE for line in lines[:end]) else ()


def _ends_in_date(text: str, dates: Set[date | None]) -> bool:
    """Whether a date ends a line, in whatever dress it is printed there."""
    return any(period.start in dates and period.span[1] == len(text) for period in find_periods(text, None))


def label_stray_marks(lines: Sequence[Line]) -> list[Label]:
    """Labels for lines around the body that hold no word: a list's number without a text, what a picture left."""
    stray = (line for line in lines if not any(letter.isalpha() for letter in line.text))
    return [Label(line, Role.FURNITURE, Rule.STRAY_MARK) for line in stray]


def _belongs(number: int, line: Line, position: int) -> bool:
    """Whether a number can be this page's own: letters that start after a cover sheet are off by one."""
    return line.page is not None and (abs(number - line.page) <= 1 or abs(number - position - 1) <= 1)


def _is_numbered(line: Line) -> bool:
    """Whether a stroke, or "Page 2 of 5", parts a line from its page's number, as on a letter of two pages."""
    if "|" not in line.text and "age " not in line.text:
        return False
    found = _BESIDE_NUMBER.search(line.text)
    return found is not None and int(found[1] or found[2] or found[3]) == line.page


def _edges(page: list[Line]) -> list[Line]:
    """Lines in the rows near a page's top and foot, but none of text that ends the sentence of the line above it."""
    return [
        page[at]
        for at in near_edge(page)
        if at == 0 or is_artifact(page[at]) or not _ends_sentence_of(*page[at - 1 : at + 1])
    ]


def near_edge(page: Sequence[Line]) -> list[int]:
    """Which of a page's lines stand in its first or last rows."""
    head, foot = _rows_long(page), len(page) - _rows_long(page[::-1])
    return [*range(head), *range(max(head, foot), len(page))]


def _rows_long(page: Sequence[Line]) -> int:
    """How many lines the first rows have among which a running header stands."""
    rows = 1
    for at, (above, line) in enumerate(pairwise(page), 1):
        rows += not on_one_row(above, line)
        if rows > EDGE_ROWS:
            return at
    return len(page)


def _ends_sentence_of(above: Line, line: Line) -> bool:
    return not is_apart(above, line) and ends_sentence(line.text) and not ends_sentence(above.text)


def _masked(text: str) -> str:
    """A line's text, whatever number is in it."""
    return _DIGITS.sub("#", text)


def _running(edges: Sequence[list[tuple[Line, str]]]) -> set[str]:
    """Masked lines that recur at the edges of at least two pages and of half of them.

    A word that happens to end a paragraph near the foot of two pages does too, and an agency's name in the letterhead
    and the sign-off: what ends a sentence, or names an agency on two pages, must stand at one height.
    """
    seen: dict[str, list[float]] = defaultdict(list)
    for page in edges:
        for text, baseline in {masked: line.baseline for line, masked in page}.items():
            seen[text].append(baseline)
    needed = pages_needed(len(edges))
    return {
        text
        for text, baselines in seen.items()
        if len(text) > 1  # a number, or a bullet apart from its text
        and (_at_one_height(baselines) if _may_recur_by_chance(text, len(baselines)) else len(baselines)) >= needed
        and not (is_known_heading(text) or is_valediction(text))  # two who sign are of two letters
    }


def pages_needed(pages: int) -> int:
    """On how many of some pages a line stands at least that runs from page to page."""
    return max(2, pages // 2)


def _may_recur_by_chance(text: str, pages: int) -> bool:
    return ends_sentence(text) or (pages == 2 and (is_agency(text) or begins_role(text)))


def _at_one_height(baselines: Sequence[float]) -> int:
    """How many of the baselines lie together, at most."""
    ordered = sorted(baselines)
    return max(
        bisect_right(ordered, baseline + SAME_HEIGHT) - bisect_left(ordered, baseline - SAME_HEIGHT)
        for baseline in ordered
    )


def _unpaged(lines: Sequence[Line]) -> list[Label]:
    """Page numbers in text without form feeds count up; beside them a footer recurs, or the letter's head does."""
    numbers = list(ascending(lines))
    near_numbers = {near for at in numbers for near in _neighbours(at, lines)}
    beside = Counter(_masked(lines[near].text) for near in near_numbers)
    running = {text for text, count in beside.items() if count >= 2 and not is_known_heading(text)}
    by_page = between(numbers, lines)
    heads = _heads(by_page, _dated(by_page[0])) if len(by_page) > 1 else ()
    labels = [Label(lines[at], Role.FURNITURE, Rule.PAGE_NUMBER) for at in numbers]
    labels += [
        Label(lines[at], Role.RUNNING, Rule.RUNNING)
        for at in sorted(near_numbers)
        if _masked(lines[at].text) in running and lines[at].number not in heads
    ]
    return [*labels, *(Label(line, Role.RUNNING, Rule.RUNNING) for line in lines if line.number in heads)]


def _neighbours(at: int, lines: Sequence[Line]) -> list[int]:
    return [near for near in (at - 1, at + 1) if 0 <= near < len(lines) and page_number(lines[near].text) is None]
