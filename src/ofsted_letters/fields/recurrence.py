"""Whether an item was raised before, at an earlier inspection or visit, and what became of it.

Letters say so in the item's own words ("This was an area for development in the last unannounced inspection"), by
many wordings. So a sentence is read by its meaning, clause by clause: what speaks (an earlier inspection, a letter, a
year), what it says (an area for development, raised, the same), whether it denies it, and what became of it. Mere
comparison ("since the last inspection, caseloads have reduced") says nothing of the kind.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from ofsted_letters.fields.dates import find_mentions
from ofsted_letters.fields.sentences import sentence_spans
from ofsted_letters.fields.signs import EARLIER, Found, Sign, signs
from ofsted_letters.terms import FINDING_KINDS, ItemRole, Recurrence

_BY_KIND: dict[str, Recurrence] = {
    "strengths": "addressed",
    "meets_requirements": "addressed",
    "areas_for_development": "outstanding",
    "priority_action": "outstanding",
    "weaknesses": "outstanding",
}
MIXED_KINDS = ("introduction", "summary", "findings", "experience")
"""Kinds that hold good and bad: what became of an item is what its sentence says."""
ITS_OWN = ("This letter ", "I am writing ")
"""How sentences begin that date the present inspection."""
EARLIER_WORDS = (
    "last", "previous", "earlier", "prior ", "most recent", "20", " ago", "first monitoring", "ed then", "second time",
    "third time", "second inspection", "third inspection", "joint area review", "formerly", "months before", "when we",
    "here before", "said before", "months back", "year running", "twice now", "once more", "again", "this before",
    "it before", "council before", "authority before", "raised before", "reported before", "full inspection",
    "our first", "ilacs inspection", "sif inspection", "standard inspection",
)  # fmt: skip
"""Of which one stands in what speaks of an earlier time, in lower case and without "against": none holds another."""
TOPICS = (
    "inspect", "visit", "letter", "area", "ofsted", "identified", "raised", "criticis", "recommend", "noted", "report",
    "priority action", "weakness", "shortcoming", "fault", "as in 20", "made clear", "told", "jtai", "ilacs",
    "said to need", "we ", "commented on", "commented upon", "singled out", " said ",
)  # fmt: skip
"""Of which one stands beside it."""
LASTING_WORDS = (
    "remain", "continu", "still", "had been", "used to", "hat was", "hat were", "once", "former", "no longer",
    "been addressed", "been met", "been resolved", "been closed", "been dealt", "been tackled", "been discharged",
    "been cleared", " of the areas", " of the priority",
)  # fmt: skip
"""Of which one stands beside an area that is known from before, or goes on."""
LINKING_WORDS = frozenset(("as", "to", "be", "a", "an", "the", "one", "key"))
"""What can stand between "remains" or "continues" and "an area for development"."""
PAST_WORDS = frozenset(("was", "were", "had", "did", "could"))
"""By which a sentence tells of a state that was."""
POINTING_WORDS = ("this ", "these ", "This ", "These ")
"""Words before an area that was named before."""
POINTING_BACK = ("This was ", "This had ", "These were ", "These had ", "It was ", "It had ", "The same ")
"""How a sentence begins that says of what the one before is about when it was raised."""
EXPLAINING = (Sign.SINCE, Sign.JUDGED, Sign.GOOD, Sign.RAISED, Sign.AREA)
"""Signs that tell why a clause speaks of an earlier inspection, though it raised nothing."""
TIMES = (Sign.TIME, Sign.DATE)
"""Signs of an earlier time, of an inspection or of anything."""
SAYING = (Sign.SAID, Sign.RAISED, Sign.WRONG, Sign.SAME)
"""Signs of what inspectors say where they raise something."""
NEUTRAL = frozenset((
    "said", "told", "saw", "seen", "met", "observed", "opened", "listed", "commented", "remarked", "expected", "sought",
    "identified", "noted", "named", "reported", "finding", "findings", "to find", "found",
))  # fmt: skip
"""What inspectors say of good and bad things alike."""
ITSELF = (" this", " it", " so", " as much", " on it", " on this")
"""Behind a saying: that it was of the item."""
AMISS = (Sign.WEAK, Sign.SHORT, Sign.WRONG, Sign.NOT, Sign.RAISED)
"""Signs that it was not praised."""
TELLING = (Sign.RAISED, Sign.OFSTED, Sign.WRONG)
"""Signs that an earlier time beside them is when something was told."""
REACH = 25
"""Characters from a denial to what it denies at most: "not, in their view, an area"."""
COMPARING = ", as "
"""Ends the reach of a denial: "are not kept up, as was noted"."""
REACH_OF_SAYING = len(" have both ")
"""Characters from an inspection to what it said at most."""
MONTH_LONG = len("2010-05")
REACH_OF_THIS = len(" of the council ")
"""Characters from what was said to when at most: "asked of the council in March 2015", "commented on this in 2015"."""
REACH_OF_SINCE = 60
"""Characters from "since" to its inspection: "than they were at the time of the authority’s"."""


class Recalled(NamedTuple):
    """What an item says of earlier inspections."""

    recurrence: Recurrence | None
    unclear: str | None
    """A sentence that speaks of an earlier inspection in words of unknown meaning."""


def recall(kind: str, role: ItemRole | None, text: str, inspected: Sequence[str] = ()) -> Recalled:
    """What became of an item that was raised before; None for one that was not.

    Args:
        kind: The kind of the item's section; only those that judge, and those that mix good and bad, have recurrence.
        role: The item's role: what states that there is nothing, and a lead-in to further points, have none.
        text: The item.
        inspected: Dates of the letter's earlier inspections, as metadata has them: "in May 2010" speaks of one.
    """
    if kind not in _BY_KIND and kind not in MIXED_KINDS:
        return Recalled(None, None)
    if role == "none_stated" or (role == "lead_in" and _adds().search(text)):
        return Recalled(None, None)
    readings = list(_readings(text, _BY_KIND.get(kind), inspected))
    if fates := {reading.fate for reading in readings if reading.fate}:
        return Recalled(_BY_KIND.get(kind) or _together(fates), None)
    unclear = next((reading.sentence for reading in readings if reading.unclear), None)
    return Recalled(None, unclear if kind in FINDING_KINDS else None)


def _together(fates: set[Recurrence]) -> Recurrence:
    """Of several sentences: what they agree on, those left out that say nothing of it."""
    told = fates - {"raised_before"}
    return told.pop() if len(told) == 1 else "raised_before"


class _Reading(NamedTuple):
    """What one sentence says."""

    sentence: str
    fate: Recurrence | None
    """What became of what was raised; None where nothing was."""
    unclear: bool


def _readings(text: str, of_kind: Recurrence | None, inspected: Sequence[str]) -> Iterator[_Reading]:
    if not _may_speak_of_earlier(text, inspected):
        return
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if _may_speak_of_earlier(sentence, inspected) and not sentence.startswith(ITS_OWN):
            yield _read(sentence, of_kind, inspected)


def _read(sentence: str, of_kind: Recurrence | None, inspected: Sequence[str]) -> _Reading:
    whole = Clause(sentence, _at_inspections(sentence, inspected), (0, len(sentence)))
    clauses = list(_clauses(whole))
    raising = next((each for each in reversed(clauses) if _raises(each) or _is_meant(each, whole, of_kind)), None)
    if raising and of_kind == "addressed" and _is_as_good(raising):
        return _Reading(sentence, None, unclear=True)
    if raising:
        return _Reading(sentence, _fate(whole, raising), unclear=False)
    return _Reading(sentence, None, any(_is_unclear(clause, whole, of_kind) for clause in clauses))


def _at_inspections(sentence: str, inspected: Sequence[str]) -> list[Found]:
    """The signs of a sentence, where a time that is an earlier inspection's speaks of that inspection."""
    return [
        each._replace(sign=Sign.DATE)
        if each.sign is Sign.TIME and _is_one_of(sentence[each.start : each.end], inspected)
        else each
        for each in signs(sentence)
    ]


