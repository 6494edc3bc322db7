from __future__ import annotations

from pathlib import Path

import pytest
from click import Context

from ofsted_letters.cli.explain import explain, field_names
from ofsted_letters.cli.pointers import at, without_evidence
from tests.cli.conftest import Run
from tests.write.invented import item, letter, place, section

WHOLE = """\
    9  p1    date  words  first_date    3 September 2010
   21  -     item  mark   bullet        - The inspector was
   22  p1    …     words  small_letter  and Bo Finch
             declined gap: none there

first_date    by words: It is the first date above the salutation, or was meant to be.
bullet        by mark: It begins with a bullet.
small_letter  by words: It begins with a small letter, directly below the line above.

/metadata/inspectors: ["Bo Finch"]
    named_first: declined, no verb
    named_last: found it
    line 21: - The inspector was
    line 22: and Bo Finch
/metadata/theme: null
    looked_at: declined, no such words

info: spaces taken out (repaired_email)
"""


def test_every_line_and_every_field(run: Run) -> None:
    result = run("explain", "-", stdin=b"- The inspector was")
    assert result.stdout == WHOLE
    assert result.exit_code == 0


@pytest.mark.parametrize("name", ["inspectors", "metadata/inspectors", "/metadata/inspectors", "/metadata/inspectors/"])
def test_one_field(run: Run, name: str) -> None:
    result = run("explain", "-", "--field", name, stdin=b"- The inspector was")
    assert result.stdout.splitlines() == WHOLE.splitlines()[9:14]


@pytest.mark.parametrize(
    ("pointer", "value"),
    [
        ("/header/recipients/0/postcode", "WX2 2BB"),
        ("/header/recipients/1/postcode", None),
        ("/header/recipients/x", None),
        ("/header/date/day", None),
        ("/copies", []),
    ],
)
def test_the_value_of_a_field_is_what_stands_at_its_pointer(pointer: str, value: object) -> None:
    assert at(without_evidence(letter(copies=()).model_dump(mode="json")), pointer) == value


def test_several_fields_in_the_order_asked_for(run: Run) -> None:
    result = run("explain", "-", "--field", "theme", "--field", "date", stdin=b"x")
    assert [line for line in result.stdout.splitlines() if line.startswith("/")] == [
        "/metadata/theme: null",
        '/header/date: "2010-09-03"',
    ]


def explained(run: Run, *names: str) -> dict[str, list[str]]:
    """What is said under each pointer."""
    result = run("explain", "-", *(word for name in names for word in ("--field", name)), stdin=b"Records are late.")
    assert result.exit_code == 0, result.stderr
    said: dict[str, list[str]] = {}
    for line in result.stdout.splitlines():
        if line.startswith("/"):
            said[line.partition(": ")[0]] = [line.partition(": ")[2]]
        else:
            said[list(said)[-1]].append(line.strip())
    return said


def test_a_value_that_no_rule_searches_for_has_its_lines(run: Run) -> None:
    assert explained(run, "date") == {
        "/header/date": [
            '"2010-09-03"',
            "line 9: 3 September 2010",
            "date by words, first_date: It is the first date above the salutation, or was meant to be.",
        ]
    }


def test_a_prefix_is_everything_under_it(run: Run) -> None:
    said = explained(run, "/header/recipients")
    assert list(said) == [
        f"/header/recipients/0/{part}" for part in ("name", "role", "organisation", "address", "postcode")
    ]
    assert said["/header/recipients/0/address"] == ['["Civic Centre"]']
    assert list(explained(run, "recipients")) == list(said)


def test_the_last_part_is_every_value_of_that_name(run: Run) -> None:
    assert list(explained(run, "role")) == [
        "/header/recipients/0/role",
        "/metadata/inspection_team/0/role",
        "/sections/0/items/0/role",
        "/signatories/0/role",
        "/copies/0/role",
    ]


def test_a_name_of_the_top_is_that_and_nothing_below(run: Run) -> None:
    assert list(explained(run, "family", "schema_version", "family")) == ["/family", "/schema_version"]


