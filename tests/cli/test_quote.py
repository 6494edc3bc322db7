"""`quote`: pictures and a caption, or one line that says why there are none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from ofsted_letters import parse
from ofsted_letters.cli.app import app
from tests.cli.conftest import Run
from tests.conftest import ROOT

SUPERVISION = "/sections/2/items/1"
OVER_PAGES = "/sections/1/items/2"


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A sample in an otherwise empty folder."""
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "samples" / "wexcombe-2010.pdf", "letter.pdf")
    return "letter.pdf"


def quote(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, ("quote", *arguments), input=stdin, prog_name="ofsted-letters")


def written() -> list[str]:
    return sorted(path.name for path in Path().iterdir() if path.name != "letter.pdf")


def test_an_item_found_by_its_words(letter: str) -> None:
    result = quote(letter, "--find", "SUPERVISION takes place", "-o", "quote.png")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "quote.png\nquote.txt\n", "")
    assert written() == ["quote.png", "quote.txt"]
    caption = Path("quote.txt").read_text(encoding="utf-8")
    assert caption.startswith(
        "Source: Ofsted, Wexcombe County Council: contact, referral and assessment, 6 October 2010"
    )
    assert "Supervision takes place every month" in caption
    with Image.open("quote.png") as picture:
        assert (picture.format, picture.mode) == ("PNG", "RGB")
        assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.1)


def test_an_item_over_a_pages_end(letter: str) -> None:
    result = quote(letter, "--item", OVER_PAGES, "-o", "quote.png")
    assert result.stdout == "quote-1.png\nquote-2.png\nquote.txt\n"
    assert written() == ["quote-1.png", "quote-2.png", "quote.txt"]
    assert "quote-2.png: page 2\n" in Path("quote.txt").read_text(encoding="utf-8")


def test_a_whole_page_at_a_scale(letter: str) -> None:
    data = Path(letter).read_bytes()
    result = quote("-", "--item", SUPERVISION, "--page", "--scale", "1", "-o", "page.PNG", stdin=data)
    assert result.exit_code == 0
    with Image.open("page.PNG") as picture:
        assert picture.size == (595, 842)


def test_several_items_with_the_words_are_named_and_nothing_is_written(letter: str) -> None:
    result = quote(letter, "--find", "children", "-o", "quote.png")
    assert (result.exit_code, result.stdout) == (1, "")
    first, *others = result.stderr.splitlines()
    assert first == f"ofsted-letters: letter.pdf: {len(others)} items have the words “children”; name one with --item"
    assert any(line.startswith(f"ofsted-letters: letter.pdf: {OVER_PAGES} (page 1): Children are") for line in others)
    assert written() == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--find", "no such words"], "none of its 12 items in 4 sections has the words “no such words”; give fewer"),
        (
            ["--item", "/sections/7/items/0"],
            "the letter has no item '/sections/7/items/0'; give an item's JSON",
        ),
        (["--item", SUPERVISION, "--timeout", "0.001"], "it took longer than 0.001 s; allow it more with --timeout"),
        (["--item", SUPERVISION, "--max-input", "1k"], "it is larger than 0.001 MiB; allow it more with --max-input"),
    ],
)
def test_what_fails_is_told_in_one_line(letter: str, arguments: list[str], told: str) -> None:
    result = quote(letter, *arguments, "-o", "quote.png")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"ofsted-letters: letter.pdf: {told}")
    assert result.stderr.count("\n") == 1
    assert written() == []


def test_text_is_told_of_pdfs(letter: str) -> None:
    text = str(ROOT / "samples" / "wexcombe-2010.txt")
    result = quote(text, "--item", SUPERVISION, "-o", "quote.png")
    assert result.exit_code == 1
    assert "pictures are made of PDFs, and this is none; give the letter as a PDF" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "q.png"], "say which item, by --find or by --item"),
        (["-o", "q.png", "--find", "a", "--item", SUPERVISION], "say which item, by --find or by --item"),
        (["--find", "a"], "missing option '-o' / '--output'"),
        (["--find", "a", "-o", "q.jpg"], "'q.jpg' is no picture's name: give one that ends in .png"),
        (["--find", "a", "-o", "-"], "'-' is no picture's name"),
        (["--find", "a", "-o", "nowhere/q.png"], "there is no folder 'nowhere'"),
        (["--find", "a", "-o", "q.png", "--scale", "100"], "100.0 is not in the range 0.25<=x<=8.0"),
    ],
)
def test_a_wrong_command_line(letter: str, arguments: list[str], told: str) -> None:
    result = quote(letter, *arguments)
    assert result.exit_code == 2
    assert told in result.stderr
    assert written() == []


