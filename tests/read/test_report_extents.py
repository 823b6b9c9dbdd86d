"""Where reported words begin and end, and which are statements of their own, in sentences written for these tests."""

import pytest

from tests.read.test_told import told


@pytest.mark.parametrize(
    "text, words",
    [
        # two clauses are two statements
        ("The bridge was open, Ada Berg said, and nobody had been hurt.", ["The bridge was open", "nobody had been hurt"]),
        ("Ada Berg said the bridge was open and that nobody had been hurt.", ["the bridge was open", "nobody had been hurt"]),
        # the second only says what follows from the first
        ("Raise the tolls, Ada Berg said, and the ferries will stop.", ["Raise the tolls … and the ferries will stop"]),
        # what goes before a colon or a semicolon is the narrator's
        ("Otto Roe was blunter: the draft, he said, was a trap.", ["the draft … was a trap"]),
        ("The ferry ran late; the crew, the owner said, had been asleep.", ["the crew … had been asleep"]),
        # two who say something in one sentence
        ("Six boats sank, the navy said, and nine men were lost, according to Ada Berg.", ["Six boats sank", "nine men were lost", "nine men were lost"]),
        # a noun that sums up is the narrator's
        ("Ada Berg vowed to close the port, a threat that nobody believed.", ["close the port"]),
        ("Otto Roe urged the crews to strike and called for a new vote.", ["strike", "a new vote"]),
        # a verb of the same kind goes on with what is said
        ("He said the guests had eaten in two rooms but had signed one list.", ["the guests had eaten in two rooms but had signed one list"]),
        # words between marks that follow are direct speech
        ("The crew will be tried, she said, “and the ferry will be sold.”", ["The crew will be tried"]),
        # whom it was told
        ("Her trick, she told me, was to wait.", ["Her trick … was to wait"]),
        ("The captain told reporters Arland had burned the pier.", ["Arland had burned the pier"]),
        ("The court told Arland's ferries to stay in port.", ["stay in port"]),
        # who says it stands in the middle
        ("Without coal, said Ada Berg, a trader who sells it, there is no winter.", ["Without coal … there is no winter"]),
        ("The ferry, she told the chamber, had never been on time.", ["The ferry … had never been on time"]),
        ("An officer once told her, in a corridor, that the mill was lost.", ["the mill was lost"]),
        ("A pilot told the paper Arland had burned the pier.", ["Arland had burned the pier"]),
        # the clause alone, where "that S argues" opens it; what follows "But, S argues"
        ("Arland wants them to strike out a line that, Ada Berg argues, lays claim to her farm.", ["lays claim to her farm"]),
        ("But, Ada Berg argues, a delay would hurt nobody.", ["a delay would hurt nobody"]),
        ("The boats sank in the night, as Reuters reported.", ["The boats sank in the night"]),
        # some of it between marks
        ("The mayor complained that it “abolishes the mill and pardons the thief”.", ["it “abolishes the mill and pardons the thief”"]),
        ("Ada Berg argued that the king was late: “He is always late.”", ["the king was late"]),
        ("She said the mill was lost, and in a letter to the court she accused the king of theft.", ["the mill was lost", "the king of theft"]),
        # what is added, what is passed on
        ("Berg had no plans to sack them, the aide said, adding that the king had begged him to.", ["Berg had no plans to sack them", "the king had begged him to"]),
        ("The king warned that the mill would burn, according to two people who were there.", ["the mill would burn"]),
        ("Two boats sank off the cape, the Institute for Coastal Law, a think tank, said in an assessment on Monday.", ["Two boats sank off the cape"]),
        ("Two boats sank off the cape, Reuters news agency reported.", ["Two boats sank off the cape"]),
        ("Officials in the capital say the opposite: that without the mill no king could rule.", ["without the mill no king could rule"]),
        ("So long as it rains, he told me, no boat will sail, ‘and I mean none’.", ["So long as it rains … no boat will sail, ‘and I mean none’"]),
        ("They broke a truce which the rebels said they would honour and which nobody had read.", ["they would honour"]),
        ("Otto Berg, the king's minister, threatened in a radio interview on Thursday to close the ferry if the tax was raised.", ["close the ferry if the tax was raised"]),
        ("The council insists that the mill close first and rejects any other plan.", ["the mill close first"]),
        ("He has asked the member states to back a single plan.", ["back a single plan"]),
        ("New tolls would hit the ferries but leave the mill alone, said Omar Berg of the Centre for Red Coast Studies in Oks.", ["New tolls would hit the ferries but leave the mill alone"]),
        ("It does, Ada Berg says, and the mill will burn for it.", ["the mill will burn for it"]),
        ("Otto Berg has sworn he won't cross again.", ["he won't cross again"]),
        # irregular verbs
        ("She says he wept.", ["he wept"]),
    ],
)  # fmt: skip
def test_reported_words_begin_and_end_where_they_do(text, words):
    assert [found for _, found in told(text)] == words


@pytest.mark.parametrize(
    "text",
    [
        "The minister said no to that plan.", "Those who say so are mistaken.", "She said it the way her father did.", "She spoke so softly that nobody heard.",
        "The league offers no reason to believe him.", "They asked for exactly that; the king refused.", "HOST: Did you ever threaten to leave?",
        "The envoy, asked to comment, shrugged.", "Otto Roe thought that generous.",
    ],
)  # fmt: skip
def test_what_brings_no_words_is_not_reported(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("Ada Berg doubts it. In her view, the ferry is the only lever.", ("Ada Berg", "the ferry is the only lever")),
        ("Otto Roe sees it otherwise. The ferry, in his telling, has become a prison.", ("Otto Roe", "The ferry … has become a prison")),
        ("Officials have signalled that the port could open.", ("officials", "the port could open")),
        ("A study by the Lime Institute, published on Monday, reckons that the toll would fall.", ("study by the Lime Institute", "the toll would fall")),
        ("Ada Berg had written that each toll was a step towards war.", ("Ada Berg", "each toll was a step towards war")),
        ("Otto Roe, who ran the port until 2019, thought the storm had little to do with it.", ("Otto Roe", "the storm had little to do with it")),
        ("Nine men died, the hospital said.", ("hospital", "Nine men died")),
        ("Ada Berg insisted that nothing had changed.", ("Ada Berg", "nothing had changed")),
        ("The tall ship, the pilot said, had promised to wait.", ("pilot", "The tall ship … had promised to wait")),
        ("Nora Hart, who advised the port until 2019, urges Arland to sell the ferries.", ("Nora Hart", "sell the ferries")),
    ],
)  # fmt: skip
def test_views_and_rarer_verbs_are_reported(text, found):
    assert found in told(text)


@pytest.mark.parametrize(
    "text, found",
    [
        ("The clerk told the paper that Ada Berg had warned Roe to his face that the mill would burn.", ("Ada Berg", "the mill would burn")),
        ("Otto Roe, very tired, said that the mill was shut.", ("Otto Roe", "the mill was shut")),
        ("Otto Roe, told of this over the soup, said the mill was shut.", ("Otto Roe", "the mill was shut")),
        ("Ada Berg, who left the port in 2022 and who believes that the mill is lost, is tired.", ("Ada Berg", "the mill is lost")),
        ("Otto Roe, who says that the mill is lost, has gone home.", ("Otto Roe", "the mill is lost")),
        ("“Shut the mill,” says Otto Roe. Whether Arland listens is another matter. Only a strike, in his view, would do it.", ("Otto Roe", "Only a strike … would do it")),
    ],
)
def test_whoever_stands_before_an_aside_or_behind_who_or_his_is_the_speaker(text, found):
    assert found in told(text)
