"""What pages say, before any template draws it."""

from __future__ import annotations

import datetime
import json

import pytest

from ofsted_letters.browse.authority_page import authority_page
from ofsted_letters.browse.charts import HEIGHT, WIDTH, chart
from ofsted_letters.browse.dataset import embedded
from ofsted_letters.browse.letter_page import letter_page
from ofsted_letters.browse.site import compared
from ofsted_letters.corpus import coverage, grades, overview, themes_asked, wording
from ofsted_letters.corpus.beside.comparison import Shelf
from ofsted_letters.corpus.beside.summaries import summary
from ofsted_letters.corpus.breaks import Break, breaks
from ofsted_letters.corpus.figures import share, spread
from ofsted_letters.corpus.held import Held
from ofsted_letters.corpus.places import LONGEST_NAME, file_name, place_of, registered
from ofsted_letters.corpus.places import letter_page as page_of
from ofsted_letters.corpus.quotation import inspectorates, passage
from ofsted_letters.corpus.whom import group_of, whom
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Diagnostic, Section
from ofsted_letters.write.findings import findings
from tests.corpus.held_letters import BETTER, POINT, URGENT, held_on, judgement, letter_on, points
from tests.write.invented import item, letter, section

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


def test_what_an_area_needs_to_do_better_is_points_on_every_page() -> None:
    area = held_on("204", "2023-01-01", "area_send", (BETTER,))
    (line,) = overview.family_lines([area])
    assert (line.points.total, dict(line.by_whom)) == (1, {"not told": 1})
    (event,) = authority_page(area.place, {area.place: [area]}, {}, Shelf()).events
    assert [[point.text for point in points] for _, points in event.asked] == [["Plan."]]


@pytest.mark.parametrize(
    ("body", "group"),
    [
        ("Hackney Council", "council"),
        ("Kensington and Chelsea", "council"),
        ("Children’s social care", "council"),
        ("local authority", "council"),
        ("police", "partners"),
        ("borough police", "partners"),
        ("health visitors and school nurses", "partners"),
        ("Hackney Council and NHS North East London ICB", "council and partners"),
        ("children’s social care, police and CAMHS", "council and partners"),
        ("All agencies", "council and partners"),
        ("Wexcombe Safeguarding Children Partnership (WSCP)", "council and partners"),
    ],
)
def test_a_body_as_printed_is_the_council_or_not(body: str, group: str) -> None:
    assert group_of(body) == group


def test_a_point_of_a_council_s_own_letter_is_for_it() -> None:
    (row,) = findings(letter_on("204"))
    assert whom(row) == ("council", "the council")


def test_years_are_on_one_axis_with_the_breaks_of_the_family() -> None:
    shelf = [held_on("204", "2018-03-01"), held_on("205", "2021-03-01", "joint_targeted_area")]
    visits, joint = overview.by_year(shelf)
    assert [line.year for line in visits.years] == [2018]
    assert [one.said[:7] for one in visits.breaks] == ["2018-01", "2020-03", "2020-09"]
    assert all("JTAI" not in one.said for one in visits.breaks)
    assert visits.letters.bars[0].x < joint.letters.bars[0].x


def test_a_misread_year_does_not_squeeze_the_others() -> None:
    assert overview.axis_of([1019, 2019, 2021]) == range(1992, 2022)
    assert overview.axis_of([]) == range(0)


def test_bars_stay_inside_their_chart() -> None:
    drawn = chart(range(2009, 2026), {2009: 3, 2025: 40}, {2025: 40}, [Break(2018.5, "a"), Break(2031.0, "b")])
    for bar in drawn.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= bar.y + bar.height <= HEIGHT
        assert bar.part <= bar.height
    assert [line.number for line in drawn.lines] == [1]


def test_breaks_are_of_known_families_and_in_order() -> None:
    for family in wording.FAMILIES:
        assert [one.year for one in breaks(family)] == sorted(one.year for one in breaks(family))
    assert breaks("ilacs_inspection")
    assert not breaks("unknown")


def test_regions_have_every_authority_as_denominator() -> None:
    london = next(line for line in overview.region_lines([held_on("204")], TODAY) if line.name == "London")
    assert str(london.authorities) == "1 of 33"
    assert [str(authorities) for _, _, authorities in london.cells] == ["1 of 33"]


