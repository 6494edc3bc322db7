"""However a letter is laid out, it says the same."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ofsted_letters.pipeline import parse_bytes
from ofsted_letters.terms import Engine
from samples.as_pdf import as_pdf
from samples.as_text import as_bytes, as_text
from samples.letter import Look, facts
from tests.facts import parsed_facts
from tests.properties.ways import BULLETED, NAMES, noisy, pdf_looks, relaid, text_looks


@given(BULLETED, text_looks())
@settings(max_examples=150)
def test_as_text(name: str, look: Look) -> None:
    letter = relaid(name, look)
    assert parsed_facts(parse_bytes(as_bytes(letter), "letter.txt")) == facts(letter)


@given(st.data(), BULLETED, text_looks())
@settings(max_examples=60)
def test_as_text_with_more_white_space(data: st.DataObject, name: str, look: Look) -> None:
    letter = relaid(name, look)
    text = data.draw(noisy(as_text(letter)))
    assert parsed_facts(parse_bytes(text.encode(), "letter.txt")) == facts(letter)


@pytest.mark.parametrize(("engine", "examples"), [("pdfium", 80), ("pdfplumber", 8)])
def test_as_pdf(engine: Engine, examples: int) -> None:
    @given(NAMES, pdf_looks())
    @settings(max_examples=examples)
    def says_the_same(name: str, look: Look) -> None:
        letter = relaid(name, look)
        assert parsed_facts(parse_bytes(as_pdf(letter), "letter.pdf", engine=engine)) == facts(letter)

    says_the_same()


@given(st.sampled_from([", ", " "]), BULLETED, text_looks())
@settings(max_examples=40)
def test_with_the_address_on_one_line(joint: str, name: str, look: Look) -> None:
    """All but the address's own parts are the same: without commas nobody can tell where those end.

    Nor where the name of an invented borough ends; of a council, its last word tells.
    """
    letter = relaid(name, look)
    assume(
        joint == ", " or all((person["organisation"] or "Council").endswith("Council") for person in letter.recipients)
    )
    text = as_text(letter).replace("\n".join(letter.address_lines), joint.join(letter.address_lines))
    recipients = parsed_facts(parse_bytes(text.encode(), "letter.txt"))["recipients"]
    assert [named(person) for person in recipients] == [named(person) for person in letter.recipients]


def named(person: dict[str, Any]) -> dict[str, Any]:
    return {field: person[field] for field in ("name", "role", "organisation", "postcode")}
