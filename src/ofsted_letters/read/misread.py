"""What recognition takes for something else, where it can be known what it was; where it can't, it is said.

l4 July 20ll      14 July 2011     only figures stand there
2l and 22 June    21 and 22 June
Mi 2WD            M1 2WD           so do they in some places of a postcode
-WV11RR           WV1 1RR          a speck before a postcode by itself
1S July           -                a 5 or an 8: the line is doubtful
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Container, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Line, Note
from ofsted_letters.fields.dates import MONTHS
from ofsted_letters.read.normalise import BULLET

if TYPE_CHECKING:
    from ofsted_letters.read.tesseract import Word

BEGINNINGS = frozenset("aAI&/|£€$([{…-–—")
"""Signs with which a line can begin for what they are; a digit, which numbers an item, is another."""
QUOTES = frozenset("‘’“”'\"`")
APART = 0.45
"""In em: how far a letter or a quote that marks an item stands from it at least. Words of a line stand 0.3 apart."""
SAME_PLACE = 0.3
"""In em: how far the marks of one list, and its texts, stand apart from line to line."""
LONGEST_MARK = 2
"""Signs for which one bullet was taken: "■" is read as "m™" and "m@"."""

FIGURES = str.maketrans("lI|iOo", "111100")
"""What is taken for a figure that can be one only."""
_LIKE = r"[\dlI|Oo]"
_MONTH = rf"(?:{'|'.join(MONTHS)})\b"
_LINK = r"(?:,|\s(?:and|to|&)|\s?[-–])\s?"
_DAY = rf"(?:{_LIKE}{{2}}|[\dl])(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"""
    (?<![\w.])(?P<days> {_DAY} (?:{_LINK}{_DAY}){{0,3}})   # 2l and 22
    (?P<month> \s(?:of\s)?{_MONTH})                        # June
    (?P<year> ,?\s[12lI][\dlIOo]{{3}}\b)?                  # 20ll
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(rf"(?<![A-Za-z]){_LIKE}{{1,2}}(?=st\b|nd\b|rd\b|th\b|\W|$)")
_YEAR = re.compile(rf"(?P<month>{_MONTH}\s)(?P<year>[2][0Oo][\dlIOo]{{2}}\b)")
_DOUBTFUL_DAY = re.compile(rf"(?<!\w)(?:\d[SBZGbgt?]|[SBZG?]\d|[SBZG?])(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}")
"""A 5 or an 8, a 2 or a 7: a letter that can be either."""
_MIXED = re.compile(
    rf"""
    (?<!\w) (?:\d[lI|OoSBZGb]|[lI|OoSBZG]\d) (?:st|nd|rd|th)? \s(?:of\s)?{_MONTH}   # l4 July, 1S July
    | {_MONTH},?\s (?=\w*\d)(?=\w*[lIOo]) [12lI][\dlIOo]{{3}}\b                      # July 20ll
    """,
    re.VERBOSE,
)
"""Letters and figures in one number: nobody who types a date writes "II March" so, or "o May"."""

_POSTCODE = re.compile(
    r"""
    \b(?P<area> [A-Z]{1,2}?)                   # M
    (?P<district> [\dlIiO]{1,2}[A-Z]?) \s      # i
    (?P<inward> [\dlIiO][ABD-HJLNP-UW-Z]{2})   # 2WD: six letters are in no postcode's end
    (?=[.,]?$)                                 # a full stop, or a speck, stays
    """,
    re.VERBOSE,
)


def bulleted_ones(lines: Sequence[Sequence[Word]], sizes: Sequence[float]) -> list[bool]:
    """Which of a page's lines begin with a bullet that was taken for another sign.

    A word too short to tell ("8", "a") is one where a line with a certain one has its mark and its text.
    """
    certain = [begins_with_bullet(*line) for line in zip(lines, sizes, strict=True)]
    places = [(line[0].x0, line[1].x0) for line, is_one in zip(lines, certain, strict=True) if is_one]
    return [
        is_one or (_is_short(line) and any(_stands_at(line, place, size) for place in places))
        for line, size, is_one in zip(lines, sizes, certain, strict=True)
    ]


def _is_short(line: Sequence[Word]) -> bool:
    """Whether a line's first word is so short, and no word of two letters ("on") or day of a date."""
    if len(line) < 2 or line[0].text == BULLET or line[1].text in MONTHS:
        return False
    mark = line[0].text
    return len(mark) == 1 or (len(mark) <= LONGEST_MARK and not mark.isalpha())


def _stands_at(line: Sequence[Word], place: tuple[float, float], size: float) -> bool:
    mark, text, apart = line[0].x0 - place[0], line[1].x0 - place[1], line[1].x0 - line[0].x1
    return max(abs(mark), abs(text)) < SAME_PLACE * size and apart > APART * size


