"""A brief on one authority: what was judged and asked for, in a document that anyone can find their way in."""

from __future__ import annotations

import io
from typing import Any

import pytest

from ofsted_letters.corpus.on_authority import on_authority
from ofsted_letters.model import Letter, Outcome
from ofsted_letters.office import brief as briefs
from ofsted_letters.office.brief import brief
from tests.corpus.held_letters import URGENT, judgement, letter_on, points
from tests.write.invented import item, section

docx = pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VISIT = points("Visit.", recurrence="outstanding", page=2)
JUDGED = (judgement("inadequate"), judgement("good", "in_care"))
HEARD = section("strengths", "Strengths", item("Children are heard.", page=3))
IN_SUM = section("summary", "Headline findings", item("Much is better.", type="paragraph", page=1))
LETTERS = (
    letter_on("204", "2019-03-04", sections=(IN_SUM, HEARD, VISIT, URGENT)),
    letter_on("204", "2018-01-19", "ilacs_inspection", judgements=(judgement("good"),)),
    letter_on(
        "204", "2022-01-21", "ilacs_inspection", judgements=(judgement("inadequate"), judgement("good", "in_care"))
    ),
    letter_on("205", sections=(points("Not here."),)),
)


def document(*letters: Letter) -> Any:
    known = on_authority("Hackney", ((letter, f"letters/{letter.source.name}") for letter in letters))
    return docx.Document(io.BytesIO(brief(known)))


def texts(written: Any, style: str = "") -> list[str]:
    return [one.text for one in written.paragraphs if one.text and one.style.name.startswith(style)]


def cells(table: Any) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


def test_it_says_what_it_is_of() -> None:
    written = document(*LETTERS)
    assert texts(written, "Title") == ["Hackney: what inspections found and asked for"]
    assert (
        "As of the documents here: 3 documents on Hackney, 19 January 2018 to 21 January 2022, among 4 that were looked"
        " through. There may be others." in texts(written)
    )
    assert any("Open Government Licence v3.0" in text for text in texts(written))


def test_headings_are_headings_in_the_order_of_a_reader() -> None:
    assert texts(document(*LETTERS), "Heading 1") == [
        "Judgements",
        "Areas for priority action",
        "What was asked to improve, and when",
        "Strengths",
        "In the inspectors’ words",
        "Documents here",
        "Source and licence",
    ]


def test_judgements_stand_beside_the_ones_before_where_they_can_be_compared() -> None:
    latest, in_time, _ = document(*LETTERS).tables
    assert cells(latest)[1:] == [
        ("Overall effectiveness", "Inadequate", "worse than before (good, 19 January 2018)"),
        ("Children in care", "Good", "none before it is here"),
    ]
    assert cells(in_time)[1:] == [
        ("ILACS inspection, 21 January 2022", "Inadequate"),
        ("ILACS inspection, 19 January 2018", "Good"),
    ]


def test_how_inspections_of_the_area_came_out_stands_with_the_judgements_whether_there_are_any_or_not() -> None:
    area = letter_on("204", "2023-06-30", "area_send", sections=(HEARD,))
    told = Outcome(
        outcome="widespread_systemic_failings",
        statement=None,
        next_full_inspection_years=None,
        monitoring_inspection_months=18,
        priority_action_plan=True,
        strategic_plan=True,
    )
    failing = area.model_copy(update={"metadata": area.metadata.model_copy(update={"outcome": told})})
    outcomes = [("Area SEND, 30 June 2023", "Widespread and/or systemic failings")]
    assert cells(document(failing).tables[0])[1:] == outcomes
    assert cells(document(failing, *LETTERS).tables[2])[1:] == outcomes
    assert cells(document(area).tables[0])[1:] == [("Area SEND, 30 June 2023", "none read")]


def test_points_have_their_pages_and_what_the_data_say_of_them() -> None:
    items = texts(document(*LETTERS), "List Bullet")
    assert "Visit. [raised before, still outstanding] (page 2)" in items
    assert "Visits are missed. (page 1)" in items
    assert "Children are heard. (page 3)" in items
    assert not [one for one in items if "Not here" in one]


def test_a_page_leads_to_its_file() -> None:
    written = document(*LETTERS)
    targets = {one.target_ref for one in written.part.rels.values() if one.is_external}
    assert "letters/204-2019-03-04.pdf#page=2" in targets


def test_a_quotation_has_its_source() -> None:
    written = document(*LETTERS)
    assert texts(written, "Quote") == ["“Much is better.”"]
    assert "Ofsted, Hackney: focused visit, 4 March 2019, page 1" in texts(written)


def test_tables_have_headers_that_repeat_and_descriptions_and_the_language_is_told() -> None:
    written = document(*LETTERS)
    for table in written.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        assert table._tbl.tblPr.find(f"{W}tblDescription").get(f"{W}val")
    languages = {one.get(f"{W}val") for one in written.styles.element.iter(f"{W}lang")}
    assert languages == {"en-GB"}
    assert (written.core_properties.language, written.core_properties.title) == ("en-GB", texts(written, "Title")[0])


def test_what_there_is_no_room_for_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefs, "ASKED_WORDS", 8)
    many = points("One two three.", "Four five.", "Six.", "Seven.")
    written = texts(document(letter_on("204", "2020-01-02", sections=(many,)), LETTERS[0]))
    assert "This document has 2 further improvement points." in written
    assert (
        "There was no room for 1 further improvement point in 1 document before that; the last table has all counted."
        in written
    )


def test_areas_for_priority_action_come_first_and_whole_and_what_an_area_does_not_do_well_last(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(briefs, "ASKED_WORDS", 8)
    weak = section("weaknesses", "What does the area partnership need to do better?", item("Plans are late."))
    area = letter_on("204", "2023-06-30", "area_send", sections=(weak, URGENT, points("Share plans.")))
    earlier = letter_on("204", "2019-03-04", sections=(points("Visit."), URGENT))
    written = document(area, earlier)
    assert texts(written, "List Bullet") == [
        "Visits are missed. [for the area: to whom is not told] (page 1)",
        "Visits are missed. (page 1)",
        "Share plans. [for the area: to whom is not told] (page 1)",
    ]
    assert "This document has 1 further improvement point." in texts(written)


def test_where_priority_action_takes_all_room_what_else_was_asked_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(briefs, "ASKED_WORDS", 3)
    written = texts(document(letter_on("204", sections=(points("Visit."), URGENT))))
    assert "Visits are missed. (page 1)" in written
    assert "There was no room for 1 further improvement point in 1 document; the last table has all counted." in written
    assert not [one for one in written if one.startswith("Nothing else")]


def test_documents_that_set_no_strengths_apart_are_counted() -> None:
    told = "No strengths are set apart in 2 other documents here: what is well stands within their sections."
    assert told in texts(document(*LETTERS))
    assert not [one for one in texts(document(LETTERS[0])) if one.startswith("No strengths")]


def test_that_nothing_is_urgent_is_said_of_the_documents_here() -> None:
    written = texts(document(letter_on("204", sections=(points("Visit."),))))
    assert "No document here has a heading for areas for priority action." in written


def test_an_authority_without_reports_has_no_judgements_and_that_is_said() -> None:
    written = document(LETTERS[0])
    assert any(text.startswith("No judgement is in the documents here") for text in texts(written))
    assert len(written.tables) == 1


def test_characters_that_xml_has_not_do_no_harm() -> None:
    assert "Visit\\x1b. (page 1)" in texts(document(letter_on("204", sections=(points("Visit\x1b."),))))
