"""Letters to be passed on without the people in their heads and at their ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from ofsted_letters import read_jsonl
from ofsted_letters.diagnostics import DiagnosticCode
from ofsted_letters.model import Diagnostic, Partner
from ofsted_letters.write.json import letter_line
from ofsted_letters.write.without_people import LEFT_OUT, letter_without_people
from tests.write.invented import letter, place

SAMPLES = Path(__file__).resolve().parents[2] / "samples"


def test_names_and_contacts_go_and_posts_stay() -> None:
    left = letter_without_people(letter())
    assert left.header.sender.organisation == "Ofsted"
    assert (left.header.sender.telephone, left.header.sender.email, left.header.salutation) == (None, None, None)
    assert [(one.name, one.role) for one in left.header.recipients] == [(None, "Director of Children’s Services")]
    assert [(one.name, one.role) for one in (*left.signatories, *left.copies)] == [
        (None, "Her Majesty’s Inspector"),
        (None, "Chief Executive"),
    ]
    assert (left.metadata.inspectors, left.metadata.inspection_team) == ((), ())
    assert left.evidence == {"/header/date": place(9)}


def test_texts_and_findings_are_untouched() -> None:
    made = letter()
    left = letter_without_people(made)
    assert (left.sections, left.footnotes, left.header.subject) == (made.sections, made.footnotes, made.header.subject)


def test_partners_of_an_area_lose_their_names() -> None:
    partner = Partner(
        kind="other",
        organisation="NHS Wexcombe",
        name="Bo Finch",
        role="Chair",
        website=None,
        address=(),
        postcode=None,
    )
    made = letter()
    with_partner = made.model_copy(update={"metadata": made.metadata.model_copy(update={"partners": (partner,)})})
    (left,) = letter_without_people(with_partner).metadata.partners
    assert (left.name, left.role, left.organisation) == (None, "Chair", "NHS Wexcombe")


@pytest.mark.parametrize(
    ("pointer", "told"), [("/copies/0/role", LEFT_OUT), ("/sections/1/items/0", "“Bo”"), (None, "“Bo”")]
)
def test_a_diagnostic_does_not_quote_what_is_gone(pointer: str | None, told: str) -> None:
    one = Diagnostic(
        code=DiagnosticCode.DOUBTFUL_ROLE, severity="info", message="“Bo”", pointer=pointer, evidence=place(3)
    )
    (left,) = letter_without_people(letter(diagnostics=(one,))).diagnostics
    assert (left.code, left.message) == (one.code, told)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.name)
def test_nobody_of_a_sample_s_head_or_end_is_left(sample: Path) -> None:
    (made,) = read_jsonl(sample)
    left = letter_without_people(made)
    outside = left.model_copy(update={"sections": (), "footnotes": ()})
    written = letter_line(outside).decode()
    named = {one.name for one in made.header.recipients} | {one.name for one in (*made.signatories, *made.copies)}
    gone = named | set(made.metadata.inspectors) | {made.header.sender.email, made.header.sender.telephone}
    assert not [name for name in gone if name and name in written]
