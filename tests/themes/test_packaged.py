"""`packaged.json` is `themes.toml` for programs.

After a change to the rules, write it anew with `pytest tests/themes/test_packaged.py --regenerate`, and then count how
well they tell themes with `python -m benchmarks.themes --pin`.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from ofsted_letters.themes.measured import FIGURES, measured
from ofsted_letters.themes.rules import PACKAGED, SOURCE, as_json, from_json, packaged
from ofsted_letters.themes.writing import read_rules

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "themes.md"


def test_it_is_what_the_rules_say(regenerate: bool) -> None:
    rules = read_rules(Path(SOURCE).read_bytes(), "themes.toml")
    text = json.dumps(as_json(rules), ensure_ascii=False, separators=(",", ":"))
    if regenerate:
        Path(PACKAGED).write_text(text, encoding="utf-8")
    assert Path(PACKAGED).read_text(encoding="utf-8") == text
    assert from_json(json.loads(text)) == rules


def test_the_figures_are_of_these_rules() -> None:
    assert measured(packaged()).keys() == packaged().themes.keys()


def test_other_rules_have_no_figures() -> None:
    assert Path(FIGURES).exists()
    assert measured(packaged()._replace(sha256="0" * 64)) == {}


def test_there_are_63_themes_in_seven_areas() -> None:
    rules = packaged()
    assert len(rules.themes) == 63
    assert {theme.area for theme in rules.themes.values()} == set(rules.areas)
    assert len(rules.areas) == 7


def test_the_example_in_the_documentation_can_be_used() -> None:
    (example,) = re.findall(r"^```toml\n(.*?)^```$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert list(read_rules(example.encode(), "mine.toml").themes) == ["recording", "visits"]