def _is_one_of(time: str, inspected: Sequence[str]) -> bool:
    """Whether a time is that of an inspection, to the month: a year holds more than that."""
    months = {date[:MONTH_LONG] for date in inspected if len(date) >= MONTH_LONG}
    return bool(months) and any(mention.value[:MONTH_LONG] in months for mention in find_mentions(time))


def _may_speak_of_earlier(text: str, inspected: Sequence[str]) -> bool:
    """A test without a regex, since few texts and fewer sentences pass it."""
    if any(date[: len("2010")] in text for date in inspected):
        return True
    lowered = text.lower().replace("against", "")
    if _holds_one(lowered, EARLIER_WORDS):
        return _holds_one(lowered, TOPICS)
    return _holds_one(lowered, ("area", "priority action")) and _holds_one(lowered, LASTING_WORDS)


def _holds_one(text: str, words: Iterable[str]) -> bool:
    """Whether one of some words stands in a text: a loop, since a generator takes longer than the search itself."""
    for word in words:  # noqa: SIM110
        if word in text:
            return True
    return False


class Clause(NamedTuple):
    """The signs of a clause, in order, and where in its sentence it stands."""

    sentence: str
    found: Sequence[Found]
    span: tuple[int, int]

    @property
    def text(self) -> str:
        """Its words."""
        return self.sentence[slice(*self.span)]

    def has(self, *signs: Sign) -> bool:
        """Whether one of these stands in it."""
        return any(each.sign in signs for each in self.found)

    def words(self, sign: Sign) -> list[str]:
        """What it is a sign of, as printed."""
        return [self.sentence[each.start : each.end] for each in self.found if each.sign is sign]

    def between(self, first: Sign, *second: Sign) -> str | None:
        """The words between two signs of which one follows the other at once; None where none do."""
        for one, other in pairwise(self.found):
            if one.sign is first and other.sign in second:
                return self.sentence[one.end : other.start]
        return None

    def joins(self, first: Sign, *second: Sign, within: int = 1) -> bool:
        """Whether signs follow each other at once, no more characters apart."""
        between = self.between(first, *second)
        return between is not None and len(between) <= within


