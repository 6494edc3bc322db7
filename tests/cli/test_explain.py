from __future__ import annotations

from pathlib import Path

import pytest

from ofsted_letters.cli.explain import value_at
from tests.cli.conftest import Run
from tests.write.invented import letter

WHOLE = """\
    9  p1    date  day_month_year  3 September 2010
   21  -     item  bullet_glyph    - The inspector was
   22  p1    item  continued       and Bo Finch

/header/date: "2010-09-03"
    day_month_year: found it
    line 9: 3 September 2010
/metadata/inspectors: ["Bo Finch"]
    named_first: declined, no verb
    named_last: found it
    line 21: - The inspector was
    line 22: and Bo Finch
/metadata/theme: null
    looked_at: declined, no such words
"""


def test_every_line_and_every_field(run: Run) -> None:
    result = run("explain", "-", stdin=b"- The inspector was")
    assert result.stdout == WHOLE
    assert result.exit_code == 0


@pytest.mark.parametrize("name", ["inspectors", "metadata/inspectors", "/metadata/inspectors", "/metadata/inspectors/"])
def test_one_field(run: Run, name: str) -> None:
    result = run("explain", "-", "--field", name, stdin=b"- The inspector was")
    assert result.stdout.splitlines() == WHOLE.splitlines()[7:12]


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/header/recipients/0/postcode", '"WX2 2BB"'),
        ("/header/recipients/1/postcode", "null"),
        ("/header/recipients/x", "null"),
        ("/header/date/day", "null"),
        ("/copies", "[]"),
    ],
)
def test_the_value_of_a_field_is_what_stands_at_its_pointer(pointer: str, value: str) -> None:
    assert value_at(letter(copies=()).model_dump(mode="json"), pointer) == value


def test_several_fields_in_the_order_asked_for(run: Run) -> None:
    result = run("explain", "-", "--field", "theme", "--field", "date", stdin=b"x")
    assert [line for line in result.stdout.splitlines() if line.startswith("/")] == [
        "/metadata/theme: null",
        '/header/date: "2010-09-03"',
    ]


def test_an_unknown_field_names_those_there_are(run: Run) -> None:
    result = run("explain", "-", "--field", "spectors", stdin=b"x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "there are /header/date, /metadata/inspectors, /metadata/theme" in result.stderr


def test_a_file_that_fails(run: Run) -> None:
    assert not Path("none.pdf").exists()
    result = run("explain", "none.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "ofsted-letters: none.pdf: no such file; check the name and the folder\n"
