"""Check a letter against itself. A finding becomes a diagnostic with its evidence; nothing is mended here."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from ofsted_letters.diagnostics import DiagnosticCode, diagnostic
from ofsted_letters.families import family_of
from ofsted_letters.fields.dates import Period, find_periods
from ofsted_letters.fields.inspection import LONGEST_WAIT, OPENING
from ofsted_letters.label.zones import is_salutation
from ofsted_letters.terms import FINDING_KINDS

PARTIES = frozenset(("partnership", "partners", "board", "colleagues", "all"))
"""Words of salutations that are no names."""
SHORT_FORM = 3
"""Letters that a short form of a name shares with it at least: "Sam" for "Samira"."""

Values = dict[str, Any]
"""A letter as `assemble` gives it: the contract's keys, not yet validated."""
Diagnostic = dict[str, Any]

LONGEST_INSPECTION = 30
"""Days: the longest inspection among 270 letters (2016 to 2026) took 23."""


def check(letter: Values) -> list[Diagnostic]:
    """Everything about a letter that its reader should doubt, in the order of the letter."""
    return [diagnostic for rule in RULES for diagnostic in rule(letter)]


def family_is_known(letter: Values) -> Iterator[Diagnostic]:
    """A letter of no known family is read by the headings that the families share."""
    if letter["family"] == "unknown":
        subject = letter["header"]["subject"]
        reason = "the subject is of no known family" if subject else "there is no subject line"
        evidence = letter["evidence"].get("/header/subject", [])
        yield diagnostic(DiagnosticCode.UNKNOWN_FAMILY, reason, "/family", evidence)


def header_is_whole(letter: Values) -> Iterator[Diagnostic]:
    """Every letter has a date, someone it is written to and a subject; without a salutation it was none."""
    header = letter["header"]
    for field, code in (("date", DiagnosticCode.NO_DATE), ("recipients", DiagnosticCode.NO_RECIPIENT)):
        if not header[field] and _expects(letter, f"/header/{field}"):
            message = f"no {field.removesuffix('s')} that can be read stands above the letter's body"
            yield _warning(letter, code, message, f"/header/{field}")
    if not header["subject"] and _expects(letter, "/header/subject"):
        message = "no subject line was found under the salutation"
        yield _warning(letter, DiagnosticCode.NO_SUBJECT, message, "/header/subject")


def salutation_names_a_recipient(letter: Values) -> Iterator[Diagnostic]:
    """A salutation to someone of another name; one to a partnership or to colleagues names nobody."""
    header = letter["header"]
    greeted = _names(header["salutation"] or "")[1:]
    named = [word for recipient in header["recipients"] for word in _names(recipient["name"] or "")]
    if not greeted or not named or not PARTIES.isdisjoint(greeted):
        return
    if not any(name.startswith(word[:SHORT_FORM]) for word in greeted for name in named):
        message = "the salutation names none of the recipients"
        yield _warning(letter, DiagnosticCode.SALUTATION_MISMATCH, message, "/header/salutation")


def authority_is_resolved(letter: Values) -> Iterator[Diagnostic]:
    """The authority's name should lead to one entry of the register, in force at the inspection."""
    authority, where = letter["metadata"]["authority"], "/metadata/authority/name"
    if authority["name"] is None:
        message = "neither the subject nor the opening names an authority"
        yield _warning(letter, DiagnosticCode.NO_AUTHORITY, message, where)
    elif authority["gss_code"] is None:
        message = f"{authority['name']!r} is no local authority in force on the inspection's date"
        yield _warning(letter, DiagnosticCode.UNRESOLVED_AUTHORITY, message, where)


