from __future__ import annotations

import io
from pathlib import Path

import pytest

from ofsted_letters.cli.draw import draw
from ofsted_letters.cli.letter_page import letter_page
from ofsted_letters.model import Letter
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
    assert "info: /header/sender/email: spaces taken out (repaired_email)" in shown


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