def test_coverage_names_who_has_none() -> None:
    shelf = [held_on("204", "2019-01-01"), held_on("204", "2021-01-01"), held_on("928")]
    by_name = {one.place.name: one for region in coverage.coverage(shelf, TODAY) for one in region.authorities}
    assert len(by_name) == 153
    latest = by_name["Hackney"].latest[0]
    assert latest is not None
    assert latest.date == datetime.date(2021, 1, 1)
    assert by_name["Camden"].latest == [None]
    assert [one.place.name for one in coverage.others(shelf, TODAY)] == ["Northamptonshire"]


def aspect_lines(shelf: list[Held]) -> list[grades.AspectLine]:
    return grades.aspect_lines(compared(shelf), {one.row["letter_id"]: one.place for one in shelf})


def test_the_latest_judgements_are_counted_once_an_authority() -> None:
    shelf = [
        held_on("204", "2018-01-01", "ilacs_inspection", judgements=(judgement("inadequate"),)),
        held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),)),
        held_on("205", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),)),
    ]
    (line,) = aspect_lines(shelf)
    assert line.authorities == 2
    assert {step.grade: step.authorities for step in line.steps}["good"] == 2
    assert sum(step.length for step in line.steps) == pytest.approx(100)


def test_an_authority_with_two_reports_of_one_day_is_counted_once() -> None:
    report = held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),))
    again = held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),))
    other = held_on("205", "2022-01-01", "ilacs_inspection", judgements=(judgement("inadequate"),))
    (line,) = aspect_lines([report, again, other])
    assert line.authorities == 2
    assert {step.grade: step.authorities for step in line.steps if step.authorities} == {"good": 1, "inadequate": 1}
    assert sum(step.length for step in line.steps) == pytest.approx(100)


def test_an_authority_s_page_tells_change_and_what_was_asked_of_whom() -> None:
    first = held_on("204", "2018-01-01", "ilacs_inspection", judgements=(judgement("good"),))
    second = held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("inadequate"),))
    joint = held_on("204", "2023-01-01", "joint_targeted_area", sections=(points("Send notices.", addressee="police"),))
    shelf = {first.place: [first, second, joint]}
    rows = compared([first, second])
    page = authority_page(first.place, shelf, {row["letter_id"]: [row] for row in rows}, Shelf())
    assert [event.held for event in page.events] == [joint, second, first]
    assert page.events[1].judged[0].change == "worse than before (good, 1 January 2018)"
    assert page.events[2].judged[0].change is None
    assert [(group, [one.text for one in some]) for group, some in page.events[0].asked] == [
        ("partners", ["Send notices."])
    ]
    assert len(page.neighbours) == 10
    assert all(one.latest is None for one in page.neighbours)


def test_an_authority_s_page_tells_what_may_be_raised_again_and_where() -> None:
    first = held_on("204", "2018-01-01", sections=(points("Supervision of staff."),))
    second = held_on("204", "2022-01-01", "ilacs_inspection", (points("Regular supervision."),))
    page = authority_page(first.place, {first.place: [first, second]}, {}, Shelf())
    ((_, [earlier]),) = page.events[1].asked
    ((_, [later]),) = page.events[0].asked
    assert [(one.why, one.text, one.anchor) for one in earlier.again] == [
        ("strong: supervision", "Regular supervision.", later.anchor)
    ]
    assert not later.again