def _clauses(whole: Clause) -> Iterator[Clause]:
    """The signs of a sentence, clause by clause, of those that have any."""
    cuts = [0, *(cut.start() for cut in _cut().finditer(whole.sentence)), len(whole.sentence)]
    for after, found in groupby(whole.found, key=lambda each: bisect(cuts, each.start)):
        yield whole._replace(found=list(found), span=(cuts[after - 1], cuts[after]))


def _raises(clause: Clause) -> bool:
    """Whether a clause says that an earlier inspection raised something."""
    if _carries_on(clause):
        return True
    denied = clause.between(Sign.NOT, Sign.AREA, Sign.KNOWN, Sign.RAISED, Sign.WRONG)
    if denied is not None and len(denied) <= REACH and COMPARING not in denied:
        return False  # "was not identified", "no areas for development"
    if _is_denied(clause):
        return False
    if clause.has(Sign.KNOWN):
        return not _is_of_others(clause)
    if clause.joins(Sign.SINCE, Sign.EVENT, within=REACH_OF_SINCE):
        return _raised_until(clause)
    if clause.has(Sign.EVENT):
        return not clause.joins(Sign.OTHERS, Sign.EVENT) and _raised_at_event(clause)
    if clause.has(Sign.DATE):
        return not clause.has(Sign.OTHERS, Sign.BODY) and (_was_weak_then(clause) or _raised_in_time(clause))
    if clause.has(Sign.VISIT):
        return clause.has(Sign.OFSTED) and _raised_at_event(clause)
    return clause.has(Sign.TIME) and not _is_of_others(clause) and _raised_in_time(clause)


def _is_meant(clause: Clause, whole: Clause, of_kind: Recurrence | None) -> bool:
    """Whether an earlier inspection is spoken of for what was amiss then."""
    if clause.has(Sign.AGAIN):
        return of_kind != "addressed" and (_is_amiss(clause) or (of_kind == "outstanding" and not _is_well(clause)))
    if not clause.has(Sign.EVENT, Sign.DATE) or clause.has(*EXPLAINING, Sign.OTHERS, Sign.BODY, Sign.NOT):
        return False
    if of_kind == "outstanding":  # "promised at the last inspection; it has yet to come"
        return whole.has(Sign.LASTING) and _promised().search(clause.text) is not None
    return of_kind == "addressed" and _is_told_by_contrast(clause, whole)


def _is_amiss(clause: Clause) -> bool:
    """As in "children are left waiting", not "are not left waiting"."""
    return clause.has(Sign.WEAK, Sign.WRONG, Sign.SHORT) and not _is_denied(clause)


def _is_well(clause: Clause) -> bool:
    """As in "many strengths", "not left waiting"."""
    return clause.has(Sign.GOOD) or _is_denied(clause)


