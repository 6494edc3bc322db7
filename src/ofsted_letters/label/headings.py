"""Headings in the body: which lines they are, what they open, and how deep they stand.

What tells one depends on how the line that may begin it is set; the first that speaks counts:

- Bold: the run of lines is a heading of the family's vocabulary, also in pieces, or no sentence: a thematic heading.
- Plain: the lines are a heading of the vocabulary, where no sentence runs through them; or a paragraph by itself that
  its tag, its type or its place sets off (`lone_headings`).
- In text, which has no type: the lines are a heading of the vocabulary; or a short line that is no sentence stands
  apart, or heads a list.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Line
from ofsted_letters.families.family import Family
from ofsted_letters.families.headings import normalise, without_gaps
from ofsted_letters.fields.judgements import aspect_of, is_grade, judged_in
from ofsted_letters.fields.roles import states_none
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.words import is_open
from ofsted_letters.label.bullets import begins_count, bullet, number
from ofsted_letters.label.columns import is_in_row
from ofsted_letters.label.footnotes import without_references
from ofsted_letters.label.frame import CLEAR, Frame, ends_sentence, first_word
from ofsted_letters.label.lone_headings import find_lone_heading
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.structure import heading_level
from ofsted_letters.terms import FINDING_KINDS

TIGHT = 1.15
"""Of the pitch: lines no further apart belong together (counted: wrapped headings stand at 1.00 to 1.07)."""
LONGEST = 3
"""A heading's lines at most (counted: two)."""
APART_IN_BOX = 2.2
"""Of the pitch: from "Case study: …" to the study's own title at most (counted: 1.6)."""
LONGEST_TITLE = 70
"""Characters of such a title's line at most."""
SENTENCE = 90
"""Characters from which a bold run that ends in a full stop is a sentence, not a heading."""
LONGEST_KNOWN = 160
"""Characters of a heading of the vocabulary at most, on one line in text that was never wrapped (counted: 122)."""
SMALLER = 0.5
"""Points by which a lower level's type is smaller at least (counted: 12 under 14, 11 under 12)."""
MOST_PIECES = 15
"""Words of the longest known heading: "The service meets the requirements of statutory guidance …"."""
IN_ROW = Declined("another line stands beside it, as in a table")
IN_SENTENCE = Declined("a sentence runs into it, or on from it")
AGAIN = Declined("it says the heading above it again, in a sentence")
UNKNOWN = Declined("its words are none")


class Heading(NamedTuple):
    """A heading among the body's lines `start` to `stop` (exclusive)."""

    start: int
    stop: int
    text: str
    kind: str | None
    """By the vocabulary; None for a thematic heading."""
    rule: Rule
    size: float
    x0: float
    doubt: DiagnosticCode | None = None
    weight: int = 0
    """How strongly it is set: the higher, the more."""
    depth: int = 0
    """Its level by the file's structure; 0 where that does not say."""


class Headings(NamedTuple):
    """The headings of a body, and how each line came out that could have begun one."""

    found: list[Heading]
    outcomes: dict[int, Outcome[Heading]]
    """By the line's number."""


class _Spot(NamedTuple):
    """Where a heading could begin."""

    lines: Sequence[Line]
    at: int
    frame: Frame
    family: Family
    previous: Heading | None
    """The one above it, if any."""

    @property
    def line(self) -> Line:
        """The line in question."""
        return self.lines[self.at]


def find_headings(lines: Sequence[Line], frame: Frame, family: Family) -> Headings:
    """All headings among the body's lines, in order."""
    found: list[Heading] = []
    outcomes: dict[int, Outcome[Heading]] = {}
    at = 0
    while at < len(lines):
        line = lines[at]
        if not (line.bold or line.text[0].isupper() or line.text[0].isdigit()):
            at += 1
            continue
        rules = BOLD if line.bold else TEXT if frame.monospaced else PLAIN
        outcome = decide(rules, _Spot(lines, at, frame, family, found[-1] if found else None))
        outcomes[line.number] = outcome
        if outcome.found is None:
            at = _after_run(lines, at, frame)
        else:
            found.append(outcome.found.value._replace(weight=_weight(line), depth=heading_level(line)))
            at = found[-1].stop
    return Headings(found, outcomes)


