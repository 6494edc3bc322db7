"""Earlier inspections and visits of the authority: the dates that a letter gives for them."""

from __future__ import annotations

import datetime
import functools
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ofsted_letters.fields.cited import Cited
from ofsted_letters.fields.dates import MONTH, YEAR, Mention, find_mentions, has_year, month_number

_EVENTS = (
    "inspection", "inspected", "nspectors ", "last came", "visit", "judged", "joint area review", "area for",
    "areas for", "hen we ", "JTAI", "ILACS", "SIF",
)  # fmt: skip
"""Words of which one stands in every text that dates an earlier inspection."""
LAST_YEAR = "last year"
DATED_LETTER = ("letter of ", "letter dated ")
_SEASON = r"(?:(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)\s(?:of\s)?)?"
LONGEST_LEAD = 80
"""Characters from "the visits" to when they were at most."""
LONGEST_LINK = len(", and again in ")


def previous_inspections(texts: Sequence[str], present: datetime.date | None) -> tuple[Cited[str], ...]:
    """Dates of earlier inspections: YYYY, YYYY-MM or YYYY-MM-DD, in order of first appearance.

    An inspection that is named twice ("in October 2017", then "in 2017") is one, with the more precise of its dates.

    Args:
        texts: Any texts of the letter, in order.
        present: First day of this inspection; neither it nor anything after it is among them. Where it is not known,
            nothing is: this inspection's own date would be.
    """
    dates = _Dates()
    if present is None:
        return ()
    for index, text in enumerate(texts):
        for mention in _earlier_inspections(text, present):
            if _is_before(mention.value, present):
                dates.add(Cited(mention.value, index, *mention.span))
    return tuple(dates.found)


def _earlier_inspections(text: str, present: datetime.date) -> Iterator[Mention]:
    """Dates in `text` that are said of an inspection or visit."""
    if not (has_year(text) or LAST_YEAR in text) or not any(event in text for event in _EVENTS):
        return
    dated = None  # the last date that was an inspection's: "the inspections in 2014 and 2016"
    for mention in _mentions(text, present):
        start, end = mention.span
        before = text[max(0, start - 250) : start]
        after = text[end : end + 60]
        listed = dated is not None and start - dated <= LONGEST_LINK and _listing().fullmatch(text[dated:start])
        if listed or _event_before(before) or _event_after().match(after):
            yield mention
            dated = end


def _mentions(text: str, present: datetime.date) -> list[Mention]:
    """Dates with a year, and those whose year is said in other words."""
    mentions = [each for mention in find_mentions(text) for each in _months(mention, text)]
    for found in _month_last_year().finditer(text) if LAST_YEAR in text else ():
        mentions.append(Mention(f"{present.year - 1}-{month_number(found['month']):02}", found.span()))
    for found in _month_after_letter().finditer(text) if any(words in text for words in DATED_LETTER) else ():
        letter = f"{month_number(found['written']):02}"
        month = f"{month_number(found['month']):02}"
        mentions.append(Mention(f"{int(found['year']) - (month > letter)}-{month}", found.span("month")))
    return sorted(mentions, key=lambda mention: mention.span)


def _months(mention: Mention, text: str) -> list[Mention]:
    """Both months of several visits ("the visits in May and July 2015"); one inspection's begins in the first."""
    start, end = mention.span
    first, both, second = text[start:end].partition(" and ")
    is_month = len(mention.value) == len("2015-05")
    if not (both and is_month and _several().search(text, max(0, start - LONGEST_LEAD), start)):
        return [mention]
    value = f"{mention.value[:4]}-{month_number(second):02}"
    return [Mention(mention.value, (start, start + len(first))), Mention(value, (end - len(second), end))]