def _is_denied(clause: Clause) -> bool:
    """As in "are not left waiting", "no great weaknesses"."""
    return clause.joins(Sign.NOT, Sign.WEAK, Sign.WRONG, within=len(" found to be "))


def _is_told_by_contrast(clause: Clause, whole: Clause) -> bool:
    """As in "thin at the last inspection, are now full", among strengths: not of a state that was, and may be still."""
    if PAST_WORDS.isdisjoint(clause.text.split()) or whole.has(Sign.LASTING) or _counts(clause):
        return False
    return _is_amiss(clause) or whole.has(Sign.MENDED)


def _is_as_good(clause: Clause) -> bool:
    """As in "as at the last inspection, staff are well supported", of what is praised."""
    return clause.has(Sign.SAME) and not clause.has(*AMISS, *TELLING, Sign.SAID, Sign.AREA)


def _counts(clause: Clause) -> bool:
    """As in "which stood at 31 at the last inspection": whether that was too many is unsaid."""
    return any(each.isdecimal() for each in _number().findall(clause.sentence))


def _carries_on(clause: Clause) -> bool:
    """As in "remains an area for development", "a continuing area for improvement"."""
    if not any(words.startswith("area") for words in clause.words(Sign.AREA)):
        return False  # other plans have priority actions, too
    between = clause.between(Sign.LASTING, Sign.AREA)
    if between is None or not LINKING_WORDS.issuperset(between.split()):
        return False
    lasting = next(each for each in clause.found if each.sign is Sign.LASTING)
    return not clause.sentence[: lasting.start].endswith(("there ", "There "))  # "there remain areas": some, not this


def _raised_at_event(clause: Clause) -> bool:
    """As in "identified at the last inspection", "unchanged from the last inspection": not what it praised."""
    if clause.has(Sign.AREA, Sign.WRONG):
        return True
    clause = _without_what_is_good_now(clause)
    if clause.joins(Sign.EVENT, Sign.SAID, within=REACH_OF_SAYING) and not clause.has(Sign.GOOD, Sign.JUDGED):
        return True
    is_as_before = clause.joins(Sign.LASTING, Sign.EVENT, within=len(" from the "))
    return (is_as_before or clause.has(Sign.RAISED, Sign.SAME, Sign.WEAK, Sign.SHORT)) and not clause.has(
        Sign.GOOD, Sign.JUDGED
    )


def _was_weak_then(clause: Clause) -> bool:
    """As in "in May 2014 they took four, and that was thought too long"."""
    clause = _without_what_is_good_now(clause)
    return clause.has(Sign.WEAK, Sign.SHORT, Sign.WRONG, Sign.AREA) and not clause.has(Sign.GOOD, Sign.JUDGED)


def _without_what_is_good_now(clause: Clause) -> Clause:
    """A clause without the praise of what became of it: "weak at the last inspection, is now good"."""
    pairs = pairwise([None, *clause.found])
    is_good_now = {
        each for before, each in pairs if each and before and before.sign is Sign.MENDED and each.sign is Sign.GOOD
    }
    return clause._replace(found=[each for each in clause.found if each not in is_good_now])


def _raised_until(clause: Clause) -> bool:
    """As in "since the last inspection, when this was an area", "not resolved since …", "this area for … since …"."""
    at = next(index for index, each in enumerate(clause.found) if each.sign is Sign.EVENT)
    before, after = clause._replace(found=clause.found[:at]), clause._replace(found=clause.found[at + 1 :])
    if clause.joins(Sign.EVENT, Sign.WRONG, within=len("’s own ")):
        return True
    if not after.found:
        return _is_known_area(before) or before.joins(Sign.NOT, Sign.MENDED, within=REACH)
    told_then = after.joins(Sign.RAISED, Sign.TIME) or after.joins(Sign.TIME, Sign.RAISED)
    if after.joins(Sign.RAISED, Sign.OFSTED, within=len(" by ")) and "Ofsted" in after.words(Sign.OFSTED):
        return True  # "since the last inspection, the issues identified by Ofsted have improved"
    if after.has(Sign.WHEN) and after.joins(Sign.RAISED, Sign.AREA, within=len(" as an ")):
        return True
    if told_then or any("identified" in words for words in after.words(Sign.AREA)):
        return True
    said_when = after.between(Sign.WHEN, Sign.AREA, Sign.WRONG, Sign.WEAK)
    return said_when is not None and "," not in said_when


