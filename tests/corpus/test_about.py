"""A table of what others know of letters, joined to them by their files' hashes or names."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofsted_letters.corpus.about import About, AboutLetter, NotAbout
from ofsted_letters.corpus.given import NotTable

ONE, OTHER = "1" * 64, "2" * 64


def about(folder: Path, *lines: str) -> About:
    file = folder / "about.csv"
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    return About(file)


def test_a_letter_is_known_by_its_hash_or_by_its_name(tmp_path: Path) -> None:
    table = about(tmp_path, "source_name,url,sha256", f"a.pdf,https://a,{ONE.upper()}", "b.pdf,https://b,")
    assert table.of(ONE, "renamed.pdf") == AboutLetter({"url": "https://a"})
    assert table.of(OTHER, "B.pdf#pages=3-5") == AboutLetter({"url": "https://b"})
    assert table.of(OTHER, "a.pdf") is None  # the row is about other bytes
    assert table.left() is None


def test_one_letter_of_several_in_a_file_is_known_by_its_pages(tmp_path: Path) -> None:
    table = about(tmp_path, "source_name,url", "pack.pdf,https://pack", "Pack.pdf#pages=3-5,https://second")
    assert table.of(ONE, "pack.pdf#pages=1-2") == AboutLetter({"url": "https://pack"})
    assert table.of(ONE, "pack.pdf#pages=3-5") == AboutLetter({"url": "https://second"})
    assert table.left() is None


def test_a_row_about_what_an_earlier_row_is_about_is_told_as_that(tmp_path: Path) -> None:
    table = about(tmp_path, "sha256,source_name,url", f"{ONE},,https://a", f"{ONE},,https://b", ",b.pdf,https://c")
    assert table.of(ONE, "a.pdf") == AboutLetter({"url": "https://a"})
    assert table.of(OTHER, "b.pdf") == AboutLetter({"url": "https://c"})
    assert table.left() == f"what an earlier row is about, and so left out: row 2 ({ONE})"


def test_columns_are_told_apart_as_databases_do_it(tmp_path: Path) -> None:
    assert about(tmp_path, "source_name,Letter_ID,url,,", "a.pdf,x,https://a,,").columns == ("url",)
    with pytest.raises(NotAbout, match="several of its columns are called 'note'"):
        about(tmp_path, "source_name,note,Note", "a.pdf,x,y")


def test_rows_without_a_letter_are_named_a_few_of_them(tmp_path: Path) -> None:
    table = about(tmp_path, "source_name,url", *(f"{number}.pdf,https://x" for number in range(9)), ",https://y")
    table.of(ONE, "0.pdf")
    assert table.left() == (
        "9 rows of 10 without a letter here: row 2 (1.pdf), 3 (2.pdf), 4 (3.pdf), 5 (4.pdf), 6 (5.pdf) and 4 more"
    )


def test_a_name_that_several_files_have_is_said(tmp_path: Path) -> None:
    table = about(tmp_path, "source_name,url", "a.pdf,https://a")
    table.of(ONE, "a.pdf")
    table.of(OTHER, "a.pdf")
    assert table.left() == "several files have the name in row 1 (a.pdf): tell them apart by sha256"


def test_columns_have_a_name_of_their_own_in_other_tables(tmp_path: Path) -> None:
    table = about(tmp_path, "source_name,url,page", "a.pdf,https://a,")
    assert table.columns_of(ONE, "a.pdf") == {"about_url": "https://a", "about_page": None}
    assert table.columns_of(ONE, "b.pdf") == {"about_url": None, "about_page": None}


@pytest.mark.parametrize(
    ("url", "leads"), [("https://example.org/1", True), ("javascript:alert(1)", False), ("file:///etc/passwd", False)]
)
def test_only_addresses_of_the_web_are_linked(url: str, leads: bool) -> None:
    known = AboutLetter({"url": url, "published": "2019-03-20", "note": None})
    assert known.url == (url if leads else None)
    others = [("published", "2019-03-20")]
    assert known.others == (others if leads else [("url", url), *others])


@pytest.mark.parametrize("header", ["url,published", "sha256,source_name", "SHA256,url"])
def test_a_table_that_says_not_which_letters_is_refused_with_what_it_needs(tmp_path: Path, header: str) -> None:
    with pytest.raises(NotAbout, match=r"sha256.*source_name.*url, published") as refused:
        about(tmp_path, header, "a,b")
    assert header.replace(",", ", ") in refused.value.reason


def test_an_empty_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NotAbout, match="its columns are none"):
        about(tmp_path, "", "")


def test_it_is_read_as_spreadsheets_save_it(tmp_path: Path) -> None:
    file = tmp_path / "about.csv"
    file.write_bytes("source_name;note\na.pdf;René\n".encode("cp1252"))
    assert About(file).columns_of("", "a.pdf") == {"about_note": "René"}
    file.write_bytes(b"source_name,url\n\x81,x")
    with pytest.raises(NotTable, match="it is no CSV"):
        About(file)
