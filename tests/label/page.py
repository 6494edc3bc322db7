"""Lines for the tests of labels: a page set as text is, or cell by cell."""

from __future__ import annotations

from ofsted_letters.document import Line
from ofsted_letters.label.labels import Label, Role
from ofsted_letters.read import read_document


def text_lines(text: str) -> list[Line]:
    return list(read_document(text.encode(), "letter.txt").lines)


def line(number: int, text: str, x0: float, baseline: float, size: float = 12.0, bold: bool = False) -> Line:
    """One printed line of a PDF's first page; letters are half as wide as high."""
    return Line(
        number=number,
        text=text,
        page=1,
        x0=x0,
        top=baseline - size,
        x1=x0 + len(text) * size / 2,
        bottom=baseline,
        baseline=baseline,
        size=size,
        bold=bold,
        text_x0=x0,
    )


def cells(*rows: tuple[float, float, str], size: float = 12.0, bold: tuple[str, ...] = ()) -> list[Line]:
    """Lines from (x0, baseline, text) in reading order."""
    ordered = sorted(rows, key=lambda row: (row[1], row[0]))
    return [
        line(number, text, x0, baseline, size, text in bold) for number, (x0, baseline, text) in enumerate(ordered, 1)
    ]


def groups(labels: list[Label], role: Role) -> list[list[str]]:
    """Texts of a role's labels, group by group."""
    found: dict[int, list[str]] = {}
    for label in labels:
        if label.role is role:
            found.setdefault(label.group, []).append(label.text)
    return list(found.values())
