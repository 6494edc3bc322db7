"""Labels to values: blocks joined, and every value with its evidence."""

from __future__ import annotations

from typing import Any

import pytest

from ofsted_letters.assemble import Values, assemble
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.document import Document, Medium, Note
from ofsted_letters.forms.letter import label_letter
from ofsted_letters.model import Letter
from tests.label.page import text_lines
from tests.label.typeset import as_document, typeset

SOURCE: Values = {
    "name": "letter.pdf",
    "media_type": "application/pdf",
    "sha256": "0" * 64,
    "bytes": 1,
    "pages": 2,
    "page_range": None,
    "engine": "pdfium",
}
LETTER = """
Piccadilly Gate
Store Street
Manchester
M1 2WD
T 0300 123 1231
enquiries@ofsted.gov.uk
www.ofsted.gov.uk

12 June 2019

Ms Una Brightwell
Director of Children’s Services
Ferrisby Council
Ferry House
2 Quay Road
Ferrisby
ZX1 2AB

Dear Ms Brightwell,

## Focused visit to Ferrisby children’s services

This letter summarises the findings of a focused visit to Ferrisby children’s~
services on 14 and 15 May 2019. The inspectors were Bo Quist, Her Majesty’s~
Inspector, and Cy Rudd, Her Majesty’s Inspector.

The visit was carried out under section 136 of the Education and Inspections Act 2006.[^1]

1
---
## Areas for development

• Records say little about the decision-
  making of managers.[^1] [^2] This was an area for development at the last~

^ [^1] The guidance says
^ why.
^ [^2] The audit says so, too.
2
---
  inspection in June 2017.
  – Letters are sent late.

## Findings
## Early help

7. Families are met at home.

Yours sincerely

Bo Quist
Her Majesty’s Inspector

cc Ivo Tanner, Chief Executive, Ferrisby Council
"""


def document_of(page: str, *notes: Note) -> Document:
    return as_document(typeset(page))._replace(notes=notes)


def values_of(document: Document) -> Values:
    return assemble(document, label_letter(document), SOURCE).values


@pytest.fixture(scope="module")
def letter() -> Values:
    return values_of(document_of(LETTER))


def lines_saying(words: str) -> list[int]:
    return [line.number for line in typeset(LETTER) if words in line.text]


def test_values_are_the_contracts(letter: Values) -> None:
    assert Letter.model_validate(letter).source.name == "letter.pdf"
    assert letter["schema_version"] == "1.1"
    assert letter["family"] == "focused_visit"


def test_header(letter: Values) -> None:
    header = letter["header"]
    assert header["date"].isoformat() == "2019-06-12"
    assert header["salutation"] == "Dear Ms Brightwell"
    assert header["subject"] == "Focused visit to Ferrisby children’s services"
    assert header["sender"]["telephone"] == "0300 123 1231"
    assert list(header["sender"]["address"]) == ["Piccadilly Gate", "Store Street", "Manchester"]
    (recipient,) = header["recipients"]
    assert (recipient["name"], recipient["postcode"]) == ("Ms Una Brightwell", "ZX1 2AB")


def test_metadata(letter: Values) -> None:
    metadata = letter["metadata"]
    assert metadata["inspection_start"].isoformat() == "2019-05-14"
    assert metadata["inspection_end"].isoformat() == "2019-05-15"
    assert metadata["inspectors"] == ["Bo Quist", "Cy Rudd"]
    assert metadata["legal_basis"] == "section 136 of the Education and Inspections Act 2006"
    assert metadata["previous_inspections"] == ["2017-06"]


def test_an_authority_that_is_in_no_register_keeps_its_name(letter: Values) -> None:
    assert letter["metadata"]["authority"] == {
        "name": "Ferrisby",
        "official_name": None,
        "gss_code": None,
        "la_code": None,
        "region": None,
        "ofsted_urn": None,
    }


