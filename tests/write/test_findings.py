from __future__ import annotations

import datetime
import sys
from types import ModuleType
from typing import Any, get_args

import pytest

from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Diagnostic, Finding
from ofsted_letters.terms import SectionKind
from ofsted_letters.write.findings import FINDING_COLUMNS, Row, Rows, findings
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
        "official_name": "Wexcombe",
        "date": datetime.date(2010, 8, 11),
        "year": 2010,
        "family": "contact_referral_assessment",
        "kind": "areas_for_development",
        "parent_heading": None,
        "heading": "Areas for development",
        "lead_in": "Records are late – some by a week.",
        "text": "Supervision is uneven.",
        "page": 2,
        "recurrence": None,
        "addressee": None,
        "responsible_body": None,
        "themes": (),
        "grade": None,
        "doubt": (),
        "visit_scope": (),
        "visit_theme": None,
        "region": "South West",
        "authority_name": "Wexcombe Council",
        "gss_code": "E06999999",
        "la_code": "999",
        "ofsted_urn": "80999",
        "letter_date": datetime.date(2010, 9, 3),
        "inspection_start": datetime.date(2010, 8, 10),
        "inspection_end": datetime.date(2010, 8, 11),
        "financial_year": "2010-11",
        "form": "letter",
        "framework_references": (),
        "type": "numbered",
        "number": "2",
        "level": 2,
        "section_index": 2,
        "item_index": 1,
        "x0": 72.0,
        "top": 100.5,
        "x1": 523.0,
        "bottom": 112.5,
        "finding_id": "abababababab/sections/2/items/1",
        "letter_id": "wexcombe_contact-referral-assessment_2010-08-11_abababab",
        "source_name": "wexcombe.pdf",
        "sha256": "ab" * 32,
    }


def test_indices_lead_back_to_the_item() -> None:
    made = letter()
    for row in findings(made):
        assert made.sections[row["section_index"]].items[row["item_index"]].text == row["text"]


def warning(code: DiagnosticCode, pointer: str | None) -> Diagnostic:
    return Diagnostic(code=code, severity=code.severity, message="", pointer=pointer, evidence=())


def test_other_roles_are_no_findings_unless_asked_for() -> None:
    items = (item("Act on this:", type="paragraph", role="lead_in"), item("Plans."), item("None.", role="none_stated"))
    made = letter(sections=(section("priority_action", "Areas for priority action", *items),))
    assert [(row["text"], row["lead_in"]) for row in findings(made)] == [("Plans.", "Act on this:")]
    assert [row["text"] for row in findings(made, "lead_in")] == ["Act on this:"]
    assert len(findings(made, "all")) == 3


def test_a_row_has_the_heading_above_and_the_item_above() -> None:
    below = section("strengths", "Strengths", item("Plans."), item("of children", level=2), level=2)
    made = letter(sections=(section("findings", "Early help"), below, section("findings", "Care", item("Homes."))))
    rows = [(row["parent_heading"], row["heading"], row["lead_in"]) for row in findings(made)]
    assert rows == [("Early help", "Strengths", None), ("Early help", "Strengths", "Plans."), (None, "Care", None)]


def test_a_row_holds_the_doubts_about_it_its_section_and_its_letter() -> None:
    doubts = (
        warning(DiagnosticCode.NO_DATE, "/header/date"),
        warning(DiagnosticCode.CUT_OFF_PDF, None),
        warning(DiagnosticCode.MISSING_FOOTNOTE, "/sections/1/items/0/footnotes/0"),
        warning(DiagnosticCode.EMPTY_SECTION, "/sections/2"),
        warning(DiagnosticCode.REPAIRED_EMAIL, "/header/sender/email"),
    )
    shared = ("no_date", "cut_off_pdf")
    assert [row["doubt"] for row in findings(letter(diagnostics=doubts))] == [
        (*shared, "missing_footnote"),
        (*shared, "empty_section"),
        (*shared, "empty_section"),
    ]


class Frame(dict[str, Any]):
    """What stands in for a data frame: pandas is not among what the tests need."""

    def __init__(self, rows: list[Row], columns: list[str]) -> None:
        super().__init__({name: [row[name] for row in rows] for name in columns})


def test_rows_as_a_data_frame_have_all_columns_and_dates(monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = ModuleType("pandas")
    pandas.__dict__.update(DataFrame=Frame, to_datetime=lambda column: ("dates", column))
    monkeypatch.setitem(sys.modules, "pandas", pandas)
    rows = findings(letter())
    frame = rows.to_dataframe()
    assert tuple(frame) == tuple(Rows().to_dataframe()) == FINDING_COLUMNS
    assert frame["text"] == [row["text"] for row in rows]
    assert {name for name, column in frame.items() if column[:1] == ("dates",)} == {
        name for name, field in Finding.model_fields.items() if datetime.date in get_args(field.annotation)
    }


def test_values_are_short_where_python_shows_them() -> None:
    made = letter()
    assert repr(made).startswith("<Letter Wexcombe, contact_referral_assessment, 2010-08-1")
    assert repr(made.sections[1]) == "<Section strengths 'Strengths', items: 1>"
    assert repr(made.sections[0]) == "<Section introduction None, items: 1>"
    assert repr(made.sections[1].items[0]) == "<Item bullet: 'Thresholds are clear.'>"
    assert repr(item("word " * 40)) == f"<Item bullet: '{('word ' * 12).strip()}…'>"
    assert repr(made.diagnostics[0]) == "<Diagnostic info repaired_email /header/sender/email>"
    assert repr(findings(made)) == f"<Rows of findings: {len(list(findings(made)))}>"


def test_a_notebook_shows_sections_and_rows_and_obeys_nothing() -> None:
    made = letter(sections=(section("strengths", "<b>Strengths</b>", item("<script>x</script>")),))
    shown = made._repr_html_()
    assert "<tr><td>&lt;b&gt;Strengths&lt;/b&gt;</td><td>strengths</td><td>1</td></tr>" in shown
    assert "<caption>Letter Wexcombe, contact_referral_assessment" in shown
    rows = findings(made)
    assert "<td>Wexcombe</td><td>2010-08-11</td><td>strengths</td><td>1</td><td>&lt;script&gt;" in rows._repr_html_()
    assert Rows([*rows] * 30)._repr_html_().count("<tr>") == 21
