"""When an inspection took place and under which law, as the introduction of its letter says."""

from __future__ import annotations

import datetime
import functools
import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import NamedTuple

from ofsted_letters.fields.cited import Cited, cite
from ofsted_letters.fields.dates import Period, find_periods
from ofsted_letters.fields.last_day import is_last_day, is_of_another
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.sentences import sentence_spans

# section 138(1) · sections 20 and 21 · s.138
_SECTION = r"(?:[Ss]ections?|ss?\.)\s?\d+[A-Z]?(?:\(\w+\))*(?:\sand\s\d+[A-Z]?(?:\(\w+\))*)?"
_BASIS = (
    # section 138(1) of the Education and Inspections Act 2006
    rf"(?P<basis>{_SECTION}\s(?:of\sthe\s)?(?:[A-Z][\w’']*,?\s|and\s|of\s)+?Act\s\d{{4}}"
    # Education and Inspections Act 2006, section 138 · Children Act 2004 (section 20)
    rf"|\b(?!The\b)(?:[A-Z][\w’']{{0,40}},?\s(?:(?:and|of)\s)?){{1,8}}?Act\s\d{{4}}"
    rf"(?:,?\s(?:(?:in|at|by|under)\s)?|\s\(){_SECTION}(?:(?<=\d)\))?)"
)
LONGEST_PAUSE = timedelta(days=60)
"""From one part of an inspection to the next."""
LONGEST_WAIT = 183
"""Days from an inspection to its letter (counted on 270 letters: 156 at most); before it lie earlier inspections."""
LONGEST_STAY = timedelta(days=30)
"""From the day on which an inspection began to that on which it ended, where two clauses say so."""
LONGEST_CLAUSE = 100
"""Characters from the one day to the other at most."""
LONGEST_SUBJECT = 300
"""Characters from an inspection's name to the day on which it began at most (165 in 270 letters)."""
OPENING = 4
"""Paragraphs in which the dates are looked for: they stand in the first or second, or, in 2021, after a preface of one
paragraph (230 letters of 2016 to 2026)."""


class _Dated(NamedTuple):
    """A sentence of the opening that has a day in it."""

    paragraph: int
    begin: int
    """Where the sentence does in its paragraph."""
    sentence: str
    period: Period


def inspection_periods(
    paragraphs: Sequence[str], letter_date: datetime.date | None
) -> Outcome[tuple[Cited[Period], ...]]:
    """First and last day of the inspection or visit; of one in several parts, of each ("…, and on 4 February").

    Args:
        paragraphs: Texts of the introduction, in order.
        letter_date: Gives the year where none is printed. A period after it is taken where there is no other: then it
            is the letter's date that is misprinted.
    """
    dated = [
        _Dated(index, start, sentence, period)
        for index, text in enumerate(paragraphs[:OPENING])
        for start, end in sentence_spans(text)
        for sentence in (text[start:end],)
        for period in _periods(sentence, start, letter_date)
    ]
    whole = _from_first_to_last(dated, paragraphs)
    before = [each for each in whole if letter_date is None or each.period.start <= letter_date]
    recent = [each for each in before if letter_date is None or (letter_date - each.period.end).days <= LONGEST_WAIT]
    return decide((in_summary, as_event, alone_in_opening, as_latest), recent or before or whole)


def legal_basis(texts: Sequence[str]) -> Outcome[Cited[str]]:
    """The section and Act under which the inspection was made, as printed.

    Args:
        texts: The introduction's paragraphs, and footnotes after them.
    """
    return decide((inspected_under, power_to_inspect), texts)


def in_summary(dated: Sequence[_Dated]) -> Found[tuple[Cited[Period], ...]] | Declined:
    """As in "This letter summarises the findings of … on 9 and 10 February 2011"."""
    return _latest([each for each in dated if each.sentence.startswith("This letter")], "no such sentence has a day")


def as_event(dated: Sequence[_Dated]) -> Found[tuple[Cited[Period], ...]] | Declined:
    """As in "This inspection took place from …", "Between …, Ofsted … carried out a joint inspection"."""
    sentences = {each.sentence for each in dated}
    events = {text for text in sentences if _happened(text) and not _earlier().search(text)}
    return _latest([each for each in dated if each.sentence in events], "no sentence says when it took place")


