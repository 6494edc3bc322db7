"""Each doubt about a letter: when it is raised, and when it is not."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from ofsted_letters.check import LONGEST_INSPECTION, RULES, check
from ofsted_letters.fields.inspection import LONGEST_WAIT

Values = dict[str, Any]
WRITTEN, START, END = datetime.date(2019, 6, 12), datetime.date(2019, 5, 14), datetime.date(2019, 5, 15)
SUBJECT, SALUTATION, DATE = "/header/subject", "/header/salutation", "/header/date"
AUTHORITY, INSPECTED = "/metadata/authority/name", "/metadata/inspection_start"


def item(type: str = "bullet", number: str | None = None, marks: tuple[str, ...] = (), text: str = "Text.") -> Values:
    return {"type": type, "number": number, "text": text, "footnotes": list(marks), "evidence": [number]}


def section(heading: str, level: int = 1, *items: Values) -> Values:
    return {
        "kind": "findings",
        "heading": heading,
        "level": level,
        "footnotes": [],
        "judgement": None,
        "items": list(items),
        "evidence": [heading],
    }


def judged(heading: str, aspect: str, grade: str) -> Values:
    return section(heading, 1, item()) | {"judgement": {"aspect": aspect, "grade": grade}}


def numbered(*numbers: int) -> list[Values]:
    return [item("numbered", str(number)) for number in numbers]


def recipient(name: str | None) -> Values:
    return {"name": name}


def letter(**changes: Any) -> Values:
    """A letter that nobody doubts but for what is changed; evidence is the pointer itself."""
    header = {
        "date": WRITTEN,
        "recipients": [recipient("Ms Una Brightwell")],
        "salutation": "Dear Ms Brightwell",
        "subject": "Focused visit to Ferrisby",
    }
    metadata = {
        "inspection_start": START,
        "inspection_end": END,
        "inspectors": ["Bo Quist"],
        "judgements": [],
        "outcome": None,
        "partners": [],
    }
    start, end = changes.get("inspection_start", START), changes.get("inspection_end", END)
    authority = {"name": "Ferrisby Council", "gss_code": "E00000000"}
    return {
        "family": changes.get("family", "focused_visit"),
        "form": changes.get("form", "letter"),
        "header": {name: changes.get(name, value) for name, value in header.items()},
        "metadata": {
            **{name: changes.get(name, value) for name, value in metadata.items()},
            "inspection_periods": changes.get("periods", [{"start": start, "end": end}] if start else []),
            "authority": {name: changes.get(f"authority_{name}", value) for name, value in authority.items()},
        },
        "sections": changes.get("sections", [section("Findings", 1, item())]),
        "footnotes": [{"marker": marker} for marker in changes.get("footnotes", ())],
        "signatories": changes.get("signatories", [{"name": "Bo Quist"}]),
        "evidence": {pointer: [pointer] for pointer in (SUBJECT, SALUTATION, DATE, AUTHORITY, INSPECTED)},
    }


def codes(**changes: Any) -> list[str]:
    return [diagnostic["code"] for diagnostic in check(letter(**changes))]


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(days=number)


REPORT: Values = {
    "family": "ilacs_inspection",
    "form": "report",
    "date": None,
    "recipients": [],
    "salutation": None,
    "subject": None,
    "signatories": [],
    "judgements": [{"aspect": "leadership", "grade": "good"}],
}
"""A report that nobody doubts, which has nothing of what only letters have."""
SEND: Values = REPORT | {
    "family": "area_send",
    "judgements": [],
    "outcome": {"outcome": "inconsistent"},
    "partners": [{"kind": "local_authority"}],
}
"""An area SEND report that nobody doubts."""

OPENING_WITH_ANOTHER_DAY = section("", 1, item(text="They came on 14 and 15 May 2019. It was told on 17 May 2019.")) | {
    "kind": "introduction"
}
DOUBTS: dict[str, tuple[Values, list[Any]]] = {
    "unknown_family": ({"family": "unknown"}, [SUBJECT]),
    "no_date": ({"date": None}, [DATE]),
    "no_recipient": ({"recipients": []}, []),
    "no_subject": ({"subject": None}, [SUBJECT]),
    "salutation_mismatch": ({"salutation": "Dear Mr Tanner"}, [SALUTATION]),
    "no_authority": ({"authority_name": None, "authority_gss_code": None}, [AUTHORITY]),
    "unresolved_authority": ({"authority_gss_code": None}, [AUTHORITY]),
    "no_inspection_date": ({"inspection_start": None, "inspection_end": None}, [INSPECTED]),
    "long_inspection": ({"inspection_start": END - days(LONGEST_INSPECTION + 1)}, [INSPECTED]),
    "inspection_after_letter": ({"inspection_end": WRITTEN + days(1)}, [INSPECTED]),
    "inspection_long_before_letter": ({"date": START + days(LONGEST_WAIT + 1)}, [INSPECTED]),
    "other_day_near": (
        {"sections": [OPENING_WITH_ANOTHER_DAY, section("Findings", 1, item())]},
        [INSPECTED],
    ),
    "no_findings": ({"sections": [section("Context", 1, item()) | {"kind": "context"}]}, []),
    "no_signatory": ({"signatories": []}, []),
    "empty_section": ({"sections": [section("Strengths"), section("Findings", 1, item())]}, ["Strengths"]),
    "missing_footnote": (
        {"sections": [section("Findings", 1, item(marks=("1", "2"), number="here"))], "footnotes": ["1", "3"]},
        ["here"],
    ),
    "numbering_gap": ({"sections": [section("Findings", 1, *numbered(1, 3))]}, ["3"]),
    "no_inspector": (REPORT | {"inspectors": []}, []),
    "no_outcome": (SEND | {"outcome": None}, []),
    "no_partners": (SEND | {"partners": []}, []),
    "no_judgements": (REPORT | {"judgements": []}, []),
    "grade_mismatch": (
        REPORT | {"sections": [judged("Leaders: inadequate", "leadership", "inadequate")]},
        ["Leaders: inadequate"],
    ),
    "second_letter": (
        {"sections": [section("Findings", 1, item(text="‘Dear Bo’"), item(text="Dear Ms Tanner", number="here"))]},
        ["here"],
    ),
}


@pytest.mark.parametrize(
    ("code", "changes", "evidence"), [(code, *doubt) for code, doubt in DOUBTS.items()], ids=DOUBTS
)
def test_a_doubt(code: str, changes: Values, evidence: list[Any]) -> None:
    (diagnostic,) = check(letter(**changes))
    assert diagnostic["code"] == code
    assert diagnostic["severity"] == "warning"
    assert diagnostic["message"]
    assert diagnostic["evidence"] == evidence


def test_a_letter_without_fault() -> None:
    assert codes() == []


def test_a_report_without_fault_has_nothing_that_only_letters_have() -> None:
    assert codes(**REPORT) == []
    assert codes(**SEND) == []
    assert codes(**REPORT, sections=[judged("Leaders: good", "leadership", "good")]) == []


def test_an_inspection_in_two_parts_is_as_long_as_the_longer_part() -> None:
    periods = [{"start": START - days(60), "end": START - days(55)}, {"start": START, "end": END}]
    assert codes(inspection_start=START - days(60), periods=periods) == []


@pytest.mark.parametrize(
    "changes",
    [
        {"inspection_start": END - days(LONGEST_INSPECTION)},
        {"inspection_end": WRITTEN},
        {"date": START + days(LONGEST_WAIT)},
        {"inspection_end": START},
    ],
    ids=["as long as any", "ends on the letter's date", "as long ago as may be", "one day"],
)
def test_plausible_dates(changes: Values) -> None:
    assert codes(**changes) == []


def test_dates_are_not_compared_with_a_date_that_is_not_there() -> None:
    assert codes(date=None) == ["no_date"]


@pytest.mark.parametrize(
    ("salutation", "names"),
    [
        ("Dear Una", ["Ms Una Brightwell"]),
        ("Dear Sam", ["Samira Oakwell OBE"]),
        ("Dear Fred", ["Frederica O’Rudd"]),
        ("Dear Mr Tanner", ["Ms Una Brightwell", "Mr Ivo Tanner"]),
        ("Dear Ferrisby Partnership", ["Ms Una Brightwell"]),
        ("Dear Colleagues", ["Ms Una Brightwell"]),
        ("Dear colleague", ["Ms Una Brightwell"]),
        ("Dear Mr Tanner", [None]),
    ],
)
def test_salutations_that_fit(salutation: str, names: list[str | None]) -> None:
    assert codes(salutation=salutation, recipients=[recipient(name) for name in names]) == []


def test_an_unknown_family_without_a_subject_says_so() -> None:
    doubts = check(letter(family="unknown", subject=None))
    assert [doubt["code"] for doubt in doubts] == ["unknown_family", "no_subject"]
    assert "no subject" in doubts[0]["message"]


@pytest.mark.parametrize(
    ("sections", "empty"),
    [
        ([section("Strengths"), section("Early help", 2, item())], []),
        ([section("Strengths"), section("Early help", 2)], ["Early help"]),
        ([section("Early help", 2), section("Findings", 1, item())], ["Early help"]),
        ([section("Findings", 1, item()), section("Next steps")], ["Next steps"]),
        ([], []),
    ],
)
def test_a_heading_may_have_headings_below_it(sections: list[Values], empty: list[str]) -> None:
    doubts = check(letter(sections=sections))
    assert [doubt["evidence"] for doubt in doubts if doubt["code"] == "empty_section"] == [[name] for name in empty]


@pytest.mark.parametrize(
    ("numbers", "gaps"),
    [([1, 2, 3], 0), ([16, 17], 0), ([1, 2, 1, 2], 0), ([1, 2, 2], 1), ([2, 4, 6], 2), ([3, 1], 0), ([], 0)],
)
def test_numbers_count_up_or_begin_anew_over_sections(numbers: list[int], gaps: int) -> None:
    half = len(numbers) // 2
    items = numbered(*numbers)
    sections = [section("Strengths", 1, item(), *items[:half]), section("Findings", 1, *items[half:], item())]
    assert codes(sections=sections) == ["numbering_gap"] * gaps


def test_notes_that_are_printed_may_be_referred_to_again_or_not_at_all() -> None:
    sections = [section("Findings", 1, item(marks=("1",)), item(marks=("1",)))]
    assert codes(sections=sections, footnotes=["1", "2"]) == []


def test_every_rule_raises_some_doubt() -> None:
    for rule in RULES:
        assert any(list(rule(letter(**changes))) for changes, _ in DOUBTS.values()), rule.__name__


def test_doubts_come_in_the_letters_order() -> None:
    doubts = codes(family="unknown", date=None, signatories=[], sections=[section("Findings")])
    assert doubts == ["unknown_family", "no_date", "no_signatory", "empty_section"]


def test_nothing_is_mended() -> None:
    doubtful = letter(family="unknown", date=None, signatories=[])
    before = repr(doubtful)
    check(doubtful)
    assert repr(doubtful) == before


def test_what_days_the_opening_gives_is_said_where_none_is_taken() -> None:
    opening = section("", 1, item(text="The centre opened on 3 May 2011 and moved on 9 June 2011."))
    (found,) = check(
        letter(
            inspection_start=None,
            inspection_end=None,
            sections=[opening | {"kind": "introduction"}, section("Findings", 1, item())],
        )
    )
    assert "the opening gives 3 May 2011 and 9 June 2011" in found["message"]
