"""A sample report as a PDF that looks like the published ones: title page, tables, boxes, columns, imprint.

Measured on published reports: a table's text stands 5 points right of its rule, the second column of the table of
judgements at 260 points, that of priority actions at 195, those of partners and inspectors at 315.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from samples.as_pdf import (
    BOLD,
    GAP,
    LEFT,
    PITCH,
    REGULAR,
    RIGHT,
    Row,
    Run,
    Writer,
    item_rows,
    plain,
    wrap,
    write_section,
)
from samples.letter import Section
from samples.report import Panel, SampleReport

TITLE_SIZE, TITLE_PITCH = 20.0, 26.0
INSET = 5.0
GRADES, ACTIONS, SECOND_COLUMN = 260.0, 195.0, 315.0
BODIES_HEAD = "Responsible body"


def report_as_pdf(report: SampleReport) -> bytes:
    """The report as a PDF; the same bytes on every run."""
    writer = Writer(report)
    writer.first_with_footer = 2
    writer.write([Row((Run(line, size=TITLE_SIZE),), pitch=TITLE_PITCH) for line in report.title_lines])
    for said, value in report.head_lines:
        writer.write(wrap([Run(f"{said}: ", BOLD), Run(value)]))
    write_judgements(writer, report)
    for section in report.sections:
        for panel in report.panels:
            if panel.before == section.heading:
                write_panel(writer, panel)
        write_part(writer, section)
    for panel in report.panels:
        if panel.before is None:
            write_panel(writer, panel)
    writer.next_page()
    for line in report.imprint_lines:
        writer.write(plain(line), 0.0 if len(line) < 40 else GAP)
    return writer.save()


def write_judgements(writer: Writer, report: SampleReport) -> None:
    """The table on the title page, if there is one."""
    if report.judgements:
        rows = [(row["aspect_printed"], row["grade_printed"]) for row in report.judgements]
        cells = [[cell(text, LEFT, GRADES), cell(grade, GRADES)] for text, grade in rows]
        write_table(writer, [[cell("Judgement", LEFT, font=BOLD), cell("Grade", GRADES, font=BOLD)], *cells])


def write_part(writer: Writer, section: Section) -> None:
    """A section: the outcome and the areas in a table, all else as in letters."""
    if section.kind == "outcome":
        text = [row for item in section.items for row in [*cell(item.text, LEFT), Row(())]]
        write_table(writer, [[cell(section.heading or "", LEFT, font=BOLD)], [text]])
    elif section.kind == "priority_action":
        write_heading(writer, section)
        heads = [cell(BODIES_HEAD, LEFT, font=BOLD), cell(section.heading or "", ACTIONS, font=BOLD)]
        bodies = [cell(item.responsible_body or "", LEFT, ACTIONS) for item in section.items]
        actions = [cell(item.text, ACTIONS) for item in section.items]
        write_table(writer, [heads, *map(list, zip(bodies, actions, strict=True))])
    elif section.kind == "areas_for_development" and section.items[0].type == "paragraph":
        write_heading(writer, section)
        write_table(
            writer, [[cell(section.heading or "", LEFT, font=BOLD)], *([row] for row in boxes(writer, section))]
        )
    else:
        write_section(writer, section)


def write_heading(writer: Writer, section: Section) -> None:
    """The heading above a table, which stands in it again."""
    writer.write(wrap([Run(section.heading or "", BOLD, writer.letter.look.main_heading_size)]))


def boxes(writer: Writer, section: Section) -> list[list[Row]]:
    """The rows of a table of one column: a paragraph each, with the bullets that it leads in to."""
    rows: list[list[Row]] = []
    for item in section.items:
        if item.type == "paragraph":
            rows.append(cell(item.text, LEFT))
        else:
            rows[-1] += item_rows(replace(item, level=1), writer.letter)
    return rows


def cell(text: str, left: float, right: float = RIGHT, font: str = REGULAR) -> list[Row]:
    """A cell's lines."""
    return wrap([Run(text, font)], left + INSET, right - INSET)


def write_table(writer: Writer, rows: Sequence[Sequence[list[Row]]]) -> None:
    """Rows of cells that begin side by side, ruled above and below; a row stands on one page."""
    for cells in rows:
        height = max(len(lines) for lines in cells) * PITCH
        if writer.page.baseline - height < writer.page.floor:
            writer.next_page()
        top = writer.page.baseline
        for lines in cells:
            writer.page.baseline = top
            writer.write(lines, 0.0)
        writer.page.baseline = top - height - INSET
        writer.canvas.line(LEFT, top + PITCH - INSET / 2, RIGHT, top + PITCH - INSET / 2)
    writer.canvas.line(LEFT, writer.page.baseline + PITCH - INSET / 2, RIGHT, writer.page.baseline + PITCH - INSET / 2)
    writer.page.baseline -= GAP


def write_panel(writer: Writer, panel: Panel) -> None:
    """Columns with their heads; the cells of a row begin side by side."""
    writer.write(wrap([Run(panel.heading, BOLD)]))
    edges = (LEFT, SECOND_COLUMN)
    write_table(
        writer,
        [
            [
                [Row((Run(line, BOLD if not index else REGULAR),), edge + INSET) for line in lines]
                for edge, lines in zip(edges, cells, strict=True)
            ]
            for index, cells in enumerate(zip_longest(*panel.columns, fillvalue=("",)))
        ],
    )
