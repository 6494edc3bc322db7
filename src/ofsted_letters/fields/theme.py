"""What a visit or inspection looked at, in the letter's words.

Of a focused visit, what the arrangements were for that inspectors looked at. Of a joint targeted area inspection, what
the response was to: as the subject has it, or the "deep dive" where the subject has only the remit of all of them
("abuse and neglect"). What the sentences that follow say was also looked at is part of it, after a semicolon; evidence
that any visit looks at (case records, performance information) is not. The points of a list that the words lead to
("with a particular focus on: …") are; the framework that the visit accords with is not.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Sequence, Set
from itertools import takewhile

from ofsted_letters.fields.cited import Cited, cite
from ofsted_letters.fields.rules import Declined, Found, Outcome, decide
from ofsted_letters.fields.sentences import sentence_spans

_LOOKED_AT = r"(?:looked\s(?:specifically\s)?at|considered|reviewed|evaluated|examined|assessed|explored|focused\son)"
_INSPECTORS_LOOKED_AT = rf"\b[Ii]nspectors\s(?:also\s)?{_LOOKED_AT}\s"

JOINT_INSPECTION = ("JTAI", "targeted area inspection", "joint inspection")
"""One stands in a paragraph that says what such an inspection was of."""
GENERAL_REMIT = "abuse and neglect"
"""What the subject of most joint inspections from 2016 to 2018 says, whatever they looked at in depth."""


def theme(subject: str, paragraphs: Sequence[str]) -> Outcome[Cited[str]]:
    """What was looked at, without a full stop.

    Args:
        subject: The subject line; empty when there is none.
        paragraphs: Texts of the introduction, in order.
    """
    return decide(_RULES, subject, paragraphs)


def points(found: Cited[str], paragraphs: Sequence[str], listed: Set[int]) -> dict[int, str]:
    """The points of the list below a theme's paragraph that its last sentence leads to, by their paragraphs.

    Args:
        found: The theme.
        paragraphs: Texts of the introduction, in order.
        listed: Which of them are points of a list.
    """
    if found.paragraph is None or not _leads_to_points(paragraphs[found.paragraph]):
        return {}
    below = takewhile(listed.__contains__, range(found.paragraph + 1, len(paragraphs)))
    return {at: _end_of_point().sub("", paragraphs[at]) for at in below}


def _leads_to_points(text: str) -> bool:
    """As in "…, with a particular focus on:", "This included:"; not "They looked at evidence, including:"."""
    start, end = list(sentence_spans(text))[-1]
    return (
        text.endswith(":") and bool(_focusing().search(text, start, end)) and not _evidence().search(text, start, end)
    )


def arrangements(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Inspectors looked at the local authority’s arrangements for …"."""
    return _after(_arrangements(), paragraphs, "no sentence says whose arrangements inspectors looked at")


