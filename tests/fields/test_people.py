import textwrap

import pytest

from ofsted_letters.fields.names import is_name
from ofsted_letters.fields.people import PersonReading, read_people, read_person, read_signatories, read_signatory
from ofsted_letters.fields.recipients import RecipientReading, read_recipients
from ofsted_letters.fields.titles import begins_role, split_role

NONE = "-"


def person(fields: str) -> PersonReading:
    """A person written as "name | role | organisation", with "-" for what there is none of."""
    name, role, organisation = ([*fields.split(" | "), NONE, NONE])[:3]
    return PersonReading(*(None if field == NONE else field for field in (name, role, organisation)))


@pytest.mark.parametrize(
    "fields",
    [
        "Ann Poll",
        "Ann Poll | Director of Children’s Services | Anytown Council",
        "Ann Poll | Director, Children, Families and Education | Anytown",
        "Ann Poll | Head, Health and Care | Anytown",
        "Ann Poll | Executive Director: People | Otherton Valley",
        "Ann Poll | Corporate Director, Children’s Services",
        "Ann Poll | Executive Director, Children, Adult and Public Health",
        "Ann Poll | Police and Crime Commissioner",
        "Ann Poll | Police, Fire and Crime Commissioner",
        "Ann Poll | Police and Crime Commissioner for Westshire",
        "Ann Poll | Westshire Police and Crime Commissioner",
        "Ann Poll | Chief Constable of Westshire police force",
        "Ann Poll | Chief Constable | Westshire Police",
        "Ann Poll | Chair of Anytown LSCB",
        "Ann Poll | Chief Nurse and Lead for Safeguarding Westshire, Otherton and Anytown Collaborative",
        "Ann Poll | Director of Nursing, Quality and Patient Experience | Otherton and Anytown NHS Trust",
        "Ann Poll | Manager | Youth Offending Team",
        "Ann Poll | Manager | Anytown Youth Offending Team",
        "Ann Poll | - | Youth Justice Service",
        "Ann Poll | Youth Justice Service Manager",
        "Ann Poll | - | Clinical Commissioning Group",
        "Ann Poll | Head of Safeguarding | AHT",
        "Ann Poll | Lead of the CCG, with responsibility for East Westshire",
        "Ann Poll | Chief Executive | Office of the Police and Crime Commissioner",
        "Ann Head | Independent Scrutineer",
        "Ann Poll MVO | Chair of Anytown LSCB",
        "Robert (Bob) Poll | Chair of Anytown LSCB",
        "Ann Poll, CBE | Chief Constable of Westshire",
        "Sir Al Poll QPM DL | Chief Constable of Westshire",
        "Dr Ann de Poll | Director of Public Health",
        # Places listed in a body's name stay together.
        "Ann Poll | Director of Nursing | Upshire, Downshire and Westshire Board",
        "Ann Poll | Head of Nursing Upshire, Downshire and Westshire CCG",
        "Ann Poll | Upshire, Downshire and the Isles Police and Crime Commissioner",
        "Ann Poll | Head of Area, Upshire | National Probation Service",
        "Ann Poll | Director | Upshire Board (Upshire, Downshire and Westshire)",
        "Ann Poll | Director of Place, (Anytown) | NHS Westshire Board",
    ],
)
def test_only_the_comma_between_role_and_organisation_splits(fields: str) -> None:
    line = fields.replace(" | - | ", ", ").replace(" | ", ", ")
    assert read_person(line) == person(fields)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Ann Poll Assistant Director CAFCASS", "Ann Poll | Assistant Director CAFCASS"),
        ("Ms Ann Poll – Chief Officer for Anytown CCG", "Ms Ann Poll | Chief Officer for Anytown CCG"),
        ("Ann Poll , Deputy Director , Probation Service.", "Ann Poll | Deputy Director | Probation Service"),
        ("Acting Chief Constable Ann Poll, Upshire Police", "Ann Poll | Acting Chief Constable | Upshire Police"),
    ],
)
def test_a_name_is_told_from_a_title_without_a_comma(line: str, fields: str) -> None:
    assert read_person(line) == person(fields)


def test_stray_brackets_and_note_marks_are_dropped() -> None:
    assert read_person("Ann Poll, Director, Anytown Group[").organisation == "Anytown Group"
    assert read_person("Ann Poll, Director, Anytown Group1").organisation == "Anytown Group"


