"""By what a letter's last paragraphs are known, whatever its family: they say what comes after it.

Findings are about a service. What closes a letter is about the inspectorate: Ofsted and what it plans, the next
inspection, the letter and its findings, the plan that is asked for, who is told, thanks. Of 2,500 paragraphs of
findings five speak so, none of them the last of its letter. Below a list less of a sign will do.
"""

from __future__ import annotations

import functools
import re

from ofsted_letters.fields.sentences import sentence_spans

ITSELF = (
    "letter", "ofsted", "next", "future", "further", "subsequent", "forthcoming", "coming", "later", "annual",
    "this visit", "this inspection", "visit’s", "inspection’s", "findings", "we ", "i ", "us ",
)  # fmt: skip
"""Of which one stands in what an inspectorate says of itself, in lower case."""
ASKED = ("plan", "statement", "respon", "write")
TOLD = ("department", "secretary of state", "minister", "chief inspector")
THANKS = ("thank", "grateful", "gratitude", "appreciat")


def says_what_is_next(text: str) -> bool:
    """Whether a paragraph says what happens after the letter."""
    lowered = text.casefold()
    return any(_says_it(lowered[start:end]) for start, end in sentence_spans(lowered))


def _says_it(sentence: str) -> bool:
    guarded = ((ITSELF, _is_of_itself), (ASKED, _asks), (TOLD, _tells), (THANKS, _thanks))
    return any(any(word in sentence for word in words) and says(sentence) for words, says in guarded)


def _is_of_itself(sentence: str) -> bool:
    """Whether a sentence is about the inspectorate and does not look back."""
    return _itself().search(sentence) is not None and not _earlier().search(sentence)


@functools.cache
def _itself() -> re.Pattern[str]:
    return re.compile(
        r"""\b(?:
        (?:this|our)\sletter | (?<!with\s)(?<!by\s)ofsted(?!\sregist)
        # any future inspection · the next full monitoring visit · an inspection of safeguarding in the coming year
        | (?:next|future|further|subsequent|forthcoming|later|coming|annual)\s(?:[\w-]+\s){0,4}?
          (?:inspections?|(?:monitoring|focused)\svisits?|inspected|conversation|engagement)
        | inspections?\s[^.;]*?\bcoming\s(?:year|months)
        # the findings of this visit · the visit’s findings · these findings will
        | (?:outcomes?|findings|results?)\s(?:of|from|at)\sthis\s(?:\w+\s)?(?:visit|inspection)
        | (?:visit|inspection)[’']s\s(?:findings|outcomes?|results?)
        # what was found on this visit will
        | found\s(?:on|at|by|during)\sthis\s(?:visit|inspection)\swill
        | (?:the|these|our)\sfindings\s(?:will|are\sto|may)
        | (?:we|i|inspectors)\s(?:shall|will|hope|expect|intend|propose|look\sforward
          |have\s(?:asked|copied|sent|written))
        )\b""",
        re.VERBOSE,
    )


@functools.cache
def _earlier() -> re.Pattern[str]:
    """As in "since Ofsted’s last inspection", "in 2019 Ofsted judged": what a finding says of Ofsted."""
    return re.compile(
        r"\b(?:last|previous|previously|since|earlier|ofsted\s(?:\w+ed|found|saw)|inspection\s(?:in|of)\s(?:\w+\s)?20\d\d)\b"
    )


def _asks(sentence: str) -> bool:
    return _plan().search(sentence) is not None


@functools.cache
def _plan() -> re.Pattern[str]:
    """As in "a written response should be sent by 4 March 2019", "should write to us", "a plan within 70 days"."""
    plan = r"(?:plan(?:s|\sof\saction)?|statement|respon(?:se|d)|write)"
    asked = r"(?:should|must|will|would|is\sto|(?:is|are)\s(?:asked|required|expected|invited)|please)"
    due = r"(?:to\s(?:ofsted|us|me)|within\s[\w-]+\s(?:working\s)?(?:days|weeks)|by\s(?:\w+\s)?\d{1,2}\s\w+\s20\d\d)"
    return re.compile(rf"\b{asked}\b(?=[^.;]*?\b{plan}\b)[^.;]*?\b{due}\b|\b{plan}\b[^.;]*?\b{asked}\b[^.;]*?\b{due}\b")


def _tells(sentence: str) -> bool:
    return _department().search(sentence) is not None


@functools.cache
def _department() -> re.Pattern[str]:
    """As in "the Department for Education has been told", "a copy has gone to the Secretary of State"."""
    department = r"(?:department\sfor\seducation|secretary\sof\sstate|ministers?|chief\sinspector)"
    told = r"(?:cop(?:ied|y|ies|ying)|inform(?:ed|ing)?|told|tell|notif(?:ied|ying|y)|sent)"
    return re.compile(rf"\b{department}\b[^.;]*?\b{told}\b|\b{told}\b[^.;]*?\b{department}\b")


def _thanks(sentence: str) -> bool:
    return _gratitude().search(sentence) is not None


@functools.cache
def _gratitude() -> re.Pattern[str]:
    """As in "Inspectors would like to thank", "We are most grateful", "Thanks are due": by whoever inspected."""
    words = r"(?:am|are|is|would|wish|want|also|very|most|extremely|all|like|to|should)"
    return re.compile(
        rf"\b(?:i|we|inspectors|ofsted|team)\s(?:{words}\s){{0,5}}(?:thank|grateful|appreciat)"
        r"|\b(?:thanks\s(?:are|is)\sdue|(?:my|our)\s(?:thanks|gratitude))\b"
    )


def speaks_to_reader(text: str) -> bool:
    """Whether a text in lower case says "you" or "your"."""
    return "you" in text and re.search(r"\byour?\b", text) is not None


def speaks_of_what_follows(text: str) -> bool:
    """Whether it says what will be done with the findings, gives thanks, or speaks of the letter; in lower case."""
    of_inspection = any(word in text for word in ("inspect", "visit"))
    return (of_inspection and _next_inspection().search(text) is not None) or _what_follows().search(text) is not None


def without_quotations(text: str) -> str:
    """A text without what others say in it (findings of 2 in 230 letters quote someone who says "you")."""
    return re.sub(r"[‘“\"].*?[’”\"](?!\w)", "", text) if any(sign in text for sign in '‘“"') else text


@functools.cache
def _next_inspection() -> re.Pattern[str]:
    # any future inspection · the next annual full inspection · are next inspected · next time that we visit
    return re.compile(r"\b(?:future|next|forthcoming|coming)\s(?:[\w’'-]+\s){0,4}?(?:re-?)?(?:inspect|visit)")


@functools.cache
def _what_follows() -> re.Pattern[str]:
    return re.compile(
        r"""\b(?:
        # Ofsted will · inspectors expect · they will
        (?:ofsted | inspectors | i | we | they)\s(?:will | shall | would | look\sforward | expects? | intends?)
        # these areas will be followed up · the findings are to inform
        | (?:findings | areas?\s(?:for | identified) | points | matters | issues | progress | all\sof\sth(?:is | ese))\b
          [^.]{0,120}?\b(?:will | shall | (?:is | are)\sto)\b
        | thanks? | thanked | grateful | appreciated? | appreciation
        # this letter will · a copy of the letter goes to
        | this\sletter | copy\sof\sthe\sletter | letter\s(?:will | is\sto)
        )\b""",
        re.VERBOSE,
    )
