"""Why a line is no furniture: no page's number, running header or footer, stamp, or mail's header."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Line
from ofsted_letters.families import is_known_heading
from ofsted_letters.label.catchwords import goes_on
from ofsted_letters.label.furniture import (
    EDGE_ROWS,
    Edges,
    find_edges,
    is_rule,
    near_edge,
    pages_needed,
)
from ofsted_letters.label.pages import is_unpaged, page_number, pages
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.stationery import is_foreign, says_so
from ofsted_letters.label.structure import is_artifact
from ofsted_letters.why.reasons import Reason, Reasons, Sight, always

AT_EDGES = (Rule.PAGE_NUMBER, Rule.BESIDE_THE_TEXT, Rule.RUNNING)
"""The rules that are asked last, of what the others left."""
NO_NUMBER = "it holds more than a page's number"
INSIDE = f"it is not among its page's first or last {EDGE_ROWS} rows"
ENDS_SENTENCE = "it ends the sentence of the line above"


def reasons(sight: Sight) -> Reasons:
    """What the rules for furniture have against a line."""
    yield Rule.MAIL_HEADER, always(_against_mail_header(sight))
    yield Rule.DRAWN_RULE, lambda line: "" if is_rule(line.text) else "it is no row of one sign"
    yield Rule.BANNER, always("it is in no picture that stands at the top of several pages")
    yield Rule.SLANTED_TEXT, lambda line: "" if line.slanted else "it runs along the page's rows"
    yield Rule.NUMBER_IN_MARGIN, _against_number_in_margin
    yield Rule.STAMP, always(_against_stamp(sight))
    yield Rule.PAPER_OR_SITE, _against_stationery
    yield Rule.CATCHWORD, _against_catchword
    yield Rule.SENT_OR_PRINTED, always("no row at a page's edge that it is of tells the time of day")
    others = {label.line.number for label in sight.labels if label.rule not in AT_EDGES}
    rest = [line for line in sight.left if line.number not in others]
    if rest and is_unpaged(rest):
        yield from _of_unpaged(sight)
    elif rest:
        yield from _of_edges(rest)


def _against_mail_header(sight: Sight) -> str:
    begins = sight.left[0].text.startswith("From:")
    return "it is not of a mail's header above the letter" if begins else "the file does not begin with “From:”"


def _against_number_in_margin(line: Line) -> str:
    return "it does not count lines beside it" if line.text.isdecimal() else "it is no number alone"


def _against_stamp(sight: Sight) -> str:
    stamp = sight.taken(Rule.STAMP)
    return f"the stamp is line {stamp[0].number}" if stamp else "nothing at the letter's top is a stamp"


def _against_stationery(line: Line) -> str:
    says = says_so(line.text) or is_foreign(line)
    return "it stands in the text" if says else "its words are none of paper or a site"


def _against_catchword(line: Line) -> str:
    return "it is not at its page's edge" if goes_on(line.text) else "it does not say that the letter goes on"


def _of_unpaged(sight: Sight) -> Reasons:
    """What speaks against lines of a text without pages."""
    numbers = sight.taken(Rule.PAGE_NUMBER)
    yield Rule.PAGE_NUMBER, lambda line: _number_or(line, "it does not count the pages on")
    beside = "it does not recur beside page numbers" if numbers else "no page's number is in the text"
    yield Rule.RUNNING, always(beside)


def _number_or(line: Line, otherwise: str) -> str:
    return NO_NUMBER if page_number(line.text) is None else otherwise


def _of_edges(lines: Sequence[Line]) -> Reasons:
    """What speaks against lines at a page's edge, and why others stand at none."""
    edges = find_edges(lines)
    said = {line.number: masked for page in edges.pages for line, masked in page}
    near = {page[at].number for page in pages(lines) for at in near_edge(page)}

    def at_edge(reason: Reason) -> Reason:
        return lambda line: reason(line) if line.number in said else ENDS_SENTENCE if line.number in near else INSIDE

    yield Rule.PAGE_NUMBER, at_edge(lambda line: _number_or(line, "it is not its page's number"))
    yield Rule.BESIDE_THE_TEXT, at_edge(lambda line: _against_beside(line, edges))
    yield Rule.RUNNING, at_edge(lambda line: _against_running(line, said[line.number], edges))


def _against_beside(line: Line, edges: Edges) -> str:
    if not is_artifact(line):
        return "the file does not set it beside the text"
    return "it is on the first page" if any(line is one for one, _ in edges.pages[0]) else ""


def _against_running(line: Line, said: str, edges: Edges) -> str:
    """Why a line at an edge is no running header or footer; `said` is what it says, whatever number is in it."""
    found = sum(any(masked == said for _, masked in page) for page in edges.pages)
    needed = pages_needed(len(edges.pages))
    if found < needed:
        return f"it repeats no head, and stands at the edge of {found} of {len(edges.pages)} pages, not {needed}"
    if len(said) == 1:
        return "it is a single sign"
    if is_known_heading(said):
        return "it is a heading by its words"
    return "it is the letter's own date" if line.number in edges.dated else "it recurs, but not at one height"
