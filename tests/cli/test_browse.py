"""`browse` from the command line: what it reads, where it writes, what it leaves alone."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
from click.testing import CliRunner, Result

from ofsted_letters.batch.run import CHANGED_SINCE
from ofsted_letters.cli.app import app

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NAMES = ("fellbridge-2019.pdf", "wexcombe-2010.pdf")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two letters, and their JSON Lines."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letters").mkdir()
    lines = []
    for name in NAMES:
        shutil.copy(SAMPLES / name, tmp_path / "letters" / name)
        lines.append(json.dumps(json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))))
    (tmp_path / "letters.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def browse(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["browse", *arguments], prog_name="ofsted-letters")


def written(folder: Path) -> set[str]:
    return {
        file.relative_to(folder).as_posix()
        for file in folder.rglob("*")
        if file.is_file() and ".ofsted-letters" not in file.parts
    }


def links(folder: Path) -> set[str]:
    import re

    text = next(folder.glob("letters/wexcombe*")).read_text(encoding="utf-8")
    return set(re.findall(r'href="([^"]*\.pdf[^"]*)"', text))


def test_letters_as_json_lines(here: Path) -> None:
    done = browse("letters.jsonl", "-o", "pages")
    assert (done.exit_code, done.stdout) == (0, "")
    assert "letters to look at: 2, with a link to their file: 0" in done.stderr
    assert len(written(here / "pages")) == 5
    assert links(here / "pages") == set()


def test_pdfs_are_known_by_their_content(here: Path) -> None:
    (here / "letters" / "wexcombe-2010.pdf").rename(here / "letters" / "renamed #1.pdf")
    assert browse("letters.jsonl", "-o", "pages", "--pdfs", "letters").exit_code == 0
    assert "../../letters/renamed%20%231.pdf#page=2" in links(here / "pages")


def test_a_dataset_gets_its_pages_beside_its_tables_with_links_to_what_was_read(here: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(app, ["batch", "letters", "-o", "out", "-q", "--workers", "1"]).exit_code == 0
    assert browse("out", "-q").exit_code == 0
    assert "html/index.html" in written(here / "out")
    assert "../../../letters/wexcombe-2010.pdf#page=2" in links(here / "out" / "html")
    again = runner.invoke(app, ["batch", "letters", "-o", "out", "-q", "--workers", "1", "--to", "html"])
    assert again.exit_code == 0, again.stderr
    assert (here / "out" / "html" / "index.html").is_file()


def test_letters_of_one_file_link_to_it(here: Path) -> None:
    pack = pypdfium2.PdfDocument.new()
    for name in NAMES:
        pack.import_pages(pypdfium2.PdfDocument(here / "letters" / name))
        (here / "letters" / name).unlink()
    pack.save(here / "letters" / "pack.pdf")
    assert CliRunner().invoke(app, ["batch", "letters", "-o", "out", "-q", "--workers", "1"]).exit_code == 0
    assert "letters to look at: 2, with a link to their file: 2" in browse("out").stderr
    assert "../../../letters/pack.pdf#page=4" in links(here / "out" / "html")


def test_letters_that_are_parsed_first(here: Path) -> None:
    (here / "letters" / "none.txt").write_text("nothing", encoding="utf-8")
    done = browse("letters", "-o", "pages")
    assert done.exit_code == 1
    assert "none.txt" in done.stderr
    assert "letters to look at: 2, with a link to their file: 2" in done.stderr


def test_what_is_asked_for_alone(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages", "--family", "focused_visit", "--kind", "findings").exit_code == 0
    assert len(list((here / "pages" / "letters").iterdir())) == 1
    index = (here / "pages" / "index.html").read_text(encoding="utf-8")
    assert "focused visits; findings: main finding" in index


def test_a_folder_s_other_files_are_left_alone(here: Path) -> None:
    (here / "pages").mkdir()
    (here / "pages" / "index.html").write_text("mine", encoding="utf-8")
    done = browse("letters.jsonl", "-o", "pages")
    assert done.exit_code == 1
    assert "no earlier batch wrote it" in done.stderr
    assert written(here / "pages") == {"index.html"}
    assert browse("letters.jsonl", "-o", "pages", "--force").exit_code == 0


@pytest.mark.parametrize("content", ["{", '{"a": 1}\n', "[1]"])
def test_json_that_is_no_letter_is_told_in_one_line_and_nothing_is_written(here: Path, content: str) -> None:
    (here / "other.jsonl").write_text(content, encoding="utf-8")
    done = browse("other.jsonl", "-o", "pages")
    assert done.exit_code == 1
    assert done.stderr.count("\n") == 1
    assert "no letter" in done.stderr
    assert written(here / "pages") == set()


def test_no_page_names_the_user_s_folders(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages", "--pdfs", "letters").exit_code == 0
    for name in written(here / "pages"):
        assert here.name not in (here / "pages" / name).read_text(encoding="utf-8")


def test_a_copy_of_a_letter_has_one_page(here: Path) -> None:
    lines = (here / "letters.jsonl").read_text(encoding="utf-8")
    (here / "twice.jsonl").write_text(lines + lines, encoding="utf-8")
    assert "letters to look at: 2," in browse("twice.jsonl", "-o", "pages").stderr


def test_files_only_the_disk_s_root_holds_are_not_linked_unasked(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from ofsted_letters.corpus.files import way

    file = here / "letters" / "wexcombe-2010.pdf"
    monkeypatch.setattr(Path, "home", classmethod(lambda _: here))
    assert way(str(here / "pages"), str(file)) is None
    assert way(str(here / "pages"), str(file), far=True) == "../letters/wexcombe-2010.pdf"
    assert way("s3://bucket/out/html", str(file)) is None
    assert way(str(here / "letters" / "pages"), str(file)) == "../wexcombe-2010.pdf"


def test_people_are_left_out_where_that_is_asked(here: Path) -> None:
    name = json.loads((SAMPLES / "wexcombe-2010.pdf.json").read_text(encoding="utf-8"))["signatories"][0]["name"]
    done = browse("letters.jsonl", "-o", "pages", "--without-people")
    assert "texts, and lines that were misread, may name people" in done.stderr
    pages = [(here / "pages" / page).read_text(encoding="utf-8") for page in written(here / "pages")]
    assert not [page for page in pages if f">{name}" in page]


@pytest.mark.parametrize(("source", "out"), [("letters", "letters"), ("letters", "."), ("letters/a.pdf", "letters")])
def test_pages_do_not_go_where_the_letters_are(here: Path, source: str, out: str) -> None:
    shutil.copy(SAMPLES / NAMES[0], here / "letters" / "a.pdf")
    done = browse(source, "-o", out)
    assert done.exit_code == 1
    assert "the outputs would go where the inputs are" in done.stderr
    assert not (here / out / ".ofsted-letters").exists()
    assert "letters to look at: 2" in browse("letters", "-o", "pages").stderr


def test_where_nothing_is_read_nothing_is_written(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages").exit_code == 0
    before = written(here / "pages")
    (here / "empty").mkdir()
    (here / "none.jsonl").write_text("", encoding="utf-8")
    (here / "bad").mkdir()
    (here / "bad" / "none.txt").write_text("nothing", encoding="utf-8")
    for source, status, said in (
        ("empty", 2, "empty: there is no file to read in it"),
        ("none.jsonl", 1, "the file is empty"),
        ("bad", 1, "none.txt"),
        ("pages", 2, "an earlier batch wrote its outputs there"),
    ):
        done = browse(source, "-o", "pages" if source != "pages" else "more")
        assert (done.exit_code, done.stderr.count("\n")) == (status, 1), done.stderr
        assert said in done.stderr
    assert written(here / "pages") == before


def test_a_dataset_without_letters_has_nothing_to_look_at(here: Path) -> None:
    (here / "out").mkdir()
    (here / "out" / "letters.jsonl").write_text("", encoding="utf-8")
    done = browse("out")
    assert done.exit_code == 2
    assert "there is no letter in it" in done.stderr
    assert written(here / "out") == {"letters.jsonl"}


def test_pages_that_an_earlier_run_wrote_go(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages").exit_code == 0
    (here / "pages" / "letters" / "mine.html").write_text("mine", encoding="utf-8")
    done = browse("letters.jsonl", "-o", "pages", "--without-people", "--authority", "Fellbridge")
    assert done.exit_code == 0
    assert "removed: 2 pages that an earlier run wrote and this one does not" in done.stderr
    left = {name for name in written(here / "pages") if "wexcombe" in name}
    assert left == set()
    assert "letters/mine.html" in written(here / "pages")


def test_a_page_that_was_changed_since_stays_and_is_named(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages").exit_code == 0
    changed = next((here / "pages" / "letters").glob("wexcombe*"))
    changed.write_text("mine", encoding="utf-8")
    done = browse("letters.jsonl", "-o", "pages", "--authority", "Fellbridge", "-q")
    assert done.exit_code == 0
    assert f"{changed.name}: {CHANGED_SINCE}" in done.stderr
    assert changed.read_text(encoding="utf-8") == "mine"


def test_only_pages_go_of_what_a_batch_wrote(here: Path) -> None:
    batch = ["batch", "letters", "-o", "out", "-q", "--workers", "1", "--letters", "--to", "html"]
    assert CliRunner().invoke(app, batch).exit_code == 0
    before = written(here / "out")
    assert browse("out", "--authority", "Fellbridge").exit_code == 0
    gone = before - written(here / "out")
    assert gone == {name for name in before if name.startswith("html/") and "wexcombe" in name}
    between = written(here / "out")
    assert browse("letters.jsonl", "-o", "out").exit_code == 0
    assert between < written(here / "out")


def test_what_a_choice_leaves_out_is_counted(here: Path) -> None:
    lines = (here / "letters.jsonl").read_text(encoding="utf-8").splitlines()
    undated = json.loads(lines[0])
    undated["header"]["date"] = undated["metadata"]["inspection_end"] = None
    undated["source"]["sha256"] = "0" * 64
    (here / "three.jsonl").write_text("\n".join([*lines, json.dumps(undated)]), encoding="utf-8")
    done = browse("three.jsonl", "-o", "pages", "--until", "2012")
    assert done.exit_code == 0
    said = "what is asked for fits 1 of 3 letters read; 1 letter without a date left out"
    assert said in done.stderr
    assert said[1:] in (here / "pages" / "index.html").read_text(encoding="utf-8")


def test_an_authority_that_no_letter_is_about_is_told(here: Path) -> None:
    done = browse("letters.jsonl", "-o", "pages", "--authority", "Camden", "--authority", "Fellbridge", "-q")
    assert done.exit_code == 1
    assert "Camden: none of 2 letters read is on this authority; give letters on it\n" in done.stderr
    assert "Fellbridge:" not in done.stderr
    assert len(list((here / "pages" / "letters").iterdir())) == 1


@pytest.mark.parametrize("name", ["Felbridge", "bridge"])
def test_an_authority_that_is_misspelt_is_an_error_that_says_what_may_be_meant(here: Path, name: str) -> None:
    done = browse("letters.jsonl", "-o", "pages", "--authority", name)
    assert done.exit_code == 1
    told = f"{name}: none of 2 letters read is on this authority; perhaps 'Fellbridge City Council' is meant"
    assert done.stderr == f"ofsted-letters: {told}\n"
    assert written(here / "pages") == set()


def test_a_choice_that_no_letter_fits_changes_nothing(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages").exit_code == 0
    before = written(here / "pages")
    done = browse("letters.jsonl", "-o", "pages", "--family", "area_send")
    assert done.exit_code == 1
    assert "0 of 2 letters read" in done.stderr
    assert written(here / "pages") == before


def test_a_choice_of_findings_holds_for_the_search_and_the_page_says_so(here: Path) -> None:
    said = "The choice of findings holds for the search alone"
    assert browse("letters.jsonl", "-o", "pages", "--kind", "strengths").exit_code == 0
    index = (here / "pages" / "index.html").read_text(encoding="utf-8")
    assert said in index
    assert "counted nowhere" not in index
    assert browse("letters.jsonl", "-o", "pages", "--family", "focused_visit").exit_code == 0
    assert said not in (here / "pages" / "index.html").read_text(encoding="utf-8")


def test_json_is_known_by_its_content(here: Path) -> None:
    (here / "letters.jsonl").rename(here / "written")
    assert "letters to look at: 2, with a link to their file: 0" in browse("written", "-o", "pages").stderr
    (here / "letter.json").write_bytes((SAMPLES / NAMES[0]).read_bytes())
    assert "letters to look at: 1, with a link to their file: 1" in browse("letter.json", "-o", "other").stderr


def test_a_letter_s_page_says_where_it_was_published(here: Path) -> None:
    (here / "about.csv").write_text(
        "source_name,url\nwexcombe-2010.pdf,https://example.org/50012345\ngone.pdf,\n", encoding="utf-8"
    )
    done = browse("letters.jsonl", "-o", "pages", "--about", "about.csv")
    assert done.exit_code == 0
    assert "about.csv: 1 row of 2 without a letter here: row 2 (gone.pdf)" in done.stderr
    page = next((here / "pages").glob("letters/wexcombe*")).read_text(encoding="utf-8")
    assert 'data-url="https://example.org/50012345"' in page
    assert '"url":"https://example.org/50012345"' in (here / "pages" / "index.html").read_text(encoding="utf-8")


def test_pictures_of_pages_lie_beside_them_and_go_with_them(here: Path) -> None:
    assert browse("letters.jsonl", "-o", "pages", "--pdfs", "letters", "--page-images").exit_code == 0
    pictures = {name for name in written(here / "pages") if name.startswith("pictures/")}
    assert len(pictures) == 4
    assert all(name.endswith((".html", ".png")) for name in written(here / "pages"))
    assert browse("letters.jsonl", "-o", "pages").exit_code == 0
    assert not [name for name in written(here / "pages") if name.startswith("pictures/")]


def test_letters_that_are_not_asked_for_are_not_drawn(here: Path) -> None:
    (here / "letters" / "fellbridge-2019.pdf").write_bytes(b"%PDF-1.7 of something else")
    done = browse("letters.jsonl", "-o", "pages", "--pdfs", "letters", "--page-images", "--authority", "Wexcombe")
    assert done.exit_code == 0
    assert {name.split("/")[1][:8] for name in written(here / "pages") if "pictures" in name} == {"wexcombe"}


def test_pictures_do_not_show_people_who_are_left_out(here: Path) -> None:
    done = browse("letters.jsonl", "-o", "pages", "--page-images", "--without-people")
    assert done.exit_code == 2
    assert "show the people that --without-people leaves out" in done.stderr


def test_pages_of_a_dataset_list_what_its_last_run_had_new(here: Path) -> None:
    late = (here / "letters" / "wexcombe-2010.pdf").read_bytes()
    (here / "letters" / "wexcombe-2010.pdf").unlink()
    shown = []
    for _ in range(2):
        done = CliRunner().invoke(app, ["batch", "letters", "-o", "out", "-q", "--workers", "1", "--excel"])
        assert done.exit_code == 0
        assert browse("out", "-q").exit_code == 0
        index = (here / "out" / "html" / "index.html").read_text(encoding="utf-8")
        shown.append(index.partition('<h3 id="new">')[2].partition("<h3>")[0])
        (here / "letters" / "wexcombe-2010.pdf").write_bytes(late)
    first, second = shown
    assert first == ""
    assert "did not have 1 of the documents here" in second
    assert second.count("<li>") == second.count("Wexcombe County Council") == 1
