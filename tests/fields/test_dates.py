import datetime

import pytest

from ofsted_letters.fields.dates import find_mentions, find_periods, read_date

LETTER = datetime.date(2018, 3, 20)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("10 March 2011", "2011-03-10"),
        ("  10th March 2011 ", "2011-03-10"),
        ("01 December 2017", "2017-12-01"),
        ("Thursday 10 March 2011", "2011-03-10"),
        ("Thursday, 10 MARCH 2011", "2011-03-10"),
        ("3rd of May, 2012", "2012-05-03"),
        ("Date: 10 March 2011", "2011-03-10"),
        ("10 Mar 2011", "2011-03-10"),
        ("9 Sept. 2011", "2011-09-09"),
        ("10/03/2011", "2011-03-10"),
        ("10.03.2011", "2011-03-10"),
        ("March 10, 2011", "2011-03-10"),
        ("MARCH 10, 2011", "2011-03-10"),
    ],
)
def test_a_letters_own_date_is_read(line: str, date: str) -> None:
    assert read_date(line) == datetime.date.fromisoformat(date)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "10 March",
        "March 2011",
        "10 March 2011 Miss Mary Thorne",
        "Date of visit: 10 March 2011",
        "10 Marks 2011",
        "31 June 2011",
        "10/03",
        "30/02/2011",
        "1.2.3 2011",
    ],
)
def test_a_line_that_is_no_date_is_none(line: str) -> None:
    assert read_date(line) is None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 9 and 10 February 2011", "2011-02-09", "2011-02-10"),
        ("on 9th and 10th February 2011", "2011-02-09", "2011-02-10"),
        ("on 11 December 2017.", "2017-12-11", "2017-12-11"),
        ("on 22/23 October 2017", "2017-10-22", "2017-10-23"),
        ("on 22–23 October 2017", "2017-10-22", "2017-10-23"),
        ("between 6 and 8 October 2017", "2017-10-06", "2017-10-08"),
        ("on 31 October and 1 November 2017", "2017-10-31", "2017-11-01"),
        ("on 11 December and 12 December 2017", "2017-12-11", "2017-12-12"),
        ("Between 24 February and 28 February 2017, Ofsted", "2017-02-24", "2017-02-28"),
        ("from 27 June 2016 to 1 July 2016", "2016-06-27", "2016-07-01"),
        ("from 30 December 2016 to 2 January 2017", "2016-12-30", "2017-01-02"),
        ("from 30 December to 2 January 2017", "2016-12-30", "2017-01-02"),
        ("on 4, 5 and 6 June 2017", "2017-06-04", "2017-06-06"),
        ("on 30 and 31 January, and 1 February 2018", "2018-01-30", "2018-02-01"),
        ("on the 15 and 16 of May 2017", "2017-05-15", "2017-05-16"),
        ("on Tuesday 9 and Wednesday 10 May 2017", "2017-05-09", "2017-05-10"),
        ("on 9 & 10 Oct 2017", "2017-10-09", "2017-10-10"),
        ("on 9 and 10 Sept. 2017.", "2017-09-09", "2017-09-10"),
        ("on 09/10/2017 and 10/10/2017", "2017-10-09", "2017-10-10"),
        ("on 09.10.2017", "2017-10-09", "2017-10-09"),
        ("on October 9 and 10, 2017", "2017-10-09", "2017-10-10"),
    ],
)
def test_a_period_is_its_first_and_last_day(text: str, start: str, end: str) -> None:
    (period,) = find_periods(text, LETTER)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("from 5 to 9 March", "2018-03-05", "2018-03-09"),
        ("on 20 March", "2018-03-20", "2018-03-20"),
        ("on 21 March", "2017-03-21", "2017-03-21"),
        ("on 30 and 31 December", "2017-12-30", "2017-12-31"),
        ("from 29 December to 3 January", "2017-12-29", "2018-01-03"),
    ],
)
def test_a_missing_year_is_the_letters_and_never_after_it(text: str, start: str, end: str) -> None:
    (period,) = find_periods(text, LETTER)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


def test_without_a_letters_date_a_missing_year_is_not_guessed() -> None:
    assert find_periods("from 5 to 9 March", None) == []


def test_the_span_is_where_the_dates_stand() -> None:
    text = "The visit to Barsetshire on 9 and 10 February 2011 was short."
    (period,) = find_periods(text, None)
    assert text[slice(*period.span)] == "9 and 10 February 2011"


def test_dates_that_do_not_belong_together_are_two_periods() -> None:
    text = "inspected on 3 June 2010, 4 July 2010"
    assert [period.start.isoformat() for period in find_periods(text, None)] == ["2010-06-03", "2010-07-04"]


@pytest.mark.parametrize(
    "text",
    [
        "children aged 16 and 17",
        "those aged 16 may leave",
        "31 June 2017",
        "10 and 9 February 2017",
        "the 2019 March review",
        "",
    ],
)
def test_what_is_no_date_gives_no_period(text: str) -> None:
    assert find_periods(text, LETTER) == []


def test_a_number_after_a_date_is_no_day() -> None:
    text = "from 9 May 2017 and 3 children"
    (period,) = find_periods(text, LETTER)
    assert text[slice(*period.span)] == "9 May 2017"


def test_an_age_before_a_date_is_no_day() -> None:
    (period,) = find_periods("young people aged 16 and 17 on 3 May 2017", LETTER)
    assert period.start == period.end == datetime.date(2017, 5, 3)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("in June 2010", ["2010-06"]),
        ("in 2017", ["2017"]),
        ("on 3 and 4 June 2009", ["2009-06-03"]),
        ("in 2014 and 2016", ["2014", "2016"]),
        ("since the December 2017 inspection", ["2017-12"]),
        ("Ofsted’s 2015 inspection", ["2015"]),
        ("in March 2016, and again on 4 May 2017", ["2016-03", "2017-05-04"]),
        ("under section 20 of the Children Act 2004", []),
        ("the plan for 2015–2020", []),
        ("the annual report of 2017–18", []),
        ("on 3 June", []),
        ("2,019 children", []),
    ],
)
def test_mentions_are_as_precise_as_the_text(text: str, values: list[str]) -> None:
    assert [mention.value for mention in find_mentions(text)] == values


def test_the_span_of_a_mention_is_where_it_stands() -> None:
    text = "In June 2010 and in 2012."
    assert [text[slice(*mention.span)] for mention in find_mentions(text)] == ["June 2010", "2012"]
