"""What pages say, before any template draws it."""

from __future__ import annotations

import json

import pytest

from ofsted_letters.browse.authority_page import authority_page
from ofsted_letters.browse.charts import HEIGHT, WIDTH, chart, charted
from ofsted_letters.browse.dataset import embedded
from ofsted_letters.browse.letter_page import letter_page
from ofsted_letters.corpus import overview
from ofsted_letters.corpus.beside.comparison import Summaries
from ofsted_letters.corpus.beside.summaries import summary
from ofsted_letters.corpus.breaks import Break
from ofsted_letters.corpus.shelf import judgements_in_time
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Diagnostic, Section
from tests.corpus.held_letters import BETTER, POINT, held_on, judgement, points
from tests.write.invented import letter


def test_what_an_area_needs_to_do_better_is_points_on_every_page() -> None:
    area = held_on("204", "2023-01-01", "area_send", (BETTER,))
    (line,) = overview.family_lines([area])
    assert (line.points.total, dict(line.by_whom)) == (1, {"not told": 1})
    (event,) = authority_page(area.place, {area.place: [area]}, {}, Summaries()).events
    assert [[point.text for point in points] for _, points in event.asked] == [["Plan."]]


def test_charts_of_all_families_have_one_axis() -> None:
    shelf = [held_on("204", "2018-03-01"), held_on("205", "2021-03-01", "joint_targeted_area")]
    visits, joint = map(charted, overview.by_year(shelf))
    assert visits.letters.bars[0].x < joint.letters.bars[0].x


def test_bars_stay_inside_their_chart() -> None:
    drawn = chart(range(2009, 2026), {2009: 3, 2025: 40}, {2025: 40}, [Break(2018.5, "a"), Break(2031.0, "b")])
    for bar in drawn.bars:
        assert 0 <= bar.x < bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= bar.y + bar.height <= HEIGHT
        assert bar.part <= bar.height
    assert [line.number for line in drawn.lines] == [1]


def test_an_authority_s_page_tells_change_and_what_was_asked_of_whom() -> None:
    first = held_on("204", "2018-01-01", "ilacs_inspection", judgements=(judgement("good"),))
    second = held_on("204", "2022-01-01", "ilacs_inspection", judgements=(judgement("inadequate"),))
    joint = held_on("204", "2023-01-01", "joint_targeted_area", sections=(points("Send notices.", addressee="police"),))
    shelf = {first.place: [first, second, joint]}
    rows = judgements_in_time([first, second])
    page = authority_page(first.place, shelf, {row["letter_id"]: [row] for row in rows}, Summaries())
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
    page = authority_page(first.place, {first.place: [first, second]}, {}, Summaries())
    ((_, [earlier]),) = page.events[1].asked
    ((_, [later]),) = page.events[0].asked
    assert [(one.why, one.text, one.anchor) for one in earlier.again] == [
        ("strong: supervision", "Regular supervision.", later.anchor)
    ]
    assert not later.again


def test_an_authority_s_page_has_it_beside_others() -> None:
    held = [held_on(code, "2022-01-01", "ilacs_inspection", judgements=(judgement("good"),)) for code in ("204", "202")]
    others = Summaries(summary(one.row, one.findings, one.judgements) for one in held)
    page = authority_page(held[0].place, {one.place: [one] for one in held}, {}, others)
    judgements = page.beside[0]
    assert judgements.sides[:2] == ["Hackney", "London"]
    assert judgements.lines[0].about == "overall effectiveness"
    assert judgements.lines[0].cells[:2] == ["good (1 January 2022)", "good 1, of 1"]


def test_an_authority_s_predecessor_stands_apart() -> None:
    old, new = held_on("928", "2018-01-01"), held_on("940", "2022-01-01")
    shelf = {old.place: [old], new.place: [new]}
    page = authority_page(new.place, shelf, {}, Summaries())
    assert [event.held for event in page.events] == [new]
    assert [(one.place.name, one.letters) for one in page.predecessors] == [("Northamptonshire", 1)]
    assert [one.place.name for one in authority_page(old.place, shelf, {}, Summaries()).successors] == [
        "North Northamptonshire",
        "West Northamptonshire",
    ]


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
