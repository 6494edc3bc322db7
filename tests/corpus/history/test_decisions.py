"""What people decided of pairs overrides the rules."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofsted_letters.corpus.history.decisions import Decisions, NotDecisions, read
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.spool import Authority
from ofsted_letters.corpus.history.table import COLUMNS, history

WEXCOMBE = Authority("Wexcombe", "")
FIRST = Point(
    "a" * 12 + "/sections/2/items/0",
    "one",
    "2018-05-01",
    "The regularity of supervision.",
    2,
    "council",
    "focused_visit",
)
AGAIN = Point(
    "b" * 12 + "/sections/2/items/1", "two", "2021-05-01", "Supervision of all staff.", 3, "council", "focused_visit"
)
OTHER = Point(
    "b" * 12 + "/sections/2/items/2", "two", "2021-05-01", "A choice of foster homes.", 3, "council", "focused_visit"
)


def decided(tmp_path: Path, *rows: str) -> Decisions:
    file = tmp_path / "decisions.csv"
    file.write_text("\n".join(("earlier,later,decision,who,note", *rows)), encoding="utf-8")
    return read(file)


def pairs(decisions: Decisions) -> list[tuple[str, str, str | None]]:
    rows = history(WEXCOMBE, [FIRST, AGAIN, OTHER], decisions)
    return [(row["later_text"], row["strength"], row["decided_by"]) for row in rows]


def test_without_decisions_the_rules_decide() -> None:
    assert pairs(Decisions()) == [(AGAIN.text, "strong", None)]


def test_no_takes_a_link_away(tmp_path: Path) -> None:
    assert pairs(decided(tmp_path, f"{FIRST.finding_id},{AGAIN.finding_id},No,Ida,another team")) == []


def test_yes_makes_one_and_says_who_did(tmp_path: Path) -> None:
    made = pairs(decided(tmp_path, f"{FIRST.finding_id},{OTHER.finding_id},yes,Ida,"))
    assert made == [(AGAIN.text, "strong", None), (OTHER.text, "strong", "Ida")]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_decisions_are_read_as_spreadsheets_save_them(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "decisions.csv"
    row = f"{FIRST.finding_id};{OTHER.finding_id};yes;René;"
    file.write_bytes(f"earlier;later;decision;who;note\n{row}\n".encode(encoding))
    assert (OTHER.text, "strong", "René") in pairs(read(file))


def test_a_decision_of_points_that_are_not_there_is_left_over(tmp_path: Path) -> None:
    decisions = decided(tmp_path, "c/sections/1/items/0,d/sections/1/items/0,yes,Ida,")
    pairs(decisions)
    told = "row 2 is not applied: no such points here: c/sections/1/items/0, d/sections/1/items/0"
    assert list(decisions.left()) == [told]


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_applied_decision_is_not_left(tmp_path: Path, answer: str) -> None:
    decisions = decided(tmp_path, f"{FIRST.finding_id},{AGAIN.finding_id},{answer},Ida,")
    pairs(decisions)
    assert not list(decisions.left())


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        (((FIRST, OTHER, "yes"), (FIRST, OTHER, "no")), "rows 2, 3 are not applied: they say yes and no of the same"),
        (((OTHER, FIRST, "yes"),), "row 2 is not applied: the first is of 2021-05-01, the second not later"),
        (((AGAIN, OTHER, "yes"),), "row 2 is not applied: the first is of 2021-05-01, the second not later"),
        (((FIRST, FIRST, "yes"),), "row 2 is not applied: a point does not raise itself again"),
    ],
)
def test_what_can_not_be_is_told_and_not_applied(
    tmp_path: Path, rows: tuple[tuple[Point, Point, str], ...], why: str
) -> None:
    decisions = decided(tmp_path, *(f"{one.finding_id},{two.finding_id},{answer},Ida," for one, two, answer in rows))
    assert pairs(decisions) == [(AGAIN.text, "strong", None)]
    (told,) = decisions.left()
    assert told.startswith(why)


def test_points_of_two_authorities_are_told_and_not_applied(tmp_path: Path) -> None:
    decisions = decided(tmp_path, f"{FIRST.finding_id},{OTHER.finding_id},yes,Ida,")
    assert not history(WEXCOMBE, [FIRST], decisions)
    assert not history(Authority("Ambleford", ""), [OTHER], decisions)
    (told,) = decisions.left()
    assert told.startswith("row 2 is not applied: they are points of two authorities")


def test_neither_yes_nor_no_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotDecisions, match="row 2 says 'perhaps'"):
        decided(tmp_path, "a,b,perhaps,Ida,")


def test_a_file_without_the_columns_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "decisions.csv"
    file.write_text("from,to\na,b\n", encoding="utf-8")
    with pytest.raises(NotDecisions, match="no column earlier, later, decision"):
        read(file)


def test_the_columns_are_those_of_the_rows() -> None:
    (row,) = history(WEXCOMBE, [FIRST, AGAIN])
    assert tuple(row) == COLUMNS