def _after_run(lines: Sequence[Line], at: int, frame: Frame) -> int:
    """Where to look on after a line that begins no heading: bold prose is passed over whole."""
    at += 1
    while at < len(lines) and lines[at - 1].bold and lines[at].bold and not _is_apart(lines, at, frame):
        at += 1
    return at


def bold_heading(spot: _Spot) -> Found[Heading] | Declined:
    """Bold lines that are a heading of the vocabulary, or stand alone and are no sentence."""
    lines, at, frame, family = spot.lines, spot.at, spot.frame, spot.family
    if is_in_row(lines, at):
        return IN_ROW
    stop = at + 1
    skip = _skip(lines, at)
    kind = family.section_kind(normalise(_joined(lines[at:stop])[skip:]))
    while stop < len(lines) and stop - at < LONGEST and _goes_on(lines[stop - 1], lines[stop], kind, frame):
        stop += 1
        kind = family.section_kind(normalise(_joined(lines[at:stop])[skip:])) or kind
    stop = _up_to_grade(lines, at, stop)
    text = _joined(lines[at:stop])
    if kind is not None:
        return Found(Heading(at, stop, text, kind, Rule.BOLD_KNOWN_HEADING, spot.line.size, spot.line.x0))
    if _is_bold_prose(lines, at, stop, frame, text):
        return Declined("it is bold, but a sentence, a list's, or plain type goes on with it")
    return Found(_unknown(spot, stop, text, Rule.BOLD_THEMATIC_HEADING))


def heading_in_pieces(spot: _Spot) -> Found[Heading] | Declined:
    """Words of a known heading that stand as far apart as columns, since its letters are set apart, too."""
    lines, at = spot.lines, spot.at
    if not is_in_row(lines, at):
        return Declined("no line stands beside it")
    pieces = list(takewhile(lambda line: line.bold and line.page == lines[at].page, lines[at : at + MOST_PIECES]))
    kinds = [spot.family.section_kind(normalise(_joined(pieces[:count]))) for count in range(1, len(pieces) + 1)]
    count = max((count for count, kind in enumerate(kinds, 1) if kind), default=0)
    if not count:
        return UNKNOWN
    rule, text = Rule.KNOWN_HEADING_IN_PIECES, _joined(pieces[:count])
    return Found(Heading(at, at + count, text, kinds[count - 1], rule, spot.line.size, spot.line.x0))


def _weight(line: Line) -> int:
    return 2 * line.bold + (not line.italic)


def _unknown(spot: _Spot, stop: int, text: str, rule: Rule) -> Heading:
    """A heading by its looks, whose words nobody knows."""
    return Heading(spot.at, stop, text, None, rule, spot.line.size, spot.line.x0, DiagnosticCode.UNKNOWN_HEADING)


def _goes_on(above: Line, below: Line, kind: str | None, frame: Frame) -> bool:
    """Whether a bold line below a heading's line belongs to it."""
    if not below.bold or below.page != above.page or abs(below.size - above.size) > SMALLER or bullet(below):
        return False
    gap = below.baseline - above.baseline
    if kind == "case_study":  # the study's own title stands under "Case study: …", a little apart
        return gap <= APART_IN_BOX * frame.pitch and len(below.text) < LONGEST_TITLE
    if gap > TIGHT * frame.pitch * max(above.size / frame.size, 1):  # larger type has a wider pitch
        return False
    unfinished = kind is None or is_open(above.text) or below.text[:1].islower()
    return unfinished or frame.room(first_word(below.text), above) < CLEAR


