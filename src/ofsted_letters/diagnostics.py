"""What a reader of a letter's data can be told, by code; and how it is put.

A code's severity and its meaning belong to the code: every diagnostic of one code has the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Literal

Severity = Literal["info", "warning", "error"]
LONGEST_QUOTE = 60
"""Characters of the source's words that a message quotes."""

Values = dict[str, Any]
"""A diagnostic, or evidence, with the contract's keys."""


class DiagnosticCode(StrEnum):
    """Each kind of diagnostic: its code, how severe it is, and what it means."""

    severity: Severity

    def __new__(cls, code: str, severity: Severity, meaning: str) -> DiagnosticCode:
        """A code that knows its severity; its meaning is its docstring."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity = severity
        member.__doc__ = meaning
        return member

    ENGINE_FALLBACK = "engine_fallback", "warning", "pdfium could not read the PDF; pdfplumber did."
    CUT_OFF_PDF = "cut_off_pdf", "warning", "The file's end is missing, though every page has text."
    PAGES_WITHOUT_TEXT = "pages_without_text", "warning", "Some pages have no text layer: what is on them is missing."
    RECOGNISED_PAGES = "recognised_pages", "info", "The text of some pages, or all, was recognised in their pictures."
    UNCERTAIN_WORDS = "uncertain_words", "warning", "Words that recognition was not sure of: look at the page."
    UNLIKELY_TEXT = "unlikely_text", "info", "A few signs that recognition saw in a logo or in dust are left out."
    UNPRINTED_TEXT = "unprinted_text", "info", "Text that is in the file but can't be seen on the page is left out."
    CUT_STRUCTURE = (
        "cut_structure",
        "info",
        "The structure of the tagged PDF is larger or deeper than is read; what is left out is read by its looks.",
    )
    CLIPPED_TEXT = "clipped_text", "warning", "Text below the foot of its frame can't be seen; it is kept."
    REPAIRED_EMAIL = "repaired_email", "info", "Spaces that extraction put into a mail address are taken out."
    REPAIRED_SALUTATION = "repaired_salutation", "info", "A space that extraction put into the salutation is taken out."
    REPAIRED_POSTCODE = "repaired_postcode", "info", "An addressee's postcode is spelled as postcodes are."
    REPAIRED_TEXT = (
        "repaired_text",
        "info",
        "Signs that mail, another encoding or a font has spelled otherwise are what they can only have been.",
    )
    UNCERTAIN_PARAGRAPH = "uncertain_paragraph", "info", "Whether a paragraph begins here can't be seen; it goes on."
    UNCLEAR_RECURRENCE = "unclear_recurrence", "info", "What an item says of an earlier inspection was not understood."
    UNKNOWN_HEADING = (
        "unknown_heading",
        "info",
        "A heading's words are not known; its looks and its end tell what it opens.",
    )
    TAGS_AGAINST_GEOMETRY = (
        "tags_against_geometry",
        "info",
        "Whether a paragraph begins here is as the file's structure says; the page looks otherwise.",
    )
    UNPLACED_TEXT = "unplaced_text", "warning", "Lines that fit nowhere in the letter are kept in a section `other`."
    TEXT_BEFORE_LETTER = "text_before_letter", "warning", "Pages above the letter are not read; `other` has their text."
    TEXT_AFTER_LETTER = "text_after_letter", "warning", "Pages below the letter are not read; `other` has their text."
    UNKNOWN_FAMILY = "unknown_family", "warning", "The subject is of no known family; the shared headings are used."
    NO_DATE = "no_date", "warning", "No date of the letter's own was found."
    NO_RECIPIENT = "no_recipient", "warning", "Nobody was found whom the letter is written to."
    NO_SUBJECT = "no_subject", "warning", "No subject line was found under the salutation."
    SALUTATION_MISMATCH = "salutation_mismatch", "warning", "The salutation names none of the recipients."
    NO_AUTHORITY = "no_authority", "warning", "Neither the subject nor the opening names an authority."
    UNRESOLVED_AUTHORITY = "unresolved_authority", "warning", "The authority's name is in no register on that date."
    NO_INSPECTION_DATE = "no_inspection_date", "warning", "No date of the inspection was found in the opening."
    UNNAMED_INSPECTORS = "unnamed_inspectors", "warning", "The opening speaks of those who inspected; no name was read."
    LONG_INSPECTION = "long_inspection", "warning", "The inspection takes longer than any that is known."
    INSPECTION_AFTER_LETTER = "inspection_after_letter", "warning", "The inspection ended after the letter's date."
    INSPECTION_LONG_BEFORE_LETTER = (
        "inspection_long_before_letter",
        "warning",
        "The inspection began more than half a year before the letter's date.",
    )
    OTHER_DAY_NEAR = "other_day_near", "warning", "The opening gives another day, close to the inspection's."
    NO_SIGNATORY = "no_signatory", "warning", "Nobody was found who signed."
    NO_INSPECTOR = "no_inspector", "warning", "Nobody was found who led the inspection of a report."
    NO_JUDGEMENTS = "no_judgements", "warning", "A report that gives judgements has no table of them."
    NO_OUTCOME = "no_outcome", "warning", "An area SEND report states none of the three outcomes."
    NO_PARTNERS = "no_partners", "warning", "An area SEND report lists no bodies of the local area partnership."
    UNREAD_JUDGEMENT = "unread_judgement", "warning", "A row of the table names no known aspect or grade."
    GRADE_MISMATCH = "grade_mismatch", "warning", "A heading gives another grade than the table of judgements."
    PERIOD_MISMATCH = "period_mismatch", "warning", "The pages' feet give other dates than the title page."
    EMPTY_SECTION = "empty_section", "warning", "Nothing stands under a heading."
    NO_FINDINGS = "no_findings", "warning", "No heading of findings was found in a letter of a known family."
    NUMBERING_GAP = "numbering_gap", "warning", "Numbered items do not count up by one."
    SECOND_LETTER = "second_letter", "warning", "Another letter seems to begin in the file."
    MISSING_FOOTNOTE = "missing_footnote", "warning", "A footnote is referred to that is not printed."
    DAMAGED_TEXT = "damaged_text", "warning", "A character was lost, or is spelled in a way that can't be repaired."
    NO_ROLE = "no_role", "info", "No role was found for someone who is written to, signs or inspects."
    DOUBTFUL_NAME = "doubtful_name", "info", "A name is one by its place only: its words are none of a name."
    DOUBTFUL_ROLE = "doubtful_role", "info", "A role is one by its place only: its words name no post."
    DOUBTFUL_ORGANISATION = "doubtful_organisation", "info", "An organisation's words name no body."
    RUN_TOGETHER = "run_together", "info", "Values with nothing between them are told apart by their words alone."
    UNKNOWN_ADDRESS_LINE = "unknown_address_line", "info", "A line of an address is no building, street or town."
    NO_POSTCODE = "no_postcode", "info", "No postcode was found in an addressee's address."
    UNREAD_MENTION = "unread_mention", "info", "A field is empty, though the letter seems to say what it holds."
    SWALLOWED_HEADING = "swallowed_heading", "info", "A line that reads like a heading stands inside an item."
    BROKEN_SENTENCE = (
        "broken_sentence",
        "info",
        "An item's lines don't follow one another, or it ends in mid-sentence.",
    )
    ENGINES_DISAGREE = "engines_disagree", "warning", "The two engines read a value differently."


def diagnostic(code: DiagnosticCode, message: str, pointer: str | None, evidence: Sequence[Values]) -> Values:
    """One diagnostic with the contract's keys.

    Args:
        code: what kind it is.
        message: what it is, in a few words.
        pointer: JSON Pointer of the value that it is about; None for the whole letter.
        evidence: the lines that it is about, or none.
    """
    return {
        "code": code.value,
        "severity": code.severity,
        "message": message,
        "pointer": pointer,
        "evidence": list(evidence),
    }


def placed(one: Values, texts: Mapping[int, str]) -> Values:
    """A diagnostic whose message names the page and quotes the words that it is about, where it has evidence.

    Args:
        one: the diagnostic.
        texts: the source's lines by their numbers.
    """
    if not one["evidence"]:
        return one
    stands = one["evidence"][0]
    first, last = stands["lines"]
    where = f"page {stands['page']}" if stands["page"] else f"line {first}"
    words = " ".join([texts[number] for number in range(first, last + 1)])
    return one | {"message": f"{one['message']} ({where}: “{quoted(words)}”)"}


def quoted(words: str) -> str:
    """The beginning of some words."""
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rstrip() + "…"