def inspection_dates_are_plausible(letter: Values) -> Iterator[Diagnostic]:
    """An inspection takes days, and its letter follows within months."""
    start, end = letter["metadata"]["inspection_start"], letter["metadata"]["inspection_end"]
    written = letter["header"]["date"]
    where = "/metadata/inspection_start"
    if start is None:
        given = [printed for printed, _ in _days_given(letter)]
        found = f"the opening gives {' and '.join(given)}" if given else "no date was found in the opening paragraphs"
        message = f"when the inspection took place can't be told: {found}"
        yield _warning(letter, DiagnosticCode.NO_INSPECTION_DATE, message, where)
        return
    periods = letter["metadata"]["inspection_periods"]
    if any((period["end"] - period["start"]).days > LONGEST_INSPECTION for period in periods):
        message = f"the inspection from {start} to {end} takes longer than {LONGEST_INSPECTION} days"
        yield _warning(letter, DiagnosticCode.LONG_INSPECTION, message, where)
    if written is not None and end > written:
        message = f"the inspection ended on {end}, after the letter's date {written}"
        yield _warning(letter, DiagnosticCode.INSPECTION_AFTER_LETTER, message, where)
    if written is not None and written - start > datetime.timedelta(days=LONGEST_WAIT):
        message = f"the inspection began on {start}, more than {LONGEST_WAIT} days before the letter's date {written}"
        yield _warning(letter, DiagnosticCode.INSPECTION_LONG_BEFORE_LETTER, message, where)


def no_other_day_is_near(letter: Values) -> Iterator[Diagnostic]:
    """A day in the opening close to the inspection's may be one of its own that was not understood to be."""
    metadata, written = letter["metadata"], letter["header"]["date"]
    start, end = metadata["inspection_start"], metadata["inspection_end"]
    if start is None or written is None:
        return
    others = [
        printed
        for printed, day in _days_given(letter)
        if day.start < written and not start <= day.start <= end and abs((day.start - start).days) <= LONGEST_INSPECTION
    ]
    if others:
        message = f"the opening gives {' and '.join(others)} too, near the inspection from {start} to {end}"
        yield _warning(letter, DiagnosticCode.OTHER_DAY_NEAR, message, "/metadata/inspection_start")


def _days_given(letter: Values) -> list[tuple[str, Period]]:
    """Days in the introduction's first paragraphs, as printed, and what they are."""
    texts = [
        item["text"] for section in letter["sections"] if section["kind"] == "introduction" for item in section["items"]
    ]
    periods = ((text, period) for text in texts[:OPENING] for period in find_periods(text, letter["header"]["date"]))
    return [(text[slice(*period.span)], period) for text, period in periods]


def someone_signed(letter: Values) -> Iterator[Diagnostic]:
    """A letter is signed; where nobody is found, its end is missing or was not understood."""
    if not letter["signatories"] and _expects(letter, "/signatories"):
        message = "no signatory was found below the letter's body"
        yield _warning(letter, DiagnosticCode.NO_SIGNATORY, message, "/signatories")


def title_page_is_whole(letter: Values) -> Iterator[Diagnostic]:
    """A report's title page names who led the inspection and, of some families, holds a table of judgements."""
    metadata = letter["metadata"]
    if not metadata["inspectors"] and _expects(letter, "/metadata/inspectors"):
        message = "the title page names no lead inspector"
        yield _warning(letter, DiagnosticCode.NO_INSPECTOR, message, "/metadata/inspectors")
    if not metadata["judgements"] and _expects(letter, "/metadata/judgements"):
        message = "the title page has no table of judgements"
        yield _warning(letter, DiagnosticCode.NO_JUDGEMENTS, message, "/metadata/judgements")


def partnership_is_told(letter: Values) -> Iterator[Diagnostic]:
    """An area SEND report states one of three outcomes and lists the partnership's bodies."""
    metadata = letter["metadata"]
    outcome = metadata["outcome"] and metadata["outcome"]["outcome"]
    if outcome is None and _expects(letter, "/metadata/outcome"):
        yield _warning(letter, DiagnosticCode.NO_OUTCOME, "none of the three outcomes is stated", "/metadata/outcome")
    if not metadata["partners"] and _expects(letter, "/metadata/partners"):
        message = "no bodies of the local area partnership are listed"
        yield _warning(letter, DiagnosticCode.NO_PARTNERS, message, "/metadata/partners")


def headings_give_the_tables_grades(letter: Values) -> Iterator[Diagnostic]:
    """The heading of the section that argues a judgement ends in the grade that the table gives."""
    grades = {row["aspect"]: row["grade"] for row in letter["metadata"]["judgements"]}
    for pointer, section in _sections(letter):
        judged = section["judgement"]
        if judged and judged["grade"] != grades.get(judged["aspect"], judged["grade"]):
            message = f"the heading says {judged['grade']!r}, the table of judgements {grades[judged['aspect']]!r}"
            yield diagnostic(DiagnosticCode.GRADE_MISMATCH, message, f"{pointer}/judgement", section["evidence"])


