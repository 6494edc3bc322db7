"""A tracker has every improvement point once, and keeps what people wrote."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pytest

from ofsted_letters.corpus.on_authority import OnAuthority, on_authority
from ofsted_letters.corpus.selection import NothingChosen
from ofsted_letters.model import Letter
from ofsted_letters.office import tracker
from ofsted_letters.office.tracker import NotATracker, new_tracker, updated
from ofsted_letters.office.tracker_held import WRITTEN
from tests.corpus.held_letters import BETTER, URGENT, letter_on, points
from tests.write.invented import item, section

openpyxl = pytest.importorskip("openpyxl")
Comment = pytest.importorskip("openpyxl.comments").Comment

FIRST = letter_on("204", "2019-03-04", sections=(points("=Visit.", page=2), URGENT))
SECOND = letter_on("204", "2021-05-06", sections=(points("Record.", "Supervise."),))
OTHER = letter_on("205", sections=(points("Not here."),))
WROTE = ("Ann", "Visit more", datetime.datetime(2021, 9, 1), "A", "=HYPERLINK(1)")
FILLED = ("Owner", "Action", "Due", "RAG", "Evidence")


def known(*letters: Letter) -> OnAuthority:
    return on_authority("Hackney", ((letter, f"../letters/{letter.source.name}") for letter in (*letters, OTHER)))


def book_of(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def sheet_of(data: bytes) -> Any:
    return book_of(data)[tracker.SHEET]


def column(sheet: Any, title: str) -> list[Any]:
    (header,) = [row for row in sheet.values if tracker.ID in row]
    below = list(sheet.values)[list(sheet.values).index(header) + 1 :]
    return [row[header.index(title)] for row in below]


def saved(book: Any) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(data: bytes) -> Any:
    """A tracker that somebody worked on: a row filled in, a title above, a column between, a row and a sheet added."""
    book = book_of(data)
    sheet = book[tracker.SHEET]
    at = tracker.titles(sheet, 1)
    for title, value in zip(FILLED, WROTE, strict=True):
        sheet.cell(2, at[title]).value = value
        sheet.cell(2, at[title]).data_type = "s" if title == "Evidence" else sheet.cell(2, at[title]).data_type
    sheet.cell(4, at[tracker.TEXT]).value = "A point of our own"
    sheet.cell(4, at["Owner"]).value = "Bo"
    sheet.cell(1, len(at) + 1).value = "Board"
    sheet.cell(3, len(at) + 1).value = "agreed"
    sheet.cell(3, 1).comment = Comment("Who is it?", "Cy")
    book.create_sheet("Ours")["A1"] = "kept"
    return book


def test_a_row_is_an_improvement_point_with_its_place_and_room_to_fill_in() -> None:
    data, added, there, *_ = new_tracker(known(SECOND, FIRST))
    assert (added, there) == (4, 0)
    sheet = sheet_of(data)
    assert column(sheet, tracker.TEXT) == ["=Visit.", "Visits are missed.", "Record.", "Supervise."]
    assert [cell.data_type for cell in sheet["F"]] == ["s"] * 5
    assert column(sheet, "Kind of finding")[1] == "Area for priority action"
    assert column(sheet, "Date")[0] == datetime.datetime(2019, 3, 4)
    assert column(sheet, "For whom") == ["the council"] * 4
    assert len(set(column(sheet, tracker.ID))) == 4
    assert not any(any(column(sheet, title)) for title in FILLED)
    page = sheet.cell(2, tracker.titles(sheet, 1)["Page"])
    assert (page.value, page.hyperlink.target) == (2, "../letters/204-2019-03-04.pdf#page=2")


def test_what_the_area_must_do_better_is_followed_up_and_what_leads_in_is_not() -> None:
    lead_in = item("The council must:", type="paragraph", role="lead_in")
    better = section("weaknesses", BETTER.heading or "", lead_in, *BETTER.items)
    well = section("strengths", "Strengths", item("Heard."))
    letter = letter_on("204", family="area_send", sections=(better, well))
    assert column(sheet_of(new_tracker(known(letter)).data), tracker.TEXT) == ["Plan."]


def test_states_are_letters_from_a_list_and_never_colour_alone() -> None:
    sheet = sheet_of(new_tracker(known(FIRST)).data)
    (offered,) = sheet.data_validations.dataValidation
    assert (offered.formula1, str(offered.sqref), offered.allow_blank) == ('"R,A,G"', "M2:M5000", True)
    rules = [rule for rules in sheet.conditional_formatting for rule in rules.rules]
    assert [rule.formula for rule in rules] == [['"R"'], ['"A"'], ['"G"']]
    assert len({rule.dxf.fill.bgColor.rgb for rule in rules}) == 3


def test_an_update_adds_what_is_new_below_and_keeps_everything_else() -> None:
    before = filled(new_tracker(known(FIRST)).data)
    data, added, there, reworded, *_ = updated(saved(before), "t.xlsx", known(SECOND, FIRST))
    assert (added, there, reworded) == (2, 2, 0)
    book = book_of(data)
    sheet = book[tracker.SHEET]
    was = list(before[tracker.SHEET].values)
    assert list(sheet.values)[: len(was)] == was
    assert column(sheet, tracker.TEXT)[2:] == ["A point of our own", "Record.", "Supervise."]
    assert [column(sheet, title)[0] for title in ("Owner", "RAG", "Evidence")] == ["Ann", "A", "=HYPERLINK(1)"]
    assert column(sheet, "Board") == [None, "agreed", None, None, None]
    assert book["Ours"]["A1"].value == "kept"
    assert sheet["A3"].comment.text == "Who is it?"
    assert len(sheet.data_validations.dataValidation) == 1
    assert sheet["F5"].alignment.wrap_text


def test_the_table_goes_as_far_as_the_new_rows() -> None:
    first = new_tracker(known(FIRST)).data
    assert sheet_of(first).tables["Tracker"].ref == "A1:N3"
    now = sheet_of(updated(first, "t.xlsx", known(SECOND, FIRST)).data)
    assert (now.tables["Tracker"].ref, now.tables["Tracker"].autoFilter.ref) == ("A1:N5", "A1:N5")


def test_a_tracker_that_began_without_a_point_takes_the_first_into_its_table() -> None:
    none = new_tracker(known(letter_on("204", "2018-01-01", sections=())))
    assert (none.added, sheet_of(none.data).tables["Tracker"].ref) == (0, "A1:N2")
    now = sheet_of(updated(none.data, "t.xlsx", known(SECOND, FIRST)).data)
    assert (now.tables["Tracker"].ref, column(now, tracker.TEXT)[0]) == ("A1:N5", "=Visit.")
    assert now["F2"].alignment.wrap_text


def test_a_second_update_changes_nothing() -> None:
    once = updated(new_tracker(known(FIRST)).data, "t.xlsx", known(SECOND, FIRST)).data
    again = updated(once, "t.xlsx", known(SECOND, FIRST))
    assert (again.added, again.there) == (0, 4)
    assert again.data is once


def test_columns_may_be_moved_and_titles_stand_lower() -> None:
    book = book_of(new_tracker(known(FIRST)).data)
    sheet = book[tracker.SHEET]
    del sheet.tables["Tracker"]
    sheet.insert_rows(1, 2)
    sheet.insert_cols(1)
    sheet["A1"] = "Improvement board"
    now = sheet_of(updated(saved(book), "t.xlsx", known(SECOND, FIRST)).data)
    assert column(now, tracker.TEXT)[2:] == ["Record.", "Supervise."]
    assert len(set(column(now, tracker.ID))) == 4


def test_the_tracker_of_another_authority_is_refused() -> None:
    camden = on_authority("Camden", [(letter_on("202", sections=(points("Theirs."),)), None)])
    with pytest.raises(NotATracker, match="its points are on Camden, and none is on Hackney"):
        updated(new_tracker(camden).data, "t.xlsx", known(FIRST))


def test_a_row_that_was_deleted_stays_away_until_its_id_is_taken_out_of_the_hidden_sheet() -> None:
    book = book_of(updated(new_tracker(known(FIRST)).data, "t.xlsx", known(SECOND, FIRST)).data)
    book[tracker.SHEET].delete_rows(4)
    book[tracker.SHEET].delete_rows(2)
    now = updated(saved(book), "t.xlsx", known(SECOND, FIRST))
    assert (now.added, now.there, now.deleted) == (0, 2, 2)
    assert book[WRITTEN].sheet_state == "hidden"
    book[WRITTEN].delete_rows(1)
    back = updated(saved(book), "t.xlsx", known(SECOND, FIRST))
    assert (back.added, back.deleted, column(sheet_of(back.data), tracker.TEXT)[-1]) == (1, 1, "=Visit.")


def test_a_row_whose_id_was_emptied_is_known_by_its_date_and_words() -> None:
    book = book_of(new_tracker(known(FIRST)).data)
    book[tracker.SHEET]["I2"] = None
    del book[WRITTEN]
    now = updated(saved(book), "t.xlsx", known(SECOND, FIRST))
    assert (now.added, now.there, now.without_id) == (2, 1, 1)
    assert column(sheet_of(now.data), tracker.ID)[0] is None
    assert column(sheet_of(now.data), tracker.TEXT) == ["=Visit.", "Visits are missed.", "Record.", "Supervise."]


def test_points_that_are_read_in_other_words_are_counted_and_left() -> None:
    data = new_tracker(known(letter_on("204", sections=(points("Visit in tme."),)))).data
    now = updated(data, "t.xlsx", known(letter_on("204", sections=(points("Visit in time."),))))
    assert (now.added, now.reworded) == (0, 1)
    assert column(sheet_of(now.data), tracker.TEXT) == ["Visit in tme."]


def test_words_that_somebody_made_bold_are_the_same_words_and_stay_bold() -> None:
    rich = pytest.importorskip("openpyxl.cell.rich_text")
    bold = pytest.importorskip("openpyxl.cell.text").InlineFont(b=True)
    book = book_of(new_tracker(known(SECOND)).data)
    book[tracker.SHEET]["F2"] = rich.CellRichText("Rec", rich.TextBlock(bold, "ord."))
    now = updated(saved(book), "t.xlsx", known(SECOND, FIRST))
    assert (now.added, now.reworded) == (2, 0)
    kept = openpyxl.load_workbook(io.BytesIO(now.data), rich_text=True)[tracker.SHEET]["F2"].value
    assert [part.font.b for part in kept if isinstance(part, rich.TextBlock)] == [True]


def test_what_could_not_be_written_again_is_refused() -> None:
    stream = io.BytesIO(new_tracker(known(FIRST)).data)
    with zipfile.ZipFile(stream, "a") as file:
        file.writestr("xl/drawings/drawing1.xml", "<xdr/>")
    with pytest.raises(NotATracker, match="pictures or shapes"):
        updated(stream.getvalue(), "t.xlsx", known(SECOND, FIRST))


@pytest.mark.parametrize("data", [b"", b"no workbook", saved(openpyxl.Workbook())])
def test_what_is_no_tracker_is_refused(data: bytes) -> None:
    with pytest.raises(NotATracker):
        updated(data, "t.xlsx", known(FIRST))


def test_an_authority_that_is_not_there_is_told_with_those_that_may_be_meant() -> None:
    with pytest.raises(NothingChosen, match="none of 2 letters read is on this authority; perhaps 'Hackney' is meant"):
        on_authority("Hackny", [(FIRST, None), (OTHER, None)])


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        (
            "Northamptonshire",
            "North Northamptonshire and West Northamptonshire took over on 1 April 2021: ask for one of them",
        ),
        ("Poole", "Bournemouth, Christchurch and Poole took over on 1 April 2019: ask for it"),
        ("Cornwall", "give letters on it"),
        ("Atlantis", "check the name"),
    ],
)
def test_what_to_do_follows_what_the_register_knows(name: str, remedy: str) -> None:
    with pytest.raises(NothingChosen, match=remedy):
        on_authority(name, [(FIRST, None)])


def test_where_no_letter_was_read_the_name_is_not_blamed() -> None:
    with pytest.raises(NothingChosen, match="no letter was read"):
        on_authority("Hackney", [])


def test_a_letter_that_comes_twice_counts_once_and_any_name_of_the_authority_does() -> None:
    pairs = [(FIRST, None), (FIRST, "a.pdf"), (OTHER, None)]
    for name in ("London Borough of Hackney", "204", "hackney council"):
        found = on_authority(name, pairs)
        assert (len(found.letters), found.read, found.place.name) == (1, 2, "Hackney")