def test_a_registered_authority_has_all_that_the_register_knows_and_evidence_for_what_is_printed() -> None:
    letter = values_of(document_of(LETTER.replace("Ferrisby", "Dudley")))
    authority = letter["metadata"]["authority"]
    assert (authority["name"], authority["gss_code"]) == ("Dudley", "E08000027")
    assert (authority["la_code"], authority["ofsted_urn"]) == ("332", "80464")
    cited = [pointer for pointer in letter["evidence"] if pointer.startswith("/metadata/authority/")]
    assert cited == ["/metadata/authority/name"]
    assert letter["evidence"]["/metadata/authority/name"] == letter["evidence"]["/header/subject"]


def test_sections_and_items(letter: Values) -> None:
    assert [(section["kind"], section["level"], section["heading"]) for section in letter["sections"]] == [
        ("introduction", 1, None),
        ("areas_for_development", 1, "Areas for development"),
        ("findings", 1, "Findings"),
        ("findings", 2, "Early help"),
    ]
    assert [[item["type"] for item in section["items"]] for section in letter["sections"]] == [
        ["paragraph", "paragraph"],
        ["bullet", "bullet"],
        [],
        ["numbered"],
    ]
    assert letter["sections"][3]["items"][0]["number"] == "7"


def test_an_item_is_one_text_over_hyphens_notes_and_pages(letter: Values) -> None:
    item, nested = letter["sections"][1]["items"]
    assert item["text"] == (
        "Records say little about the decision-making of managers. "
        "This was an area for development at the last inspection in June 2017."
    )
    assert item["footnotes"] == ["1", "2"]
    assert item["recurrence"] == "outstanding"
    assert (nested["level"], nested["recurrence"]) == (2, None)


def test_a_mark_that_is_repeated_is_named_once() -> None:
    letter = values_of(document_of(LETTER.replace("[^2]", "[^1]", 1)))
    assert letter["sections"][1]["items"][0]["footnotes"] == ["1"]


def test_an_items_evidence_is_by_page_with_boxes(letter: Values) -> None:
    (item, _) = letter["sections"][1]["items"]
    first, second = lines_saying("Records say")[0], lines_saying("in June 2017")[0]
    assert item["page"] == 2
    assert [(place["page"], place["lines"]) for place in item["evidence"]] == [
        (2, (first, first + 1)),
        (3, (second, second)),
    ]
    assert all(place["bbox"] is not None for place in item["evidence"])


def test_furniture_may_stand_inside_a_range_but_not_in_the_text() -> None:
    text = "Dear all\n\nWe came.\n\nRecords are kept with care\n1\nand read by all.\n\nPlans wait.\n2\n"
    letter = values_of(Document(tuple(text_lines(text)), "text/plain", "text", None, Medium.TEXT))
    _, item, _ = letter["sections"][0]["items"]
    assert item["text"] == "Records are kept with care and read by all."
    assert [place["lines"] for place in item["evidence"]] == [(3, 5)]


def test_a_sections_place_is_its_headings_or_its_first_items(letter: Values) -> None:
    introduction, areas, *_ = letter["sections"]
    assert (introduction["page"], introduction["evidence"]) == (1, [])
    (heading,) = lines_saying("Areas for development")
    assert (areas["page"], [place["lines"] for place in areas["evidence"]]) == (2, [(heading, heading)])


def test_footnotes(letter: Values) -> None:
    assert letter["footnotes"] == [
        {"marker": "1", "text": "The guidance says why.", "page": 2},
        {"marker": "2", "text": "The audit says so, too.", "page": 2},
    ]


def test_people_below(letter: Values) -> None:
    assert letter["signatories"] == [{"name": "Bo Quist", "role": "Her Majesty’s Inspector", "organisation": None}]
    assert letter["copies"] == [{"name": "Ivo Tanner", "role": "Chief Executive", "organisation": "Ferrisby Council"}]


def test_an_agency_at_the_head_of_a_signatory_is_the_organisation() -> None:
    page = LETTER.replace("\nBo Quist\nHer", "\n## Ofsted\nBo Quist\nHer")
    assert values_of(document_of(page))["signatories"] == [
        {"name": "Bo Quist", "role": "Her Majesty’s Inspector", "organisation": "Ofsted"}
    ]