def sections_hold_something(letter: Values) -> Iterator[Diagnostic]:
    """A heading has items under it, or headings of a lower level that have."""
    sections = letter["sections"]
    for index, (section, after) in enumerate(pairwise([*sections, None])):
        if not section["items"] and (after is None or after["level"] <= section["level"]):
            message = f"nothing stands under the heading {section['heading']!r}"
            yield diagnostic(DiagnosticCode.EMPTY_SECTION, message, f"/sections/{index}", section["evidence"])


def something_was_found(letter: Values) -> Iterator[Diagnostic]:
    """Every letter of a known family has findings, under a heading; without one, its headings were not understood."""
    if letter["family"] != "unknown" and not any(section["kind"] in FINDING_KINDS for section in letter["sections"]):
        message = "no heading of findings was found in the letter's body"
        yield _warning(letter, DiagnosticCode.NO_FINDINGS, message, "/sections")


def numbers_are_consecutive(letter: Values) -> Iterator[Diagnostic]:
    """Paragraphs with whole numbers count up by one through the whole letter, or begin anew at 1."""
    numbered = [(pointer, item) for pointer, item in _items(letter) if (item["number"] or "").isdecimal()]
    for (_, before), (pointer, item) in pairwise(numbered):
        if int(item["number"]) not in (int(before["number"]) + 1, 1):
            message = f"item {item['number']} follows item {before['number']}"
            yield diagnostic(DiagnosticCode.NUMBERING_GAP, message, f"{pointer}/number", item["evidence"])


def one_letter_is_in_the_file(letter: Values) -> Iterator[Diagnostic]:
    """A second salutation, as an item or alone like a heading: two letters were put into one file, and read as one."""
    headings = ((pointer, section["heading"] or "", section) for pointer, section in _sections(letter))
    texts = ((pointer, item["text"], item) for pointer, item in _items(letter))
    for pointer, text, printed in (*headings, *texts):
        if is_salutation(text):
            message = f"another letter seems to begin in this file, with {text!r}; give each its own"
            yield diagnostic(DiagnosticCode.SECOND_LETTER, message, pointer, printed["evidence"])


def references_have_notes(letter: Values) -> Iterator[Diagnostic]:
    """Every footnote referred to, on a heading or in an item, stands at some page's foot."""
    printed = {note["marker"] for note in letter["footnotes"]}
    for pointer, part in (*_sections(letter), *_items(letter)):
        for index, marker in enumerate(part["footnotes"]):
            if marker not in printed:
                message = f"footnote {marker}, which is not printed, is referred to"
                code = DiagnosticCode.MISSING_FOOTNOTE
                yield diagnostic(code, message, f"{pointer}/footnotes/{index}", part["evidence"])


RULES = (
    family_is_known,
    header_is_whole,
    salutation_names_a_recipient,
    authority_is_resolved,
    inspection_dates_are_plausible,
    no_other_day_is_near,
    someone_signed,
    title_page_is_whole,
    partnership_is_told,
    headings_give_the_tables_grades,
    sections_hold_something,
    something_was_found,
    numbers_are_consecutive,
    references_have_notes,
    one_letter_is_in_the_file,
)


def _expects(letter: Values, pointer: str) -> bool:
    """Whether letters of the family, in the letter's form, have a value there."""
    return pointer in family_of(letter["family"], letter["form"]).expected


def _names(text: str) -> list[str]:
    """Capitalised words in lower case: what a name consists of."""
    return [word.casefold() for word in re.findall(r"\b[A-Z][\w’'-]+", text)]


def _sections(letter: Values) -> Iterator[tuple[str, Values]]:
    """Each section by its JSON Pointer."""
    return ((f"/sections/{index}", section) for index, section in enumerate(letter["sections"]))


def _items(letter: Values) -> Iterator[tuple[str, Values]]:
    """Each item by its JSON Pointer, in the order printed."""
    for pointer, section in _sections(letter):
        for index, item in enumerate(section["items"]):
            yield f"{pointer}/items/{index}", item


def _warning(letter: Values, code: DiagnosticCode, message: str, pointer: str) -> Diagnostic:
    return diagnostic(code, message, pointer, letter["evidence"].get(pointer, []))