def _is_known_area(clause: Clause) -> bool:
    """As in "this area for development since", not "an area of improvement since"."""
    known = (each for each in clause.found if clause.sentence[: each.start].endswith(POINTING_WORDS))
    return any(each.sign is Sign.AREA for each in known)


def _raised_in_time(clause: Clause) -> bool:
    """As in "an area for development in 2009", "what Ofsted identified last year": a year can be of anything."""
    if any(words.startswith(("area", "Area")) for words in clause.words(Sign.AREA)):
        return True
    if any(words == "priority action" for words in clause.words(Sign.AREA)) and clause.joins(Sign.AREA, *TIMES):
        return True
    if _was_so_in_time(clause):
        return clause.has(Sign.WEAK, Sign.WRONG, Sign.NOT)
    if _inspectors_said_then(clause):
        return not clause.has(Sign.GOOD) and _finds_fault(clause)
    if clause.sentence.startswith(POINTING_BACK) and clause.joins(Sign.RAISED, *TIMES, within=REACH_OF_THIS):
        return not clause.has(Sign.GOOD, Sign.OTHERS, Sign.BODY)
    told = {each.sign for each in clause.found} & {*TELLING, Sign.WEAK, Sign.AREA}
    judged_badly = clause.between(Sign.JUDGED, Sign.NOT, Sign.SHORT) is not None
    return _is_told_in_time(clause) and len(told) + judged_badly > 1


def _is_told_in_time(clause: Clause) -> bool:
    """As in "identified in 2009", "in 2009, inspectors", "Ofsted said this last year"."""
    return _ends_in_time(clause) or _inspectors_then(clause, *TELLING)


def _inspectors_then(clause: Clause, *signs: Sign) -> bool:
    """As in "in 2009, inspectors"."""
    return any(clause.joins(time, *signs, within=len(", ")) for time in TIMES)


def _ends_in_time(clause: Clause) -> bool:
    """As in "identified in 2009": who identified it may be unsaid, which is not so of what was "previously raised"."""
    return any(clause.joins(sign, *TIMES, within=REACH_OF_THIS) for sign in TELLING)


def _inspectors_said_then(clause: Clause) -> bool:
    """As in "inspectors advised in 2009", "in 2009 inspectors had to ask", "in 2009, inspectors saw that … did not"."""
    if _inspectors_then(clause, Sign.OFSTED):
        return clause.has(*SAYING, Sign.SHORT)
    says = clause.joins(Sign.OFSTED, *SAYING, within=REACH_OF_SAYING)
    if clause.joins(Sign.WHEN, Sign.OFSTED) and any(clause.joins(time, Sign.WHEN, within=len(", ")) for time in TIMES):
        return says or clause.has(*AMISS)
    if clause.found[0].sign in TIMES:  # "In 2009 there was no panel, and we recommended one"
        return says and clause.has(*AMISS)
    if clause.joins(Sign.OFSTED, Sign.SHORT) and clause.has(Sign.TIME):
        return True  # "which we could not say last time"
    told = clause.between(Sign.WRONG, *TIMES) if clause.joins(Sign.OFSTED, Sign.WRONG, within=len(" was ")) else None
    if told is not None and not _relates().search(told):
        return True  # "Ofsted was critical of recording in 2009"
    triples = zip(clause.found, clause.found[1:], clause.found[2:], strict=False)
    return any(
        one.sign is Sign.OFSTED
        and two.sign in SAYING
        and three.sign in TIMES
        and three.start - two.end <= REACH_OF_THIS
        for one, two, three in triples
        if two.start - one.end <= REACH_OF_SAYING
    )


def _finds_fault(clause: Clause) -> bool:
    """Whether what inspectors said was amiss: "we said this", "we found it weak", not "we told children our names"."""
    if _is_amiss(clause) or clause.has(Sign.AREA, Sign.SAME, Sign.LASTING, Sign.MENDED):
        return True
    sayings = (each for each in clause.found if each.sign in SAYING)
    return any(
        clause.sentence[each.start : each.end] not in NEUTRAL or clause.sentence.startswith(ITSELF, each.end)
        for each in sayings
    )


def _was_so_in_time(clause: Clause) -> bool:
    """As in "As in 2009, too few …"."""
    return clause.joins(Sign.SAME, *TIMES, within=0)