CITED = {
    "/header/date": "12 June",
    "/header/salutation": "Dear",
    "/header/subject": "Focused visit to",
    "/header/sender/telephone": "T 0300",
    "/header/sender/email": "enquiries@",
    "/header/recipients/0/name": "Ms Una",
    "/header/recipients/0/role": "Director of",
    "/header/recipients/0/postcode": "ZX1",
    "/metadata/authority/name": "Focused visit to",
    "/metadata/inspection_start": "14 and 15 May",
    "/metadata/inspection_end": "14 and 15 May",
    "/metadata/inspectors/0": "were Bo Quist",
    "/metadata/inspectors/1": "Cy Rudd",
    "/metadata/previous_inspections/0": "in June 2017",
    "/metadata/legal_basis": "section 136",
    "/signatories/0/role": "Her Majesty’s Inspector",
    "/copies/0/role": "Chief Executive",
}


@pytest.mark.parametrize("pointer", CITED)
def test_each_value_cites_the_lines_that_say_it(letter: Values, pointer: str) -> None:
    (place,) = letter["evidence"][pointer]
    said = lines_saying(CITED[pointer])
    assert place["lines"][0] <= said[-1] <= place["lines"][1]
    assert place["lines"][1] - place["lines"][0] <= 1


def test_a_town_is_not_cited_where_the_council_is_named_after_it() -> None:
    page = LETTER.replace("Ferrisby\nZX1 2AB", "Ferrisby ZX1 2AB")
    letter = values_of(document_of(page))
    assert list(letter["header"]["recipients"][0]["address"]) == ["Ferry House", "2 Quay Road", "Ferrisby"]
    town, postcode = (letter["evidence"][f"/header/recipients/0/{part}"] for part in ("address/2", "postcode"))
    assert town == postcode


def values_at(value: Any, pointer: str = "") -> dict[str, Any]:
    """Every value below one, by its JSON pointer."""
    if isinstance(value, dict):
        return {path: leaf for key in value for path, leaf in values_at(value[key], f"{pointer}/{key}").items()}
    if isinstance(value, (list, tuple)):
        return {
            path: leaf for at, inner in enumerate(value) for path, leaf in values_at(inner, f"{pointer}/{at}").items()
        }
    return {pointer: value}


def test_every_value_outside_the_sections_has_evidence_and_nothing_else_has(letter: Values) -> None:
    """An address may have one for all of its lines."""
    stated = {
        pointer
        for part in ("header", "metadata", "signatories", "copies")
        for pointer, value in values_at(letter[part], f"/{part}").items()
        if value is not None
    }
    cited = letter["evidence"].keys()
    assert [pointer for pointer in stated if not pointer.startswith(tuple(cited))] == []
    assert [pointer for pointer in cited if not any(value.startswith(pointer) for value in stated)] == []


def test_text_has_no_boxes_and_no_pages() -> None:
    lines = text_lines(LETTER.replace("~", "").replace("---\n", "").replace("## ", "").replace("^ ", ""))
    document = Document(tuple(lines), "text/plain", "text", None, Medium.TEXT)
    letter = values_of(document)
    places = [place for evidence in letter["evidence"].values() for place in evidence]
    places += [place for section in letter["sections"] for item in section["items"] for place in item["evidence"]]
    assert places
    assert {place["bbox"] for place in places} == {place["page"] for place in places} == {None}


def test_a_letter_can_end_with_its_salutation() -> None:
    assert values_of(document_of("Dear all\n"))["sections"] == []


def test_what_is_not_there_is_none_or_nothing() -> None:
    letter = values_of(document_of("Dear all\n\nRecords are kept with care, and managers read them in each~\nteam.\n"))
    assert letter["header"] == {
        "sender": dict.fromkeys(letter["header"]["sender"]) | {"address": letter["header"]["sender"]["address"]},
        "date": None,
        "recipients": [],
        "salutation": "Dear all",
        "subject": None,
        "title": None,
    }
    assert not letter["header"]["sender"]["address"]
    metadata = letter["metadata"]
    assert not any(metadata["authority"].values())
    assert metadata["inspectors"] == metadata["previous_inspections"] == []
    assert {metadata[name] for name in ("inspection_start", "inspection_end", "legal_basis", "theme")} == {None}
    assert letter["signatories"] == letter["copies"] == letter["footnotes"] == []
    assert letter["evidence"].keys() == {"/header/salutation"}


