"""By what a letter's last paragraphs are known, whatever its family: they say what comes after it.

Findings are about a service. What closes a letter is about the inspectorate: what Ofsted or we shall do, what the next
inspection will look at, where the letter and its findings go, the plan that is asked for, who has been told, thanks.
None of 3,500 paragraphs of findings speaks so, though many hold such words: homes too are inspected, plans due, and
notices sent. Below a list less of a sign will do.
"""

from __future__ import annotations

import functools
import re


def says_what_is_next(text: str) -> bool:
    """Whether a paragraph says what happens after the letter, and not only what others say of it."""
    said = without_quotations(text.casefold())
    signs = (_inspectorate, _inspection_to_come, _letter, _findings, _plan, _department, _gratitude)
    return any(sign().search(said) for sign in signs)


@functools.cache
def _inspectorate() -> re.Pattern[str]:
    """As in "Ofsted will", "when Ofsted next comes", "we shall", "I have asked"; not "what Ofsted will look for"."""
    return re.compile(
        r"""\b(?:
        # ofsted will · ofsted also plans · when ofsted next comes
        (?<!\bthat\s)(?<!\bwhich\s)(?<!\bwhat\s)ofsted\s(?:also\s)?
          (?:will | shall | plans | intends | proposes | hopes | looks\sforward | next)
        # this helps ofsted · it enables ofsted
        | (?:helps? | allows? | enables?)\sofsted
        # we shall · inspectors also expect · i have written
        | (?:we | i | inspectors)\s(?:also\s)?(?:shall | will | hope | expect | intend | propose | look\sforward
          | have\s(?:asked | copied | sent | written))
        )\b""",
        re.VERBOSE,
    )


@functools.cache
def _inspection_to_come() -> re.Pattern[str]:
    """As in "will be considered in any future inspection"; not "annual inspections of homes", "the home's next"."""
    whose = r"(?:the|your|our|any|an?|in|(?:ofsted|authority|council)[’']s)"
    when = r"(?:next|future|further|subsequent|forthcoming|later|coming)"
    what = r"(?:inspections?|(?:monitoring|focused)\svisit)"
    come = rf"""(?:
        {whose}\s{when}\s(?:[\w-]+\s){{0,4}}?{what}          # your next full inspection · any future focused visit
        | an\sinspection\b[^.;]*?\bcoming\s(?:year|months)   # an inspection at some time in the coming months
        | the\s(?:next\s)?annual\sconversation               # the next annual conversation
        )"""
    will = r"(?:will|shall|may|(?:is|are)\sto)"
    return re.compile(rf"\b{will}\b [^.;]*? \b{come}\b | \b{come}\b [^.;]*? \b{will}\b", re.VERBOSE)


@functools.cache
def _letter() -> re.Pattern[str]:
    """As in "this letter will be published", "a copy of this letter"; not "this letter contains", "see our letter"."""
    return re.compile(
        r"""\b(?:
        # our letter will · our letter may
        our\sletter\s(?:will | may)
        # this letter goes · this letter will also be placed · this letter is to be sent · this letter has gone
        | this\sletter\s(?:goes | (?:will | is\sto | has)\s(?:also\s)?(?:be\s | been\s)?
          (?:published | placed | put | shared | copied | sent | go | gone | appear))
        # we publish this letter · a copy of this letter
        | (?:publish | share | send | copy | copying | cop(?:y | ies)\sof)\sthis\sletter
        )\b""",
        re.VERBOSE,
    )


@functools.cache
def _findings() -> re.Pattern[str]:
    """As in "the findings of this visit will", "the visit’s findings feed into"; not "accepted the findings"."""
    found = r"(?:findings|outcomes?|results?|found)"
    this = r"(?:of|from|at|on|by|during)\sthis\s(?:\w+\s)?(?:visit|inspection)"
    return re.compile(
        rf"""
        # the findings of this focused visit will · what we found on this visit is to · the visit’s outcome informs
        \b(?:{found}\s{this} | (?:visit | inspection)[’']s\s{found})
          \s(?:will | shall | may | (?:is | are)\sto | informs? | feeds?)\b
        # these findings will, at the very beginning: further down, they can be an audit's
        | \A(?:the | these | our)\sfindings\s(?:will | shall | may | are\sto)\b
        """,
        re.VERBOSE,
    )


@functools.cache
def _plan() -> re.Pattern[str]:
    """As in "a plan should reach Ofsted within 70 days", "your response is due by 4 March 2019": in one sentence."""
    parts = (
        # an action plan · plan of action · a written statement · respond
        r"(?:plan(?:s|\sof\saction)?|statement|respon(?:se|d)|write)",
        # should · is due · are asked · requires you · please
        r"(?:should|must|will|would|is\sto|(?:is|are)\s(?:asked|due|required|expected|invited)|requires?\syou|please)",
        # to ofsted · within 70 working days · by friday 4 march 2019
        r"(?:to\s(?:ofsted|us|me)|within\s[\w-]+\s(?:working\s)?(?:days|weeks)|by\s(?:\w+\s)?\d{1,2}\s\w+\s20\d\d)",
        # whom it is asked of, or for: others' plans are due too. your · reach us · this letter · priority action
        r"(?:your?|please|(?:to|reach|let|send)\s(?:ofsted|us|me)|this\sletter|priority\saction|written\sresponse)",
    )
    return re.compile(r"(?:\A|[.;]\s)" + "".join(rf"(?=[^.;]*?\b{part}\b)" for part in parts))


@functools.cache
def _department() -> re.Pattern[str]:
    """As in "we have told the Department for Education", "the Secretary of State has been told of this"."""
    department = r"(?:department\sfor\seducation|dfe|secretary\sof\sstate|ministers?|chief\sinspector)"
    told = r"(?:copied|informed|notified|told)"
    telling = r"(?:copying|informing|notifying|telling|sharing)"
    return re.compile(
        rf"""
        # we have informed the dfe · i am telling ministers · a copy goes to the department for education
        \b(?:(?:i | we | ofsted)\s(?:(?:have | has)\s{told} | (?:am | are | is)\s{telling})
           | a\scopy\s(?:has | is | will | goes))\b
          [^.;]*?\b{department}\b
        # ministers have been told of this · the secretary of state will be informed.
        | \b{department}\s(?:has | have | will)\s(?:also\s)?be(?:en)?\s{told}
          (?:\s(?:of | about)\s(?:this | these | the\s(?:areas? | findings | outcomes?))\b | [.,;] | \Z)
        """,
        re.VERBOSE,
    )


@functools.cache
def _gratitude() -> re.Pattern[str]:
    """As in "Inspectors would like to thank", "We are most grateful", "Thanks are due": by whoever inspected."""
    words = r"(?:am|are|is|would|wish|want|also|very|most|extremely|all|like|to|should)"
    return re.compile(
        rf"""
        # we thank · inspectors would like to thank · i am very grateful · ofsted also appreciates
        \b(?:i | we | inspectors | ofsted | team)\s(?:{words}\s){{0,5}}(?:thank | grateful | appreciat)
        # thanks are due · my thanks · our gratitude
        | \b(?:thanks\s(?:are | is)\sdue | (?:my | our)\s(?:thanks | gratitude))\b
        """,
        re.VERBOSE,
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
        # thank you · we are grateful · with appreciation
        | thanks? | thanked | grateful | appreciated? | appreciation
        # this letter · a copy of the letter · the letter is to
        | this\sletter | copy\sof\sthe\sletter | letter\s(?:will | is\sto)
        )\b""",
        re.VERBOSE,
    )
