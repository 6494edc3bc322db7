"""What of a sentence its subject is, where examples begin in it, and where it goes on to what something is for.

The subject ends at the first verb that letters' sentences have as theirs; behind an opening clause ("When risks
escalate, strategy meetings are …") it begins at the comma, and the clause belongs to it, for it says what is spoken of.
A noun phrase without a verb ("The quality of assessments") is a subject throughout.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ofsted_letters.themes.words import count

LONGEST_OPENING = 160
"""Characters before the comma that ends an opening clause."""
OPENINGS = frozenset(
    (
        *("a", "across", "after", "although", "at", "despite", "during", "following", "for", "from", "however"),
        *("if", "in", "many", "on", "once", "since", "some", "through", "to", "when", "where", "while"),
        *("whilst", "with", "within"),
    )
)
"""First words of what may stand before a subject, up to a comma."""
VERBS = frozenset(
    (
        *("are", "attend", "be", "benefit", "can", "continue", "contribute", "could", "demonstrate", "did"),
        *("do", "doe", "ensure", "experience", "feel", "found", "had", "has", "have", "help", "identify"),
        *("improve", "include", "is", "isn", "know", "lack", "lead", "live", "make", "may", "meet", "must"),
        *("need", "not", "play", "provide", "receive", "recognise", "remain", "respond", "saw", "say"),
        *("should", "show", "support", "take", "told", "understand", "use", "was", "were", "will", "work"),
        *("would",),
    )
)
"""Verbs that end a subject, as `words` compares them ("makes" is "make"): the ones most findings have for theirs."""
EXAMPLES, MEMBERS, PURPOSES = "examples", "members", "purposes"
"""What a turn of a sentence leads to: examples, what something includes, what it is for or comes of."""
LEADS = {
    EXAMPLES: ("such as", "for example/instance", "e g"),
    MEMBERS: ("including", "includes"),
    PURPOSES: (
        *("to ensure", "so that", "in order to", "to enable", "meaning", "because", "resulting", "therefore", "due to"),
        "as a result of",
    ),
}
"""Phrases, by what they lead to."""


class Reach(NamedTuple):
    """How far the parts of a sentence reach, in words; what it has not begins at its end."""

    subject: int
    """Where the subject ends."""
    examples: int
    """Where a list of examples begins."""
    members: int
    """Likewise, also what a word such as "including" leads to."""
    purpose: int
    """Where it goes on to what something is for or comes of."""


def reach(sentence: str, forms: Sequence[str], turns: Sequence[tuple[int, str]]) -> Reach:
    """The parts of a sentence.

    Args:
        sentence: the sentence.
        forms: its words, as `words` compares them.
        turns: where it turns, in its order, and what to; with its first word it can't.
    """
    first = dict.fromkeys(LEADS, len(forms))
    for at, turn in reversed(turns):
        if at:
            first[turn] = at
    subject = min(_verb(forms, _behind_opening(sentence, forms) + 1), first[PURPOSES])
    return Reach(subject, first[EXAMPLES], min(first[EXAMPLES], first[MEMBERS]), first[PURPOSES])


def _verb(forms: Sequence[str], begins: int) -> int:
    """The index of the first verb; that behind the last word where there is none."""
    for at in range(begins, len(forms)):
        if forms[at] in VERBS:
            return at
    return len(forms)


def _behind_opening(sentence: str, forms: Sequence[str]) -> int:
    """The index of the word with which the main clause begins."""
    comma = sentence.find(",", 0, LONGEST_OPENING) if forms[0] in OPENINGS else -1
    return count(sentence[:comma]) if comma > 0 else 0
