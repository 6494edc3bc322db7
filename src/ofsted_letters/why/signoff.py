"""Why a line is not of the sign-off, or of which part of it."""

from __future__ import annotations

from ofsted_letters.document import Line
from ofsted_letters.fields.agencies import is_agency
from ofsted_letters.label.rules import Rule
from ofsted_letters.label.signoff import LONGEST_SIGNOFF, Parts, against_signing, is_valediction, split_signoff
from ofsted_letters.why.reasons import Reason, Reasons, Sight, always

LEFT_ABOVE = "it stands above the body"
TOO_FAR = f"it is not among the sign-off's first {LONGEST_SIGNOFF} lines"


def reasons(sight: Sight) -> Reasons:
    """What the rules for the sign-off have against a line."""
    lines = [line for line in sight.left if line.number > sight.greeting]
    near = [line.number for line in lines if not is_valediction(line.text)][:LONGEST_SIGNOFF]
    parts = split_signoff(lines)

    def if_near(reason: Reason) -> Reason:
        return lambda line: (
            LEFT_ABOVE if line.number < sight.greeting else reason(line) if line.number in near else TOO_FAR
        )

    yield Rule.VALEDICTION, always("it does not take leave")
    yield Rule.FORMAL_LINE, if_near(always("it neither says that the letter is signed nor how to reach who signed"))
    yield Rule.AGENCY_HEAD, if_near(lambda line: _against_agency(line, parts, lines[0]))
    yield Rule.SIGNATORY_LINE, if_near(lambda line: _against_signatory(line, parts, lines[0]))
    copied = (
        f"who gets a copy begins with line {parts.copies[0].number}" if parts.copies else "no word like “cc” is there"
    )
    yield Rule.COPY_WORD, if_near(always(copied))
    yield Rule.COPY_LINE, if_near(always(copied))


def _against_agency(line: Line, parts: Parts, first: Line) -> str:
    if line not in parts.signed or against_signing(line, first.size):
        return _against_signatory(line, parts, first)
    return "it heads nobody who signed for it" if is_agency(line.text) else "it names no agency"


def _against_signatory(line: Line, parts: Parts, first: Line) -> str:
    """Why a line is no signatory's; `first` is the sign-off's first."""
    if line in parts.signed:
        return against_signing(line, first.size) or "it is the head or the rest of no signatory"
    if line in parts.copies:
        return f"who gets a copy begins with line {parts.copies[0].number}"
    end = parts.signed[-1].number if parts.signed else first.number
    return f"below line {end} a sentence, a list or an annex begins"