def _is_bold_prose(lines: Sequence[Line], at: int, stop: int, frame: Frame, text: str) -> bool:
    """Bold that is a sentence, or the beginning of a paragraph that goes on in plain type."""
    if (
        not any(letter.isalpha() for letter in text)
        or (text.endswith(".") and len(text) > SENTENCE)
        or states_none(text)
    ):
        return True
    if bullet(lines[at]) is not None or stop >= len(lines):
        return bullet(lines[at]) is not None
    below, above = lines[stop], lines[stop - 1]
    tight = below.page == above.page and below.baseline - above.baseline <= TIGHT * frame.pitch
    return tight and not below.bold and bullet(below) is None and frame.room(first_word(below.text), above) < CLEAR


def known_heading(spot: _Spot) -> Found[Heading] | Declined:
    """Vocabulary set like the text around it: whole lines, where no sentence runs through.

    Where only a heading's beginning is known, it goes on to the next gap or short line.
    """
    lines, at, frame, family = spot.lines, spot.at, spot.frame, spot.family
    if len(spot.line.text) > LONGEST_KNOWN:
        return UNKNOWN
    skip = _skip(lines, at)
    if not family.begins_heading(normalise(without_gaps(spot.line.text[skip:]).partition(" ")[0])):
        return UNKNOWN
    whole = family.is_whole_heading(normalise(_joined(lines[at : at + 1])[skip:]))
    if at and not (_stands_apart(lines[at - 1], lines[at], frame) or (whole and _is_left_off(lines, at, frame))):
        return IN_SENTENCE
    stops = range(at + 1, min(at + LONGEST, len(lines)) + 1)
    known = [stop for stop in stops if family.is_whole_heading(normalise(_joined(lines[at:stop])[skip:]))]
    stop = _up_to_grade(lines, at, max(known) if known else _end_of_begun(lines, at, stops, frame))
    text = _joined(lines[at:stop])
    kind = family.section_kind(normalise(text[skip:]))
    if kind is None:
        return UNKNOWN
    if not _ends_heading(lines, stop, frame, text):
        return IN_SENTENCE
    if _says_it_again(spot, kind):
        return AGAIN
    return Found(Heading(at, stop, text, kind, Rule.KNOWN_HEADING, spot.line.size, spot.line.x0))


def _end_of_begun(lines: Sequence[Line], at: int, stops: Sequence[int], frame: Frame) -> int:
    """Where a heading ends of which only the beginning is known: at its grade, or else where it is broken off."""
    close = takewhile(lambda stop: stop == at + 1 or not _is_apart(lines, stop - 1, frame), stops)
    graded = next((stop for stop in close if judged_in(_joined(lines[at:stop]))), None)
    return graded or next((stop for stop in stops if _is_broken_off(lines, stop, frame)), stops[-1])


def _up_to_grade(lines: Sequence[Line], at: int, stop: int) -> int:
    """Where a heading ends whose grade, or the rest of it, stands alone on the next line, in whatever type."""
    while stop < len(lines) and lines[stop].page == lines[at].page and is_grade(lines[stop].text):
        text = _joined(lines[at:stop])
        if aspect_of(text) is None or (judged_in(text) and not lines[stop].text[0].islower()):
            break
        stop += 1
    return stop


def _skip(lines: Sequence[Line], at: int) -> int:
    """Characters of a number before a heading ("1. Strengths"); next to another number it is a list's."""
    numbered = number(lines[at])
    if numbered is None or any(map(number, (*lines[max(at - 1, 0) : at], *lines[at + 1 : at + 2]))):
        return 0
    return numbered[1]


def _is_broken_off(lines: Sequence[Line], at: int, frame: Frame) -> bool:
    """Whether the line before `at` ends by its writer's will."""
    return _is_apart(lines, at, frame) or frame.room(first_word(lines[at].text), lines[at - 1]) > CLEAR