@pytest.mark.parametrize(
    "text",
    [
        "Ann Poll, Chief Executive, Anytown Metropolitan Borough Council Bob Quist, Department for Education",
        "Ann Poll, Chief Executive, Anytown Metropolitan Borough Council, Bob Quist, Department for Education",
        "Ann Poll, Chief Executive, Anytown Metropolitan Borough Council; Bob Quist, Department for Education",
        "Ann Poll, Chief Executive, Anytown Metropolitan Borough Council and Bob Quist, Department for Education",
    ],
)
def test_people_run_together_are_told_apart(text: str) -> None:
    assert read_people(text) == [
        PersonReading("Ann Poll", "Chief Executive", "Anytown Metropolitan Borough Council"),
        PersonReading("Bob Quist", None, "Department for Education"),
    ]


def test_three_people_run_together_with_honorific_and_post_nominals() -> None:
    text = "Mr Al Poll, Chair, Anytown LSCB Dr Bo Quist OBE, Chief Executive, Anytown MBC Cy Rudd, Department of Health"
    assert [person.name for person in read_people(text)] == ["Mr Al Poll", "Dr Bo Quist OBE", "Cy Rudd"]


def test_no_text_no_people() -> None:
    assert read_people("") == []


def test_one_person_stays_one_though_a_place_ends_a_piece() -> None:
    assert len(read_people("Ann Poll, Chief Executive, Upper Anytown, Westshire")) == 1


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        (["Ann Poll", "His Majesty’s Inspector"], "Ann Poll | His Majesty’s Inspector"),
        (["Ann Poll Her Majesty's Inspector"], "Ann Poll | Her Majesty's Inspector"),
        (["Ann Poll.", "Her Majesty’s Inspector."], "Ann Poll | Her Majesty’s Inspector"),
        (["Ann Poll", "National Director, Social Care"], "Ann Poll | National Director, Social Care"),
        (["Ann Poll", "Director Social Care, Ofsted"], "Ann Poll | Director Social Care | Ofsted"),
        (["Ann Poll", "Inspector of Primary", "Care, CQC"], "Ann Poll | Inspector of Primary Care | CQC"),
        (["Ann Poll (Lead Inspector)", "HMI"], "Ann Poll | Lead Inspector, HMI"),
        (["Ann Poll", "Inspector of Fire", "Chief Inspector"], "Ann Poll | Inspector of Fire, Chief Inspector"),
        (["Ann Poll"], "Ann Poll"),
        (
            ["Ann Poll", "National Director, Social Care", "Ofsted"],
            "Ann Poll | National Director, Social Care | Ofsted",
        ),
        (
            ["Ann Poll", "Deputy Inspector", "Care Quality", "Commission"],
            "Ann Poll | Deputy Inspector | Care Quality Commission",
        ),
        (["Ann Poll", "Regional Director, West Midlands"], "Ann Poll | Regional Director, West Midlands"),
        (["Chief Inspector"], "- | Chief Inspector"),
        ([], "-"),
    ],
)
def test_a_signatory_is_a_name_and_roles(lines: list[str], fields: str) -> None:
    assert read_signatory(lines) == person(fields)


def test_an_agency_head_is_the_signatorys_organisation() -> None:
    read = read_signatory(["Ann Poll", "Regional Director"], "Ofsted")
    assert read == PersonReading("Ann Poll", "Regional Director", "Ofsted")
    assert read_signatory(["Chief Inspector"], "HMI Probation") == PersonReading(
        None, "Chief Inspector", "HMI Probation"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ann Poll",
        "Mr A Poll",
        "Ann Young",
        "Dr Al Nurse",
        "Ann POLL",
        "Ann Poll-Quist QPM",
        "Professor Ann O’Poll",
        "Bo St Quist",
    ],
)
def test_names(text: str) -> None:
    assert is_name(text)


@pytest.mark.parametrize(
    "text", ["Ann", "Chief Executive", "Anytown Council", "Poll and Quist", "12 Mill", "Care Board"]
)
def test_no_names(text: str) -> None:
    assert not is_name(text)


def test_a_title_begins_with_its_noun_or_what_qualifies_it() -> None:
    assert begins_role("Interim Joint Director of People")
    assert begins_role("Her Majesty’s Inspector")
    assert begins_role("The Director of Children’s Services")
    assert begins_role("Police, Fire and Crime Commissioner for Barset")
    assert begins_role("Designated Doctor for Safeguarding")
    assert not begins_role("Doctor Ann Poll")
    assert begins_role("A/Commander")
    assert not begins_role("Executive Support Team")
    assert not begins_role("Directorate for Children")


def test_no_role_and_no_organisation_is_none() -> None:
    assert split_role("") == (None, None)


