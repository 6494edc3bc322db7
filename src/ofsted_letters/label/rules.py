"""The rules that say what a line is: the name of each, the evidence that it goes by, and what it says.

`explain` prints all three. Only the code of a rule knows when it speaks; nothing asks a label for its rule.
"""

from __future__ import annotations

from enum import StrEnum


class Basis(StrEnum):
    """What a rule goes by, the surest first."""

    TAGS = "tags"
    """The structure that a tagged PDF carries."""
    PRINT = "print"
    """How the file draws the page: paragraph marks, what is clipped, slanted, or drawn outside the text."""
    MARK = "mark"
    """A bullet, number or note's marker that the line begins with."""
    TYPE = "type"
    """The type's size and weight."""
    PLACE = "place"
    """Where the line stands, and what room it leaves."""
    WORDS = "words"
    """What the line says, by a vocabulary or by how a sentence is made."""
    NOTHING = "nothing"
    """What is left when no evidence speaks."""


class Rule(StrEnum):
    """Each rule: its name, what it goes by, and what it says of a line."""

    basis: Basis

    def __new__(cls, name: str, basis: Basis, meaning: str) -> Rule:
        """A rule that knows its basis; what it says is its docstring."""
        member = str.__new__(cls, name)
        member._value_ = name
        member.basis = basis
        member.__doc__ = meaning
        return member

    # around the text
    NOT_PRINTED = "not_printed", Basis.PRINT, "It is in the file, but can't be seen on the page."
    BESIDE_THE_TEXT = "beside_the_text", Basis.TAGS, "The file sets it beside the text, at a later page's edge."
    BANNER = "banner", Basis.PRINT, "It is in a picture that stands at the top of other pages, too."
    SLANTED_TEXT = "slanted_text", Basis.PRINT, "It is printed across the page."
    MAIL_HEADER = "mail_header", Basis.WORDS, "A mail program printed it above the letter."
    DRAWN_RULE = "drawn_rule", Basis.MARK, "It is a stroke, drawn with one sign."
    NUMBER_IN_MARGIN = "number_in_margin", Basis.PLACE, "It counts the letter's lines, left of them."
    STAMP = "stamp", Basis.WORDS, "An office stamped it on the first page."
    PAPER_OR_SITE = "paper_or_site", Basis.WORDS, "The letter's paper says it, or a site that it was taken from."
    CATCHWORD = "catchword", Basis.PLACE, "A typist put it at a page's edge: it says that the letter goes on."
    SENT_OR_PRINTED = (
        "sent_or_printed",
        Basis.WORDS,
        "A fax machine or a browser put it at the page's edge, with the day and the time of day.",
    )
    COMMENT = "comment", Basis.PLACE, "It is small, and right of all the text: a comment, or a change that was marked."
    PAGE_NUMBER = "page_number", Basis.PLACE, "It is the page's number, at its edge."
    RUNNING = "running_header_or_footer", Basis.PLACE, "It recurs at the pages' edges, or repeats the letter's head."
    STRAY_MARK = "stray_mark", Basis.NOTHING, "It has no letters and belongs to no part of the letter."
    NOT_OF_LETTER = "not_of_letter", Basis.PLACE, "It is on a page above or below the letter."
    LEFT_OVER = "left_over", Basis.NOTHING, "No rule knows what it is."

    # notes at the foot
    NOTE_IN_STRUCTURE = "note_in_structure", Basis.TAGS, "It is of a note in the file's structure."
    MARKER_OF_NOTE = "marker_of_note", Basis.MARK, "It begins with a note's marker, in small type or with a star."
    SMALL_TYPE_BELOW_MARKER = "small_type_below_marker", Basis.TYPE, "It is small and stands below a note's first line."
    SMALL_TYPE_BELOW_CUT_NOTE = (
        "small_type_below_cut_note",
        Basis.TYPE,
        "It goes on at the foot with a note that a page's end cut.",
    )
    SMALL_TYPE_ANSWERS_REFERENCE = (
        "small_type_answers_reference",
        Basis.TYPE,
        "It is small, without a marker, below the page's one open reference.",
    )
    SENTENCE_OF_STARRED_NOTE = "sentence_of_starred_note", Basis.WORDS, "It ends the sentence of a note with a star."

    # above and below the body
    CONTACT = "contact", Basis.WORDS, "It holds nothing but numbers, mailboxes and web addresses of the office."
    OFFICE_ADDRESS = "office_address", Basis.PLACE, "It is an address by its form, beside or above the contacts."
    OFFICE_UNIT = "office_unit", Basis.WORDS, "It names a team of the office, right above that team's contacts."
    AGENCY_NAME = "agency_name", Basis.WORDS, "It names an agency above the salutation."
    REST_OF_LOGO = "rest_of_logo", Basis.WORDS, "It is what a logo left of Ofsted's name."
    FIRST_DATE = "first_date", Basis.WORDS, "It is the first date above the salutation, or was meant to be."
    ENTRY_OF_LIST = "entry_of_list", Basis.PLACE, "It is of a list between date and salutation, a person an entry."
    ADDRESS_BLOCK = "address_block", Basis.PLACE, "It is of a block between date and salutation."
    GREETING = "greeting", Basis.WORDS, "It greets someone."
    BELOW_SALUTATION = "below_salutation", Basis.PLACE, "It stands below the salutation, bold or naming a subject."
    VALEDICTION = "valediction", Basis.WORDS, "It takes leave; the body ends above it."
    FORMAL_LINE = "formal_line", Basis.WORDS, "It says that the letter is signed, or how to reach whoever signed."
    AGENCY_HEAD = "agency_head", Basis.TYPE, "It names the agency at the head of who signed for it."
    SIGNATORY_LINE = "signatory_line", Basis.PLACE, "It stands below the valediction and is no sentence."
    COPY_WORD = "copy_word", Basis.WORDS, "It begins with the word that introduces who gets a copy."
    COPY_LINE = "copy_line", Basis.PLACE, "It stands below the word that introduces who gets a copy."

    # a report's own parts
    ABOVE_TITLE = "above_title", Basis.PLACE, "It stands above a report's title."
    KNOWN_TITLE = "known_title", Basis.WORDS, "It is the title of a family of reports, or part of it."
    HEAD_OF_LINE = "head_of_line", Basis.WORDS, "It begins with the words for dates or who led, or stands below them."
    HEAD_OF_TABLE = "head_of_table", Basis.WORDS, "It heads a column of a known table."
    CELL_OF_TABLE = "cell_of_table", Basis.PLACE, "It stands in a row of a known table."
    CELL_BELOW_CELL = "cell_below_cell", Basis.WORDS, "It is of a known table whose cells stand below each other."
    HEADING_OF_PANEL = "heading_of_panel", Basis.WORDS, "It is a heading over columns of values."
    COLUMN_OF_PANEL = "column_of_panel", Basis.PLACE, "It stands in a column below such a heading."
    HEADING_AGAIN = "heading_again", Basis.WORDS, "It repeats the heading above it."
    IMPRINT = "imprint", Basis.WORDS, "It is of the imprint, which ends a report."

    # headings
    BOLD_KNOWN_HEADING = "bold_known_heading", Basis.TYPE, "It is bold, and a heading by its words."
    KNOWN_HEADING_IN_PIECES = "known_heading_in_pieces", Basis.TYPE, "It is bold, and part of a heading by its words."
    KNOWN_HEADING = "known_heading", Basis.WORDS, "It is a heading by its words, and stands in no sentence."
    BOLD_THEMATIC_HEADING = "bold_thematic_heading", Basis.TYPE, "It is bold, stands apart, and is no sentence."
    TAGGED_HEADING = "tagged_heading", Basis.TAGS, "The file calls it a heading, and it is a short paragraph by itself."
    ITALIC_HEADING = "italic_heading", Basis.TYPE, "It is italic, stands apart, and is no sentence."
    LARGER_HEADING = "larger_heading", Basis.TYPE, "It is larger than the text, stands apart, and is no sentence."
    LONE_LINE = "lone_line", Basis.PLACE, "It is no sentence, and stands apart from the text or heads a list."

    # where an item begins, and which lines go on with it
    BULLET = "bullet", Basis.MARK, "It begins with a bullet."
    NUMBER_IN_SEQUENCE = "number_in_sequence", Basis.MARK, "It begins with the number that comes next."
    COUNTED = "counted", Basis.MARK, "It begins with a letter, figure or part of a number that counts."
    NUMBER_WITHOUT_STOP = "number_without_stop", Basis.MARK, "It begins with the next number, whose stop was lost."
    MARK_IN_COLUMN = "mark_in_column", Basis.MARK, "It is a bullet below another, apart from its text."
    LIST_ITEM = "list_item", Basis.TAGS, "An item of a list begins with it in the file's structure."
    FIRST_LINE = "first_line", Basis.PLACE, "It is the first below a heading, of a row, or of all."
    SMALL_LETTER = (
        "small_letter",
        Basis.WORDS,
        "It begins with a small letter, directly below the line above.",
    )
    MARK_ALONE_ABOVE = "mark_alone_above", Basis.MARK, "The line above is a bullet or number, and this its text."
    SAME_ELEMENT = "same_element", Basis.TAGS, "It is of one element with the line above."
    ELEMENT_ENDS = "element_ends", Basis.TAGS, "The element of the line above ended with its sentence."
    EMPTY_ELEMENT_BETWEEN = "empty_element_between", Basis.TAGS, "An empty paragraph parts it from the page before."
    OUTDENT = "outdent", Basis.PLACE, "It stands left of the indent that its list keeps."
    GAP = "gap", Basis.PLACE, "The gap above it is wider than those between lines."
    SENTENCE_GOES_ON_AFTER_GAP = (
        "sentence_goes_on_after_gap",
        Basis.WORDS,
        "The sentence above goes on with it, though a gap is between.",
    )
    SENTENCE_GOES_ON = "sentence_goes_on", Basis.WORDS, "The sentence above is not at its end, or goes on with it."
    PARAGRAPH_MARK = "paragraph_mark", Basis.PRINT, "A paragraph's mark is drawn at the end of the line above."
    NO_PARAGRAPH_MARK = "no_paragraph_mark", Basis.PRINT, "The line above ends without a paragraph's mark."
    SHORT_LINE_ABOVE = (
        "short_line_above",
        Basis.PLACE,
        "The line above had room for its first word.",
    )
    NO_GAP = "no_gap", Basis.PLACE, "No gap is above it, where gaps or indents part paragraphs."
    HANGING_INDENT = "hanging_indent", Basis.PLACE, "It keeps, on the next page, the indent of its list."
    BLANK_LINE_AT_TOP = "blank_line_at_top", Basis.PLACE, "Its page begins with a blank line."
    ROOM_BELOW = "room_below", Basis.PLACE, "The page above had room for another line."
    FULL_LINE_ABOVE = (
        "full_line_above",
        Basis.NOTHING,
        "A sentence ended in a full line: nothing tells more.",
    )
    PAGE_END_ABOVE = "page_end_above", Basis.NOTHING, "A page ended with a sentence: nothing tells more."
