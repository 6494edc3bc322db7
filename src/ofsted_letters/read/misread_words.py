"""Words that recognition takes for others, where it can be known which they were.

| am copying      I am copying     only the writer does what these verbs say
lnspectors        Inspectors       no word begins with this letter before that one
Maclver, Mcllroy  MacIver, McIlroy no name has this letter before that one
Asmall, ofthe     A small, of the  two words that together are none
"""

from __future__ import annotations

import re

_VERBS = "am|attach|enclose|hope|look|recommend|trust|wish|write"
"""What the writer alone does: no other word before them is a stroke or a figure."""
_MORE_VERBS = "can|could|did|do|had|have|know|may|must|shall|should|thank|was|will|would"
_PRONOUN = re.compile(
    rf"""
    (?<!\S) [|l] (?=\s (?:{_VERBS}|{_MORE_VERBS}) \b)    # | am · which l would
    | (?:^|(?<=[.!?]\s)) 1 (?=\s (?:{_VERBS}) \b)        # 1 look forward, not: Stage 1 will
    """,
    re.VERBOSE,
)
_CAPITAL_I = re.compile(
    r"""
    (?<![\w@./|]) (?:
        \| (?=[a-z])                                      # |nspectors
        | l (?=n|[fst]\b|m[mp]|ss)                        # lnspectors · lt · lmportant; not: lb · ll · lscb
    ) (?![\w.]*@)                                         # no mailbox
    | (?:(?<=\bMc)|(?<=\bMac)) l (?=[^aeiouy\W])         # Maclver · Mcllroy; not: Maclean · McLean
    """,
    re.VERBOSE,
)
_AFTER_A = (
    "clear|comprehensive|dedicated|few|high|key|lack|large|minority|new|number|particular|range|recent|robust|shared"
    "|significant|small|specialist|stable|strong|variety|well|wide"
)
"""What findings most often begin with behind "A", and is no word with it (counted: in 270 letters)."""
_RUN_TOGETHER = re.compile(rf"\bA(?=(?:{_AFTER_A})\b)|\b(?:and|at|by|for|from|in|of|on|to|with)(?=the\b)")


def with_capitals(text: str) -> str:
    """A text with the I that was taken for a stroke, an l or a 1."""
    return _CAPITAL_I.sub("I", _PRONOUN.sub("I", text))


def with_spaces(text: str) -> str:
    """A text with the spaces that recognition left out."""
    return _RUN_TOGETHER.sub(r"\g<0> ", text)