BLOCK = [
    "Ms Ann Poll",
    "Director of Children’s Services",
    "Anytown Council",
    "Town Hall",
    "1 Mill Road",
    "Anytown",
    "AN1 2BC",
]
WHOLE = RecipientReading(
    "Ms Ann Poll",
    "Director of Children’s Services",
    "Anytown Council",
    ("Town Hall", "1 Mill Road", "Anytown"),
    "AN1 2BC",
)


def test_a_block_has_one_field_a_line() -> None:
    assert read_recipients(BLOCK) == [WHOLE]


@pytest.mark.parametrize("width", [40, 60, 80, 400])
def test_a_block_run_on_reads_as_if_it_had_lines(width: int) -> None:
    assert read_recipients(textwrap.wrap(" ".join(BLOCK), width)) == [WHOLE]


def test_a_block_in_one_line_with_commas_reads_as_if_it_had_lines() -> None:
    assert read_recipients([", ".join(BLOCK)]) == [WHOLE]


@pytest.mark.parametrize("width", [50, 60, 70])
def test_a_block_with_commas_can_break_anywhere(width: int) -> None:
    assert read_recipients(textwrap.wrap(", ".join(BLOCK), width)) == [WHOLE]


def test_a_run_on_title_can_have_commas() -> None:
    read = read_recipients(
        ["Mr Al Poll Director Children, Families and Adult Services Anytown Council 1 Mill Road AN1 2BC"]
    )
    assert (read[0].role, read[0].organisation) == ("Director Children, Families and Adult Services", "Anytown Council")


def test_how_a_letter_is_sent_is_no_addressee() -> None:
    assert read_recipients(["By email", *BLOCK, "ann.poll@example.org"]) == [WHOLE]


def test_a_councils_word_in_a_street_or_building_is_address() -> None:
    lines = ["Ann Poll", "Director of People", "Borough Hall", "Corporation Street", "Anytown", "AN1 2BC"]
    assert read_recipients(lines)[0].organisation is None
    assert read_recipients(lines)[0].address == ("Borough Hall", "Corporation Street", "Anytown")


def test_a_block_without_a_name_and_one_without_a_postcode() -> None:
    assert read_recipients(["Director of People", "Anytown Council", "Town Hall"]) == [
        RecipientReading(None, "Director of People", "Anytown Council", ("Town Hall",), None)
    ]


def test_a_place_behind_a_title_is_no_organisation_where_the_block_has_one() -> None:
    read = read_recipients(["Ann Poll", "Director, Ageing Well", "Anytown Council", "AN1 2BC"])[0]
    assert (read.role, read.organisation) == ("Director, Ageing Well", "Anytown Council")
    own = read_recipients(["Ann Poll", "Chief Executive, Days for Children", "Mill House", "AN1 2BC"])[0]
    assert (own.role, own.organisation) == ("Chief Executive", "Days for Children")


def test_names_above_their_titles_are_people_of_one_block() -> None:
    read = read_recipients(
        ["Ann Poll", "Director of People", "Bob Quist", "Chief Executive", "Anytown Council", "AN1 2BC"]
    )
    assert [(person.name, person.role, person.organisation) for person in read] == [
        ("Ann Poll", "Director of People", "Anytown Council"),
        ("Bob Quist", "Chief Executive", "Anytown Council"),
    ]


def test_two_names_in_an_entry_are_two_people() -> None:
    read = read_recipients(["Ann Poll and Bob Quist, Joint Directors of People, Anytown Council"])
    assert [person.name for person in read] == ["Ann Poll", "Bob Quist"]


def test_a_roles_comma_stays_in_a_line_split_at_commas() -> None:
    read = read_recipients(
        ["Ms Ann Poll, Acting Director, Children’s Services, Anytown Council, 1 Mill Road, Anytown AN1 2BC"]
    )
    assert read[0].role == "Acting Director, Children’s Services"
    assert read[0].organisation == "Anytown Council"


def test_what_a_block_lacks_is_none() -> None:
    assert read_recipients([line for line in BLOCK if "Council" not in line]) == [WHOLE._replace(organisation=None)]
    assert read_recipients([line for line in BLOCK if "Director" not in line]) == [WHOLE._replace(role=None)]


@pytest.mark.parametrize(
    ("run_on", "organisation", "address"),
    [
        (
            "Mr Al Poll Director of People London Borough of Haringey Mill House 2 Low Lane London N22 8XX",
            "London Borough of Haringey",
            ("Mill House", "2 Low Lane", "London"),
        ),
        (
            "Mr Al Poll Strategic Director People Civic Centre High Street Anytown West Midlands AN1 2BC",
            None,
            ("Civic Centre", "High Street", "Anytown", "West Midlands"),
        ),
        (
            "Mr Al Poll Otherton City Council The Council House Low Street Otherton OT1 2BC",
            "Otherton City Council",
            ("The Council House", "Low Street", "Otherton"),
        ),
    ],
)
def test_organisations_in_run_on_blocks(run_on: str, organisation: str | None, address: tuple[str, ...]) -> None:
    read = read_recipients([run_on])[0]
    assert (read.name, read.organisation, read.address) == ("Mr Al Poll", organisation, address)


