from __future__ import annotations

import datetime

from ofsted_letters.model import Finding
from ofsted_letters.terms import SectionKind
from ofsted_letters.write.findings import FINDING_COLUMNS, findings
from tests.write.invented import item, letter, section

KINDS: dict[SectionKind, bool] = {
    "introduction": False,
    "summary": False,
    "strengths": True,
    "meets_requirements": True,
    "areas_for_development": True,
    "priority_action": True,
    "findings": True,
    "case_study": False,
    "context": False,
    "next_steps": False,
    "closing": False,
    "other": False,
}


def test_a_row_for_every_item_of_the_five_finding_kinds_and_no_other() -> None:
    made = letter(sections=tuple(section(kind, kind, item(f"About {kind}.")) for kind in KINDS))
    assert [row["kind"] for row in findings(made)] == [kind for kind, is_finding in KINDS.items() if is_finding]


def test_rows_are_the_contract_s_columns_in_its_order() -> None:
    rows = findings(letter())
    assert [tuple(row) for row in rows] == [FINDING_COLUMNS] * 3
    assert all(Finding(**row) for row in rows)


def test_a_row_holds_its_item_and_what_identifies_its_letter() -> None:
    assert findings(letter())[2] == {
        "sha256": "ab" * 32,
        "source_name": "wexcombe.pdf",
        "family": "contact_referral_assessment",
        "letter_date": datetime.date(2010, 9, 3),
        "authority_name": "Wexcombe Council",
        "official_name": "Wexcombe",
        "gss_code": "E06999999",
        "la_code": "999",
        "region": "South West",
        "inspection_start": datetime.date(2010, 8, 10),
        "inspection_end": datetime.date(2010, 8, 11),
        "section_index": 2,
        "kind": "areas_for_development",
        "heading": "Areas for development",
        "item_index": 1,
        "type": "numbered",
        "number": "2",
        "level": 2,
        "text": "Supervision is uneven.",
        "page": 2,
        "recurrence": None,
    }


def test_indices_lead_back_to_the_item() -> None:
    made = letter()
    for row in findings(made):
        assert made.sections[row["section_index"]].items[row["item_index"]].text == row["text"]
