"""Speakers without a name that a pronoun takes up, and offices that name a person, in texts written for these tests."""

import pytest

from standoff.read.statements import find_statements
from tests.read.reading_of import reading_of


def speaker_of(text, words):
    """Return the speaker of the statement that begins with some words."""
    found = [each for each in find_statements(reading_of(text)) if each.spans[0].of(text).startswith(words)]
    assert found, [each.spans[0].of(text) for each in find_statements(reading_of(text))]
    return found[0].speaker


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("President Otto Berg met a senior officer. A senior officer said the tanks had moved. “Half are gone,” he said.", "Half", "senior officer"),
        ("Ada Berg spoke. A spokesman said the port was shut. He added that it would stay so.", "it would", "spokesman"),
        ("A shepherd from the village of Ain Tal, who told the mayor that he had seen the men, left.", "he had seen", "shepherd"),
        ("Relief Without Borders, which runs the clinic, said that it would stay.", "it would", "Relief Without Borders"),
        ("The draft names the harbour, a sore point for Ukraine, which has said it will keep all of it.", "it will keep", "Ukraine"),
        ("Ada Berg is tired. A minister had lied to her about the bridge, and she packed. “I was furious,” she says.", "I was", "Ada Berg"),
        ("Ada Berg, an economist, hopes. Giving Arland the boats would help, she says. “The ban could force him,” she adds.", "The ban", "Ada Berg"),
        ("A note was found at the clinic. “Money we can find,” it read.", "Money", "note"),
        ("His deputy disagrees: she thinks that the generals would have left.", "the generals", "his deputy"),
        ("Arland will open the port, Arland's interior minister said.\n\n“We are ready,” the minister, Ilse Marrow, told reporters.", "Arland will", "Ilse Marrow"),
        ("Bus boss Len Roe met the mayor. They shook hands on Monday. “It is over,” the bus boss said.", "It is over", "Len Roe"),
        ("Two residents heard shots. “We hid under a tree,” said one, a trader from the north.", "We hid", "trader"),
        ("Economist Wilma Das goes further: she reckons that the week cost forty million.", "the week", "Wilma Das"),
        ("Prime Minister Ada Berg left. Ngozi, told of the remark, smiled. “The well remembers,” she said.", "The well", "Ngozi"),
        ("Mayor Ada Berg is stern. Publicity, she says, kills compromise. She adds that it is dull.", "it is dull", "Ada Berg"),
        ("Ada Berg sold tea. The pledge was old, said the surgeon on duty, Dr. Sumaya Rahal, and no lamp came. “Lamps would help,” she said.", "Lamps", "Sumaya Rahal"),
        ("Ana Brandt was nine when her father took her to the border. “Here reason ends,” he told her.", "Here reason", "her father"),
        ("A Northern diplomat counted thirty trips. “The third floor waits for the first,” he said.", "The third", "Northern diplomat"),
        ("I read the answers to the envoy in Kelm. “Give me any three,” she said.", "Give me", "envoy"),
        ("A senior aide said a text was near.\n\nAsked whether it would hold, he laughed.\n\n“With this lot, no,” he said.", "With this", "senior aide"),
        ("Musa Saleh, whose cousin was among the dead, denied this. “He sold cards,” he said.", "He sold", "Musa Saleh"),
        ("Traders were not moved. “He says that daily,” said one in London.", "He says", "one of the Traders"),
        ("I have lost count of the officials who told me that the West has no means.", "the West", "officials"),
        ("Two envoys told The Kelm Post that a text was near. Arland was shown it on Sunday, they said.", "Arland was", "envoys"),
        ("Ada Berg, a judge, said the prisoner swap kept the road open.\n\n“All else is weather,” she said.", "All else", "Ada Berg"),
        ("A Northern envoy sighs. “I hoped,” says the envoy. “They quarrel. They shout. They leave. It goes on.”\n\nHe has changed. “The patrons,” he says.", "The patrons", "Northern envoy"),
        ("Otto Berg rang his friend. Only at the end, an aide recalled, did he mention that the text was dead.", "the text", "Otto Berg"),
        ("Two envoys said that a meeting of ministers would come. One of them called the mood “icy and dull as ever”.", "icy", "one of the envoys"),
        ("Trade fell by half, according to price data from Corvus Media.", "Trade fell", "price data from Corvus Media"),
        ("A paper published on Tuesday by the Basin Audit Office said that trade fell.", "trade fell", "paper published on Tuesday by the Basin Audit Office"),
        ("Trade fell by half, according to Arland's statistics office.", "Trade fell", "Arland's statistics office"),
        ("Trade fell by half, according to a report by the Basin Audit Office.", "Trade fell", "report by the Basin Audit Office"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_before_the_pronoun_or_behind_the_office(text, words, speaker):
    assert speaker_of(text, words) == speaker


def test_a_name_that_opens_a_sentence_ends_what_a_spokesman_said():
    text = "A spokesman said the port was shut. Mayor Otto Berg came later. He said that it would open."
    assert speaker_of(text, "it would") == "Otto Berg"


def test_two_ministers_leave_it_open_who_the_minister_is():
    text = "The energy minister, Otto Berg, met the justice minister, Ada Tal. “No,” a minister said later to the press."
    assert speaker_of(text, "No") == "minister"


def test_whoever_opens_the_sentence_before_a_quotation_goes_on_unless_a_name_stands_between():
    text = "Commander Otto Berg poured tea at noon.\n\nThe driver turned the radio down. “They always begin again,” he said."
    assert speaker_of(text, "They always") == "driver"
    text = "His aide, he says, has no say. The negotiator, Ana Lupescu, received me. She insists that the door is open."
    assert speaker_of(text, "the door") == "Ana Lupescu"


def test_the_narrator_reports_nothing():
    assert [each for each in find_statements(reading_of("The night I left, I said that the talks would begin again.")) if each.kind == "indirect"] == []


def test_a_name_some_sentences_ago_is_meant_where_it_has_no_rival():
    text = "Petra Janda keeps the score. “It turns,” she says. “It turns one way.”\n\nWould a stick help? She laughs. In time, salaries will decide, she says."
    assert speaker_of(text, "In time, salaries") == "Petra Janda"


def test_whom_the_text_is_about_is_meant_where_two_are_as_near():
    start = "Petra Janda is a judge. Janda sat down. Janda spoke first. Janda spoke last."
    text = start + "\n\nIt was Olena Marsh who held things up, and it was Janda who lost. “Nobody spoke,” a clerk remembers.\n\nHas she ever left? Once, in another war. “I was furious,” she says."
    assert speaker_of(text, "I was furious") == "Petra Janda"