def alone_in_opening(dated: Sequence[_Dated]) -> Found[tuple[Cited[Period], ...]] | Declined:
    """The only day given, where no other could be meant."""
    present_sentences = {text for text in {each.sentence for each in dated} if not _earlier().search(text)}
    present = [each for each in dated if each.sentence in present_sentences]
    if len({each.period[:2] for each in present}) > 1:
        return Declined("the opening gives several days")
    return _latest(present, "the opening gives no day")


def as_latest(dated: Sequence[_Dated]) -> Found[tuple[Cited[Period], ...]] | Declined:
    """The latest day that is said of an inspection: earlier ones lie months before it ("inspectors visited on …")."""
    told = [each for each in dated if _inspecting().search(each.sentence) and not _earlier().search(each.sentence)]
    if not told:
        return Declined("no sentence dates an inspection")
    last = max(each.period.start for each in told)
    return _latest([next(each for each in told if last - each.period.start < LONGEST_PAUSE)], "")


def inspected_under(texts: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "The inspection was carried out under section 138 of the Education and Inspections Act 2006"."""
    for index, text in enumerate(texts):
        if " Act " in text and (found := _under().search(text)):
            return cite(found["basis"], index, *found.span("basis"))
    return Declined("no section of an Act is said to be what the inspection was made under")


def power_to_inspect(texts: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "The power to inspect is in section 138 of the Education and Inspections Act 2006"."""
    for index, text in enumerate(texts):
        says_so = (_inspecting, _empowered) if index < OPENING else (_empowered,)
        for start, end in sentence_spans(text) if " Act " in text else ():
            found = _section().search(text, start, end)
            if found and any(_is_said(words(), text, start, end, found.span()) for words in says_so):
                return cite(found["basis"], index, *found.span("basis"))
    return Declined("no sentence about the inspection names a section of an Act")


def _is_said(words: re.Pattern[str], text: str, start: int, end: int, named: tuple[int, int]) -> bool:
    """Whether a sentence has some words besides the Act's name."""
    return (words.search(text, start, named[0]) or words.search(text, named[1], end)) is not None


def _periods(sentence: str, start: int, letter_date: datetime.date | None) -> Iterator[Period]:
    """Periods of a sentence, their spans counted from where its text begins; with "and the following day" two days."""
    for period in find_periods(sentence, letter_date):
        begin, end = period.span
        more = _next_day().match(sentence, end) if "day" in sentence[end : end + LONGEST_CLAUSE] else None
        if more and period.start == period.end:
            period = period._replace(end=period.end + timedelta(days=1), span=(begin, more.end()))
        yield period._replace(span=(start + period.span[0], start + period.span[1]))


def _from_first_to_last(dated: Sequence[_Dated], paragraphs: Sequence[str]) -> list[_Dated]:
    """The days, those made one of which another clause says when it ended; without those on which other things did."""
    whole: list[_Dated] = []
    for each in dated:
        one = whole[-1] if whole else None
        if one is None or not _follows(one, each):
            whole.append(each)
        elif _ends(one, each, paragraphs[each.paragraph]):
            period = Period(one.period.start, each.period.end, (one.period.span[0], each.period.span[1]))
            whole[-1] = one._replace(period=period)
        elif not is_of_another(_between(one, each, paragraphs[each.paragraph])):
            whole.append(each)
    return whole


def _follows(one: _Dated, other: _Dated) -> bool:
    """Whether a day stands near behind another, and is not before it."""
    if one.paragraph != other.paragraph or other.period.start != other.period.end:
        return False
    return one.period.end <= other.period.end and other.period.span[0] - one.period.span[1] <= LONGEST_CLAUSE


def _ends(one: _Dated, other: _Dated, text: str) -> bool:
    """Whether the second of two days is said to be the last of what began on the first."""
    if other.period.end - one.period.end > LONGEST_STAY:
        return False
    day = one.period.span[0]
    return is_last_day(text[max(one.begin, day - LONGEST_SUBJECT) : day], _between(one, other, text))


def _between(one: _Dated, other: _Dated, text: str) -> str:
    return text[one.period.span[1] : other.period.span[0]]


def _latest(dated: Sequence[_Dated], otherwise: str) -> Found[tuple[Cited[Period], ...]] | Declined:
    """This inspection is later than any other that the same sentence mentions; its parts stand together."""
    if not dated:
        return Declined(otherwise)
    last = max(range(len(dated)), key=lambda at: dated[at].period.start)
    first = last
    while first and _goes_on(dated[first - 1], dated[first]):
        first -= 1
    parts = [(each.period, each.paragraph, *each.period.span) for each in dated[first : last + 1]]
    return Found(tuple(Cited(*part) for part in parts))


def _goes_on(one: _Dated, other: _Dated) -> bool:
    """Whether two periods are parts of one inspection: "from 31 January to 1 February, and on 4 February"."""
    if one.sentence != other.sentence or not timedelta(0) < other.period.start - one.period.end < LONGEST_PAUSE:
        return False
    between = other.period.span[0] - one.period.span[1]
    return between <= len(", and again from the ")


def _happened(sentence: str) -> bool:
    """Whether an inspection and, behind it, that it took place stand in a sentence, or that someone held it."""
    inspection = _inspection().search(sentence)
    if inspection is None:
        return False
    if _took_place().search(sentence, inspection.end()):
        return True
    held = _held().search(sentence)
    return held is not None and _inspection().search(sentence, held.end()) is not None


@functools.cache
def _inspection() -> re.Pattern[str]:
    return re.compile(r"\b(?:inspection|visit|JTAI)\b")


@functools.cache
def _took_place() -> re.Pattern[str]:
    return re.compile(r"\b(?:took place|carried out|conducted|undertaken|held)\b")


@functools.cache
def _held() -> re.Pattern[str]:
    return re.compile(r"\b(?:carried out|conducted|undertook|held)\b")


@functools.cache
def _next_day() -> re.Pattern[str]:
    return re.compile(
        r"""
        ,?\s(?:and | to | until | through)\s(?:(?:on | into | until | to)\s)?
        (?:the\s(?:following | next)\sday    # and the following day · and on the next day
          | the\sday\safter)\b               # and until the day after
        (?!,?\s\d)                           # not: and the next day, 5 May
        """,
        re.VERBOSE,
    )


@functools.cache
def _empowered() -> re.Pattern[str]:
    return re.compile(
        r"""\b(?:
        # the power to do so · powers of the inspection
        [Pp]owers?\s(?:to | for | of)\s
          (?:do | inspect | make | visit | carry | act | come | enter | this | these | such | our | the\sinspection)
        # which allows us · require the inspectorates
        | (?:allow | empower | enable | entitle | permit | authorise | require)s?\s
          (?:us | Ofsted | inspectors | the\sinspectorates?)
        # we acted · Inspectors do so
        | (?:[Ww]e | Ofsted | [Ii]nspectors | [Ii]nspectorates)\s(?:act | acted | came | do\sso | did\sso)
        # our powers · our right
        | [Oo]ur\s(?:powers? | authority | right)
        # the law under which
        | [Tt]he\slaw\s(?:that | which | under | by)
        )\b""",
        re.VERBOSE,
    )


@functools.cache
def _earlier() -> re.Pattern[str]:
    return re.compile(r"\b(?:last(?!\s(?:day|week|month)\b)|previous(?:ly)?|earlier|since|prior)\b")


@functools.cache
def _inspecting() -> re.Pattern[str]:
    return re.compile(r"\b(?:inspect\w*|visit(?:s|ed)?|fieldwork)\b", re.IGNORECASE)


@functools.cache
def _under() -> re.Pattern[str]:
    return re.compile(r"\b(?:under|in accordance with|pursuant to|by virtue of)\s(?:the\s)?" + _BASIS)


@functools.cache
def _section() -> re.Pattern[str]:
    return re.compile(_BASIS)
