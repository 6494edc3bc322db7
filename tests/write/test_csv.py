from __future__ import annotations

import csv
import datetime
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ofsted_letters.write.csv import csv_bytes


def read(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode(), newline="")))


def test_values_as_text() -> None:
    row = [None, 7, True, datetime.date(2010, 9, 3), "plain", 'say "no", twice']
    assert read(csv_bytes([row])) == [["", "7", "True", "2010-09-03", "plain", 'say "no", twice']]


def test_lines_end_in_lf_and_quotes_are_only_where_needed() -> None:
    assert csv_bytes([["a", "b c"], ["d,e", None]]) == b'a,b c\n"d,e",\n'


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(start: str) -> None:
    shown = start.replace("\r", r"\r")
    assert read(csv_bytes([["x", start + 'cmd|" /C calc"!A0']])) == [["x", "'" + shown + 'cmd|" /C calc"!A0']]


def test_negative_numbers_stay_numbers() -> None:
    assert csv_bytes([[-1, "-1"]]) == b"-1,'-1\n"


def test_escape_sequences_are_written_out() -> None:
    assert csv_bytes([["a\x1b[31mb\x9bc\x00"]]) == b"a\\x1b[31mb\\x9bc\\x00\n"


@given(st.lists(st.lists(st.text(), min_size=2, max_size=4), max_size=4))
def test_any_text_keeps_its_cells_apart_and_cannot_act(rows: list[list[str]]) -> None:
    back = read(csv_bytes(rows))
    assert [len(row) for row in back] == [len(row) for row in rows]
    for character in csv_bytes(rows).decode():
        assert character.isprintable() or character in "\t\n" or not character.isascii()
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for row in back for cell in row)


@given(st.lists(st.lists(st.from_regex(r"[a-zA-Z’£][\w ,;\"'\n.-]*", fullmatch=True), min_size=2), max_size=4))
def test_ordinary_text_reads_back_as_it_was(rows: list[list[str]]) -> None:
    assert read(csv_bytes(rows)) == rows
