"""Whether text may be damaged, told in less time than it takes to import what repairs it."""

from __future__ import annotations

SIGNS = (
    # of a mail's coding
    *("=\n", "=\r", "=E2=", "=e2=", "=C2=", "=c2=", "=20", "=3D", "=A3", "=92", "=96"),
    # of a web page's
    *("&#", "&amp;", "&nbsp;", "&lsquo;", "&rsquo;", "&ldquo;", "&rdquo;", "&bull;", "&ndash;", "&mdash;", "&pound;"),
    *("&hellip;", "&quot;", "&apos;", "&middot;", "&eacute;"),
    # of UTF-8 in another encoding
    *("â€", "â\x80", "Ã", "Â", "ï‚", "â—", "‚Ä", "¬", "√", "ΓÇ", "┬", "├"),
    # of Windows' signs in Latin-1
    *("\x80", "\x85", "\x91", "\x92", "\x93", "\x94", "\x95", "\x96", "\x97"),
    # of letters set apart, and of signs that a converter had no name for
    *(" e ", " t ", "(cid:"),
    # of Calibri's ligatures, of lost apostrophes and of letters that recognition set apart
    *(
        "Ɵ",
        "Ʃ",
        "ƫ",
        "ƞ",
        "Ō",
        "\x01",
        "\ufffd",
        "n?s",
        "y?s",
        "d?s",
        "e?s",
        "l?s",
        "o?clock",
        "J une",
        "J uly",
        "J anuary",
    ),
)
"""Of which damaged text has one."""


def may_be_damaged(text: str) -> bool:
    """Whether a text has a sign of damage that can be repaired."""
    return any(sign in text for sign in SIGNS)
