"""Doubts that no small letter brings about; the others have their cases in tests/cases/doubts.md."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, get_args

import pypdfium2  # type: ignore[import-untyped]
import pytest

from ofsted_letters.doubts import doubts
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.label.rules import Rule
from ofsted_letters.pipeline import parse
from ofsted_letters.terms import Engine
from tests.label.page import line

NUMBERED = Path(__file__).parents[1] / "samples" / "tamesford-2011.pdf"
"""Of three pages, with numbers on the second and the third."""
Values = dict[str, Any]


def letter(family: str = "focused_visit", theme: str | None = "early help", **changes: Any) -> Values:
    header = {"sender": {"address": ()}, "recipients": changes.get("recipients", [])}
    return {
        "family": family,
        "form": "letter",
        "source": {"media_type": "text/plain"},
        "header": header,
        "metadata": {"theme": theme, "visit_scope": (), "previous_inspections": ["2018"], "inspection_team": []},
        "sections": changes.get("sections", []),
        "signatories": changes.get("signatories", []),
        "copies": [],
        "evidence": {},
    }


def section(kind: str, text: str) -> Values:
    evidence = [{"page": 1, "lines": (1, 1)}]
    item = {"type": "paragraph", "text": text, "evidence": evidence}
    return {"kind": kind, "items": [item], "evidence": []}


def told(values: Values, *labels: Label) -> list[tuple[str, str | None]]:
    return [(one["code"], one["pointer"]) for one in doubts(values, labels)]


def labelled(text: str, role: Role = Role.ITEM) -> Label:
    return Label(line(1, text, 72.0, 100.0), role, Rule.SMALL_LETTER, text=text)


def test_a_role_of_no_known_words_and_one_behind_an_agency_are_doubted() -> None:
    for role in ("Keeper of Records", "National Director, Ofsted, Chief Inspector"):
        signed = [{"name": "Ann Poll", "role": role, "organisation": None}]
        assert told(letter(signatories=signed)) == [("doubtful_role", "/signatories/0")]
    assert told(letter(signatories=[{"name": "Ann Poll", "role": "Chief Inspector", "organisation": None}])) == []


def test_a_heading_that_stands_in_an_item_makes_the_list_of_sections_doubtful() -> None:
    assert told(letter(), labelled("Areas for development")) == [("swallowed_heading", "/sections")]
    assert told(letter(), labelled("strengths.")) == []
    assert told(letter(), labelled("Areas for development", Role.HEADING)) == []


def test_a_theme_that_was_not_read_is_told_where_the_family_has_themes() -> None:
    text = "Inspectors scrutinised work with young carers."
    read = labelled(text)
    opened = [section("introduction", text)]
    assert told(letter(theme=None, sections=opened), read) == [("unread_mention", "/metadata/theme")]
    assert told(letter(theme=None, sections=[section("findings", text)]), read) == []
    assert told(letter("contact_referral_assessment", None, sections=opened), read) == []


def test_damage_is_told_of_the_part_where_no_value_was_read_from_its_line() -> None:
    assert told(letter(), labelled("T 0300 \ufffd23", Role.LETTERHEAD)) == [("damaged_text", "/header/sender")]


def test_a_letter_without_items_but_with_text_that_fits_nowhere_is_measured_by_all_its_lines() -> None:
    assert told(letter(sections=[section("other", "It was seen.")]), labelled("It was seen.", Role.UNPLACED)) == []


def pages_of(path: Path, *numbers: int) -> bytes:
    """Some pages of a PDF, in some order."""
    pdf, file = pypdfium2.PdfDocument.new(), io.BytesIO()
    pdf.import_pages(pypdfium2.PdfDocument(path), [number - 1 for number in numbers])
    pdf.save(file)
    return file.getvalue()


OUT_OF_STEP = {
    (1, 2, 2, 3): [
        ("has the text of an earlier one, and counts twice", 3),
        ("is numbered 2, and 3 was to be expected: a page may be there twice, or not in its place", 3),
    ],
    (1, 3): [("is numbered 3, and 2 was to be expected: a page may be missing", 2)],
    (1, 3, 2): [
        ("is numbered 3, and 2 was to be expected: a page may be missing", 2),
        ("is numbered 2, and 4 was to be expected: a page may be there twice, or not in its place", 3),
    ],
    (1, 2): [],
}


@pytest.mark.parametrize("engine", get_args(Engine))
@pytest.mark.parametrize("numbers", OUT_OF_STEP)
def test_pages_that_are_missing_there_twice_or_out_of_order_are_told(numbers: tuple[int, ...], engine: Engine) -> None:
    read = parse(pages_of(NUMBERED, *numbers), name="letter.pdf", engine=engine)
    told = [one for one in read.diagnostics if one.code == "pages_out_of_step"]
    assert len(told) == len(OUT_OF_STEP[numbers])
    for words, page in OUT_OF_STEP[numbers]:
        assert page in [one.evidence[0].page for one in told if words in one.message]


def test_pages_numbered_on_from_a_cover_sheet_or_from_the_letter_s_own_first_are_in_step() -> None:
    for cover in (0, 1, 2):
        numbered = [
            Label(line(1, "Dear Ms Wren", 72.0, 100.0)._replace(page=2), Role.SALUTATION, Rule.SMALL_LETTER),
            Label(line(2, f"{3 - cover}", 72.0, 800.0)._replace(page=3), Role.FURNITURE, Rule.PAGE_NUMBER),
            Label(line(3, f"{4 - cover}", 72.0, 800.0)._replace(page=4), Role.FURNITURE, Rule.PAGE_NUMBER),
            Label(line(4, "1", 72.0, 800.0)._replace(page=5), Role.FURNITURE, Rule.PAGE_NUMBER),
        ]
        numbered = [numbered[0], *(label._replace(text=label.line.text) for label in numbered[1:])]
        assert told(letter(), *numbered) == []


def test_what_a_theme_is_about_is_not_told_of_an_unknown_family() -> None:
    text = (
        "Ofsted\n\n4 March 2021\n\nMs Ada Wren\nDirector of Children’s Services\nFellbridge\n\nDear Ms Wren\n\n"
        "Focused visit o Fellbridge children’s services\n\nThis letter summarises the findings of a focused visit to"
        " Fellbridge on 9 and 10 February 2021.\n\nInspectors looked at the local authority’s arrangements for children"
        " in care.\n\nYours sincerely\n\nNina Vale\nHer Majesty’s Inspector\n"
    )
    read = parse(text.encode(), name="letter.txt")
    assert (read.family, read.metadata.theme, read.metadata.visit_scope) == ("unknown", "children in care", ())
    assert "/metadata/visit_scope" in [one.pointer for one in read.diagnostics if one.code == "unread_mention"]
    known = parse(text.replace("visit o ", "visit to ").encode(), name="letter.txt")
    assert known.metadata.visit_scope == ("children_in_care",)
    assert "/metadata/visit_scope" not in [one.pointer for one in known.diagnostics]