def _event_before(before: str) -> bool:
    """Whether what leads to a date is an inspection: "the last inspection of children’s services, in "."""
    if (inspected := _last_inspected().search(before)) and not _other_service().search(inspected[0]):
        return True
    events = list(_event().finditer(before))
    if not events:
        return False
    last = events[-1]
    return bool(_from_event_to_date().match(before, last.end())) and not (
        _other_service().search(before, 0, last.start())
        or _present_one().search(before, 0, last.start())
        or _other_inspectorate().search(before, max(0, last.start() - 40))
    )


def _is_before(value: str, present: datetime.date) -> bool:
    """A year alone may be the present one's: "since the last inspection in 2018", of a visit in that December."""
    start = present.isoformat()[: len(value)]
    return value < start or (value == start and len(value) == len("2018"))


class _Dates:
    """Dates in the order in which they are first given."""

    def __init__(self) -> None:
        self.found: list[Cited[str]] = []
        self._of_year: defaultdict[str, list[int]] = defaultdict(list)
        """Where those of each year stand among them."""

    def add(self, cited: Cited[str]) -> None:
        """Keep the more precise of two dates that agree, in the place of the first."""
        of_year = self._of_year[cited.value[: len("2018")]]
        for at in of_year:
            known = self.found[at].value
            if known.startswith(cited.value) or cited.value.startswith(known):
                if len(cited.value) > len(known):
                    self.found[at] = cited
                return
        of_year.append(len(self.found))
        self.found.append(cited)


@functools.cache
def _listing() -> re.Pattern[str]:
    """Between the dates of several inspections: " and ", ", and on "."""
    return re.compile(r",?\s(?:and\s)?(?:again\s)?(?:(?:in|on|of)\s)?")


@functools.cache
def _month_last_year() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<month>{MONTH})\s(?:of\s)?{LAST_YEAR}\b")


@functools.cache
def _month_after_letter() -> re.Pattern[str]:
    """As in "the letter of 14 July 2010, following the inspection in June": the month up to the letter."""
    return re.compile(
        rf"""
        \bletter\s(?:of | dated)\s\d{{1,2}}\s(?P<written>{MONTH})\s(?P<year>{YEAR})   # letter dated 14 July 2010
        [^.;]{{0,40}}?                                                                # , following the
        \binspection\sin\s(?P<month>{MONTH})\b(?!\s{YEAR})                            # inspection in June
        """,
        re.VERBOSE,
    )


@functools.cache
def _several() -> re.Pattern[str]:
    return re.compile(r"\b(?:inspections|visits)\b[^.;]*$")


@functools.cache
def _event() -> re.Pattern[str]:
    """An inspection or visit, or the judgement of one."""
    return re.compile(
        r"""\b(?:
        # inspections · visit · JTAI
        inspect(?:ions?|ed) | visits? | joint\sarea\sreview | JTAI | ILACS | SIF
        # an area for development that was first identified in · areas for development set in · those of
        | areas?\sfor\s(?:development|improvement|priority\saction)
          (?:(?:\s(?:that|which))?(?:\s(?:was|were))?\s(?:first\s)?(?:identified|raised|noted|set|named)(?=\sin\b)
            |(?=\sof\b))
        # the authority was judged to be good · it had been judged inadequate
        | (?:services|authority|council|the\sschool|[Ii]t)\s(?:was|were|being|(?:had|has|have)\sbeen)\sjudged
          \s(?:to\sbe\s|as\s)?(?:inadequate|outstanding|good|(?:to\s)?requir(?:e|es|ing)\simprovement)(?:\sto\sbe\sgood)?
        )\b(?!\sframework)""",
        re.VERBOSE,
    )


@functools.cache
def _from_event_to_date() -> re.Pattern[str]:
    """From "inspection" to its date; no clause between."""
    return re.compile(
        r"""
        # inspection judgement · inspection report
        (?:\s(?:judgement|report))?
        # of children’s services in this authority, not “of referrals received”
        (?:\s(?:by|of|on|to|for|at|into|under)\s
           (?:(?!\b(?:has|have|had|was|were|is|are|when|who|leaders|managers|received|made|sampled|opened|closed)\b)[^.;:])*?)?
        # , which took place · , which began
        (?:,?\s(?:that\s|which\s)?(?:was\s|were\s)?
           (?:took\splace|carried\sout|conducted|undertaken|held|completed|published|began|started)
           | ,?\s(?:that|which)\swas | \swas)?
        # in · in early · during the week of · (
        ,?\s(?:\(|(?:in|on|of|during|from|dated|between)\s(?:the\s)?(?:early\s|late\s|week\sof\s)?
           """
        + _SEASON
        + ")$",
        re.VERBOSE,
    )


