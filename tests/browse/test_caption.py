"""What stands beside a picture."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ofsted_letters import Letter
from ofsted_letters.browse.caption import caption, is_caption
from ofsted_letters.corpus.quotation import LICENCE
from tests.write.invented import item, letter, place

ITEM = item(
    "Thresholds are clear.", type="numbered", number="18", page=4, evidence=place(20, page=4) + place(30, page=5)
)


def test_source_licence_and_alternative_text() -> None:
    assert caption(letter(), item("Records are late."), ["q.png"]) == (
        "Source: Ofsted, Wexcombe: contact, referral and assessment, 11 August 2010, page 1\n"
        "Contains public sector information licensed under the Open Government Licence v3.0.\n"
        "\n"
        "Alt text: Page 1, with a box around the words: “Records are late.”\n"
    )


def test_pictures_over_a_pages_end_are_named_with_their_pages() -> None:
    told = caption(letter(), ITEM, ["q-1.png", "q-2.png"]).splitlines()
    assert told[0].endswith(", paragraph 18, page 4")
    assert told[2:4] == ["q-1.png: page 4", "q-2.png: page 5"]
    assert told[-1] == "Alt text: Page 4 and page 5, with a box around the words: “Thresholds are clear.”"


@pytest.mark.parametrize(
    ("family", "date", "named"),
    [
        ("focused_visit", "2019-03-04", "Ofsted, "),
        ("area_send", "2024-03-04", "Ofsted and Care Quality Commission, "),
        ("joint_targeted_area", "2016-03-04", "Ofsted, Care Quality Commission, HMIC and HMI Probation, "),
        ("joint_targeted_area", "2022-03-04", "Ofsted, Care Quality Commission, HMICFRS and HMI Probation, "),
    ],
)
def test_all_who_inspected_are_named(family: str, date: str, named: str) -> None:
    values = letter().model_dump(mode="json")
    values["family"], values["metadata"]["inspection_end"] = family, date
    told = caption(Letter.model_validate_json(json.dumps(values)), ITEM, ["a", "b"])
    assert told.startswith(f"Source: {named}Wexcombe")


def test_a_caption_is_known(tmp_path: Path) -> None:
    ours, other = tmp_path / "q.txt", tmp_path / "letter.txt"
    ours.write_text(caption(letter(), ITEM, ["a", "b"]), encoding="utf-8")
    other.write_text(f"Dear Ms Farraday\n{LICENCE}\n", encoding="utf-8")
    assert is_caption(ours)
    assert not is_caption(other)
    assert not is_caption(tmp_path)
