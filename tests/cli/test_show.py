from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

from ofsted_letters.cli.draw import draw
from ofsted_letters.cli.letter_markdown import letter_markdown
from ofsted_letters.cli.letter_page import letter_page
from ofsted_letters.model import Letter, Person, Recipient
from ofsted_letters.write.json import letter_line
from tests.cli.conftest import Run
from tests.write.invented import header, item, letter, metadata, section


def page(shown: Letter) -> str:
    stream = io.BytesIO()
    draw(letter_page(shown), stream)
    return stream.getvalue().decode()


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for part in value.values() for text in strings(part)]
    if isinstance(value, list):
        return [text for part in value for text in strings(part)]
    return [value] if isinstance(value, str) else []


def test_everything_the_letter_says_is_on_the_page() -> None:
    shown = " ".join(page(letter()).split())
    said = letter().model_dump(mode="json", include={"header", "metadata", "footnotes", "signatories", "copies"})
    assert [text for text in strings(said) if text not in shown] == []
    for part in letter().sections:
        assert not part.heading or part.heading in shown
        assert all(item.text in shown for item in part.items)


def test_items_have_their_marks_recurrence_and_footnotes() -> None:
    shown = page(letter())
    assert "• Thresholds are clear. [1] (addressed)" in shown
    assert "2. Supervision is uneven." in shown
    assert "  Thank you for your help." in shown
    assert "[1] As set out in guidance." in shown
    assert "info: /header/sender/email, page 1, line 3: spaces taken out (repaired_email)" in shown


def test_what_is_absent_is_left_out() -> None:
    empty = letter(
        header=header().model_copy(update={"subject": None, "date": None, "recipients": ()}),
        metadata=metadata().model_copy(
            update={
                "authority": metadata().authority.model_copy(update={"name": None}),
                "inspection_start": None,
                "inspection_end": None,
            }
        ),
        sections=(),
        footnotes=(),
        signatories=(),
        copies=(),
        diagnostics=(),
    )
    shown = page(empty)
    assert "Authority not named" in shown
    assert "None" not in shown
    for name in ("Date", "Inspected  ", "Footnotes", "Signed", "Copies", "Diagnostics", "Theme"):
        assert name not in shown


def test_a_one_day_visit_is_one_date_and_text_has_no_pages() -> None:
    day = metadata().model_copy(update={"inspection_end": metadata().inspection_start})
    source = letter().source.model_copy(update={"pages": None, "media_type": "text/plain", "engine": "text"})
    shown = page(letter(metadata=day, source=source))
    assert "2010-08-10\n" in shown
    assert "wexcombe.pdf, text\n" in shown


def test_paragraphs_stand_apart_and_bullets_do_not() -> None:
    first, second = item("One.", type="paragraph"), item("Two.", type="paragraph")
    shown = page(letter(sections=(section("findings", "Findings", first, second, item("Three."), item("Four.")),)))
    assert "  One.\n\n  Two.\n  • Three.\n  • Four.\n" in shown


def test_a_heading_under_a_heading_is_indented() -> None:
    shown = page(letter(sections=(section("findings", "Below", item("Text.", level=2), level=2),)))
    assert "\n  Below\n" in shown
    assert "\n      • Text.\n" in shown


def test_plain_and_never_wider_than_100_where_there_is_no_terminal(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    result = run("show", "-", stdin=b"Records are late. " * 30)
    assert result.exit_code == 0
    assert "\x1b" not in result.stdout
    assert 90 < max(map(len, result.stdout.splitlines())) <= 100


def test_a_terminal_gets_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.TextIOWrapper):
        def isatty(self) -> bool:
            return True

    class Tty(io.BytesIO):
        def isatty(self) -> bool:
            return True

    screen = Tty()
    monkeypatch.setattr("sys.stdout", Terminal(screen, encoding="utf-8"))
    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    draw(letter_page(letter()), screen)
    assert b"\x1b[1mWexcombe Council" in screen.getvalue()


def test_a_file_that_fails(run: Run) -> None:
    Path("empty.txt").write_bytes(b"")
    result = run("show", "empty.txt")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "ofsted-letters: empty.txt: the file is empty; download it again\n"


def test_roles_organisations_and_addresses_have_lines_of_their_own_and_numbers_say_what_they_are() -> None:
    sender = header().sender.model_copy(update={"textphone": "0161 618 8524"})
    made = letter(header=header().model_copy(update={"sender": sender}))
    stripped = [line.removeprefix("To").strip() for line in page(made).splitlines()]
    people: list[Recipient | Person] = [*made.header.recipients, *made.signatories, *made.copies]
    for person in people:
        parts = [part for part in (person.name, person.role, person.organisation) if part]
        at = stripped.index(parts[0])
        assert stripped[at : at + len(parts)] == parts
    assert f"Telephone {sender.telephone}" in stripped
    assert "Textphone 0161 618 8524" in stripped


def test_several_letters_with_a_rule_between_them(run: Run) -> None:
    Path("one.txt").write_bytes(b"Records are late.")
    Path("two.txt").write_bytes(b"Thresholds are clear.")
    shown = run("show", "one.txt", "two.txt").stdout
    above, rule, below = shown.partition(f"\n{'─' * 100}\n")
    assert rule
    assert "one.txt" in above
    assert "two.txt" in below


def test_markdown_by_name_and_by_format(run: Run) -> None:
    Path("one.txt").write_bytes(b"Records are late.")
    assert run("show", "one.txt", "-o", "letter.md").stdout == ""
    assert Path("letter.md").read_bytes() == run("show", "one.txt", "--format", "md").stdout_bytes
    assert "\n## Main findings\n\n- Records are late.\n" in Path("letter.md").read_text(encoding="utf-8")
    assert run("show", "one.txt", "-o", "letter.xlsx").exit_code == 2
    both = letter_line(letter("one.pdf")) + letter_line(letter("two.pdf"))
    assert run("show", "-", "--format", "md", stdin=both).stdout.count("\n\n---\n\n# ") == 1


def test_markdown_says_everything_and_nothing_in_a_letter_is_a_mark() -> None:
    shown = letter_markdown(letter())
    assert "- Thresholds are clear.[^1] *(addressed)*\n" in shown
    assert "    2. Supervision is uneven.\n" in shown
    assert "\n[^1]: As set out in guidance.\n" in shown
    hostile = item("1. A *b* [c](d) <e> `f` | g", type="paragraph"), item("- h", type="paragraph")
    shown = letter_markdown(letter(sections=(section("findings", "# x_y_", *hostile),)))
    assert "\n## \\# x\\_y\\_\n\n1\\. A \\*b\\* \\[c\\](d) \\<e\\> \\`f\\` \\| g\n\n\\- h\n" in shown


def test_a_web_page_is_whole_in_one_file(run: Run) -> None:
    Path("one.txt").write_bytes(b"Records are late.")
    assert run("show", "one.txt", "-o", "letter.html").exit_code == 0
    written = Path("letter.html").read_text(encoding="utf-8")
    assert "Records are late." in written
    assert re.findall(r'(?:href|src)="(?!#|https://www\.nationalarchives)([^"]*)', written) == []
    assert "<style>" in written


def test_a_web_page_is_of_one_letter(run: Run) -> None:
    for name in ("one.txt", "two.txt"):
        Path(name).write_bytes(b"Records are late.")
    shown = run("show", "one.txt", "two.txt", "--format", "html")
    assert (shown.exit_code, shown.stdout.count("<html")) == (1, 1)
    assert "ofsted-letters: two.txt: a web page is of one letter" in shown.stderr
