import pytest

from ofsted_letters.fields.inspectors import inspectors, introduced_without_name

ANN, BEA, CY = "Ann Thorne", "Bea O’Hara", "Cy Grantly-Proudie"


def names(*paragraphs: str) -> list[str]:
    found = inspectors(paragraphs).found
    return [name.value for name in found.value] if found else []


@pytest.mark.parametrize(
    "text",
    [
        f"The inspectors were {ANN}, HMI, and {BEA}, HMI.",
        f"The inspectors were {ANN} HMI and {BEA} HMI.",
        f"The inspectors were {ANN}, Her Majesty’s Inspector, and {BEA}, Her Majesty’s Inspector.",
        f"The inspectors were {ANN}, Her Majesty’s Inspector, HMI {BEA}, Her Majesty’s Inspector.",
        f"The inspectors were {ANN} and {BEA}, Her Majesty's Inspectors.",
        f"The inspectors were {ANN} and {BEA}, two of Her Majesty’s Inspectors.",
        f"The inspectors were {ANN} and {BEA}, both of whom are Her Majesty’s Inspectors (HMI).",
        f"The inspectors were Her Majesty’s Inspectors (HMIs) {ANN} and {BEA}.",
        f"The inspectors were {ANN}, lead inspector, and {BEA}, team inspector.",
        f"The inspectors were {ANN}, HMI, and {BEA}, HMI. The quality assurance manager was Mary Bold, Senior HMI.",
        f"His Majesty’s Inspectors for this visit were {ANN} and {BEA}.",
        f"Her Majesty’s inspectors for the visit were {ANN} and {BEA}",
        f"Her Majesty’s Inspectors were {ANN} and {BEA}. Mary Bold, HMI (Designate), shadowed the visit.",
        f"Her Majesty’s Inspectors (HMI) for this visit were {ANN} and {BEA}.",
        f"The visit was carried out by {ANN} and {BEA}, Her Majesty’s Inspectors.",
        f"The visit was carried out by Her Majesty’s Inspectors, {ANN} and {BEA}.",
        f"The visit was carried out by Her Majesty’s Inspector, {ANN} and Her Majesty’s Inspector, {BEA}.",
        f"The visit was conducted by {ANN} and {BEA}, two of Her Majesty’s Inspectors.",
        f"The inspection was undertaken by {ANN} and {BEA}.",
        f"It took place on 3 May 2018 and was carried out by {ANN} and {BEA}, Her Majesty's Inspectors.",
        f"It took place between 3 and 4 May 2018 which was carried out by Her Majesty’s Inspectors {ANN} and {BEA}.",
        f"The lead inspector was {ANN}, HMI. The other inspector was {BEA}.",
        f"It was carried out by two of Her Majesty’s Inspectors (HMI): {ANN} and {BEA}.",
        f"{ANN} and {BEA}, Her Majesty’s Inspectors, carried out the visit.",
        f"It was conducted on 22 and 23 June 2010 by {ANN} HMI and {BEA} HMI.",
        f"It was undertaken on 3 May by two of Her Majesty’s Inspectors, {ANN} and {BEA}.",
        f"The inspectors were {ANN}, HMI, and Schools HMI {BEA}.",
        f"Findings of the inspection that {ANN} HMI and {BEA} HMI carried out on 3 May.",
        f"Findings of the inspection that my colleagues {ANN} and {BEA} and I conducted on 3 May.",
        f"Findings of the inspection that two of Her Majesty’s Inspectors, {ANN} and {BEA}, conducted on 3 May.",
        f"The inspectors were Her Majesty’s Inspectors (HMI) Social Care, {ANN} and {BEA}.",
        f"Inspectors: {ANN} HMI and {BEA} HMI.",
    ],
)
def test_names_are_read_in_any_wording(text: str) -> None:
    assert names("This letter is about a visit.", text) == [ANN, BEA]


def test_one_inspector_and_three() -> None:
    assert names(f"The inspector was {ANN}, HMI.") == [ANN]
    assert names(f"His Majesty’s Inspectors for this visit were {ANN}, {BEA} and {CY}.") == [ANN, BEA, CY]


@pytest.mark.parametrize(
    "text",
    [
        f"The inspectors were {ANN}, {BEA} and {CY}, who observed the visit.",
        f"The inspectors were {ANN}, lead inspector, {BEA}, team inspector and {CY}, who shadowed the visit.",
        f"The inspectors were {ANN} and {BEA}, HMIs, and {CY}, HMI, shadowing.",
        f"The inspectors were {ANN} and {BEA}, shadowed by {CY}.",
        f"The inspectors were {ANN} and {BEA}, with {CY} (observer).",
    ],
)
def test_who_shadowed_or_observed_is_not_an_inspector(text: str) -> None:
    assert names(text) == [ANN, BEA]


@pytest.mark.parametrize(
    "name", ["Mr J. R. Thorne", "Dr Ann van der Berg", "Zoë Élan", "Mary-ellen St John", "Ann McThorne-Bold"]
)
def test_a_name_stays_as_printed(name: str) -> None:
    assert names(f"The inspectors were {name}, HMI, and {BEA}, HMI.") == [name, BEA]


def test_a_designate_inspector_in_the_list_is_one_of_them() -> None:
    assert names(f"The inspectors were {ANN}, HMI, and {BEA}, HMI (designate), as a supernumerary inspector.") == [
        ANN,
        BEA,
    ]
    assert names(f"Her Majesty’s Inspectors (HMI) for this visit were {ANN}, with {BEA}, HMI designate.") == [ANN, BEA]


@pytest.mark.parametrize(
    "text",
    [
        "It was carried out by inspectors from Ofsted, the Care Quality Commission and His Majesty’s Inspectorate.",
        "Inspectors were on site throughout the visit.",
        "Her Majesty’s Inspectors carried out this visit by remote means.",
        "Barset Council and Ofsted carried out the inspection of homes in 2009.",
        "The visit was carried out fully by remote means.",
        "",
    ],
)
def test_agencies_and_circumstances_are_no_names(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The inspectors for this visit were the team of 2009.",
        "The inspectors were Her Majesty’s best.",
        f"{ANN} HMI rang.",
    ],
)
def test_an_opening_that_speaks_of_those_who_inspected_is_told(text: str) -> None:
    told = introduced_without_name(["This letter is about a visit.", text])
    assert told is not None
    assert (told.paragraph, text[told.start : told.end]) == (1, told.value)


@pytest.mark.parametrize(
    "text",
    [
        "It was carried out by inspectors from Ofsted and the Care Quality Commission.",
        "Inspectors were on site, and were made welcome.",
        "Two of Her Majesty’s Inspectors carried out the inspection.",
    ],
)
def test_an_opening_that_speaks_of_inspectors_in_general_is_not(text: str) -> None:
    assert introduced_without_name([text]) is None


def test_the_span_of_each_name_is_where_it_stands() -> None:
    text = f"A visit. The inspectors were {ANN}, HMI, and {BEA}, HMI."
    found = inspectors(["First.", text]).found
    assert found is not None
    assert [(name.paragraph, text[name.start : name.end]) for name in found.value] == [(1, ANN), (1, BEA)]
    assert text[found.value[0].start : found.value[-1].end] == f"{ANN}, HMI, and {BEA}"


def test_every_rule_says_why_it_declined() -> None:
    outcome = inspectors(["This letter is about a visit."])
    assert outcome.found is None
    assert [attempt.rule for attempt in outcome.attempts] == [
        "named_as_inspectors",
        "named_as_doing_it",
        "named_before_doing_it",
        "named_with_role",
    ]
    assert all(attempt.reason for attempt in outcome.attempts)
