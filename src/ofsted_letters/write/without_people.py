"""Letters without the people named in their heads and at their ends, to be passed on.

The texts of sections and footnotes are untouched: whom they name, they name still.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ofsted_letters.model import Letter

Values = dict[str, Any]

CONTACTS = ("telephone", "direct_telephone", "direct_fax", "textphone", "email", "direct_email")
"""Of the letterhead: what leads to somebody."""
LISTS = ("/header/recipients", "/metadata/partners", "/signatories", "/copies")
"""Lists of people: the name goes, the post and the body stay."""
WHOLE = (
    *(f"/header/sender/{contact}" for contact in CONTACTS),
    *("/header/salutation", "/metadata/inspectors", "/metadata/inspection_team"),
)
"""What goes whole: of those who inspected there is little but the names."""
LEFT_OUT = "what it is about is left out, as the people named are"
TOLD = "names, mails and telephones are left out of heads and ends; texts, and lines that were misread, may name people"


def without_people(values: Values) -> Values:
    """A letter's values without names, mail addresses and telephone numbers outside its texts.

    Args:
        values: with the contract's keys; they stay as they are.
    """
    header, metadata = values["header"], values["metadata"]
    return values | {
        "header": header
        | {
            "sender": header["sender"] | dict.fromkeys(CONTACTS),
            "recipients": nameless(header["recipients"]),
            "salutation": None,
        },
        "metadata": metadata | {"inspectors": [], "inspection_team": [], "partners": nameless(metadata["partners"])},
        "signatories": nameless(values["signatories"]),
        "copies": nameless(values["copies"]),
        "evidence": {pointer: places for pointer, places in values["evidence"].items() if not is_gone(pointer)},
        "diagnostics": [wordless(one) if is_personal(one["pointer"]) else one for one in values["diagnostics"]],
    }


def letter_without_people(letter: Letter) -> Letter:
    """The same of a letter."""
    return type(letter).model_validate(without_people(letter.model_dump()))


def nameless(people: list[Values]) -> list[Values]:
    """People with their posts and bodies alone."""
    return [one | {"name": None} for one in people]


def wordless(diagnostic: Values) -> Values:
    """A diagnostic that does not quote what is gone."""
    return diagnostic | {"message": LEFT_OUT}


def is_gone(pointer: str) -> bool:
    """Whether the value that a pointer leads to is left out."""
    return pointer.startswith(WHOLE) or (pointer.startswith(LISTS) and pointer.endswith("/name"))


def is_personal(pointer: str | None) -> bool:
    """Whether a diagnostic about such a value may quote a name."""
    return (pointer or "").startswith((*WHOLE, *LISTS))
