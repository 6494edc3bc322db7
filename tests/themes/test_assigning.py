from __future__ import annotations

from ofsted_letters.pipeline import parse_bytes
from ofsted_letters.themes.assigning import with_themes
from samples.as_text import as_bytes
from samples.letter import load_all
from tests.themes.rules_here import small

LETTER = next(letter for letter in load_all() if letter.name == "wexcombe-2010")


def test_findings_have_themes_and_other_sections_have_none() -> None:
    parsed = parse_bytes(as_bytes(LETTER), "wexcombe-2010.txt")
    themed = {section.kind for section in parsed.sections for item in section.items if item.themes}
    assert {"meets_requirements", "areas_for_development"} <= themed
    assert not themed & {"introduction", "closing", "other"}


def test_lead_ins_have_none() -> None:
    parsed = parse_bytes(as_bytes(LETTER), "wexcombe-2010.txt")
    roles = {item.role for section in parsed.sections for item in section.items if item.themes}
    assert roles == {"finding"}


def test_own_rules_tell_themes_anew() -> None:
    parsed = parse_bytes(as_bytes(LETTER), "wexcombe-2010.txt")
    own = with_themes(parsed, small())
    told = {theme for section in own.sections for item in section.items for theme in item.themes}
    assert told <= small().themes.keys()
    assert own.header == parsed.header
