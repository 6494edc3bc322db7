"""People whom print runs together, and ranks and roles in unusual places."""

from __future__ import annotations

from ofsted_letters.fields.names import is_name, split_at_honorifics, split_name
from ofsted_letters.fields.people import read_signatory
from ofsted_letters.fields.recipients import read_recipients
from ofsted_letters.fields.theme import theme
from ofsted_letters.label.address import label_addressees
from tests.label.page import text_lines


def test_an_honorific_in_mid_phrase_begins_another_person() -> None:
    lines = ["Mr Ivo Tanner, Chief Executive, Ferrisby CCG Mrs Una Brightwell,", "Police and Crime Commissioner"]
    first, second = read_recipients(lines)
    assert (first.name, first.role, first.organisation) == ("Mr Ivo Tanner", "Chief Executive", "Ferrisby CCG")
    assert (second.name, second.role) == ("Mrs Una Brightwell", "Police and Crime Commissioner")


def test_an_honorific_after_a_comma_or_a_joining_word_does_not() -> None:
    text = "Lead Member, Mr Ivo Tanner and Ms Una Brightwell"
    assert split_at_honorifics(text) == [text]


def test_abbreviated_ranks_are_part_of_the_name() -> None:
    assert is_name("Chief Supt Ivo Tanner")
    assert split_name(",") == ("", ",")
    assert split_name("Chief Supt Ivo Tanner, Borough Commander") == ("Chief Supt Ivo Tanner", "Borough Commander")


def test_longer_abbreviated_ranks() -> None:
    assert is_name("Det Chief Insp Ivo Tanner")
    assert is_name("DCI Ivo Tanner")


def test_a_rank_and_a_post() -> None:
    (read,) = read_recipients(["Chief Superintendent Ivo Tanner, Borough Commander, Ferrisby Police"])
    assert (read.name, read.role) == ("Chief Superintendent Ivo Tanner", "Borough Commander")
    assert read.organisation == "Ferrisby Police"


def test_a_detective_begins_an_entry() -> None:
    page = (
        "Ivo Tanner, Chief Constable, Ferrisby Police\n"
        "Detective Superintendent Una Brightwell, Ferrisby Police\n"
        "Ada Oakwell, Manager, Youth Offending Team"
    )
    assert [label.group for label in label_addressees(text_lines(page))] == [1, 2, 3]


def test_an_entry_of_a_list_has_no_address() -> None:
    lines = ["Una Brightwell, Deputy Mayor for Policing and Crime, Mayor’s", "Office for Policing and Crime"]
    (read,) = read_recipients(lines, listed=True)
    assert (read.role, read.organisation) == (
        "Deputy Mayor for Policing and Crime",
        "Mayor’s Office for Policing and Crime",
    )
    assert read.address == ()


def test_a_block_without_an_address() -> None:
    (read,) = read_recipients(["Ivo Tanner QPM", "Chief Constable", "Ferrisby and Barset Police"])
    assert (read.role, read.organisation, read.address) == ("Chief Constable", "Ferrisby and Barset Police", ())


def test_a_comma_at_a_line_s_end_does_not_join_two_entries() -> None:
    page = (
        "Ivo Tanner, Director of Quality, Ferrisby CCG,\n"
        "Una Brightwell, Deputy Mayor for Policing\n"
        "Ada Oakwell, Manager, Youth Offending Team"
    )
    assert [label.group for label in label_addressees(text_lines(page))] == [1, 2, 3]


def test_a_role_above_its_name() -> None:
    signed = read_signatory(["National Director", "Una Brightwell"], "Ofsted")
    assert (signed.name, signed.role, signed.organisation) == ("Una Brightwell", "National Director", "Ofsted")


def test_a_hub_of_agencies_is_no_theme_of_a_visit() -> None:
    opening = "Inspectors looked at the local authority’s service that reads referrals, and a multi-agency hub (MASH)."
    found = theme("Focused visit to Barset children’s services", [opening]).found
    assert found is not None
    assert found.value.value.startswith("the local authority’s service that reads referrals")
    assert found.value.value.endswith("(MASH)")