@functools.cache
def _last_inspected() -> re.Pattern[str]:
    """What leads to the date of an inspection that is told with a verb, or by its being the last before this one."""
    return re.compile(
        rf"""
        # When we last came here in · When inspectors visited in · when Ofsted inspected during
        \b[Ww]hen\s(?:we | inspectors | Ofsted)\s(?:last\s)?
          (?:came | called | visited | inspected | were\shere)\s(?:here\s)?
          (?:in | on | during)\s{_SEASON}$
        # no earlier inspection since · any other full inspection since
        | \b(?:earlier | previous | other | further)\s(?:\w+\s)?inspection\ssince\s$
        # Ofsted inspected these arrangements in · The last time Ofsted visited Barset was in · We last came to it on
        | \b(?:last\s(?:time\s(?:that\s)?Ofsted\s)? | Ofsted\s
            | [Ii]nspectors\s(?:had\s | last\s)? | [Ww]e\s(?:had\s)?last\s)
          (?:inspected | visited | came\sto | been\sin)\s[^.;:,]{{1,100}}?\s(?:was\s)?
          (?:in | on | during)\s(?:the\s)?{_SEASON}$
        """,
        re.VERBOSE,
    )


@functools.cache
def _present_one() -> re.Pattern[str]:
    """What is dated at the inspection that the letter is of: the referrals that it sampled.

    Not "put this right following the", where "this" is another thing.
    """
    return re.compile(r"\b[Tt]his\s(?:(?!(?:the|an?|its|our)\s)\w+\s){0,3}$")


@functools.cache
def _event_after() -> re.Pattern[str]:
    """What follows the date of an inspection."""
    kinds = "Ofsted|ILACS|SIF|single|full|standard|judgement|focused|monitoring|unannounced|annual"
    return re.compile(
        rf"""(?:
        # the December 2018 full inspection
        (?:\s(?:{kinds})){{0,3}}\s(?:inspection | visit)
        # In May 2016, Ofsted judged the council
        | ,\sOfsted\s(?:judged | inspected)\s(?:the\s)?(?:children[’']s\s)?
          (?:services | (?:local\s)?authority | council | it)
        # In May 2016, inspectors had identified two areas for
        | ,?\s(?:we | Ofsted | inspectors)\s(?:had\s)?(?:set | identified | named)\s(?:\w+\s)?areas?\sfor
        # in 2010, at its last full inspection
        | ,\sat\s(?:the | its | our)\s(?:last | previous)(?:\s(?:{kinds})){{0,2}}\sinspection
        )\b""",
        re.VERBOSE,
    )


@functools.cache
def _other_service() -> re.Pattern[str]:
    """What was inspected was not the authority: said directly before "inspection"."""
    return re.compile(
        r"""
        \b(?:schools? | (?:children[’']s\s)?homes?                   # two children’s homes
          | (?<!multi-)agency                                        # the adoption agency, not: multi-agency
          | prison | health | board | nursery | college | hospital   # the college
          | fostering\sservice)\b                                    # its fostering service
        [^.;,]{0,40}$                                                # in Fell Street had its last (inspection)
        """,
        re.VERBOSE,
    )


@functools.cache
def _other_inspectorate() -> re.Pattern[str]:
    """Who inspected was not Ofsted, or no inspectorate: said shortly before "inspection" or after it."""
    return re.compile(r"\b(?:peer|CQC|Care Quality Commission|HMIC\w*|[Cc]onstabulary|police)\b")
