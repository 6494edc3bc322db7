"""A tiny symbol font: the bullets of these letters come from Wingdings, with private-use code points."""

from __future__ import annotations

import io
from functools import cache

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

SQUARE, ROUND = "square", "round"
GLYPHS = {0x25FC: SQUARE, 0xF0A7: SQUARE, 0xF06E: SQUARE, 0x25CF: ROUND}
"""Code point to shape: the marks that published letters carry in their text layer."""
ADVANCE = 600
EM = 1000


@cache
def symbol_font() -> bytes:
    """The font file; the same bytes on every run."""
    builder = FontBuilder(EM, isTTF=True)
    names = {code: f"uni{code:04X}" for code in GLYPHS}
    builder.setupGlyphOrder([".notdef", *names.values()])
    builder.setupCharacterMap(names)
    shapes = {".notdef": outline(SQUARE)} | {names[code]: outline(shape) for code, shape in GLYPHS.items()}
    builder.setupGlyf(shapes)
    builder.setupHorizontalMetrics(dict.fromkeys(shapes, (ADVANCE, 100)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "SampleSymbols", "styleName": "Regular", "psName": "SampleSymbols"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def outline(shape: str) -> object:
    """A filled square, or an octagon where a round bullet is meant."""
    corners = [(100, 150), (100, 550), (500, 550), (500, 150)]
    if shape == ROUND:
        corners = [(220, 150), (100, 270), (100, 430), (220, 550), (380, 550), (500, 430), (500, 270), (380, 150)]
    pen = TTGlyphPen(None)
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()
