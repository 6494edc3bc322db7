import datetime

import pytest

from ofsted_letters.fields.authorities import Authority, is_authority, resolve

DAY = datetime.date(2018, 6, 1)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Dudley", "E08000027"),
        ("Dudley MBC", "E08000027"),
        ("Dudley Metropolitan Borough Council", "E08000027"),
        ("London Borough of Haringey", "E09000014"),
        ("the London Borough of Haringey", "E09000014"),
        ("St Helens", "E08000013"),
        ("St. Helens Council", "E08000013"),
        ("City of York Council", "E06000014"),
        ("York City Council", "E06000014"),
        ("Royal Borough of Windsor and Maidenhead", "E06000040"),
        ("Windsor & Maidenhead", "E06000040"),
        ("Bristol City Council", "E06000023"),
        ("Bristol, City of", "E06000023"),
        ("Rotherham Metropolitan Borough Council", "E08000018"),
        ("Cornwall County Council", "E06000052"),
        ("Durham County Council", "E06000047"),
        ("County Durham", "E06000047"),
        ("Durham’s", "E06000047"),
        ("Bradford Metropolitan District Council", "E08000032"),
        ("City of Bradford Metropolitan District Council", "E08000032"),
        ("the Wirral", "E08000015"),
        ("Metropolitan Borough of Wirral", "E08000015"),
        ("Southend-on-Sea City Council", "E06000033"),
        ("Southend on Sea", "E06000033"),
        ("Kent local authority", "E10000016"),
        ("Bedford Borough council", "E06000055"),
        ("South Tyneside Metropolitan Borough", "E08000023"),
        ("Kingston upon Hull City", "E06000010"),
        ("Derby City", "E06000015"),
        ("Telford & Wrekin", "E06000020"),
        ("East Riding of Yorkshire council", "E06000011"),
        ("East Riding", "E06000011"),
        ("Richmond Upon Thames", "E09000027"),
        ("City of London", "E09000001"),
        ("City of London Corporation", "E09000001"),
        ("Council of the Isles of Scilly", "E06000053"),
        ("Coventry City Council’s", "E08000026"),
        ("SURREY COUNTY COUNCIL", "E10000030"),
        ("Sandwell Children’s Trust", "E08000028"),
    ],
)
def test_any_form_of_a_name_resolves(name: str, code: str) -> None:
    authority = resolve(name, DAY)
    assert authority is not None
    assert authority.gss_code == code


@pytest.mark.parametrize(
    "name",
    ["", "Council", "City Council", "London", "Kingston", "Barsetshire", "Achieving for Children", "North", "Ofsted"],
)
def test_what_is_no_authority_does_not_resolve(name: str) -> None:
    assert resolve(name, DAY) is None
    assert not is_authority(name)


def test_an_authority_has_its_codes_and_region() -> None:
    assert resolve("Dudley", DAY) == Authority("Dudley", "E08000027", "332", "West Midlands", "80464")


@pytest.mark.parametrize(
    ("name", "day", "code"),
    [
        ("Gateshead Council", "2013-03-31", "E08000020"),
        ("Gateshead Council", "2013-04-01", "E08000037"),
        ("Buckinghamshire County Council", "2020-03-31", "E10000002"),
        ("Buckinghamshire Council", "2020-04-01", "E06000060"),
        ("Northamptonshire", "2021-03-31", "E10000021"),
        ("Dorset", "2010-01-01", "E10000009"),
        ("Dorset", "2020-01-01", "E06000059"),
        ("Poole", "2012-05-01", "E06000029"),
    ],
)
def test_the_code_is_the_one_in_force_on_the_day(name: str, day: str, code: str) -> None:
    authority = resolve(name, datetime.date.fromisoformat(day))
    assert authority is not None
    assert authority.gss_code == code


@pytest.mark.parametrize(
    ("name", "day"),
    [("Northamptonshire", "2021-04-01"), ("North Northamptonshire", "2021-03-31"), ("Bournemouth", "2019-04-01")],
)
def test_an_authority_does_not_resolve_outside_its_years(name: str, day: str) -> None:
    assert resolve(name, datetime.date.fromisoformat(day)) is None
    assert is_authority(name)


def test_without_a_day_a_code_that_changed_is_not_guessed() -> None:
    assert resolve("Dudley", None) is not None
    assert resolve("Gateshead", None) is None
