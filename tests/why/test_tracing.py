"""The steps that looked at a line, and what each rule had against it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from ofsted_letters.document import Document
from ofsted_letters.forms import label_document
from ofsted_letters.label.labels import Labelling
from ofsted_letters.label.steps import Step
from ofsted_letters.read import read_document
from ofsted_letters.why import Look, looks
from ofsted_letters.why.reasons import Sight
from ofsted_letters.why.tracing import REASONS
from tests.conftest import ROOT
from tests.forms import test_report, test_send_report
from tests.label import test_letter
from tests.label.typeset import as_document, typeset

LETTER = """
Ofsted
Piccadilly Gate
Sent with care
Store Street
M1 2WD
T 0300 123 1231
enquiries@ofsted.gov.uk

12 May 2019
3 May 2019
Ms Una Brightwell
Ferrisby Council
2 Quay Road
ZE1 1ZZ
Dear Ms Brightwell
## Focused visit to Ferrisby children’s services
This letter summarises what inspectors found.

Dear me, it said.
^ Small words alone.
Ferrisby, the running head
1
---
Ferrisby, the running head
Records are kept with care, and managers read them in each~
and every team.

No rule keeps a page number that is 7.
7
So it is.
---
Ferrisby, the running head

Yours sincerely

Bo Quist
Her Majesty’s Inspector
^ Small
+ =
cc Ivo Marsh, Chief Executive
Cy Oak, Chair of the board