def focus_of_visit(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "The focus of this visit was on …", "This visit looked at …"."""
    return _after(_focus(), paragraphs, "no sentence says what the visit focused on")


def response_in_subject(subject: str, _: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Joint targeted area inspection of the multi-agency response to … in Barsetshire"."""
    found = _response().search(subject)
    if not found:
        return Declined("the subject names no response")
    if found["object"].startswith(GENERAL_REMIT):
        return Declined("the subject names only the general remit")
    return cite(found["object"], None, *found.span("object"))


def deep_dive(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "This inspection included a ‘deep dive’ focus on the response to …"; not "… on a number of cases"."""
    return _after(_deep_dive(), paragraphs, "no sentence has a deep dive's focus")


def response_in_opening(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "… joint targeted area inspection (JTAI) of the multi-agency response to … in Barsetshire"."""
    for index, text in enumerate(paragraphs):
        if not any(words in text for words in JOINT_INSPECTION):
            continue
        for start, end in sentence_spans(text):
            if found := _response().search(text, start, _end_of_phrase(text, start, end)):
                return cite(found["object"], index, *found.span("object"))
    return Declined("no sentence names the response inspected")


def object_of_visit(_: str, paragraphs: Sequence[str]) -> Found[Cited[str]] | Declined:
    """As in "Inspectors evaluated the quality of care planning …"; not the evidence that they looked at."""
    return _after(_looked_at(), paragraphs, "no sentence says what inspectors looked at")


_RULES = (arrangements, focus_of_visit, response_in_subject, deep_dive, response_in_opening, object_of_visit)


def _after(lead: re.Pattern[str], paragraphs: Sequence[str], otherwise: str) -> Found[Cited[str]] | Declined:
    """The rest of the first sentence in which `lead` stands."""
    for index, text in enumerate(paragraphs):
        for start, end in sentence_spans(text):
            if found := lead.search(text, start, end):
                spans = [(found.end(), _end_of_phrase(text, found.end(), end)), *_also(text, end)]
                phrases = "; ".join(_unstopped(text[start:end]) for start, end in spans)
                return cite(phrases, index, spans[0][0], spans[-1][1])
    return Declined(otherwise)


def _also(text: str, start: int) -> Iterator[tuple[int, int]]:
    """What the sentences that follow at once say was looked at besides: "They also considered transfers to …"."""
    for sentence_start, end in sentence_spans(text):
        if sentence_start < start:
            continue
        if not (found := _looked_at_also().match(text, sentence_start, end)):
            return
        if not _evidence().search(text, found.end(), end):
            yield found.end(), _end_of_phrase(text, found.end(), end)


def _end_of_phrase(text: str, start: int, end: int) -> int:
    """Where a phrase ends that runs to a sentence's end: before its stop, a framework, or the words before a list."""
    if tail := _tail().search(text, start, end):
        return tail.start()
    return start + len(text[start:end].rstrip(" .:;"))


def _unstopped(phrase: str) -> str:
    """A phrase without the full stop that stands inside its last quotation mark ("the ‘front door.’")."""
    return phrase.removesuffix("’").rstrip("’.") + "’" if phrase.endswith(".’") else phrase


@functools.cache
def _arrangements() -> re.Pattern[str]:
    """Up to what they are for; the word itself belongs to what they are to do ("arrangements to support …")."""
    return re.compile(
        rf"""
        {_INSPECTORS_LOOKED_AT}(?:the\s)?(?:[\w’'-]+\s){{0,4}}   # Inspectors looked at the local authority’s
        (?:(?=arrangements\sto\s)                                # arrangements to
          | arrangements(?:\sand\ssupport)?\s(?:(?:for | at)\s)?   # arrangements and support for
        )
        """,
        re.VERBOSE,
    )


@functools.cache
def _focus() -> re.Pattern[str]:
    return re.compile(
        r"""
        \b(?:
        # The focus of this visit was on
        focus\ of\ (?:this | the)\ (?:visit | inspection)\ was(?:\ on)?
        # This visit considered
        | (?:[Tt]his | [Tt]he)\ visit\ (?:looked\ at | focused\ on | considered | evaluated)
        )
        # the local authority’s arrangements for
        \s(?:the\ local\ authority[’']s\ arrangements\ for\s)?
        """,
        re.VERBOSE,
    )


@functools.cache
def _response() -> re.Pattern[str]:
    """To the place that ends it, or the sentence."""
    return re.compile(
        r"""
        \bmulti-agency\s(?:response\sto\s(?:the\s)?)?                                   # multi-agency response to
        (?P<object>.+?)                                                                 # the neglect of children
        (?=
          (?:\sin\s(?:the\s)?                                                           # in the
            [A-Z][\w’'-]*(?:,?\s(?:(?:of | and | upon | on | with)\s)*[A-Z][\w’'-]*)*   # Royal Borough of Fell and Mere
          )?
          \W*\d?$                                                                       # .1, with a note’s number
        )
        """,
        re.VERBOSE,
    )


@functools.cache
def _deep_dive() -> re.Pattern[str]:
    return re.compile(r"\bdeep[ -]dive[’'”\"]?\sfocus\son\s(?:the\sresponse\sto\s)?(?!a\snumber\b|this\b)")


@functools.cache
def _looked_at() -> re.Pattern[str]:
    return re.compile(
        rf"""
        {_INSPECTORS_LOOKED_AT}
        # the local authority’s, of its practice: not part of the theme
        (?:(?:the\s)?local\sauthority[’']s\s(?=(?:practice | response | approach)\b))?
        # what is looked at whatever the theme: a wide range of · evidence · children’s records · cases
        (?!(?:an?\s | the\s)?(?:\w+\s)?(?:range | variety)\sof | evidence | children[’']s | case
          # the local authority, unless: the local authority’s services for
          | (?:the\s)?local\ authority(?![’']s\sservices?\s)
        )
        """,
        re.VERBOSE,
    )


@functools.cache
def _looked_at_also() -> re.Pattern[str]:
    return re.compile(rf"(?:They|(?:The\s)?[Ii]nspectors)\salso\s{_LOOKED_AT}\s")


@functools.cache
def _evidence() -> re.Pattern[str]:
    """What any visit looks at, whatever its theme: how the authority knows and leads, and its files."""
    return re.compile(
        r"""\b(?:
        performance | quality\sassurance                     # performance data
        | impact\sof\sleaders | leadership                   # the impact of leaders on
        | (?:case\s)?(?:records | files)                     # children’s case files
        | evidence | audits                                  # audits of practice
        )\b""",
        re.VERBOSE,
    )


@functools.cache
def _tail() -> re.Pattern[str]:
    """What follows a theme in its sentence without being part of it."""
    return re.compile(
        r"""
        ,?\s(?:
        # , in accordance with the ILACS framework · under the inspection of local authority children’s services
        (?:in\s(?:accordance | line)\swith | under)\sthe\s(?:ILACS | [Ii]nspections?\sof)\b.*
        # under section 138 of the Education and Inspections Act 2006
        | under\ssection\s\d.*
        # , with a particular focus on: · and specifically at:
        | (?:with | which | including | (?:and\s)?focus(?:ing | ed) | and\sspecifically | specifically)\b
          [^,;:]{0,300}:\W*
        )$
        """,
        re.VERBOSE,
    )


@functools.cache
def _focusing() -> re.Pattern[str]:
    return re.compile(r"\b(?:focus(?:ed|ing)?|includ(?:ed|es|ing)|specifically|looked\sat|considered)\b")


@functools.cache
def _end_of_point() -> re.Pattern[str]:
    """What ends a point of a list: a stop, or as in "; and"."""
    return re.compile(r"(?:[;,]?\s(?:and|or)|[.;,])$")
