"""What persons wrote, posted or showed, in sentences written for these tests."""

import pytest

from tests.read.test_derivations import derived


@pytest.mark.parametrize(
    "text, source",
    [
        ("He wrote on Truth Social that the war would end.", "post on Truth Social"),
        ("The governor, Ivan Petrov, said on Telegram that two had died.", "Ivan Petrov on Telegram"),
        ("“It is over,” she said in a post on X.", "post on X"),
        ("On his Telegram channel, the governor said that two had died.", "post on Telegram"),
        ("In his memoirs, the general recalls a night of rain.", "memoirs of the general"),
        ("“It rained,” Ada Roe writes in her memoir.", "memoir of Ada Roe"),
        ("In a letter to the harbour board, Arland accused Orsk of theft.", "letter to the harbour board"),
        ("He has set it out in a report for the Kestrel Institute.", "Kestrel Institute"),
        ("Roe, who spent a year with the ferrymen for a forthcoming study, says they are tired.", "forthcoming study"),
        ("She wrote a column arguing that the talks were a play.", "column by She"),
        ("As Lord Berg argued on these pages, clocks help.", "these pages"),
        ("We were shown a copy of the letter.", "copy"),
        ("This newspaper has seen the contract.", "contract"),
        ("I spoke to five people who fled.", "five people who fled"),
        ("In our survey of ninety villages, half wanted peace.", "our survey of ninety villages"),
        ("In a poll of 2,000 Arlandians, half wanted peace.", "poll of 2,000 Arlandians"),
        ("That figure comes from the Lowland Institute.", "Lowland Institute"),
        ("According to several accounts, the general wept.", "accounts"),
        ("Nine boats sank, according to the world body.", "world body"),
    ],
)
def test_a_writing_is_a_source(text, source):
    assert [found for _, found in derived(text)] == [source]


def test_whose_paper_it_is_and_who_had_it_are_two_sources():
    found = [source for _, source in derived("A note by the River Board seen by Le Monde gives nine dates.")]
    assert found == ["note by the River Board", "Le Monde"]


@pytest.mark.parametrize(
    "text",
    [
        "In a speech on Friday, Berg said it was over.", "The general stood on X Street and said nothing.", "I've seen the report.", "Berg told the National Assembly that it was over.",
        "“It is over,” says Ana Lund of the Kestrel Institute.", "Ana Lund of the Kestrel Observatory, a think-tank in Orsk, says it is over.", "It is over, says the Orsk pollster Ana Lund.",
        "He would come if the paper has found some manners.", "Nobody knows if the report says so.",
        "The ministry announced curbs on Telegram.", "“We have seen the contract,” Berg said.", "The mayor called for a new study."
    ],
)  # fmt: skip
def test_what_is_said_aloud_or_means_something_else_is_no_writing(text):
    assert derived(text) == []
