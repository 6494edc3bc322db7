"""Tables that people give are read as spreadsheets save them."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofsted_letters.corpus.given import NotTable, read_table


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_encoding_and_what_parts_cells_are_told(tmp_path: Path, encoding: str, between: str) -> None:
    file = tmp_path / "given.csv"
    file.write_bytes(f"who{between}note\r\nRené{between}“yes”\r\n\r\nIda\r\n".encode(encoding))
    assert read_table(file) == (
        ["who", "note"],
        {2: {"who": "René", "note": "“yes”"}, 4: {"who": "Ida", "note": ""}},
    )


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00\x81\x00", b"a,b\n1,\x81\n", b'a,b\n1,"open\n2,lost\n'])
def test_what_is_no_csv_is_refused(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "given.csv"
    file.write_bytes(data)
    with pytest.raises(NotTable, match=r"it is no CSV; save it as CSV in UTF-8"):
        read_table(file)


def test_a_file_of_two_encodings_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "given.csv"
    file.write_bytes(b"\xef\xbb\xbfwho,note\nRen\xe9,\n")
    with pytest.raises(NotTable, match="it starts as UTF-8 and has bytes that are none"):
        read_table(file)


def test_a_row_with_cells_of_no_column_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "given.csv"
    file.write_text("a,b\n1,2,,\n\n3,4,5\n", encoding="utf-8")
    with pytest.raises(NotTable, match="row 4 has more cells"):
        read_table(file)


def test_an_empty_file_has_no_columns(tmp_path: Path) -> None:
    file = tmp_path / "given.csv"
    file.write_bytes(b"")
    assert read_table(file) == ([], {})
