from __future__ import annotations

import csv
from pathlib import Path
from typing import get_args

import pytest

from ofsted_letters.model import VisitScope
from ofsted_letters.themes.scopes import DATA, visit_scopes


@pytest.mark.parametrize(
    ("theme", "scopes"),
    [
        ("the ‘front door’ for children who need help and protection", ("front_door",)),
        ("contacts and referrals in the hub, including child protection enquiries", ("front_door",)),
        (
            "the front door; assessments and plans for children in need",
            ("front_door", "child_in_need_and_protection"),
        ),
        ("children in need or subject to a protection plan", ("child_in_need_and_protection",)),
        ("children who need help and protection", ("child_in_need_and_protection",)),
        ("vulnerable adolescents", ("vulnerable_adolescents",)),
        ("children in care, with a particular focus on those placed in Fellbridge", ("children_in_care",)),
        ("planning and achieving permanence for children in care", ("permanence",)),
        ("care leavers, including the preparation of relevant children in care", ("care_leavers",)),
        ("older children in care and care leavers under 21", ("children_in_care", "care_leavers")),
        (
            "key decision-making across help and protection, children in care and care leavers",
            ("assurance_2020_21",),
        ),
        ("the music that children make", ("other",)),
        ("homes, which children in care had asked for", ("children_in_care",)),
    ],
)
def test_a_theme_tells_the_scope(theme: str, scopes: tuple[str, ...]) -> None:
    assert visit_scopes(theme) == scopes


def test_every_phrase_tells_a_scope_of_the_contract() -> None:
    with Path(DATA).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    named = {scope for row in rows for scope in (row["scope"], *row["unless"].split())}
    assert named == set(get_args(VisitScope)) - {"other"}
