"""What the words of a time mean on a Tuesday, the twentieth of May 2025."""

from datetime import date, timedelta

import pytest

from standoff.read import days
from standoff.read.dates import find_times
from standoff.read.layout import find_paragraphs
from standoff.read.reading import Reading
from standoff.record.items import Document

TUESDAY = "2025-05-20"


def times(text: str, published: str | None = TUESDAY) -> list[tuple[str, str | None, str | None]]:
    reading = Reading(Document("a.txt", "", text, published=published), find_paragraphs(text))
    return [
        (time.span.of(text), time.when.earliest if time.when else None, time.when.latest if time.when else None) for time in find_times(reading)
    ]


def one(text: str, published: str | None = TUESDAY) -> tuple[str | None, str | None]:
    (found,) = times(text, published)
    return found[1:]


@pytest.mark.parametrize(
    "text, earliest, latest",
    [
        ("She left on 18 August 2024.", "2024-08-18", "2024-08-18"),
        ("She left on August 18, 2024.", "2024-08-18", "2024-08-18"),
        ("She left on the 18th of August, 2024.", "2024-08-18", "2024-08-18"),
        ("It ran from 3 March 2024 to 9 April 2024.", "2024-03-03", "2024-04-09"),
        ("They met on 18-19 August 2024.", "2024-08-18", "2024-08-19"),
        ("It was signed on 2024-02-29.", "2024-02-29", "2024-02-29"),
        ("It was signed on 12/31/2024.", "2024-12-31", "2024-12-31"),
        ("The 2020 election was close.", "2020-01-01", "2020-12-31"),
        ("It froze between 2014 and 2022.", "2014-01-01", "2022-12-31"),
        ("In early June 2023 it rained.", "2023-06-01", "2023-06-10"),
        ("It collapsed in late 2022.", "2022-09-01", "2022-12-31"),
        ("In the 1990s nobody cared.", "1990-01-01", "1999-12-31"),
        ("In the spring of 2023 it thawed.", "2023-03-01", "2023-05-31"),
        ("Exports fell in the first quarter of 2024.", "2024-01-01", "2024-03-31"),
        ("He spoke at Easter 2024.", "2024-03-31", "2024-03-31"),
        ("Talks have stalled since 2022.", "2022-01-01", None),
        ("Sanctions came year by year, starting in 2014.", "2014-01-01", None),
    ],
)
@pytest.mark.parametrize("published", [TUESDAY, None])
def test_absolute_dates_need_no_day_of_publication(text, earliest, latest, published):
    assert one(text, published) == (earliest, latest)


@pytest.mark.parametrize(
    "text, earliest, latest",
    [
        ("He said on Tuesday that it failed.", "2025-05-20", "2025-05-20"),
        ("He said on Wednesday that it failed.", "2025-05-14", "2025-05-14"),
        ("Monday’s call changed nothing.", "2025-05-19", "2025-05-19"),
        ("They will meet on Friday in Lisbon.", "2025-05-23", "2025-05-23"),
        ("On Friday, the envoys are due to meet.", "2025-05-23", "2025-05-23"),
        ("He said on Friday that he will resign.", "2025-05-16", "2025-05-16"),
        ("He must answer by Friday.", None, "2025-05-23"),
        ("Come next Monday.", "2025-05-26", "2025-05-26"),
        ("She left on 18 August.", "2024-08-18", "2024-08-18"),
        ("She left on 2 May.", "2025-05-02", "2025-05-02"),
        ("The posts will open on 2 June.", "2025-06-02", "2025-06-02"),
        ("They have until 1 June to answer.", None, "2025-06-01"),
        ("The deadline of 9 May passed.", "2025-05-09", "2025-05-09"),
        ("It began on June 16 of last year.", "2024-06-16", "2024-06-16"),
        ("This week both sides fired.", "2025-05-19", "2025-05-25"),
        ("Last week both sides fired.", "2025-05-12", "2025-05-18"),
        ("Last month both sides fired.", "2025-04-01", "2025-04-30"),
        ("Earlier this month both sides fired.", "2025-05-01", "2025-05-20"),
        ("By the end of the year it will be over.", None, "2025-12-31"),
        ("In March the line broke.", "2025-03-01", "2025-03-31"),
        ("They are closer than at any time since March.", "2025-03-01", None),
        ("In November the line broke.", "2024-11-01", "2024-11-30"),
        ("It broke two weeks ago.", "2025-05-05", "2025-05-11"),
        ("It broke twenty-two years ago.", "2003-01-01", "2003-12-31"),
        ("He wants an answer within 50 days.", "2025-05-20", "2025-07-09"),
        ("He may walk away within days.", "2025-05-20", "2025-05-27"),
        ("We will know in two weeks.", "2025-05-31", "2025-06-06"),
        ("The front has not moved in three years.", "2022-05-20", "2025-05-20"),
        ("He wrote little over the past fourteen months.", "2024-03-20", "2025-05-20"),
        ("It grew in recent months.", "2024-11-18", "2025-05-20"),
        ("It may grow in the coming days.", "2025-05-20", "2025-05-27"),
        ("Yesterday evening it rained.", "2025-05-19", "2025-05-19"),
        ("He wanted peace before Christmas.", None, "2025-12-24"),
        ("They fought last summer.", "2024-06-01", "2024-08-31"),
        ("They fought over the weekend.", "2025-05-17", "2025-05-18"),
    ],
)
def test_other_times_count_from_the_day_of_publication(text, earliest, latest):
    assert one(text) == (earliest, latest)
    assert one(text, None) == (None, None)


def test_thanksgiving_is_the_fourth_thursday_of_november():
    assert one("The Thanksgiving target is gone.", "2025-12-03") == ("2025-11-27", "2025-11-27")


def test_times_told_from_another_time_stay_open():
    assert one("Two days later they left.") == (None, None)
    assert one("In the following days they left.") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The 96-hour push and the 30-day truce failed.",
        "He sent 2,000 troops and then 2000 soldiers more.",
        "He may march to the river, and might.",
        "Theresa May told the Sunday Times about Bloody Sunday.",
        "Resolution 2202 cost $2024 and a 27-point plan.",
        "The war has lasted for three years.",
        "Mondays are quiet at the front.",
    ],
)
def test_durations_counts_names_and_verbs_are_no_times(text):
    assert times(text) == []


def test_a_dateline_gives_the_day_of_publication():
    text = "Published 20 May 2025\n\nThe envoys of Arland left Lisbon on Monday without a word to anybody."
    assert times(text, None)[-1] == ("Monday", "2025-05-19", "2025-05-19")


def test_a_day_that_no_month_has_is_no_date():
    assert one("It was 31 June 2024.") == (None, None)


def test_a_time_beyond_the_calendar_stays_open():
    assert one("It began 999 decades ago.") == (None, None)


def test_easter_falls_on_known_days():
    assert [days.easter(year) for year in (1961, 2000, 2024, 2025)] == [date(1961, 4, 2), date(2000, 4, 23), date(2024, 3, 31), date(2025, 4, 20)]
    assert [days.orthodox_easter(year) for year in (2022, 2024, 2025)] == [date(2022, 4, 24), date(2024, 5, 5), date(2025, 4, 20)]


def test_weekdays_past_and_to_come_are_a_week_apart_or_the_same_day():
    start = date(2025, 5, 19)
    for offset in range(7):
        day = start + timedelta(days=offset)
        for weekday in range(7):
            past, coming = days.past_weekday(day, weekday), days.coming_weekday(day, weekday)
            assert past.weekday() == coming.weekday() == weekday and past <= day <= coming
            assert (coming - past).days in (0, 7)
