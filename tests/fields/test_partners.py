"""The parts of a partner's column, as their words tell them apart."""

from __future__ import annotations

import pytest

from ofsted_letters.fields.partners import read_partner, read_partners


@pytest.mark.parametrize(
    ("person", "name", "role"),
    [
        ("Una Brightwell, Director of Children’s Services", "Una Brightwell", "Director of Children’s Services"),
        ("Una Brightwell Director of Children’s Services", "Una Brightwell", "Director of Children’s Services"),
        ("Name of lead person: Una Brightwell, Director", "Una Brightwell", "Director"),
        ("Una Brightwell (OBE)", "Una Brightwell (OBE)", None),
        ("Una Brightwell", "Una Brightwell", None),
    ],
)
def test_person(person: str, name: str, role: str | None) -> None:
    partner = read_partner("Local authority", "Ferrisby Council", person, (), ())
    assert (partner.name, partner.role) == (name, role)


@pytest.mark.parametrize(
    ("lines", "address", "postcode"),
    [
        (("Town Hall", "Ferrisby FB1", "2AB."), ("Town Hall", "Ferrisby"), "FB1 2AB"),
        (("Town Hall, Ferrisby-on-", "Sea FB1 2AB"), ("Town Hall, Ferrisby-on-Sea",), "FB1 2AB"),
        (("Town Hall", "Ferrisby"), ("Town Hall", "Ferrisby"), None),
        ((), (), None),
    ],
)
def test_address(lines: tuple[str, ...], address: tuple[str, ...], postcode: str | None) -> None:
    partner = read_partner("Integrated care board", "Barset ICB", "Una Brightwell", (), lines)
    assert (partner.address, partner.postcode) == (address, postcode)


def test_two_bodies_of_one_column() -> None:
    people = "Name of ICB Executive leads: Una Brightwell (Chief Executive) Ivo Tanner (Director)"
    sites = ("https://barset.nhs.uk/", "www.ferrisby.nhs.", "uk")
    address = ("Town Hall", "Barset FB1 2AB", "1 Mill Road", "FB3 4CD")
    barset, ferrisby = read_partners("Integrated care boards", "Barset ICB; Ferrisby ICB", people, sites, address)
    assert (barset.organisation, barset.name, barset.role) == ("Barset ICB", "Una Brightwell", "Chief Executive")
    assert (barset.website, barset.postcode) == ("https://barset.nhs.uk/", "FB1 2AB")
    assert (ferrisby.organisation, ferrisby.name, ferrisby.role) == ("Ferrisby ICB", "Ivo Tanner", "Director")
    assert (ferrisby.website, ferrisby.address, ferrisby.postcode) == (
        "www.ferrisby.nhs.uk",
        ("1 Mill Road",),
        "FB3 4CD",
    )
