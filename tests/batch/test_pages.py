"""`batch --to html`: pages in their places, with a batch's other files."""

from __future__ import annotations

import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from ofsted_letters.batch.run import CHANGED_SINCE, Observer
from ofsted_letters.batch.staging import NotOurs
from tests.batch.conftest import Batch, write_letters


@pytest.fixture
def few(tmp_path: Path) -> Path:
    """Three letters, one of them twice, and one input that is none."""
    folder = write_letters(tmp_path / "letters", 3)
    (folder / "again.txt").write_bytes((folder / "part 1" / "001.txt").read_bytes())
    (folder / "no letter.txt").write_text("no", encoding="utf-8")
    return folder


def pages(out: Path) -> dict[str, bytes]:
    html = out / "html"
    return {file.relative_to(html).as_posix(): file.read_bytes() for file in html.rglob("*") if file.is_file()}


def files(out: Path) -> set[str]:
    found = (file.relative_to(out).as_posix() for file in out.rglob("*") if file.is_file())
    return {name for name in found if not name.startswith(".ofsted-letters")}


def test_each_letter_has_a_page_once(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out", formats=("html", "csv"))
    written = pages(tmp_path / "out")
    assert sorted({name.partition("/")[0] for name in written}) == ["authorities", "index.html", "letters"]
    assert len([name for name in written if name.startswith("letters/")]) == 3
    assert (tmp_path / "out" / "letters.csv").is_file()


def test_a_second_run_writes_the_same_and_touches_nothing(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out", formats=("html",))
    before = {file: file.stat().st_mtime_ns for file in (tmp_path / "out" / "html").rglob("*.html")}
    tally = batch(few, out=tmp_path / "out", formats=("html",))
    assert {file: file.stat().st_mtime_ns for file in before} == before
    assert tally.failed == 1


def test_pages_of_letters_that_are_gone_go_and_nothing_else(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out", formats=("html", "csv"), letters=True)
    before = files(tmp_path / "out")
    (tmp_path / "out" / "html" / "letters" / "mine.html").write_text("mine", encoding="utf-8")
    (few / "part 2" / "002.txt").unlink()
    batch(few, out=tmp_path / "out")
    assert before < files(tmp_path / "out")
    batch(few, out=tmp_path / "out", formats=("html",))
    assert len([name for name in before - files(tmp_path / "out") if name.startswith("html/letters/")]) == 1
    assert all(name.startswith("html/") for name in before - files(tmp_path / "out"))
    assert files(tmp_path / "out") - before == {"html/letters/mine.html"}


def test_a_page_that_was_changed_since_stays_and_is_named(batch: Batch, few: Path, tmp_path: Path) -> None:
    class Listener(Observer):
        def remarked(self, name: str, message: str) -> None:
            told.append((Path(name).name, message))

    told: list[tuple[str, str]] = []
    batch(few, out=tmp_path / "out", formats=("html",))
    first = set((tmp_path / "out" / "html" / "letters").iterdir())
    (few / "part 2" / "002.txt").unlink()
    batch(few, out=tmp_path / "other", formats=("html",))
    (changed,) = {page.name for page in first} - {page.name for page in (tmp_path / "other/html/letters").iterdir()}
    (tmp_path / "out" / "html" / "letters" / changed).write_text("mine", encoding="utf-8")
    batch(few, out=tmp_path / "out", formats=("html",), observer=Listener())
    assert told == [(changed, CHANGED_SINCE)]
    assert (tmp_path / "out" / "html" / "letters" / changed).read_text(encoding="utf-8") == "mine"


def test_what_is_at_a_page_s_place_stays(batch: Batch, few: Path, tmp_path: Path) -> None:
    mine = tmp_path / "out" / "html" / "index.html"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    with pytest.raises(NotOurs):
        batch(few, out=tmp_path / "out", formats=("html",))
    assert mine.read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / "out" / "letters.jsonl").exists()


def test_pages_link_to_the_inputs_as_the_folders_lie(batch: Batch, few: Path, tmp_path: Path) -> None:
    batch(few, out=tmp_path / "out", formats=("html",))
    text = b"".join(pages(tmp_path / "out").values()).decode()
    assert 'href="../../../letters/part%200/000.txt"' in text
    assert tmp_path.name not in text


def test_people_are_left_out_of_every_format(batch: Batch, few: Path, tmp_path: Path) -> None:
    formats = ("html", "csv", "jsonl", "xlsx")
    batch(few, out=tmp_path / "out", formats=formats, letters=True, without_people=True)
    files = [file for file in (tmp_path / "out").rglob("*") if file.is_file() and ".ofsted-letters" not in file.parts]
    assert len(files) > 10
    for file in files:
        data = file.read_bytes()
        if file.suffix == ".xlsx":
            with zipfile.ZipFile(file) as book:
                data = b"".join(map(book.read, book.namelist()))
        assert b"Ada Finch" not in data, file.name
        assert b"Dear Ms Wren" not in data, file.name
    assert "may name people" in (tmp_path / "out" / "html" / "index.html").read_text(encoding="utf-8")


def test_json_is_not_linked_as_if_it_were_the_letter(batch: Batch, tmp_path: Path) -> None:
    sample = Path(__file__).resolve().parents[2] / "samples" / "fellbridge-2019.pdf.json"
    folder = tmp_path / "letters"
    folder.mkdir()
    (folder / "written.json").write_bytes(sample.read_bytes())
    batch(folder, out=tmp_path / "out", formats=("html",), workers=1)
    written = pages(tmp_path / "out")
    assert [name for name in written if name.startswith("letters/")]
    assert b"written.json" not in b"".join(written.values())


def test_pages_of_pdfs_in_archives_and_mails_are_shown_too(batch: Batch, tmp_path: Path) -> None:
    data = (Path(__file__).resolve().parents[2] / "samples" / "fellbridge-2019.pdf").read_bytes()
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a.finch@example.org", "b.wren@example.org", "The letter"
    message.set_content("Please find it attached.")
    message.add_attachment(data, maintype="application", subtype="pdf", filename="letter.pdf")
    (tmp_path / "mail.eml").write_bytes(message.as_bytes())
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        archive.writestr("of 2019/letter.pdf", data + b"\n%again")
        archive.writestr("mail.eml", message.as_bytes() + b"\n")
    for number, given in enumerate(("mail.eml", "all.zip")):
        out = tmp_path / str(number)
        batch(tmp_path / given, out=out, parser="whole", formats=("html",), page_images=True)
        assert len([name for name in pages(out) if name.startswith("pictures/")]) == 2 * (number + 1), given


def test_pictures_of_pages_are_among_them_and_what_has_none_is_told(batch: Batch, tmp_path: Path) -> None:
    class Listener(Observer):
        def remarked(self, name: str, message: str) -> None:
            told.append(f"{Path(name).name}: {message}")

    told: list[str] = []
    folder = write_letters(tmp_path / "letters", 1)
    sample = Path(__file__).resolve().parents[2] / "samples" / "fellbridge-2019.pdf"
    (folder / sample.name).write_bytes(sample.read_bytes())
    options = {"parser": "pdf_or_plain", "formats": ("html",), "page_images": True, "observer": Listener()}
    batch(folder, out=tmp_path / "out", **options)
    pictures = {name for name in pages(tmp_path / "out") if name.startswith("pictures/")}
    assert [Path(name).name for name in sorted(pictures)] == ["1.png", "2.png"]
    assert told == []
