"""Two columns of findings under two headings."""

from __future__ import annotations

from collections.abc import Sequence

from ofsted_letters.document import Element, Line
from ofsted_letters.families import focused_visit
from ofsted_letters.label.body import Body
from ofsted_letters.label.closing import with_closing
from ofsted_letters.label.side_by_side import label_columns
from tests.label.typeset import PITCH, sections_of, typeset

RIGHT = 300.0
LEFT_COLUMN = ("## Strengths", "Visits are made soon.", "Plans are", "kept.")
RIGHT_COLUMN = ("## Areas for improvement", "Letters", "wait.", "Records are short.")
BELOW = ("Managers know their teams well, and say what each of them needs to do next.~",)


def table(*, tagged: bool, below: Sequence[str] = BELOW) -> list[Line]:
    """A paragraph, two columns of four rows, and what stands below them."""
    rows = [
        "They looked at this.",
        *(row for pair in zip(LEFT_COLUMN, RIGHT_COLUMN, strict=True) for row in pair),
        *below,
    ]
    lines = typeset("\n".join(rows))
    for at, line in enumerate(lines):
        inside = 1 <= at <= 8
        right = inside and at % 2 == 0
        top = 80.0 + PITCH * ((at + 1) // 2 if inside else 5 * (at > 8) + max(at - 8, 0))
        cell = (2, 0, int(right)) if inside else ()
        lines[at] = line._replace(
            baseline=top,
            x0=RIGHT if right else line.x0,
            text_x0=RIGHT if right else line.x0,
            x1=line.x1 + (RIGHT - line.x0) * right,
            element=Element((2, 0, int(right), at), "P", table=cell[:1], row=cell[:2], cell=cell) if tagged else None,
        )
    return lines


def body_of(lines: Sequence[Line]) -> Body:
    return with_closing(label_columns(lines, focused_visit.FAMILY, {}), focused_visit.FAMILY)


def texts(lines: Sequence[Line]) -> list[tuple[str, list[str]]]:
    return [(section.kind, section.texts) for section in sections_of(body_of(lines))]


def test_cells_say_which_column_a_line_stands_in_and_where_the_table_ends() -> None:
    assert texts(table(tagged=True, below=["Short."])) == [
        ("introduction", ["They looked at this."]),
        ("strengths", ["Visits are made soon.", "Plans are kept."]),
        ("areas_for_development", ["Letters wait.", "Records are short.", "Short."]),
    ]


def test_without_a_structure_a_line_that_crosses_the_columns_ends_them() -> None:
    found = dict(texts(table(tagged=False)))
    assert " ".join(found["strengths"]) == "Visits are made soon. Plans are kept."
    assert found["areas_for_development"][-1].startswith("Managers know")


def test_headings_can_be_centred_over_their_columns() -> None:
    lines = table(tagged=False)
    lines[1:3] = [line._replace(x0=line.x0 + 40, x1=line.x1 + 40) for line in lines[1:3]]
    found = dict(texts(lines))
    assert " ".join(found["strengths"]) == "Visits are made soon. Plans are kept."
    assert found["areas_for_development"][-1].startswith("Managers know")


def test_a_heading_below_the_columns_ends_them() -> None:
    found = texts(table(tagged=False, below=["## Next steps", "Leaders will write."]))
    assert found[-1] == ("next_steps", ["Leaders will write."])


def test_every_line_keeps_its_place() -> None:
    lines = table(tagged=False)
    body = body_of(lines)
    assert [label.line for label in body.labels] == lines
    assert {item.section for item in body.items.values()} <= set(range(len(body.sections)))


def test_headings_below_each_other_make_no_columns() -> None:
    page = "## Strengths\nVisits are made.\n## Areas for improvement\nPlans wait."
    assert texts(typeset(page)) == [("strengths", ["Visits are made."]), ("areas_for_development", ["Plans wait."])]


def test_only_below_the_columns_does_the_letter_close() -> None:
    lines = table(tagged=True, below=["## Next steps", "Leaders will write."])
    left = next(at for at, line in enumerate(lines) if line.text == "Plans are")
    lines[left] = lines[left]._replace(text="Ofsted will see how they are")
    assert texts(lines)[1:3] == [
        ("strengths", ["Visits are made soon.", "Ofsted will see how they are kept."]),
        ("areas_for_development", ["Letters wait.", "Records are short."]),
    ]
