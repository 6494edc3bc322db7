import textwrap

import pytest

from ofsted_letters.fields.contacts import SenderReading, is_contact, read_sender

ONE_LINE = (
    "Mill House High Street Anytown AN1 2BC T 0300 1231231 enquiries@ofsted.gov.uk www.ofsted.gov.uk "
    "Direct T 03000 111222"
)


def test_a_letterhead_in_one_line() -> None:
    read = read_sender([ONE_LINE, "Safeguarding.looked after children @ofsted.gov.uk"])
    assert read.sender == SenderReading(
        address=("Mill House", "High Street", "Anytown"),
        postcode="AN1 2BC",
        telephone="0300 1231231",
        direct_telephone="03000 111222",
        email="enquiries@ofsted.gov.uk",
        direct_email="safeguarding.lookedafterchildren@ofsted.gov.uk",
        website="www.ofsted.gov.uk",
    )
    assert [(repair.field, repair.lines) for repair in read.repairs] == [("direct_email", (1,))]
    assert read.sources["postcode"] == (0,)
    assert read.sources["direct_email"] == (1,)


def test_columns_flattened_row_by_row() -> None:
    read = read_sender(
        [
            "Mill House T 0300 1231231 Direct T 0117 1112223",
            "High Street Textphone 0161 6181234 Direct F 0117 1112224",
            "Anytown AN1 2BC enquiries@ofsted.gov.uk Safeguarding.mailbox@ofsted.gov.uk",
            "www.ofsted.gov.uk",
        ]
    )
    assert read.sender == SenderReading(
        address=("Mill House", "High Street", "Anytown"),
        postcode="AN1 2BC",
        telephone="0300 1231231",
        direct_telephone="0117 1112223",
        direct_fax="0117 1112224",
        textphone="0161 6181234",
        email="enquiries@ofsted.gov.uk",
        direct_email="safeguarding.mailbox@ofsted.gov.uk",
        website="www.ofsted.gov.uk",
    )
    assert not read.repairs


def test_one_field_a_line_in_two_columns() -> None:
    left = ["Ofsted", "Mill Gate", "High Street,", "Anytown AN1 2BC"]
    right = ["T 0300 123 1231", "Textphone 0161 618", "8524", "www.gov.uk/ofsted"]
    read = read_sender([cell for row in zip(left, right, strict=True) for cell in row])
    assert read.sender.organisation == "Ofsted"
    assert read.sender.address == ("Mill Gate", "High Street", "Anytown")
    assert read.sender.telephone == "0300 123 1231"
    assert read.sender.textphone == "0161 618 8524"
    assert read.sources["textphone"] == (3, 5)
    assert read.sender.website == "www.gov.uk/ofsted"


@pytest.mark.parametrize("cut", [40, 50, 54, 60, 70, 90])
def test_lines_that_break_anywhere(cut: int) -> None:
    assert read_sender(textwrap.wrap(ONE_LINE, cut)).sender == read_sender([ONE_LINE]).sender


@pytest.mark.parametrize(
    "printed",
    [
        "Direct.mailbox@ofsted.gov.uk",
        "Direct.mail box @ofsted.gov.uk",
        "Direct.mail box@ofsted.gov.uk",
        "direct.mailbox @ ofsted.gov.uk",
        "Direct.mailbox@ofsted. gov.uk",
    ],
)
def test_a_mailbox_is_put_together(printed: str) -> None:
    read = read_sender([f"Direct T 03000 111222 {printed}"])
    assert read.sender.direct_email == "direct.mailbox@ofsted.gov.uk"
    assert bool(read.repairs) == (" " in printed)


def test_the_first_of_two_counts() -> None:
    assert read_sender(["T 0300 1231231", "T 0300 1231232"]).sender.telephone == "0300 1231231"


def test_a_fax_that_is_not_direct_has_no_field() -> None:
    read = read_sender(["Mill House F 0117 1112225 Direct F 0117 1112224"])
    assert read.sender == SenderReading(address=("Mill House",), direct_fax="0117 1112224")


def test_ofsted_in_front_of_its_address() -> None:
    read = read_sender(["Ofsted Mill Gate High Street Anytown AN1 2BC T 0300 1231231"])
    assert read.sender.organisation == "Ofsted"
    assert read.sender.address == ("Mill Gate", "High Street", "Anytown")


def test_nothing_is_none() -> None:
    assert read_sender([]).sender == SenderReading()


@pytest.mark.parametrize("text", ["T 0300 123 1231", "enquiries@ofsted.gov.uk", "www.gov.uk/ofsted", ONE_LINE])
def test_contacts(text: str) -> None:
    assert is_contact(text)


@pytest.mark.parametrize(
    "text",
    [
        "Send it to Mail.Box@ofsted.gov.uk by 9 May 2025. This statement will",
        "The out-of-hours team answers T 0300 123 1231 and visits at once.",
        "1 Mill Road",
        "Between 0 and 18",
    ],
)
def test_no_contacts(text: str) -> None:
    assert not is_contact(text)


def test_a_postcode_beside_a_broken_mailbox_is_no_part_of_it() -> None:
    broken = read_sender(["Safeguarding.lookedafterchildren", "BS1 6NL @ofsted.gov.uk"]).sender
    assert (broken.postcode, broken.direct_email) == ("BS1 6NL", "safeguarding.lookedafterchildren@ofsted.gov.uk")
    lost = read_sender(["Redcliffe Way Bristol BS1 6NL @ofsted.gov.uk"]).sender
    assert (lost.postcode, lost.direct_email) == ("BS1 6NL", None)


def test_strokes_between_contacts_are_no_address() -> None:
    sender = read_sender(["T 0300 123 1231 | enquiries@ofsted.gov.uk | www.gov.uk/ofsted"]).sender
    assert (sender.telephone, sender.website, sender.address) == ("0300 123 1231", "www.gov.uk/ofsted", ())


def test_specks_and_the_motto_are_no_address() -> None:
    sender = read_sender(["raising standards", "Improving lives", "Manchester M1 2WD ~~ www.gov.uk/ofsted"]).sender
    assert (sender.address, sender.postcode) == (("Manchester",), "M1 2WD")
