"""The README says what is so, and what it says is read anywhere."""

from __future__ import annotations

import json
import re
import tomllib

from ofsted_letters.batch.formats import FORMATS
from ofsted_letters.cli.app import COMMANDS
from ofsted_letters.families import FAMILIES, UNKNOWN
from tests.docs.pages import PAGES, README, ROOT

LONGEST = 1800
"""Words that a newcomer reads."""


def test_the_readme_is_short_and_leads_nowhere_in_the_tree() -> None:
    text = README.read_text(encoding="utf-8")
    assert len(text.split()) <= LONGEST
    links = re.findall(r"\]\(([^)]+)\)", text)
    assert [link for link in links if not link.startswith("https://")] == ["docs/pages.png"]
    assert re.search(r"<!-- picture -->\n!\[[^]]+\]\(docs/pages\.png\)\n<!-- /picture -->", text)


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "pages.png").stat().st_size < 200_000


def test_the_item_shown_is_one_of_a_sample() -> None:
    (shown,) = re.findall(r"^```json\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    sample = json.loads((ROOT / "samples" / "wexcombe-2010.pdf.json").read_text(encoding="utf-8"))
    assert json.loads(shown) in [item for section in sample["sections"] for item in section["items"]]


def test_table_of_families_is_that_of_the_registry() -> None:
    printed = README.read_text(encoding="utf-8").partition("<!-- families -->\n")[2].partition("<!-- /families -->")[0]
    rows = dict.fromkeys(f"| `{family.name}` | {family.what} |\n" for family in (*FAMILIES, UNKNOWN))
    assert printed == "| family | letters |\n| --- | --- |\n" + "".join(rows)


def test_every_extra_of_a_user_is_told_where_it_is_installed() -> None:
    text = (ROOT / "docs" / "install.md").read_text(encoding="utf-8")
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    for name in extras.keys() - {"bench", "test-batch", "docs", "dev"}:
        assert f"\n| `{name}` | " in text
    assert {name for name, one in FORMATS.items() if one.library} <= extras.keys()


def test_every_command_is_shown_at_work() -> None:
    shown = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for name in COMMANDS:
        assert f"$ ofsted-letters {name}" in shown
