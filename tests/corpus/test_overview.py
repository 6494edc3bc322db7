"""What is here, in numbers."""

from __future__ import annotations

import datetime

from ofsted_letters.corpus import overview, themes_asked, wording
from ofsted_letters.corpus.breaks import breaks
from ofsted_letters.corpus.figures import share, spread
from tests.corpus.held_letters import POINT, URGENT, held_on, points
from tests.write.invented import item, section

TODAY = datetime.date(2024, 6, 1)


def test_a_number_stands_beside_what_it_is_a_part_of() -> None:
    assert str(share([True, False, True])) == "2 of 3"
    assert str(spread([1, 4, 2])) == "2"
    assert (spread([]).median, str(spread([]))) == (None, "–")


def test_families_are_not_added_up_and_priority_action_has_its_denominator() -> None:
    shelf = [
        held_on("204", sections=(POINT, URGENT)),
        held_on("205"),
        held_on("204", "2020-01-01", "ilacs_inspection"),
    ]
    visits, reports = overview.family_lines(shelf)
    assert (visits.name, visits.letters, visits.authorities) == ("Focused visits", 2, 2)
    assert str(visits.priority_action) == "1 of 2"
    assert reports.priority_action is None
    assert (visits.points.median, visits.points.total) == (1.5, 3)


def test_themes_count_letters_with_a_point_about_them_of_those_read_a_family_a_column() -> None:
    late = (points("Records are late.", "Records are short.", themes=("recording",)),)
    praised = (
        section("findings", "Practice", item("Records are good.", role="finding", themes=("recording", "police"))),
    )
    shelf = [
        held_on("204", sections=late),
        held_on("205", sections=praised),
        held_on("204", "2020-01-01", "ilacs_inspection", sections=(points("Visits.", themes=("ours",)),)),
    ]
    practice, others = themes_asked.areas(shelf)
    (recording,) = practice.themes
    assert (practice.name, recording.name) == ("Social work practice", "Recording")
    assert list(map(str, recording.cells)) == ["1 of 2", "0 of 1"]
    assert recording.figures.precision is not None
    (ours,) = others.themes
    assert (others.name, ours.name, ours.figures.precision) == ("Other themes", "ours", None)
    assert list(map(str, ours.cells)) == ["0 of 2", "1 of 1"]


def test_points_of_joint_inspections_are_told_apart_by_whom_they_are_for() -> None:
    sections = (
        points("Share what is known.", responsible_body="Hackney Council"),
        points("Answer in time.", responsible_body="NHS North East London ICB"),
        points("Plan together.", responsible_body="Hackney Council and NHS North East London ICB"),
        points("Look into it."),
        points("Send notices.", addressee="police"),
    )
    (line,) = overview.family_lines([held_on("204", family="joint_targeted_area", sections=sections)])
    assert dict(line.by_whom) == {"council": 1, "council and partners": 1, "partners": 2, "not told": 1}


def test_years_are_on_one_axis_with_the_breaks_of_the_family() -> None:
    shelf = [held_on("204", "2018-03-01"), held_on("205", "2021-03-01", "joint_targeted_area")]
    visits, joint = overview.by_year(shelf)
    assert [line.year for line in visits.years] == [2018]
    assert [one.said[:7] for one in visits.breaks] == ["2018-01", "2020-03", "2020-09"]
    assert all("JTAI" not in one.said for one in visits.breaks)
    assert visits.axis == joint.axis == range(2018, 2022)


def test_a_misread_year_does_not_squeeze_the_others() -> None:
    assert overview.axis_of([1019, 2019, 2021]) == range(1992, 2022)
    assert overview.axis_of([]) == range(0)


def test_breaks_are_of_known_families_and_in_order() -> None:
    for family in wording.FAMILIES:
        assert [one.year for one in breaks(family)] == sorted(one.year for one in breaks(family))
    assert breaks("ilacs_inspection")
    assert not breaks("unknown")


def test_regions_have_every_authority_as_denominator() -> None:
    london = next(line for line in overview.region_lines([held_on("204")], TODAY) if line.name == "London")
    assert str(london.authorities) == "1 of 33"
    assert [str(authorities) for _, _, authorities in london.cells] == ["1 of 33"]