def test_an_authority_s_page_has_it_beside_others() -> None:
    held = [held_on(code, "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),)) for code in ("204", "202")]
    others = Shelf(summary(one.row, one.findings, one.judgements) for one in held)
    page = authority_page(held[0].place, {one.place: [one] for one in held}, {}, others)
    judgements = page.beside[0]
    assert judgements.sides[:2] == ["Hackney", "London"]
    assert judgements.lines[0].about == "overall effectiveness"
    assert judgements.lines[0].cells[:2] == ["good (1 January 2022)", "good 1, of 1"]


def test_an_authority_s_predecessor_stands_apart() -> None:
    old, new = held_on("928", "2018-01-01"), held_on("940", "2022-01-01")
    shelf = {old.place: [old], new.place: [new]}
    page = authority_page(new.place, shelf, {}, Shelf())
    assert [event.held for event in page.events] == [new]
    assert [(one.place.name, one.letters) for one in page.predecessors] == [("Northamptonshire", 1)]
    assert [one.place.name for one in authority_page(old.place, shelf, {}, Shelf()).successors] == [
        "North Northamptonshire",
        "West Northamptonshire",
    ]


def test_old_and_new_dorset_have_pages_of_their_own() -> None:
    assert registered("838").page == "authorities/dorset.html"
    assert registered("835") == ("Dorset (to 2019)", "835", "authorities/dorset-835.html")


def test_an_authority_of_no_register_has_a_page_that_no_registered_one_has() -> None:
    row = {"la_code": None, "official_name": None, "authority_name": "Dorset"}
    assert place_of(row).page == "authorities/dorset-unregistered.html"
    assert place_of(row | {"authority_name": None}).name == "Authority not named"


def test_a_page_s_name_fits_every_file_system_and_keeps_its_hash() -> None:
    letter_id = f"{'very-' * 80}long_focused-visit_2019-03-04_0a1b2c3d"
    assert len(file_name(letter_id)) == LONGEST_NAME
    assert page_of(letter_id).endswith("_0a1b2c3d.html")


@pytest.mark.parametrize(
    ("family", "on", "said"),
    [
        ("focused_visit", "2019-01-01", "Ofsted"),
        ("area_send", "2023-05-01", "Ofsted and Care Quality Commission"),
        ("joint_targeted_area", "2016-05-01", "Ofsted, Care Quality Commission, HMIC and HMI Probation"),
        ("joint_targeted_area", "2022-05-01", "Ofsted, Care Quality Commission, HMICFRS and HMI Probation"),
    ],
)
def test_all_who_inspected_are_named(family: str, on: str, said: str) -> None:
    assert inspectorates(family, datetime.date.fromisoformat(on)) == said


def test_a_numbered_paragraph_is_quoted_by_its_number() -> None:
    assert passage(item("A", type="numbered", number="18", page=4)) == "paragraph 18, page 4"
    assert passage(item("A", page=None)) is None


def doubt(pointer: str | None) -> Diagnostic:
    return Diagnostic(
        code=DiagnosticCode.DAMAGED_TEXT, severity="warning", message="lost", pointer=pointer, evidence=()
    )


def test_each_doubt_stands_once_and_at_its_value() -> None:
    pointers = ("/sections/1/items/0", "/sections/1", "/header/date", "/signatories/0/role", None, "/evidence/nowhere")
    page = letter_page(letter(diagnostics=tuple(map(doubt, pointers))))
    (line,) = page.blocks[1].runs[0].items
    assert [one.pointer for one in line.notes] == ["/sections/1/items/0"]
    assert [one.pointer for one in page.blocks[1].notes] == ["/sections/1"]
    assert {fact.name: len(fact.notes) for fact in (*page.facts, *page.people) if fact.notes} == {
        "Dated": 1,
        "Signed": 1,
    }
    assert [one.pointer for one in page.notes] == [None, "/evidence/nowhere"]


def test_sections_are_as_printed() -> None:
    made = letter()
    page = letter_page(made)
    texts = [line.item.text for block in page.blocks for run in block.runs for line in run.items]
    assert texts == [one.text for part in made.sections for one in part.items]
    assert [block.section.heading for block in page.blocks] == [part.heading for part in made.sections]


@pytest.mark.parametrize("part", [POINT, BETTER])
def test_a_joint_inspection_s_point_says_whom_it_is_for(part: Section) -> None:
    made = letter(family="area_send", sections=(part,))
    (line,) = letter_page(made).blocks[0].runs[0].items
    assert line.labels == ["For the area: to whom is not told"]


@pytest.mark.parametrize("text", ["</script><script>alert(1)</script>", "<!--", "a & b", "line\u2028end\u2029", "\x9b"])
def test_embedded_data_is_inert_and_says_the_same(text: str) -> None:
    data = embedded([text])
    assert not set("<>&\u2028\u2029\x9b") & set(data)
    assert json.loads(data) == [text]
