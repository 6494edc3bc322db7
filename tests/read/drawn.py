"""PDFs drawn operator by operator, so that a test says exactly what is on the page and what hides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

FONTS = {
    "F1": "/BaseFont /Helvetica /Encoding /WinAnsiEncoding",
    "F2": "/BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding",
    "F3": "/BaseFont /ZapfDingbats",
    "F4": "/BaseFont /Helvetica /ToUnicode 3 0 R",
    "F5": "/BaseFont /Helvetica /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [68 /softhyphen] >>",
    "F6": "/BaseFont /Drawn /FirstChar 65 /LastChar 67 /Widths [600 600 500] /ToUnicode 3 0 R",
}
MEANINGS = """/CIDInit /ProcSet findresource begin 12 dict begin begincmap
1 begincodespacerange <00> <FF> endcodespacerange
3 beginbfchar <41> <D83DDE00> <42> <00660069> <43> <0063> endbfchar
endcmap CMapName currentdict /CMap defineresource pop end end"""
"""What letters mean in F4 and F6: A a face beyond the basic plane, B a ligature of f and i, C a c, others none."""
WIDTH, HEIGHT = 595, 842


def text(x: float, top: float, words: str, size: float = 12, font: str = "F1", operators: str = "") -> str:
    """Words with their baseline `top` points below the page's top; `operators` stand inside the text object."""
    escaped = words.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT {operators} /{font} {size} Tf 1 0 0 1 {x} {HEIGHT - top} Tm ({escaped}) Tj ET "


def clipped(x0: float, top: float, x1: float, bottom: float, content: str) -> str:
    """Content of which only what is inside the rectangle is drawn."""
    return f"q {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re W n {content} Q "


def filled(x0: float, top: float, x1: float, bottom: float, colour: str = "0 0 0 rg") -> str:
    """A filled rectangle."""
    return f"q {colour} {x0} {HEIGHT - bottom} {x1 - x0} {bottom - top} re f Q "


def picture(x0: float, top: float, x1: float, bottom: float) -> str:
    """A grey picture."""
    return f"q {x1 - x0} 0 0 {bottom - top} {x0} {HEIGHT - bottom} cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q "


def marked(number: int, content: str, tag: str = "P") -> str:
    """Content that a structure can name by its number."""
    return f"/{tag} << /MCID {number} >> BDC {content} EMC "


def beside(content: str) -> str:
    """Content that is marked as no part of the text."""
    return f"/Artifact << /Type /Pagination >> BDC {content} EMC "


class Tag(NamedTuple):
    """An element of a structure: its type, and in it other elements and (page's index, number) of marked content."""

    kind: str
    children: tuple[Tag | tuple[int, int], ...]


def tag(kind: str, *children: Tag | tuple[int, int]) -> Tag:
    return Tag(kind, children)


class Field(NamedTuple):
    """A form's field with its lower edge so far below the page's top, and what it shows."""

    x: float
    bottom: float
    content: str
    kind: str = "/FT /Tx /F 4"
    subtype: str = "Widget"


def pdf(
    *contents: str,
    page: str = "",
    structure: Tag | None = None,
    roles: str = "",
    fields: Sequence[Field] = (),
    catalog: str = "",
    objects: Sequence[str] = (),
) -> bytes:
    """A PDF with one page for each content; `page` is added to each page's dictionary, `roles` renames types.

    A file with `fields`, which are on each of its pages, has no structure, nor has one with further `objects`, of which
    the first is number 6 in a file of one page. `catalog` is added to the file's catalog.
    """
    fonts = " ".join(f"/{name} << /Type /Font /Subtype /Type1 {font} >>" for name, font in FONTS.items())
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(contents)))
    root = 4 + 2 * len(contents)
    annotations = " ".join(_annotation(field, root + at) for at, field in enumerate(fields))
    page += f" /Annots [{annotations}]" if fields else ""
    tagged = f"/MarkInfo << /Marked true >> /StructTreeRoot {root} 0 R"
    found = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} {tagged if structure else ''} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(contents)} >>",
        _stream(MEANINGS),
    ]
    for at, content in enumerate(contents):
        found.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] {page} /StructParents {at} "
            f"/Resources << /Font << {fonts} >> >> /Contents {5 + 2 * at} 0 R >>"
        )
        found.append(_stream(content))
    found += [_appearance(field, fonts) for field in fields]
    if structure:
        found += _structure(structure, root, roles, len(contents))
    return _file([body.encode("cp1252") for body in (*found, *objects)])


def _annotation(field: Field, number: int) -> str:
    edges = f"{field.x} {HEIGHT - field.bottom} {field.x + 200} {HEIGHT - field.bottom + 20}"
    return f"<< /Type /Annot /Subtype /{field.subtype} {field.kind} /Rect [{edges}] /AP << /N {number} 0 R >> >>"


def _appearance(field: Field, fonts: str) -> str:
    kind = f"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << {fonts} >> >>"
    return f"<< {kind} /Length {len(field.content)} >>\nstream\n{field.content}\nendstream"


def _structure(structure: Tag, root: int, roles: str, pages: int) -> list[str]:
    """Objects from the structure's root on, whose number is `root`."""
    elements: list[str] = []
    parents: list[dict[int, int]] = [{} for _ in range(pages)]

    def add(element: Tag, parent: int) -> int:
        number = root + 1 + len(elements)
        elements.append("")
        kids = []
        for child in element.children:
            if isinstance(child, Tag):
                kids.append(f"{add(child, number)} 0 R")
            else:
                page, mark = child
                parents[page][mark] = number
                kids.append(f"<< /Type /MCR /Pg {4 + 2 * page} 0 R /MCID {mark} >>")
        elements[number - root - 1] = (
            f"<< /Type /StructElem /S /{element.kind} /P {parent} 0 R /K [{' '.join(kids)}] >>"
        )
        return number

    top = add(structure, root)
    numbers = " ".join(
        f"{page} [{' '.join(f'{of[mark]} 0 R' if mark in of else 'null' for mark in range(max(of, default=-1) + 1))}]"
        for page, of in enumerate(parents)
    )
    head = f"<< /Type /StructTreeRoot /K {top} 0 R /RoleMap << {roles} >> /ParentTree << /Nums [{numbers}] >> >>"
    return [head, *elements]


def _stream(content: str) -> str:
    return f"<< /Length {len(content.encode('cp1252'))} >>\nstream\n{content}\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)