def _is_left_off(lines: Sequence[Line], at: int, frame: Frame) -> bool:
    """Whether the line before `at` ends by its writer's will and, though it has no full stop, could end there."""
    return not is_open(lines[at - 1].text) and _is_broken_off(lines, at, frame)


def _is_apart(lines: Sequence[Line], at: int, frame: Frame) -> bool:
    return at >= len(lines) or _gap(lines[at - 1], lines[at]) > TIGHT * frame.pitch


def _ends_heading(lines: Sequence[Line], stop: int, frame: Frame, text: str) -> bool:
    """Whether what follows is not the same sentence going on; a grade ends a heading, be it one that is a sentence."""
    graded, apart = judged_in(text) is not None, _is_apart(lines, stop, frame)
    if text.endswith(".") and len(text) > SENTENCE // 2 and not (graded and apart):
        return False
    if len(text) > SENTENCE and not graded and (ends_sentence(text) or not apart):
        return False
    if stop >= len(lines):
        return True
    below = lines[stop]
    goes_on = below.text[:1].islower() and bullet(below) is None
    return not goes_on or _gap(lines[stop - 1], below) > TIGHT * frame.pitch


def lone_line(spot: _Spot) -> Found[Heading] | Declined:
    """In text without type: a short line that is no sentence, and not in a list, between blank lines.

    Directly below another heading it needs no blank line above it, and directly above a list none around it. Where no
    gaps part paragraphs, it has room for the word below it.
    """
    lines, at, line, frame = spot.lines, spot.at, spot.line, spot.frame
    if _says_it_again(spot, spot.family.section_kind(normalise(line.text))):
        return AGAIN
    if not line.text[0].isupper() or _is_prose(line):
        return Declined("it is a sentence, or part of one")
    if at == 0 or at + 1 >= len(lines) or lines[at + 1].page != line.page:
        return Declined("nothing stands above it, or below it on its page")
    above, below = lines[at - 1], lines[at + 1]
    tight = TIGHT * frame.pitch
    heads_list = above.page == line.page and _heads_list(line, below)
    broken_off = not frame.spaced and frame.room(first_word(below.text), line) > CLEAR
    parted = _gap(above, line) > tight or (heads_list and line.x0 <= below.x0) or (broken_off and above.text[-1] != ":")
    apart = _ends_at(spot.previous, at) or (ends_sentence(without_references(above)[0]) and parted)
    if not apart or bullet(line):
        return Declined("it does not stand apart from the line above")
    longer = len(below.text) > len(line.text) and not below.text[0].islower()
    if not heads_list and not (longer and (broken_off or _gap(line, below) > tight)):
        return Declined("what stands below it is no text of its own")
    return Found(_unknown(spot, at + 1, line.text, Rule.LONE_LINE))


def paragraph_alone(spot: _Spot) -> Found[Heading] | Declined:
    """A paragraph in plain type that is no sentence, set off from the text by its tag, its type or its place."""
    below_heading = _ends_at(spot.previous, spot.at)
    alone = find_lone_heading(spot.lines, spot.at, spot.frame, below_heading=below_heading)
    if alone is None:
        return Declined("it is of a sentence, or neither tag, type nor place sets it off")
    return Found(_unknown(spot, alone.stop, _joined(spot.lines[spot.at : alone.stop]), alone.rule))


def _says_it_again(spot: _Spot, kind: str | None) -> bool:
    """Whether vocabulary in plain type is a sentence below the heading that has said it."""
    above = spot.previous
    return above is not None and kind is not None and (above.stop, above.kind) == (spot.at, kind)


def _is_prose(line: Line) -> bool:
    """Whether a line is a sentence, leads to one, or is one of a list."""
    text = line.text
    return len(text) > SENTENCE or ends_sentence(text) or is_open(text) or bool(number(line)) or states_none(text)