def test_a_title_goes_on_with_what_it_lacks_and_a_department_is_no_title() -> None:
    open_title = read_recipients(
        ["Ann Poll", "Strategic Director", "Care, Wellbeing and Learning", "Anytown Council", "AN1 2BC"]
    )[0]
    assert open_title.role == "Strategic Director Care, Wellbeing and Learning"
    department = read_recipients(
        ["Ann Poll", "Director of Children’s Services", "Children’s Services", "Mill House", "AN1 2BC"]
    )[0]
    assert department.role == "Director of Children’s Services"
    assert department.address == ("Children’s Services", "Mill House")


def test_a_second_title_is_set_off_by_a_comma() -> None:
    read = read_recipients(
        ["Ann Poll OBE", "Executive Director People", "Director of Children’s Services", "Anytown Council", "AN1 2BC"]
    )
    assert read[0].role == "Executive Director People, Director of Children’s Services"


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        ("Wakefield", "Wakefield"),
        ("Anytown Children’s Trust", "Anytown Children’s Trust"),
        ("Brighter Days for Children", "Brighter Days for Children"),
        ("Broadway", None),
        ("Council House", None),
        ("Children’s Services Directorate", None),
        ("The Silver Link", None),
    ],
)
def test_a_council_a_trust_or_an_authoritys_bare_name_is_the_organisation(line: str, organisation: str | None) -> None:
    read = read_recipients(["Ann Poll", "Director of People", line, "2 Low Street", "Wakefield", "WF1 2XX"])[0]
    assert read.organisation == organisation
    assert line in (organisation, *read.address)


def test_an_authoritys_name_before_the_postcode_is_a_town() -> None:
    read = read_recipients(["Ann Poll", "Director of People", "Mill House", "Wakefield", "WF1 2XX"])[0]
    assert (read.organisation, read.address) == (None, ("Mill House", "Wakefield"))


def test_a_building_on_the_councils_line_is_address() -> None:
    read = read_recipients(["Ann Poll", "Anytown Council Municipal Buildings", "Low Road", "AN1 2BC"])[0]
    assert (read.organisation, read.address) == ("Anytown Council", ("Municipal Buildings", "Low Road"))


def test_a_postcode_short_of_letters_is_read_as_printed() -> None:
    assert read_recipients(["Ann Poll", "Mill House", "AN18 1L"])[0].postcode == "AN18 1L"


def test_two_names_with_one_title_share_everything() -> None:
    read = read_recipients(
        ["Ann Poll and Bob Quist", "Joint Directors of People", "Anytown Council", "Town Hall", "AN1 2BC"]
    )
    assert [person.name for person in read] == ["Ann Poll", "Bob Quist"]
    assert read[0]._replace(name=None) == read[1]._replace(name=None)


def test_two_people_share_the_address_but_not_an_organisation_of_their_own() -> None:
    read = read_recipients(
        [
            "Ann Poll, Director of People",
            "Bob Quist, Chief Executive, Anytown Children’s Trust",
            "Anytown Council",
            "AN1 2BC",
        ]
    )
    assert [(person.name, person.organisation) for person in read] == [
        ("Ann Poll", "Anytown Council"),
        ("Bob Quist", "Anytown Children’s Trust"),
    ]
    assert {person.postcode for person in read} == {"AN1 2BC"}


def test_an_entry_runs_over_lines() -> None:
    read = read_recipients(["Ann Poll, Chief Executive, NHS Upshire and Downshire Integrated Care", "Board"])
    assert read == [RecipientReading("Ann Poll", "Chief Executive", "NHS Upshire and Downshire Integrated Care Board")]


def test_a_department_before_an_authoritys_bare_name_is_address() -> None:
    read = read_recipients(["Ann Poll", "Director of People", "People Directorate", "Wakefield", "Low Road", "WF1 2XX"])
    assert (read[0].organisation, read[0].address) == ("Wakefield", ("People Directorate", "Low Road"))


def test_no_lines_no_recipients() -> None:
    assert read_recipients([]) == read_recipients([" ", ","]) == []


def test_names_without_a_role_between_or_below_them_are_read() -> None:
    assert [person.name for person in read_signatories(["Ann Example", "Bob Sample"])] == ["Ann Example", "Bob Sample"]
