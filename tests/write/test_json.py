from __future__ import annotations

import datetime
import json
from collections.abc import Callable

import pytest

from ofsted_letters.model import Letter
from ofsted_letters.write.json import letter_json, letter_line, row_line
from tests.write.invented import item, letter, section


@pytest.mark.parametrize("write", [letter_json, letter_line])
def test_what_is_written_reads_back_as_the_same_letter(write: Callable[[Letter], bytes]) -> None:
    made = letter()
    assert Letter.model_validate_json(write(made), strict=True) == made


def test_keys_are_in_the_order_of_the_contract() -> None:
    written = json.loads(letter_json(letter()))
    assert list(written) == list(Letter.model_fields)
    assert list(written["header"]) == ["sender", "date", "recipients", "salutation", "subject", "title"]


def test_absent_values_are_null_not_left_out() -> None:
    assert json.loads(letter_json(letter()))["metadata"]["theme"] is None


def test_text_is_utf8_not_escapes() -> None:
    assert "late – some".encode() in letter_json(letter())


def test_one_letter_is_one_line_for_every_reader_of_lines() -> None:
    obeyed = "a\u2028b\u2029c\x85d\ne"
    written = letter_line(letter(sections=(section("findings", "Findings", item(obeyed)),)))
    assert len(written.decode().splitlines()) == 1
    assert json.loads(written)["sections"][0]["items"][0]["text"] == obeyed


@pytest.mark.parametrize("write", [letter_json, letter_line])
def test_no_control_character_is_written_raw_and_none_is_lost(write: Callable[[Letter], bytes]) -> None:
    controls = "".join(map(chr, [*range(32), *range(127, 160)])) + "£é’"
    written = write(letter(sections=(section("findings", controls, item(controls)),)))
    assert all(character == "\n" or character.isprintable() for character in written.decode())
    assert json.loads(written)["sections"][0]["heading"] == controls


def test_a_row_is_one_line_with_iso_dates() -> None:
    assert row_line({"date": datetime.date(2010, 9, 3), "page": None}) == b'{"date":"2010-09-03","page":null}\n'
