"""By what a letter's last paragraphs are known: they speak of what comes after it."""

from __future__ import annotations

import functools
import re


def speaks_to_reader(text: str) -> bool:
    """Whether a text in lower case says "you" or "your"."""
    return "you" in text and re.search(r"\byour?\b", text) is not None


def speaks_of_next_inspection(text: str) -> bool:
    """As in "These areas for development will be considered in any future inspection", in lower case."""
    return any(word in text for word in ("inspect", "visit")) and _next_inspection().search(text) is not None


def speaks_of_what_follows(text: str) -> bool:
    """Whether it says what will be done with the findings, gives thanks, or speaks of the letter; in lower case."""
    return speaks_of_next_inspection(text) or _what_follows().search(text) is not None


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
