"""The steps that label a document, each of which takes some of the lines that those before it left."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """A step, in the order of letters; reports have others of theirs between."""

    UNSEEN = "unseen"
    """Lines that are in the file and not on the page."""
    TITLE = "title"
    """A report's title, and what stands above it."""
    TITLE_PAGE = "title_page"
    """A report's dates, who led it, and its table of judgements."""
    FURNITURE = "furniture"
    """Page numbers, running headers and footers, stamps, and what else is part of no sentence."""
    COMMENTS = "comments"
    """Comments and marked changes in a column right of the letter."""
    IMPRINT = "imprint"
    """The imprint that ends a report."""
    AROUND = "around"
    """Pages before and after the letter."""
    FOOTNOTES = "footnotes"
    """Notes at a page's foot."""
    LETTERHEAD = "letterhead"
    """The office's contacts and address, and agencies' names."""
    PANELS = "panels"
    """Columns of a report's partners or inspectors."""
    RESPONSIBLE_BODIES = "responsible_bodies"
    """Who is named beside a report's areas for priority action."""
    REPEATED_HEADINGS = "repeated_headings"
    """The second of two headings of the same words."""
    ABOVE_BODY = "above_body"
    """A letter's date, addressees, salutation and subject."""
    BODY = "body"
    """Headings and items, down to where the sign-off begins."""
    SIGN_OFF = "sign_off"
    """The valediction, who signed, and who gets a copy."""
    STRAY_MARKS = "stray_marks"
    """What is left and holds no word."""
    LEFT_OVER = "left_over"
    """What is left."""