def test_a_part_of_a_value_has_the_lines_of_the_whole(run: Run) -> None:
    assert explained(run, "inspectors/0") == {
        "/metadata/inspectors/0": [
            '"Bo Finch"',
            "line 21: Records are late.",
            "item by mark, bullet: It begins with a bullet.",
            "line 22: and Bo Finch",
            "item by words, small_letter: It begins with a small letter, directly below the line above.",
            "declined gap: none there",
        ]
    }


def test_an_item_is_one_value_with_its_lines(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    cited = item("Records are late.", evidence=place(21))
    made = letter(sections=(section("findings", "Main findings", cited),))
    monkeypatch.setattr("tests.cli.conftest.parse_bytes", lambda data, name: made)
    value, *lines = explained(run, "/sections/0/items/0")["/sections/0/items/0"]
    assert '"text": "Records are late."' in value
    assert "evidence" not in value
    assert lines == ["line 21: Records are late.", "item by mark, bullet: It begins with a bullet."]
    assert explained(run, "/sections/0/items/0/type") == {"/sections/0/items/0/type": ['"bullet"', *lines]}
    assert explained(run, "/sections/0/items/0/recurrence") == {
        "/sections/0/items/0/recurrence": ["null", "these lines don't say it:", *lines]
    }


def test_every_value_of_a_letter_can_be_asked_for(run: Run) -> None:
    for pointer in letter().evidence:
        assert pointer in explained(run, pointer)


def test_diagnostics_are_told_with_their_lines(run: Run) -> None:
    told = run("explain", "-", stdin=b"doubtful").stdout
    assert told.endswith("\n\nwarning: nobody signed (no_signatory)\n    line 22: and Bo Finch\n")


def test_an_unknown_field_names_the_nearest(run: Run) -> None:
    result = run("explain", "-", "--field", "spectors", stdin=b"x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no field 'spectors': perhaps 'inspectors' is meant; see ofsted-letters explain --help\n" in result.stderr
    assert "give a key of its JSON, such as inspectors" in run("explain", "-", "--field", "qqq", stdin=b"x").stderr


STEPS = """\
line 9 (page 1): 3 September 2010
    unseen
        not_printed: declined, it can be seen on the page
"""


def test_a_line_has_the_steps_that_looked_at_it(run: Run) -> None:
    told = run("explain", "-", "--line", "9", stdin=b"Records are late.").stdout
    assert told.startswith(STEPS)
    assert told.count("line ") == 1 + told.count("in line ")
    assert "        drawn_rule: declined, it is no row of one sign\n" in told
    assert "        greeting: declined, it does not begin with “Dear”\n" in told
    assert told.endswith(
        "        first_line: found it, item by place: It is the first below a heading, of a row, or of all.\n"
    )


def test_lines_in_their_order_below_the_fields(run: Run) -> None:
    told = run("explain", "-", "--line", "22", "--line", "9-21", "--field", "theme", stdin=b"Records are late.").stdout
    heads = [line.partition(":")[0] for line in told.splitlines() if not line.startswith(" ")]
    assert heads == ["/metadata/theme", "line 9 (page 1)", "line 21", "line 22 (page 1)"]


def test_a_line_that_the_letter_has_not(run: Run) -> None:
    result = run("explain", "-", "--line", "30", stdin=b"x")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--line: the letter has no line 30: it has 9 to 22" in result.stderr
    assert "'x' names no lines: write them as 12-15" in run("explain", "-", "--line", "x", stdin=b"x").stderr


def test_names_of_fields_can_be_completed() -> None:
    assert [item.value for item in field_names(Context(explain), explain.params[1], "in")] == [
        "inspection_end",
        "inspection_periods",
        "inspection_start",
        "inspection_team",
        "inspectors",
    ]
    assert field_names(Context(explain), explain.params[1], "diag") == []
    assert field_names(Context(explain), explain.params[1], "bbox") == []


def test_a_value_that_no_line_gave_says_so(run: Run) -> None:
    result = run("explain", "-", "--field", "/header/sender/website", stdin=b"x")
    assert result.stdout == "/header/sender/website: null\n    no line was read as it\n"


def test_a_file_that_fails(run: Run) -> None:
    assert not Path("none.pdf").exists()
    result = run("explain", "none.pdf")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "ofsted-letters: none.pdf: no such file; check the name and the folder\n"