def begins_with_bullet(words: Sequence[Word], size: float) -> bool:
    """Whether a line's first word is a sign by itself that no line begins with: "e", "o", "f", "«", "°", "+", "m™".

    Args:
        words: the line's.
        size: its font size, in the pixels of the words' boxes.
    """
    if len(words) < 2 or len(words[0].text) > LONGEST_MARK:
        return False
    mark = words[0].text
    if mark == BULLET or mark in BEGINNINGS or any(sign.isdigit() for sign in mark):
        return False
    if mark.isupper() or (len(mark) > 1 and mark.isalpha()):
        return False
    certain = len(mark) == 1 and not mark.isalpha() and mark not in QUOTES
    return certain or words[1].x0 - words[0].x1 > APART * size


def was_recognised(document: Document) -> bool:
    """Whether a text was recognised before it came here, as one of its dates with letters among the figures tells."""
    return _MIXED.search("\n".join([line.text for line in document.lines])) is not None


def mended(document: Document, pages: Container[int | None] | None = None) -> Document:
    """A document with what can be known of the misreadings on pages that were recognised.

    Args:
        document: whose.
        pages: numbers of the recognised ones; None for all, and for text without pages.
    """
    from ofsted_letters.read.misread_headings import with_known_headings  # what no other text needs
    from ofsted_letters.read.misread_notes import with_raised_digits
    from ofsted_letters.read.misread_words import with_capitals, with_spaces

    mends = {
        "dates": _with_dates,
        "postcodes": _with_postcodes,
        "the letter I": with_capitals,
        "words run together": with_spaces,
    }
    kinds: Counter[str] = Counter()
    recognised = {line.number for line in document.lines if pages is None or line.page in pages}
    lines = tuple(_mended(line, mends, kinds) if line.number in recognised else line for line in document.lines)
    doubtful = tuple(line.number for line in lines if line.number in recognised and _DOUBTFUL_DAY.search(line.text))
    document = with_raised_digits(with_known_headings(document._replace(lines=lines), recognised), recognised)
    notes = list(document.notes)
    if told := ", ".join(f"{kind} {count}" for kind, count in kinds.items() if count):
        notes.append(Note(DiagnosticCode.REPAIRED_TEXT, f"what was misread is what it can only have been: {told}"))
    if doubtful:
        notes.append(Note(DiagnosticCode.DAMAGED_TEXT, "a date's day can't be told", doubtful))
    return document._replace(notes=tuple(notes))


def _mended(line: Line, mends: Mapping[str, Callable[[str], str]], kinds: Counter[str]) -> Line:
    """A line mended in all ways, by what each mends, in their order; those that change it are counted."""
    text = line.text
    for kind, mend in mends.items():
        found = mend(text)
        if found != text and not (line.raised and len(found) != len(text)):  # raised digits keep their places
            kinds[kind] += 1
            text = found
    return line._replace(text=text) if text != line.text else line


def _with_dates(text: str) -> str:
    text = _DATE.sub(_date, text)
    text = _YEAR.sub(lambda found: found["month"] + found["year"].translate(FIGURES), text)
    return _first().sub("1", text)


def _date(found: re.Match[str]) -> str:
    """A date with figures where only figures can stand, sign for sign."""
    days = _NUMBER.sub(_figures, found["days"])
    return days + found["month"] + (found["year"] or "").translate(FIGURES)


def _figures(found: re.Match[str]) -> str:
    return found[0].translate(FIGURES)


def _postcode(found: re.Match[str]) -> str:
    district, inward = found["district"].translate(FIGURES), found["inward"]
    return f"{found['area']}{district} {inward[0].translate(FIGURES)}{inward[1:]}"


def _with_postcodes(text: str) -> str:
    if lone := _lone_postcode().fullmatch(text):
        return f"{lone[1]} {lone[2]}"
    return _POSTCODE.sub(_postcode, text)


def is_postcode(text: str) -> bool:
    """Whether a text is a postcode and nothing else, but for what is before it."""
    return _lone_postcode().fullmatch(text) is not None


@cache
def _first() -> re.Pattern[str]:
    """The first of a month: "on I March 2012", where "Part I March 2012" can be a title."""
    return re.compile(rf"(?:^|(?<=\b(?:on|to) )|(?<=\band ))[I|](?=\s{_MONTH},?\s\d{{4}}\b)")


@cache
def _lone_postcode() -> re.Pattern[str]:
    """A line that is nothing else, be it that a speck stands before it, or no space in it."""
    return re.compile(r"[^\w(]*([A-Z]{1,2}\d[A-Z\d]?) ?(\d[ABD-HJLNP-UW-Z]{2})")
