"""Ways to lay one letter out, and to damage it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import assume
from hypothesis import strategies as st

from samples.as_text import as_text
from samples.letter import Look, SampleLetter, load_all

# Bullets that cp1252 can't hold are for the other encodings.
CP1252_BULLETS = ("-", "•", "o", "ƒ")
BULLETS = (*CP1252_BULLETS, "●", "\uf0a7", "◼")
SUBHEADING_SIZE = 12
FOOTERS = ("", "Unannounced inspection letter", "Ofsted is proud to use recycled paper")

LETTERS = {letter.name: letter for letter in load_all()}
NAMES = st.sampled_from(sorted(LETTERS))
BULLETED = st.sampled_from(
    [name for name, letter in LETTERS.items() if letter.look.bullet and letter.family == "contact_referral_assessment"]
)

encodings = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"])
newlines = st.sampled_from(["\n", "\r\n", "\r"])
widths = st.none() | st.integers(min_value=60, max_value=120)
page_lengths = st.none() | st.integers(min_value=36, max_value=70)


@st.composite
def text_looks(draw: st.DrawFn) -> Look:
    """Any way in which text extraction or a typist may lay a letter out."""
    encoding = draw(encodings)
    glued = draw(st.booleans())
    after_body = draw(st.booleans())
    bullets = CP1252_BULLETS if encoding == "cp1252" else BULLETS
    return Look(
        letterhead=draw(st.sampled_from(["one line", "rows", "columns", "lines"])),
        letterhead_after_body=after_body,
        bullet="." if glued else draw(st.sampled_from(bullets)),
        glued=glued,
        width=draw(widths),
        hanging=draw(st.booleans()),
        gap=draw(st.booleans()),
        # a letterhead after the body comes from one page: no page ends in it
        page_length=None if after_body else draw(page_lengths),
        page_numbers=draw(st.booleans()),
        footer=draw(st.sampled_from(FOOTERS)),
        encoding=encoding,
        newline=draw(newlines),
    )


@st.composite
def pdf_looks(draw: st.DrawFn) -> Look:
    """Any way in which a word processor may print it."""
    return Look(
        letterhead=draw(st.sampled_from(["columns", "lines"])),
        letterhead_after_body=draw(st.booleans()),
        bullet=draw(st.sampled_from(BULLETS)),
        hanging=draw(st.booleans()),
        gap=draw(st.booleans()),
        page_numbers=draw(st.booleans()),
        footer=draw(st.sampled_from(FOOTERS)),
        main_heading_size=draw(st.sampled_from([12.0, 14.0])),
    )


def relaid(name: str, look: Look) -> SampleLetter:
    """A sample letter in another look.

    A full stop glued to a number would make another number of it; headings of two levels need two sizes.
    """
    letter = LETTERS[name]
    assume(look.main_heading_size > SUBHEADING_SIZE or all(section.level == 1 for section in letter.sections))
    assume(not (look.glued and any(item.text[0].isdigit() for section in letter.sections for item in section.items)))
    return replace(letter, look=look)


@st.composite
def noisy(draw: st.DrawFn, text: str) -> str:
    """The text with more white space: blank lines where there are some, spaces at ends of lines and between words."""
    lines = []
    for line in text.split("\n"):
        if not line:
            lines += [""] * draw(st.integers(min_value=0, max_value=2))
        elif draw(st.booleans()):
            line += " " * draw(st.integers(min_value=1, max_value=3))
        lines.append(line)
    return "\n".join(lines)


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """A letter's text with lines lost, doubled, moved, or strange ones put in; its salutation stays."""
    letter = draw(st.sampled_from(list(LETTERS.values())))
    lines = as_text(replace(letter, look=replace(letter.look, width=80))).split("\n")
    for _ in range(draw(st.integers(min_value=1, max_value=8))):
        at = draw(st.integers(min_value=0, max_value=len(lines) - 1))
        match draw(st.sampled_from(["lose", "double", "move", "add"])):
            case "lose" if not lines[at].startswith("Dear"):
                del lines[at]
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(draw(st.integers(min_value=0, max_value=len(lines) - 1)), lines.pop(at))
            case _:
                lines.insert(at, draw(strange_lines))
    return "\n".join(lines)


strange_lines = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=60
) | st.sampled_from(
    [
        "Strengths",
        "Areas for development",
        "Yours sincerely",
        "Copy:",
        "3",
        "- ",
        "•",
        "1. One",
        "2 May 2011",
        "\f",
        "Findings",
        "a.b",
        ",",
        "Mill House, 0,,3",
    ]
)
