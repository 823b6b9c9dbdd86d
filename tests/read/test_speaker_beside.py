"""Who speaks beside words whatever the verb, and whom a noun describes again, in texts written for these tests."""

import pytest

from tests.read.test_speaker_pronouns import speaker_of

LASK = "Senator Ida Lask of Halm came late to the hearing on the dam."
NIM = "Capt. Otto Nim kept the keys of the vault in Halm. Jana Wold wrote to him twice."


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("Otto Berg spoke of the dam. “It will never fill,” cut in Jana Wold. Nobody laughed.", "It will", "Jana Wold"),
        ("Otto Berg spoke of the dam. “Then who pays?” Jana Wold pressed. “You do,” Otto Berg said.", "Then who", "Jana Wold"),
        ("The mayor of Halm, Otto Berg, left. “We shall see,” put in his deputy, Jana Wold.", "We shall", "Jana Wold"),
        ("Jana Wold poured the tea. Beside her an old fisherman shook his head. “Leave the boats alone.”", "Leave", "old fisherman"),
        ("The Halm Courier quotes the port’s chief engineer, Jana Wold: “The crane is older than I am.”", "The crane", "Jana Wold"),
        ("In Halm a spokesman for the ferry line said the owners were aware of the smell.", "the owners", "spokesman"),
        ("Otto Berg, who leads the Halm team, insisted in the corridor that “nobody has dropped anything”.", "nobody", "Otto Berg"),
        ("The governor, according to a palace clerk, told guests that “the soup is the best part of the treaty.”", "the soup", "governor"),
        ("They played a clip of Jana Wold vowing that the port would “open by Easter”. Otto Berg watched.", "open by", "Jana Wold"),
    ],
)
def test_whoever_stands_beside_words_says_them(text, words, speaker):
    assert speaker_of(text, words) == speaker


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        (LASK + " She did not wait for the question. “Drain it,” the Halm Republican said.", "Drain it", "Ida Lask"),
        (NIM + " “She owes me a stamp,” the captain recalled.", "She owes", "Otto Nim"),
        ("Otto Berg came down to the hall late. Asked about the dam, the former interior minister smiled: “It is dry.”", "It is dry", "Otto Berg"),
        ("Their chief negotiator, a former grocer with a gift for sums, said that it would take a week. “Seven days,” he repeated.", "Seven", "their chief negotiator"),
        ("A harbour pilot with the call sign Gull was blunter. “We left early,” he said.", "We left", "Gull"),
        ("Jana Wold took her side. The governor had banned the nets on Friday, she noted. “But eels? Eels are for sale,” she said.", "But eels", "Jana Wold"),
        ("My old skipper, dead these ten years, had a line for new hands. “Wind is a debt,” he used to say.", "Wind is", "my old skipper"),
        ("Jana Wold, who studies coastal law at the Institute of Harbour Economics, objected. “It leaks,” she said.", "It leaks", "Jana Wold"),
        ("Otto Berg lost the vote. On Monday Mr Berg came home. His party, he said, was ready to sign “by lamplight”.", "by lamplight", "Otto Berg"),
    ],
)
def test_a_noun_or_pronoun_means_whoever_was_told_of_in_other_words(text, words, speaker):
    assert speaker_of(text, words) == speaker


def test_somebody_with_an_office_that_is_not_theirs_is_somebody_else():
    assert speaker_of("Otto Berg left the hall. The Ruskan ambassador stayed. “I like the chairs,” the ambassador said.", "I like") != "Otto Berg"


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("Arland rejected the claim. A statement carried by the official news agency, Arlpress, said that the spies “count cows”.", "count", "Arland"),
        ("Local committees in Halm have sent the envoys a letter asking for seats. “We own the nets,” the letter says.", "We own", "local committees"),
        ("China is no friend, says Zhu Renshan, of Halm University. “We sell to both,” Zhu said.", "We sell", "Zhu Renshan"),
        ("The envoys reached the village priest by telephone. “I heard the bell,” he told them.", "I heard", "village priest"),
    ],
)
def test_the_writer_is_not_the_carrier_nor_the_hearer(text, words, speaker):
    assert speaker_of(text, words) == speaker
