"""How wide text is in Tahoma, the font of these letters: to see at once that a line has no gap in it."""

from __future__ import annotations

_DEFAULT = 55
"""In hundredths of an em, as are the widths below: what is not listed is a digit, or about as wide."""

_REGULAR = {
    21: "'‘’",
    23: "il",
    28: "j",
    30: ",.",
    31: " \xa0",
    32: "f",
    33: "t",
    35: ":;",
    36: "-r",
    37: "I",
    38: "()/",
    40: "“”",
    42: "J",
    44: "z",
    45: "s",
    46: "c",
    50: "Lkvxy",
    52: "Fa",
    53: "e",
    54: "o",
    56: "EShnu",
    58: "TXY",
    59: "BK",
    60: "ACV",
    62: "R",
    66: "U",
    67: "&GN",
    68: "DH",
    71: "OQ",
    74: "w",
    77: "M",
    84: "m",
    90: "W—",
    91: "@",
}
_BOLD = {
    28: "'‘’",
    29: " \xa0",
    30: "il",
    31: ",.",
    36: "j:;",
    38: "f",
    42: "t",
    43: "-r",
    45: "()",
    48: "I",
    49: "“”",
    50: "Jz",
    52: "s",
    53: "c",
    57: "L",
    58: "Fvy",
    59: "e",
    60: "akxV",
    61: "T",
    62: "Eo",
    63: "Sbdgpq",
    64: "hnu0123456789–",
    66: "P",
    67: "CY",
    68: "A",
    69: "B",
    70: "K",
    73: "RU",
    75: "G",
    76: "DH",
    77: "NOQ&",
    89: "Mw",
    95: "m",
    103: "W",
}


def _table(chars_by_width: dict[int, str]) -> bytes:
    """Widths by cp1252 code, which can spell what letters are made of in a byte each."""
    widths = bytearray([_DEFAULT]) * 256
    for width, chars in chars_by_width.items():
        for code in chars.encode("cp1252"):
            widths[code] = width
    return bytes(widths)


_regular = _table(_REGULAR)
_bold = _table(_BOLD)


def width_in_em(text: str, bold: bool) -> float:
    """Width of a line of text set in Tahoma, in em."""
    codes = text.encode() if text.isascii() else text.encode("cp1252", "replace")  # the same codes, in less time
    return sum(widths(codes, bold)) / 100


def widths(codes: bytes, bold: bool) -> bytes:
    """How wide each of some cp1252 codes is, in hundredths of an em."""
    return codes.translate(_bold if bold else _regular)