The inspectors thank all of the people whom they met on their visits.
"""
"""Lines that a rule declines, each for another reason."""

DECLINED = {
    ("12 May 2019", "not_printed"): "it can be seen on the page",
    ("12 May 2019", "mail_header"): "the file does not begin with “From:”",
    ("12 May 2019", "running_header_or_footer"): "it is not among its page's first or last 3 rows",
    ("Ofsted", "page_number"): "it holds more than a page's number",
    ("Ofsted", "beside_the_text"): "the file does not set it beside the text",
    ("Ofsted", "running_header_or_footer"): "it repeats no head, and stands at the edge of 1 of 3 pages, not 2",
    ("7", "page_number"): "it is not its page's number",
    ("7", "number_in_margin"): "it does not count lines beside it",
    ("and every team.", "page_number"): "it ends the sentence of the line above",
    ("Bo Quist", "marker_of_note"): "its type is as large as the text's",
    ("Small", "marker_of_note"): "no marker leads its words",
    ("Small", "small_type_below_marker"): "no note is open above it on its page",
    ("Bo Quist", "contact"): "it is on another page than the letterhead",
    ("3 May 2019", "office_address"): "it stands below the contacts",
    ("Sent with care", "office_address"): "a word of it begins with a small letter",
    ("Piccadilly Gate", "office_address"): "the address above the contacts does not reach beyond line 3",
    ("Piccadilly Gate", "agency_name"): "it names no agency",
    ("3 May 2019", "first_date"): "the date is line 8",
    ("Ms Una Brightwell", "first_date"): "it holds no date",
    ("3 May 2019", "address_block"): "it is no more than numbers or a date",
    ("Ms Una Brightwell", "entry_of_list"): "its column has a postcode",
    ("Bo Quist", "address_block"): "it stands below the salutation",
    ("Dear me, it said.", "greeting"): "line 14 greets first",
    ("This letter summarises what inspectors found.", "below_salutation"): (
        "it is bold, or the line above, but not both"
    ),
    ("Dear me, it said.", "below_salutation"): "the subject ends above line 16",
    ("Dear me, it said.", "valediction"): "the sign-off begins with line 28",
    ("Bo Quist", "agency_head"): "it names no agency",
    ("Small", "signatory_line"): "its type is smaller than the sign-off's",
    ("=", "signatory_line"): "it is too short for a name, and no title or agency",
    ("cc Ivo Marsh, Chief Executive", "signatory_line"): "who gets a copy begins with line 33",
    ("Small", "stray_mark"): "it has letters",
}


def traced(page: str) -> dict[str, list[Look]]:
    """The steps that looked at each line of a page, by what the line says."""
    document = as_document(typeset(page))
    looked = looks(document, label_document(document), [line.number for line in document.lines])
    return {line.text: looked[line.number] for line in document.lines}


def against(looked: list[Look]) -> dict[str, str]:
    """What each rule had against a line, the last time that it was asked."""
    return {one.rule: one.reason or "" for look in looked for one in look.declined}


@pytest.mark.parametrize(("text", "rule"), DECLINED)
def test_a_rule_that_declined_says_why(text: str, rule: str) -> None:
    assert against(traced(LETTER)[text]).get(rule) == DECLINED[text, rule]


def test_the_first_step_that_knows_a_line_is_the_last_that_looked_at_it() -> None:
    looked = traced(LETTER)["Bo Quist"]
    assert [look.step for look in looked] == [
        Step.UNSEEN,
        Step.FURNITURE,
        Step.COMMENTS,
        Step.AROUND,
        Step.FOOTNOTES,
        Step.LETTERHEAD,
        Step.ABOVE_BODY,
        Step.BODY,
        Step.SIGN_OFF,
    ]
    assert [look.label and look.label.rule for look in looked] == [*[None] * 8, "signatory_line"]
    assert [one.rule for one in looked[-1].declined] == ["valediction", "formal_line", "agency_head"]


def test_what_an_item_declined_by_itself_is_told_with_its_step() -> None:
    look = traced(LETTER)["No rule keeps a page number that is 7."][-1]
    assert [one.rule for one in look.declined][:2] == ["valediction", "known_heading"]


def test_only_the_lines_asked_for_are_traced() -> None:
    document = as_document(typeset(LETTER))
    assert list(looks(document, label_document(document), [3, 5])) == [3, 5]


def test_nobody_greeted() -> None:
    said = against(traced("Visits are made.\n")["Visits are made."])
    assert {said[rule] for rule in ("first_date", "address_block", "below_salutation")} == {"nobody is greeted"}


def test_a_list_of_people_has_no_postcode() -> None:
    page = "12 May 2019\nMs Una Brightwell\nFerrisby Council\n\nDear Ms Brightwell\nVisits are made.\n"
    assert against(traced(page)["Ferrisby Council"])["entry_of_list"] == (
        "its column does not begin with a person and what follows the name"
    )


def documents() -> Iterator[Document]:
    """The samples, letters and reports, and pages of these tests."""
    for path in sorted((ROOT / "samples").glob("*.*")):
        if path.suffix in (".pdf", ".txt"):
            yield read_document(path.read_bytes(), path.name)
    for report in (test_report.REPORT, test_report.CELL_BELOW_CELL, test_send_report.REPORT):
        yield read_document(report.encode(), "report.txt")
    for page in (LETTER, test_letter.LETTER):
        yield as_document(typeset(page))


def sights(document: Document, labelling: Labelling) -> Iterator[tuple[Step, Sight]]:
    """What each step saw of a document."""
    left = list(document.lines)
    greeting = next((label.line.number for label in labelling.labels if label.role == "salutation"), 0)
    for step, labels in labelling.turns:
        if left:
            yield step, Sight(left, labels, document, labelling.letters, greeting)
        taken = {label.line.number for label in labels}
        left = [line for line in left if line.number not in taken]


def test_every_rule_of_a_step_has_something_against_what_the_step_left() -> None:
    """So a rule that is changed or new, and not told of here, is found."""
    asked = 0
    for document in documents():
        for step, sight in sights(document, label_document(document)):
            taken = {label.line.number for label in sight.labels}
            for rule, reason in REASONS[step](sight):
                silent = [line for line in sight.left if line.number not in taken and not reason(line)]
                assert (step, rule, silent) == (step, rule, [])
                asked += 1
    assert asked > 100


def test_every_rule_that_took_a_line_is_one_of_its_step() -> None:
    told_elsewhere = (Step.BODY, Step.IMPRINT, Step.LEFT_OVER)  # line by line, as the letterhead's, by no rule but one
    for document in documents():
        for step, sight in sights(document, label_document(document)):
            rules = {rule for rule, _ in REASONS[step](sight)}
            if step not in told_elsewhere:
                assert (step, {label.rule for label in sight.labels} - rules) == (step, set())


def test_every_step_has_reasons() -> None:
    assert set(REASONS) == set(Step)
