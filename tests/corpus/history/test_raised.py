"""Which later improvement points may raise an earlier one again."""

from __future__ import annotations

import pytest

from ofsted_letters.corpus.history.clauses import clauses
from ofsted_letters.corpus.history.likeness import features, likeness
from ofsted_letters.corpus.history.matters import matters, matters_in
from ofsted_letters.corpus.history.points import Point
from ofsted_letters.corpus.history.raised import raised_again
from ofsted_letters.corpus.history.words import rarity, stems

SUPERVISION = "The regularity of supervision, so that plans for children do not drift."


def asked(number: int, date: str, text: str, for_whom: str = "council") -> Point:
    return Point(f"{number:012x}/sections/2/items/0", f"wexcombe_{date}", date, text, 2, for_whom, "focused_visit")


def strength_of(earlier: str, later: str) -> str | None:
    return likeness(features(earlier), features(later)).strength


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (SUPERVISION, "How often staff have supervision, and what it is worth to them."),
        ("The take-up of return home interviews.", "Return home interviews, so that risk is understood."),
        ("The response to 16- and 17-year-olds who present as homeless.", "Support for homeless young people."),
        ("Life-story work for children who are adopted.", "The availability of life story work."),
        ("Social workers’ caseloads.", "Manageable workloads for social workers."),
    ],
)
def test_the_same_matter_in_other_words_is_a_strong_link(earlier: str, later: str) -> None:
    assert strength_of(earlier, later) == "strong"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("The quality of pathway plans.", "The quality of children in need plans."),  # near, not the same
        ("The frequency of supervision.", "Management oversight of cases."),
        ("Assessments of children in private fostering.", "Assessments of children affected by neglect."),
        ("The assessment of private fostering.", "Assessments, which come too late."),
    ],
)
def test_what_is_near_or_of_something_else_is_a_weak_link(earlier: str, later: str) -> None:
    assert strength_of(earlier, later) == "weak"


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (SUPERVISION, "The choice of foster homes in the county."),
        ("Plans to recruit a director.", "An improvement plan that members scrutinise."),
        ("Access to health histories for care leavers.", "The timeliness of child protection conferences."),
        ("The quality and timeliness of services for children.", "The quality and timeliness of help for children."),
    ],
)
def test_common_words_alone_are_no_link(earlier: str, later: str) -> None:
    assert strength_of(earlier, later) is None


def test_what_a_point_is_for_says_less_than_its_subject() -> None:
    plans = features("The quality of children in need plans.")
    assert likeness(plans, features(SUPERVISION)).score < likeness(plans, features("Plans, so that they help.")).score


def test_only_later_days_can_raise_a_point_again() -> None:
    points = [asked(1, "2021-03-04", SUPERVISION), asked(2, "2021-03-04", "Supervision of staff.")]
    assert not list(raised_again(points))
    (link,) = raised_again([*points[:1], asked(3, "2019-01-01", "Supervision of staff.")])
    assert (link.earlier.date, link.later.date) == ("2019-01-01", "2021-03-04")


def test_what_a_partner_is_asked_is_not_set_beside_what_the_council_is_asked() -> None:
    council, police = asked(1, "2019-01-01", SUPERVISION), asked(2, "2021-01-01", "Supervision.", "partners")
    assert not list(raised_again([council, police]))
    assert list(raised_again([council._replace(for_whom="not told"), police]))


def test_every_pair_of_a_chain_is_given_in_time() -> None:
    points = [asked(number, f"20{number}-05-01", f"Supervision of staff in team {number}.") for number in (21, 18, 24)]
    pairs = [(link.earlier.date[:4], link.later.date[:4]) for link in raised_again(points)]
    assert pairs == [("2018", "2021"), ("2018", "2024"), ("2021", "2024")]


def test_a_link_says_what_both_are_about() -> None:
    (link,) = raised_again([asked(1, "2019-01-01", SUPERVISION), asked(2, "2021-01-01", "Regular supervision.")])
    assert link.likeness.matters == ("supervision",)
    assert "supervision" in link.likeness.words


def test_a_phrase_in_a_longer_one_tells_nothing() -> None:
    assert matters_in(stems("pathway planning")) == {"pathway plans"}
    assert matters_in(stems("the council’s improvement plan")) == {"governance"}
    assert "plans" in matters_in(stems("pathway plans and child in need plans"))


def test_parts_of_a_phrase_may_stand_apart() -> None:
    assert "care leavers' accommodation" in matters_in(stems("somewhere for care leavers to find accommodation"))


def test_matters_that_are_near_are_so_both_ways_and_exist() -> None:
    known = matters().matters
    assert all(one.name in known[near].near for one in known.values() for near in one.near)


def test_a_point_has_its_subject_its_rest_and_its_purpose() -> None:
    found = clauses("The quality of supervision for new staff, so that children are seen.")
    assert found == ("The quality of supervision", " for new staff", ", so that children are seen.", False)


def test_an_opening_does_not_end_the_subject() -> None:
    assert clauses("There is too little oversight of cases by managers.").subject == (
        "There is too little oversight of cases"
    )


@pytest.mark.parametrize("text", ["planning", "plans", "planned", "plan’s"])
def test_forms_of_a_word_are_one(text: str) -> None:
    assert stems(text) == ["plan"]


def test_a_rare_word_says_more() -> None:
    assert rarity(*stems("genograms")) > rarity(*stems("chronologies")) > rarity(*stems("plans")) > 0
    assert rarity(*stems("children")) == 0


@pytest.mark.parametrize(
    ("later", "strength"),
    [
        ("Supervision that is regular.", "weak"),
        ("The regularity of supervision and management oversight.", "strong"),
    ],
)
def test_one_matter_is_too_little_between_a_joint_inspection_and_the_council_s_own(later: str, strength: str) -> None:
    earlier = "Supervision and management oversight across all agencies."
    own = asked(2, "2021-01-01", later)
    (link,) = raised_again([asked(1, "2019-01-01", earlier)._replace(family="joint_targeted_area"), own])
    assert (link.likeness.strength, link.strength) == ("strong", strength)
    (link,) = raised_again([asked(1, "2019-01-01", earlier), own])
    assert link.strength == "strong"