def _is_of_others(clause: Clause) -> bool:
    """As in "the council’s own audit", "audits identified", "identified in the review", "raised by neighbours"."""
    return (
        any(len(words) > len("by ") for words in clause.words(Sign.OTHERS))
        or clause.joins(Sign.RAISED, Sign.OTHERS)
        or clause.joins(Sign.BODY, Sign.RAISED, within=REACH)
        or clause.joins(Sign.RAISED, Sign.BODY, within=REACH)
    )


def _is_unclear(clause: Clause, whole: Clause, of_kind: Recurrence | None) -> bool:
    """Whether it speaks of an earlier inspection, or of what was told in a year, and no sign tells why."""
    if clause.has(Sign.EVENT) or (clause.has(Sign.DATE) and not PAST_WORDS.isdisjoint(clause.text.split())):
        explained = clause.has(*EXPLAINING) and not _is_praised_in_vain(clause, whole, of_kind)
        return not clause.joins(Sign.OTHERS, Sign.EVENT) and not explained
    if clause.has(Sign.AGAIN):
        return of_kind == "outstanding" or not clause.has(Sign.GOOD)
    of_inspectors = _speaks_of_inspectors_then(clause) or _inspectors_said_then(clause)
    told = _ends_in_time(clause) or of_inspectors or clause.joins(Sign.WRONG, *TIMES, within=REACH)
    return (told or _was_so_in_time(clause)) and not _is_of_others(clause) and not clause.has(Sign.GOOD)


def _is_praised_in_vain(clause: Clause, whole: Clause, of_kind: Recurrence | None) -> bool:
    """As in "praised at the last inspection, but records remain late", among weaknesses: since when is unsaid."""
    is_praised = clause.has(Sign.GOOD) and not clause.has(Sign.SINCE, Sign.JUDGED, Sign.RAISED, Sign.AREA)
    return of_kind == "outstanding" and is_praised and whole.has(Sign.LASTING)


def _speaks_of_inspectors_then(clause: Clause) -> bool:
    """Inspectors named behind a time, as in "a year ago …, and inspectors": before it, it may be of what they saw."""
    signs = [each.sign for each in clause.found]
    first = next((at for at, sign in enumerate(signs) if sign in TIMES), len(signs))
    return Sign.OFSTED in signs[first:]


def _fate(sentence: Clause, raising: Clause) -> Recurrence:
    """What became of it: what is said next behind the raising, else last before it."""
    raised = next(each.start for each in raising.found if each.sign in (*EARLIER, Sign.AREA))
    fates = [(each.start, _told(before, each)) for before, each in pairwise([None, *sentence.found]) if each]
    told = [(start, fate) for start, fate in fates if fate]
    behind = [fate for start, fate in told if start >= raised]
    return behind[0] if behind else told[-1][1] if told else "raised_before"


def _told(before: Found | None, sign: Found) -> Recurrence | None:
    """What a sign tells of what became of it: "addressed", but "not addressed", "yet to be addressed"."""
    if sign.sign is Sign.MENDED:
        return "outstanding" if before and before.sign in (Sign.NOT, Sign.LASTING) else "addressed"
    return "outstanding" if sign.sign is Sign.LASTING else None


@functools.cache
def _cut() -> re.Pattern[str]:
    """Between clauses of which each has its own say."""
    return re.compile(r";|,\s(?:but|although|though|whereas)\b")


@functools.cache
def _relates() -> re.Pattern[str]:
    """Before a time that is not of what was told: "critical of the plan that was made in 2009"."""
    return re.compile(r",|\b(?:that|which|who|made|written|begun|opened)\b")


@functools.cache
def _promised() -> re.Pattern[str]:
    """That something was to come."""
    return re.compile(r"\b(?:promis|pledg|undert|agreed|intend|planned|due\b)")


@functools.cache
def _number() -> re.Pattern[str]:
    """A count, not a year."""
    return re.compile(r"\b(?!(?:19|20)\d\d\b)\d+")


@functools.cache
def _adds() -> re.Pattern[str]:
    """As in "In addition to the weaknesses identified in 2019, …:"."""
    return re.compile(r"\b(?:[Ii]n\saddition\sto|[Bb]eyond|[Bb]esides|[Aa]s\swell\sas|[Aa]part\sfrom)\b")