def test_a_mistyped_date_is_none_but_its_line_is_known() -> None:
    letter = values_of(document_of(LETTER.replace("12 June 2019", "12 June 20199")))
    assert letter["header"]["date"] is None
    assert "/header/date" in letter["evidence"]


def test_an_empty_section_has_only_its_headings_place() -> None:
    page = LETTER.replace("7. Families are met at home.\n", "")
    last = values_of(document_of(page))["sections"][-1]
    assert (last["heading"], last["items"], last["page"]) == ("Early help", [], 3)


def test_words_that_fit_nowhere_come_last_each_by_itself() -> None:
    page = LETTER.replace("cc Ivo", "^ Some small words\n^ and more\ncc Ivo")
    letter = values_of(document_of(page))
    other = letter["sections"][-1]
    assert (other["kind"], other["heading"], other["page"]) == ("other", None, 3)
    assert [item["text"] for item in other["items"]] == ["Some small words", "and more"]
    (diagnostic,) = [found for found in letter["diagnostics"] if found["code"] == "unplaced_text"]
    assert diagnostic["severity"] == "warning"
    first, second = (item["evidence"][0]["lines"][0] for item in other["items"])
    assert [place["lines"] for place in diagnostic["evidence"]] == [(first, second)]


def test_notes_of_the_reader_become_diagnostics_with_their_lines() -> None:
    unseen = Note(DiagnosticCode.CLIPPED_TEXT, "This is below its frame", (2, 1))
    cut = Note(DiagnosticCode.CUT_OFF_PDF, "Cut")
    clipped, shortened = values_of(document_of(LETTER, unseen, cut))["diagnostics"][:2]
    assert (clipped["code"], clipped["severity"]) == ("clipped_text", "warning")
    assert (clipped["message"], clipped["pointer"]) == ("This is below its frame", None)
    assert [place["lines"] for place in clipped["evidence"]] == [(1, 2)]
    assert (shortened["code"], shortened["evidence"]) == ("cut_off_pdf", [])


def test_a_repaired_mailbox_is_said_to_be_repaired() -> None:
    letter = values_of(document_of(LETTER.replace("enquiries@ofsted", "enquiries @ofsted")))
    assert letter["header"]["sender"]["email"] == "enquiries@ofsted.gov.uk"
    (diagnostic,) = [each for each in letter["diagnostics"] if each["code"] == "repaired_email"]
    assert diagnostic["evidence"] == letter["evidence"]["/header/sender/email"]


def test_a_page_break_in_doubt_is_said_to_be() -> None:
    rows = "Records are kept with care, and managers read them in each~\n" * 3
    page = f"Dear all\n\n{rows}and every team, which is what they are meant to do each day.~\n---\nPlans {rows}"
    (diagnostic,) = values_of(document_of(page))["diagnostics"]
    assert (diagnostic["code"], diagnostic["severity"]) == ("uncertain_paragraph", "info")
    assert [(place["page"], place["lines"]) for place in diagnostic["evidence"]] == [(2, (6, 6))]


def test_outcomes_say_which_rules_were_tried() -> None:
    document = document_of(LETTER)
    outcomes = assemble(document, label_letter(document), SOURCE).outcomes
    assert {"/metadata/inspection_start", "/metadata/inspectors", "/metadata/authority/name"} <= outcomes.keys()
    assert all(outcome.attempts for outcome in outcomes.values())
    assert outcomes["/metadata/inspection_start"].attempts[-1].reason is None


def test_a_family_without_themes_is_asked_for_none() -> None:
    subject = "## Annual unannounced inspection of contact, referral and assessment arrangements"
    document = document_of(LETTER.replace("## Focused visit to", f"{subject} in"))
    assembled = assemble(document, label_letter(document), SOURCE)
    assert assembled.values["metadata"]["theme"] is None
    assert "/metadata/theme" not in assembled.outcomes