@pytest.mark.parametrize("first", ["letter", "output"])
def test_an_input_is_not_written_over(letter: str, first: str) -> None:
    Path(letter).rename("letter.png")
    output = ("-o", "letter.png")
    arguments = ("letter.png", *output) if first == "letter" else (*output, "letter.png")
    result = quote(*arguments, "--item", SUPERVISION)
    assert result.exit_code == 2
    assert "'letter.png' is also an input: choose another name" in result.stderr


def test_a_caption_takes_no_other_files_place(letter: str) -> None:
    Path("letter.txt").write_text("Dear Ms Farraday", encoding="utf-8")
    result = quote(letter, "--item", SUPERVISION, "-o", "letter.png")
    assert result.exit_code == 2
    assert "'letter.txt' is there and no caption: choose another name" in result.stderr
    assert Path("letter.txt").read_text(encoding="utf-8") == "Dear Ms Farraday"


@pytest.mark.parametrize("taken", ["two-1.png", "two-2.png"])
def test_a_numbered_picture_takes_no_other_files_place(letter: str, taken: str) -> None:
    Path(taken).write_bytes(b"mine")
    result = quote(letter, "--item", OVER_PAGES, "-o", "two.png")
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{taken}: it is there, and no picture of this quotation; choose another name with -o" in result.stderr
    assert Path(taken).read_bytes() == b"mine"
    assert not Path("two.txt").exists()


def test_an_input_is_not_written_over_by_a_numbered_picture(letter: str) -> None:
    data = Path(letter).read_bytes()
    Path(letter).rename("in-1.png")
    assert quote("in-1.png", "--item", OVER_PAGES, "-o", "in.png").exit_code == 1
    assert Path("in-1.png").read_bytes() == data


def test_a_quotation_can_be_made_anew(letter: str) -> None:
    for pointer in (OVER_PAGES, OVER_PAGES, SUPERVISION, "/sections/1/items/0"):
        assert quote(letter, "--item", pointer, "-o", "quote.png").exit_code == 0
    assert "Every referral is read" in Path("quote.txt").read_text(encoding="utf-8")


def test_words_that_command_a_terminal_are_spelled(run: Run) -> None:
    Path("a.txt").write_bytes(b"x")
    result = run("quote", "a.txt", "--find", "\x1b[31mred", "-o", "q.png")
    assert "\x1b" not in result.stderr
    assert "“\\x1b[31mred”" in result.stderr


def test_of_a_file_with_several_letters_the_one_that_has_the_words_is_named(tmp_path: Path) -> None:
    pack = pypdfium2.PdfDocument.new()
    for sample in ("wexcombe-2010", "saltholme-2011"):
        pack.import_pages(pypdfium2.PdfDocument(ROOT / "samples" / f"{sample}.pdf"))
    pack.save(tmp_path / "pack.pdf")
    picture = tmp_path / "quote.png"
    second = parse(ROOT / "samples" / "saltholme-2011.pdf").sections[2].items[0].text
    assert quote(str(tmp_path / "pack.pdf"), "--find", second[:50], "-o", str(picture)).exit_code == 0
    assert "Saltholme" in picture.with_suffix(".txt").read_text(encoding="utf-8")
    several = quote(str(tmp_path / "pack.pdf"), "--item", "/sections/2/items/0", "-o", str(picture))
    assert several.exit_code == 1
    assert "2 letters have an item /sections/2/items/0; name one's pages with --pages" in several.stderr
    one = quote(str(tmp_path / "pack.pdf"), "--item", "/sections/2/items/0", "--pages", "3-4", "-o", str(picture))
    assert one.exit_code == 0
