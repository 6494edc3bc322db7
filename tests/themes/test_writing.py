from __future__ import annotations

import re

import pytest

from ofsted_letters.themes.writing import BadThemes, read_rules
from tests.themes.rules_here import SMALL


def test_rules_know_their_version_and_digest() -> None:
    rules = read_rules(SMALL.encode(), "small.toml")
    assert (rules.version, len(rules.sha256)) == ("test", 64)
    assert list(rules.themes) == ["supervision", "care_plans", "plans", "visits", "recording"]
    assert rules.themes["visits"].name == "Visits"


def test_line_ends_do_not_change_the_digest() -> None:
    windows = SMALL.replace("\n", "\r\n").encode()
    assert read_rules(windows, "small.toml").sha256 == read_rules(SMALL.encode(), "small.toml").sha256


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('version = "test"', "", "line 1: version is missing; write version = "),
        ('version = "test"', "version = test", "line 2 is no TOML: "),
        ('name = "Visits"', "", "line 27: [themes.visits]: name is missing; "),
        ('name = "Visits"', "name = 4", "line 29: [themes.visits]: name is no text; "),
        ('name = "Visits"', 'named = "Visits"', "line 29: [themes.visits]: 'named' means nothing here; perhaps 'name'"),
        ("[themes.visits]", "[themes.Visits]", "line 27: [themes.Visits]: 'Visits' is no code; use small letters"),
        ('name = "Visits"', 'name = "Visits"\narea = "practise"', "no TOML"),
        ('phrases = ["care plan"]', "", "line 15: [themes.care_plans]: no phrase tells this theme; "),
        ('phrases = ["care plan"]', 'phrases = "care plan"', "line 19: [themes.care_plans]: phrases is no list; "),
        ('["care plan"]', '["care plan", 7]', "line 19: [themes.care_plans]: 7 is no text; "),
        ('["care plan"]', '["care plan", "–"]', "line 19: [themes.care_plans]: '–' has no word; "),
        ('["care plan"]', '["care plan", "care …"]', "'care …' begins or ends with …; "),
        ("[themes.visits]", "[theme.visits]", "line 27: 'theme' means nothing here; perhaps 'themes' is meant"),
        (
            'practice = "Practice"',
            'practise = "Practice"',
            "line 8: [themes.supervision]: there is no area 'practice'; ",
        ),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_do(old: str, new: str, said: str) -> None:
    assert old in SMALL
    with pytest.raises(BadThemes) as caught:
        read_rules(SMALL.replace(old, new, 1).encode(), "mine.toml")
    assert said in str(caught.value)
    assert re.match(r"mine\.toml: line \d+", str(caught.value))


def test_a_file_that_is_no_text_is_told() -> None:
    with pytest.raises(BadThemes, match="line 3 is not UTF-8; save the file as UTF-8"):
        read_rules(b"\n\n# \xff\n", "mine.toml")


def test_a_file_without_themes_is_told() -> None:
    with pytest.raises(BadThemes, match="line 1: it has no themes"):
        read_rules(b'version = "1"\n', "mine.toml")
