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
    example: str
    """What one says, in a letter that was made up."""
    remedy: str
    """What someone who uses the letter's data should do."""

    def __new__(cls, code: str, severity: Severity, meaning: str, example: str, remedy: str) -> DiagnosticCode:
        """A code that knows what belongs to it; its meaning is its docstring."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.severity = severity
        member.__doc__ = meaning
        member.example = example
        member.remedy = remedy
        return member

    ENGINE_FALLBACK = (
        "engine_fallback",
        "warning",
        "pdfium could not read the PDF; pdfplumber did.",
        "read by pdfplumber: page 2 of the PDF is damaged",
        "Fetch the file again; where that changes nothing, compare the letter with its pages.",
    )
    CUT_OFF_PDF = (
        "cut_off_pdf",
        "warning",
        "The file's end is missing, though every page has text.",
        "the PDF's end is missing, though every page has text",
        "Fetch the file again: a download was broken off. What was read is whole as far as its pages have text.",
    )
    PAGES_WITHOUT_TEXT = (
        "pages_without_text",
        "warning",
        "Some pages have no text layer: what is on them is missing.",
        "no text on page 3; run OCR over it first, for example: ocrmypdf in.pdf out.pdf",
        "Run OCR over the file and parse it again: what is on these pages is in no field.",
    )
    PAGES_BEYOND_END = (
        "pages_beyond_end",
        "warning",
        "Pages were asked for behind the file's last.",
        "the file has 10 pages: 11 to 99 are not there",
        "See that the range is the letter's: what is there of it was read.",
    )
    PAGES_OUT_OF_STEP = (
        "pages_out_of_step",
        "warning",
        "Pages seem to be missing, to be there twice, or not to be in their order.",
        "this page is numbered 3, and 2 was to be expected: a page may be missing",
        "Look through the file's pages. Fetch it again where one is missing; where one is there twice, its findings "
        "are, too.",
    )
    UNREAD_ATTACHMENT = (
        "unread_attachment",
        "warning",
        "A file attached to the same mail, or carried by the same PDF, gave no letter, or was not looked at.",
        "mail.eml/map.pdf is not read: this is no letter or report",
        "Nothing for a map or a form. Where it is a letter, save it as a file of its own and parse that.",
    )
    UNREAD_ANNOTATION = (
        "unread_annotation",
        "warning",
        "Words that were typed onto a page as a note, or into a field that the file does not draw, are not read.",
        "what is typed onto page 1 as a note, or into a field that is not drawn, is not read: “Seen by Una”",
        "Nothing for somebody's remark. Where the letter's date or addressee is among them, print the file as a PDF, "
        "and give that.",
    )
    RECOGNISED_PAGES = (
        "recognised_pages",
        "info",
        "The text of some pages, or all, was recognised in their pictures.",
        "pages 1, 2 are read by tesseract 5.3.0, with a mean confidence of 94 %",
        "Compare with the page before quoting: recognition errs in letters and digits. A copy with text is better.",
    )
    UNCERTAIN_WORDS = (
        "uncertain_words",
        "warning",
        "Words that recognition was not sure of: look at the page.",
        "recognition is not sure of words on page 2: “mana9er” at 212, 340",
        "Look at the words on the page, at the places named, and correct what you quote.",
    )
    UNLIKELY_TEXT = (
        "unlikely_text",
        "info",
        "A few signs that recognition saw in a logo or in dust are left out.",
        "what recognition saw on page 1 where no text is, is left out: “~ ;”",
        "Nothing, unless the page has words at that place.",
    )
    UNPRINTED_TEXT = (
        "unprinted_text",
        "info",
        "Text that is in the file but can't be seen on the page is left out.",
        "text that is in the file but can't be seen on the page is left out",
        "Nothing: a template's words and what lies outside the paper are no part of the letter. `explain` prints "
        "the lines.",
    )
    CUT_STRUCTURE = (
        "cut_structure",
        "info",
        "The structure of the tagged PDF is larger or deeper than is read; what is left out is read by its looks.",
        "the file's structure is larger or deeper than is read; not all was used",
        "Look at where paragraphs begin, as in a PDF without tags.",
    )
    CLIPPED_TEXT = (
        "clipped_text",
        "warning",
        "Text below the foot of its frame can't be seen; it is kept.",
        "text below the foot of its frame, where it can't be seen, goes on from text above it and is kept",
        "Compare the lines with the page: a reader of the print does not see them.",
    )
    REPAIRED_EMAIL = (
        "repaired_email",
        "info",
        "Spaces that extraction put into a mail address are taken out.",
        "spaces taken out of safeguarding.lookedafterchildren@ofsted.gov.uk",
        "Nothing, unless the address is written to: then compare it with the page.",
    )
    REPAIRED_SALUTATION = (
        "repaired_salutation",
        "info",
        "A space that extraction put into the salutation is taken out.",
        "a space taken out of the salutation",
        "Nothing.",
    )
    REPAIRED_POSTCODE = (
        "repaired_postcode",
        "info",
        "An addressee's postcode is spelled as postcodes are.",
        "the postcode is spelled ZX4 2QQ",
        "Nothing, unless the letter's own spelling is studied: the evidence says where it stands.",
    )
    REPAIRED_TEXT = (
        "repaired_text",
        "info",
        "Signs that mail, another encoding or a font has spelled otherwise are what they can only have been.",
        "damaged text is repaired in 7 places: entities 7",
        "Nothing for counting. To quote, take the PDF: what is repaired is what it can only have been, not what "
        "was sent.",
    )
    UNCERTAIN_PARAGRAPH = (
        "uncertain_paragraph",
        "info",
        "Whether a paragraph begins here can't be seen; it goes on.",
        "whether a paragraph begins here can't be seen; it is taken to go on",
        "Look at the page before counting items: two paragraphs may be one here.",
    )
    UNCLEAR_RECURRENCE = (
        "unclear_recurrence",
        "info",
        "What an item says of an earlier inspection was not understood.",
        "whether an earlier inspection raised this can't be told: “Records were short at the last inspection.”",
        "Read the item, and code by hand whether it was raised before; its `recurrence` is null.",
    )
    UNKNOWN_HEADING = (
        "unknown_heading",
        "info",
        "A heading's words are not known; its looks and its end tell what it opens.",
        "an unknown heading opens a section, which is taken for findings",
        "Check the section's `kind`. Where the heading is one that letters have, add it to its family: see “A "
        "heading”.",
    )
    TAGS_AGAINST_GEOMETRY = (
        "tags_against_geometry",
        "info",
        "Whether a paragraph begins here is as the file's structure says; the page looks otherwise.",
        "the page and the file's structure disagree whether a paragraph begins here",
        "Look at the page before quoting; the author's own structure is taken to know better than its looks.",
    )
    UNPLACED_TEXT = (
        "unplaced_text",
        "warning",
        "Lines that fit nowhere in the letter are kept in a section `other`.",
        "1 line fits nowhere in the letter",
        "Look at the section `other`: a value may be in it that has its field empty.",
    )
    TEXT_BEFORE_LETTER = (
        "text_before_letter",
        "warning",
        "Pages above the letter are not read; `other` has their text.",
        "the letter on page 2 is read, page 1 not",
        "Nothing for a cover sheet. Where it is a letter of its own, split the file.",
    )
    TEXT_AFTER_LETTER = (
        "text_after_letter",
        "warning",
        "Pages below the letter are not read; `other` has their text.",
        "the letter on page 1 is read, page 2 not",
        "Nothing for an enclosure. Where it is a letter of its own, split the file.",
    )
    UNKNOWN_FAMILY = (
        "unknown_family",
        "warning",
        "The subject is of no known family; the shared headings are used.",
        "the subject is of no known family",
        "Decide whether the letter belongs to your sample. Its kinds of sections come from headings that families "
        "share.",
    )
    NO_DATE = (
        "no_date",
        "warning",
        "No date of the letter's own was found.",
        "no date that can be read stands above the letter's body",
        "Look at the first page: some letters print none, or misprint it. In tables `date` is the inspection's "
        "last day where that is known.",
    )
    NO_RECIPIENT = (
        "no_recipient",
        "warning",
        "Nobody was found whom the letter is written to.",
        "no recipient that can be read stands above the letter's body",
        "Look at the first page; nothing else depends on it.",
    )
    NO_SUBJECT = (
        "no_subject",
        "warning",
        "No subject line was found under the salutation.",
        "no subject line was found under the salutation",
        "Look at the first page, and check `family` and the authority, which the subject tells first.",
    )
    SALUTATION_MISMATCH = (
        "salutation_mismatch",
        "warning",
        "The salutation names none of the recipients.",
        "the salutation names none of the recipients",
        "Compare recipients and salutation with the page: one of them may be misread, or the letter went to another.",
    )
    NO_AUTHORITY = (
        "no_authority",
        "warning",
        "Neither the subject nor the opening names an authority.",
        "neither the subject nor the opening names an authority",
        "Code the authority by hand: the letter is in no count by authority or region.",
    )
    UNRESOLVED_AUTHORITY = (
        "unresolved_authority",
        "warning",
        "The authority's name is in no register on that date.",
        "'Ferrisby' is no local authority in force on the inspection's date",
        "Compare the name with the page. Codes and region are null; a name misprinted in the letter is coded by hand.",
    )
    NO_INSPECTION_DATE = (
        "no_inspection_date",
        "warning",
        "No date of the inspection was found in the opening.",
        "when the inspection took place can't be told: no date was found in the opening paragraphs",
        "Read the opening. In tables `date` is then the letter's, as `date_basis` of the table of letters says.",
    )
    UNNAMED_INSPECTORS = (
        "unnamed_inspectors",
        "warning",
        "The opening speaks of those who inspected; no name was read.",
        "the opening says who inspected, and no name was read",
        "Read the opening, where names of inspectors are studied.",
    )
    LONG_INSPECTION = (
        "long_inspection",
        "warning",
        "The inspection takes longer than any that is known.",
        "the inspection from 2018-01-09 to 2018-06-12 takes longer than 30 days",
        "Compare both dates with the opening: two visits may be read as one, or a month is misprinted.",
    )
    INSPECTION_AFTER_LETTER = (
        "inspection_after_letter",
        "warning",
        "The inspection ended after the letter's date.",
        "the inspection ended on 2018-09-14, after the letter's date 2011-05-12",
        "Compare both dates with the page: one is misprinted or misread.",
    )
    INSPECTION_LONG_BEFORE_LETTER = (
        "inspection_long_before_letter",
        "warning",
        "The inspection began more than half a year before the letter's date.",
        "the inspection began on 2010-05-04, more than 183 days before the letter's date 2011-05-12",
        "Read the opening: the day may be an earlier inspection's.",
    )
    OTHER_DAY_NEAR = (
        "other_day_near",
        "warning",
        "The opening gives another day, close to the inspection's.",
        "the opening gives 15 April 2011 too, near the inspection from 2011-04-12 to 2011-04-13",
        "Read the opening: the other day may be one of the inspection's.",
    )
    NO_SIGNATORY = (
        "no_signatory",
        "warning",
        "Nobody was found who signed.",
        "no signatory was found below the letter's body",
        "Look at the last page: the letter's end may be missing.",
    )
    NO_INSPECTOR = (
        "no_inspector",
        "warning",
        "Nobody was found who led the inspection of a report.",
        "the title page names no lead inspector",
        "Look at the title page, where names of inspectors are studied.",
    )
    NO_JUDGEMENTS = (
        "no_judgements",
        "warning",
        "A report that gives judgements has no table of them.",
        "the title page has no table of judgements",
        "Code the judgements by hand: the report is in no count of grades.",
    )
    NO_OUTCOME = (
        "no_outcome",
        "warning",
        "An area SEND report states none of the three outcomes.",
        "none of the three outcomes is stated",
        "Read the section on the outcome, and code it by hand.",
    )
    NO_PARTNERS = (
        "no_partners",
        "warning",
        "An area SEND report lists no bodies of the local area partnership.",
        "no bodies of the local area partnership are listed",
        "Look at the last pages, where partners are studied.",
    )
    UNREAD_JUDGEMENT = (
        "unread_judgement",
        "warning",
        "A row of the table names no known aspect or grade.",
        "no judgement that is known",
        "Look at the table on the title page, and code the row by hand.",
    )
    GRADE_MISMATCH = (
        "grade_mismatch",
        "warning",
        "A heading gives another grade than the table of judgements.",
        "the heading says 'requires_improvement', the table of judgements 'inadequate'",
        "Look at both in the report. `judgements` has the table's grade, a finding's `grade` that of its heading.",
    )
    PERIOD_MISMATCH = (
        "period_mismatch",
        "warning",
        "The pages' feet give other dates than the title page.",
        "the dates at the page's foot are not those of the title page, which count",
        "Look at both. The title page's dates are taken.",
    )
    EMPTY_SECTION = (
        "empty_section",
        "warning",
        "Nothing stands under a heading.",
        "nothing stands under the heading 'Strengths'",
        "Look at the page: items may be missing, or the line is no heading.",
    )
    NO_FINDINGS = (
        "no_findings",
        "warning",
        "No heading of findings was found in a letter of a known family.",
        "no heading of findings was found in the letter's body",
        "Leave the letter out of counts, or read it: that it has no rows says nothing of the service.",
    )
    NUMBERING_GAP = (
        "numbering_gap",
        "warning",
        "Numbered items do not count up by one.",
        "item 3 follows item 1",
        "Look at the page: an item may be part of the one before it, or the letter counts wrongly.",
    )
    SECOND_LETTER = (
        "second_letter",
        "warning",
        "Another letter seems to begin in the file.",
        "another letter seems to begin in this file, with 'Dear Mr Tanner'; give each its own",
        "Split the file and parse each part: items of the second are among those of the first.",
    )
    MISSING_FOOTNOTE = (
        "missing_footnote",
        "warning",
        "A footnote is referred to that is not printed.",
        "footnote 2, which is not printed, is referred to",
        "Look at the page's foot: the note was lost, or the digit is no reference.",
    )
    DAMAGED_TEXT = (
        "damaged_text",
        "warning",
        "A character was lost, or is spelled in a way that can't be repaired.",
        "letters stand apart, and where words end can't be told",
        "Find a better copy, the PDF before its text. Quote nothing from here, and search with care: the word is "
        "not found.",
    )
    NO_ROLE = (
        "no_role",
        "info",
        "No role was found for someone who is written to, signs or inspects.",
        "no role was found for 'Jane Doe'",
        "Look at the page, where people are studied; many letters print none.",
    )
    DOUBTFUL_NAME = (
        "doubtful_name",
        "info",
        "A name is one by its place only: its words are none of a name.",
        "no name was found beside 'Her Majesty’s Inspector'",
        "Compare the name with the page.",
    )
    DOUBTFUL_ROLE = (
        "doubtful_role",
        "info",
        "A role is one by its place only: its words name no post.",
        "'Headteacher' is no role by its words",
        "Nothing as a rule: the place tells it. Compare it with the page, where posts are counted.",
    )
    DOUBTFUL_ORGANISATION = (
        "doubtful_organisation",
        "info",
        "An organisation's words name no body.",
        "'Ferrisby Academy' is no organisation by its words",
        "Nothing as a rule: the place tells it. Compare it with the page, where bodies are counted.",
    )
    RUN_TOGETHER = (
        "run_together",
        "info",
        "Values with nothing between them are told apart by their words alone.",
        "'Rhys Colby' and 'HMI' are told apart by their words alone",
        "Nothing as a rule. Parse the PDF where you have text: its places part them.",
    )
    UNKNOWN_ADDRESS_LINE = (
        "unknown_address_line",
        "info",
        "A line of an address is no building, street or town.",
        "'Agora' is no building or street, and does not stand where a town does",
        "Compare the address with the page before writing to it.",
    )
    NO_POSTCODE = (
        "no_postcode",
        "info",
        "No postcode was found in an addressee's address.",
        "no postcode was found in the address",
        "Nothing, unless the address is written to.",
    )
    UNREAD_MENTION = (
        "unread_mention",
        "info",
        "A field is empty, though the letter seems to say what it holds.",
        "the date of an earlier inspection seems to be given here, and was not read",
        "Read the item, and code the value by hand.",
    )
    SWALLOWED_HEADING = (
        "swallowed_heading",
        "info",
        "A line that reads like a heading stands inside an item.",
        "a line that reads like a heading opens no section",
        "Look at the page: a section may begin here, and items after it are of another kind.",
    )
    BROKEN_SENTENCE = (
        "broken_sentence",
        "info",
        "An item's lines don't follow one another, or it ends in mid-sentence.",
        "an item ends in the middle of a sentence",
        "Look at the page before quoting: a line may be missing, or stand elsewhere.",
    )
    ENGINES_DISAGREE = (
        "engines_disagree",
        "warning",
        "The two engines read a value differently.",
        "pdfplumber reads the letter's header differently",
        "Look at the page: either may be right. A letter where they agree is not thereby right.",
    )


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
