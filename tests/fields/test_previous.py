import datetime

import pytest

from ofsted_letters.fields.previous import previous_inspections

PRESENT = datetime.date(2018, 12, 4)


def dates(*texts: str) -> list[str]:
    return [cited.value for cited in previous_inspections(texts, PRESENT)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Since the last inspection in 2014, much has changed.", "2014"),
        ("At the last inspection, in February 2016, services were good.", "2016-02"),
        ("The previous inspection of contact and referral arrangements in June 2010 raised it.", "2010-06"),
        ("Since the inspection on 3 and 4 June 2009, staff have left.", "2009-06-03"),
        ("Services were last inspected by Ofsted in July 2017 and were good.", "2017-07"),
        ("Since the local authority was last inspected, in 2012, support is better.", "2012"),
        (
            "Since the last inspection of help for children in need, children in care and carers in May 2017, it grew.",
            "2017-05",
        ),
        ("When we came in July 2009, none were kept.", "2009-07"),
        ("There has been no earlier inspection since 18 January 2011.", "2011-01-18"),
        ("The last full inspection, which was in April 2017, was of all services.", "2017-04"),
        ("A focused visit took place in October 2017.", "2017-10"),
        ("An inspection of Barsetshire’s services was carried out in October 2017.", "2017-10"),
        ("There has been progress since the December 2017 inspection.", "2017-12"),
        ("Since the 2017 inspection, progress is slow.", "2017"),
        ("Ofsted’s 2016 full inspection found this.", "2016"),
        ("Its last judgement inspection was in 2016.", "2016"),
        ("A good inspection judgement for Barsetshire in May 2016 confirmed it.", "2016-05"),
        ("It has improved since it was judged inadequate in January 2016.", "2016-01"),
        ("In May 2016, Ofsted judged services to be good.", "2016-05"),
        ("Since the monitoring visit in August 2017, progress is slow.", "2017-08"),
        ("Ofsted last inspected these arrangements in June 2010.", "2010-06"),
        ("The last time Ofsted visited North Barset was in 2016, when it carried out an inspection.", "2016"),
        ("At the inspection during the week of 7 June 2010, it was late.", "2010-06-07"),
        ("In the letter of 14 July 2010, following the inspection in June, it was named.", "2010-06"),
        ("In the letter of 14 July 2010, following the inspection in August, it was named.", "2009-08"),
        ("The inspection in Sept 2009 raised it.", "2009-09"),
        ("This was raised at the inspection in September last year.", "2017-09"),
        ("The inspection in the autumn of 2009 raised it.", "2009"),
        ("It was so at the inspection in April/May 2016.", "2016-04"),
        ("There is progress in multi-agency work since the previous inspection in 2015.", "2015"),
    ],
)
def test_a_date_of_an_earlier_inspection(text: str, value: str) -> None:
    assert dates("An opening.", text) == [value]


@pytest.mark.parametrize(
    "text",
    [
        "This inspection took place on 4 December 2018.",
        "This letter summarises the findings of a focused visit on 4 and 5 December 2018.",
        "The visit in December 2018 went well.",
        "The next inspection is in 2020.",
        "The inspection was carried out under section 138 of the Education and Inspections Act 2006.",
        "Following the last inspection, leaders commissioned a review in June 2017.",
        "Leaders learned from a peer challenge visit in January 2018.",
        "The CQC inspection in 2015 was of health.",
        "An inspection undertaken by CQC in 2015 was of health.",
        "The school inspection in 2015 was good.",
        "The plan of May 2016 guides social workers’ visits.",
        "Caseloads fell in 2016.",
        "Two children’s homes were judged inadequate in 2016.",
        "Barset Fostering, the council’s agency, was judged to be outstanding in March 2009.",
        "In June 2010, Ofsted inspected two schools in the town.",
        "Ofsted last inspected the town’s schools in June 2010.",
        "The local safeguarding children board was inspected in June 2010.",
        "For this inspection of referrals from March 2018, files were read.",
        "The inspection of referrals received from March 2018 was short.",
        "Families were visited in June 2010.",
        "Caseloads fell in September last year.",
        "The letter of 14 July 2010 was sent to parents in June.",
        "",
    ],
)
def test_other_dates_are_not(text: str) -> None:
    assert dates(text) == []


def test_dates_come_in_order_of_first_appearance_without_duplicates() -> None:
    assert dates("At the inspection in 2012 and the visit in May 2011.", "As at the inspection in 2012.") == [
        "2012",
        "2011-05",
    ]


@pytest.mark.parametrize(
    "said",
    [
        "in August 2009 and on 23 and 24 November 2010",
        "in August 2009, and on 23/24 November 2010",
        "of August 2009 and of 23 November 2010",
    ],
)
def test_a_list_of_dates_is_of_several_inspections(said: str) -> None:
    assert dates(f"What the inspections {said} raised was considered.") == ["2009-08", "2010-11-23"]


def test_without_a_present_inspection_none_is_told_from_it() -> None:
    assert previous_inspections(["At the inspection in May 2012."], None) == ()


def test_two_years_of_one_phrase_are_two_inspections() -> None:
    assert dates("At the previous inspections in 2014 and 2016, it was good.") == ["2014", "2016"]


def test_the_more_precise_of_two_dates_is_kept_in_place_of_the_first() -> None:
    assert dates("At the inspection in 2012 and the visit in 2011.", "The inspection in May 2012.") == [
        "2012-05",
        "2011",
    ]
    assert dates("At the inspection in May 2012.", "As in the inspection in 2012.") == ["2012-05"]


def test_a_year_alone_may_be_the_present_one() -> None:
    assert dates("Since the last inspection in 2018, much has changed.") == ["2018"]


def test_the_span_is_where_the_date_stands() -> None:
    text = "At the last inspection, in February 2016, services were good."
    (cited,) = previous_inspections(["An opening.", text], PRESENT)
    assert cited.paragraph == 1
    assert text[cited.start : cited.end] == "February 2016"