def _ends_at(heading: Heading | None, at: int) -> bool:
    """Whether a heading ends there; below a case study's stands a remark ("Names are invented") or its text."""
    return heading is not None and heading.stop == at and heading.kind != "case_study"


def _heads_list(line: Line, below: Line) -> bool:
    """Whether a line stands on a list as its heading; a sentence that leads to it is longer, or has a colon."""
    in_list = bullet(below) is not None or begins_count(below)
    return in_list and len(line.text) < LONGEST_TITLE and not line.text.endswith((":", ",", ";"))


def _stands_apart(above: Line, line: Line, frame: Frame) -> bool:
    """Whether no sentence can run from the line above into this one."""
    return ends_sentence(above.text) or above.bold or above.page != line.page or _gap(above, line) > TIGHT * frame.pitch


def _gap(above: Line, below: Line) -> float:
    return below.baseline - above.baseline if above.page == below.page else float("inf")


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(without_gaps(without_references(line)[0]) for line in lines)


BOLD = (bold_heading, heading_in_pieces)
PLAIN = (known_heading, paragraph_alone)
TEXT = (known_heading, lone_line)
"""What tells a heading in text, which has no type."""


class Placed(NamedTuple):
    """A heading with the section it opens."""

    heading: Heading
    kind: str
    level: int


def place(headings: Sequence[Heading], family: Family) -> list[Placed]:
    """Give every heading its section's kind and its level, as the family's outline and their type say.

    Headings of the vocabulary are level 1, but for those that the outline nests in another's; a box is level 2 where
    its heading is smaller. A thematic heading is level 2 where the outline says so and, under the last level 1, where
    it is smaller, follows it directly, or is as large as one that did; so is one of findings under a thematic heading.
    """
    outline = family.outline
    main = max((h.size for h in headings if h.kind is not None and h.kind not in outline.boxes), default=0.0)
    placed: list[Placed] = []
    parent: Placed | None = None
    child: Heading | None = None
    for heading in headings:
        if heading.kind is not None and heading.kind in outline.boxes:
            placed.append(Placed(heading, heading.kind, 2 if heading.size < main - SMALLER else 1))
        elif parent is not None and (
            outline.nests_in(heading.kind, parent.heading.kind) or _is_of_theme(heading, parent, child, placed[-1])
        ):
            kind = heading.kind or parent.kind
            child = heading if heading.kind is None or parent.heading.kind is None else child
            placed.append(Placed(heading, kind, 2))
        elif parent is not None and heading.kind is None and _is_smaller(heading, parent, child, placed[-1]):
            child = heading
            placed.append(Placed(heading, parent.kind if parent.kind in FINDING_KINDS else "findings", 2))
        else:
            parent, child = Placed(heading, heading.kind or family.thematic_kind(normalise(heading.text)), 1), None
            placed.append(parent)
    return placed


def _is_of_theme(heading: Heading, parent: Placed, child: Heading | None, above: Placed) -> bool:
    """Whether "Strengths" or "Areas for improvement" stand under a thematic heading, as their type or place says."""
    of_theme = parent.heading.kind is None and heading.kind in FINDING_KINDS
    return of_theme and _is_smaller(heading, parent, child, above)


def _is_smaller(heading: Heading, parent: Placed, child: Heading | None, above: Placed) -> bool:
    """Whether a thematic heading's type or place says that it stands under the last heading of level 1."""
    follows = above is parent and parent.heading.stop == heading.start
    smaller = heading.size < parent.heading.size - SMALLER
    lighter = heading.weight < parent.heading.weight and heading.size <= parent.heading.size + SMALLER
    deeper = heading.depth > parent.heading.depth > 0
    return smaller or lighter or deeper or follows or (child is not None and _are_alike(heading, child))


def _are_alike(heading: Heading, child: Heading) -> bool:
    same = (heading.weight, heading.depth) == (child.weight, child.depth)
    return same and abs(heading.size - child.size) <= SMALLER
