"""How a tracker's sheet looks and is filled in, and what openpyxl would lose of one that people worked on."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from ofsted_letters.extras import needed

COLOURS = {"R": ("C00000", "FFFFFF"), "A": ("FFC000", "000000"), "G": ("1E7B34", "FFFFFF")}
"""Ground and letter of each state: the letter stands in the cell, so that the colour is never alone."""
ROOM = 5_000
"""Rows that have the list of states, so that rows which people add have it too."""
NOT_KEPT = {
    "charts": "charts",
    "drawings": "pictures or shapes",
    "media": "pictures or shapes",
    "diagrams": "diagrams",
    "embeddings": "embedded files",
    "ctrlProps": "buttons",
    "slicers": "slicers",
    "pivotTables": "pivot tables",
    "vbaProject.bin": "macros",
    "queryTables": "queries",
}
"""What a workbook may have that openpyxl does not write again, by where it is in the file."""


def style_title(cell: Any) -> None:
    """Make a title look like one."""
    styles = needed("openpyxl.styles", "xlsx")
    cell.font = styles.Font(name="Calibri", size=11, bold=True)
    cell.fill = styles.PatternFill("solid", fgColor="E7E6E6")
    cell.alignment = styles.Alignment(wrap_text=True, vertical="top")


def style_text(cell: Any) -> None:
    """Let a text run over lines, from the top of its cell."""
    cell.alignment = needed("openpyxl.styles", "xlsx").Alignment(wrap_text=True, vertical="top", horizontal="left")


def lay_out(sheet: Any) -> None:
    """Keep titles and what tells rows apart in sight, also on paper."""
    sheet.freeze_panes = "C2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    to_fit = needed("openpyxl.worksheet.properties", "xlsx").PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.pageSetUpPr = to_fit


def offer_states(sheet: Any, column: str) -> None:
    """Offer the states as a list, and colour each."""
    within = f"{column}2:{column}{ROOM}"
    validation = needed("openpyxl.worksheet.datavalidation", "xlsx").DataValidation(
        "list", formula1=f'"{",".join(COLOURS)}"', allow_blank=True, showErrorMessage=True, showInputMessage=True
    )
    validation.prompt, validation.error = "R red, A amber, G green", "R, A or G"
    validation.add(within)
    sheet.add_data_validation(validation)
    styles = needed("openpyxl.styles", "xlsx")
    rule = needed("openpyxl.formatting.rule", "xlsx").CellIsRule
    for state, (ground, letter) in COLOURS.items():
        fill, font = styles.PatternFill(bgColor=ground, fill_type="solid"), styles.Font(color=letter, bold=True)
        sheet.conditional_formatting.add(within, rule("equal", formula=[f'"{state}"'], fill=fill, font=font))


def make_table(sheet: Any, name: str, within: str) -> None:
    """Make rows a table, which a spreadsheet widens as people write below it."""
    table = needed("openpyxl.worksheet.table", "xlsx")
    made = table.Table(displayName=name, ref=within)
    made.tableStyleInfo = table.TableStyleInfo(name="TableStyleLight1", showRowStripes=True)
    sheet.add_table(made)


def widen_table(sheet: Any, last: int, now: int) -> None:
    """Take new rows into the table that went at least to the last row with anything in it.

    Args:
        sheet: the sheet.
        last: that row, before the new ones.
        now: the last of the new ones.
    """
    for table in sheet.tables.values():
        start, _, end = table.ref.partition(":")
        column = end.rstrip("0123456789")
        ended = int(end.removeprefix(column))
        if ended >= last and not table.totalsRowCount:
            table.ref = f"{start}:{column}{max(ended, now)}"
            if table.autoFilter:
                table.autoFilter.ref = table.ref


def lost_parts(before: bytes, after: bytes) -> list[str]:
    """What a workbook had and has no longer, in words."""
    had, has = parts(before), parts(after)
    return list(dict.fromkeys(NOT_KEPT[kind] for kind in NOT_KEPT if had.count(kind) > has.count(kind)))


def parts(data: bytes) -> list[str]:
    """Where each part of a workbook is in its file."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        return [name.split("/")[1] for name in file.namelist() if name.startswith("xl/")]
