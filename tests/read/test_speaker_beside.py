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


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("Otto Berg chairs the talks. Otto Berg left at noon.\n\nI took the question to a former harbour pilot who lives by the quay. “Boats lie,” he said.", "Boats lie", "former harbour pilot"),
        ("Otto Berg chairs the talks. Otto Berg left at noon.\n\nIn the yard that evening, one of the freed sailors, who had come to thank Lena Roe, was asked about it. “I slept,” he said.", "I slept", "one of the freed sailors"),
        ("Two members of the Arlandic team differed. One said the road must open. The other shook his head. “Not before the harvest,” he said.", "Not before", "the other of the members of the Arlandic team"),
        ("Two nurses waited by the gate. One had brought bread. “It is for my son,” she said.", "It is for", "one of the nurses"),
        ("Two clerks were briefed. One heard only a threat. The other laughed. “He was pale,” this person said.", "He was pale", "the other of the clerks"),
        ("“It is ours,” said Otto Berg, the minister. A former pilot close to the council went further. “They will march,” the retired officer said.", "They will", "former pilot"),
        ("“It is ours,” said Otto Berg, the minister.\n\nKelm sent its reply through Max Orlo, a former pilot. “They fed the wolf,” he said.", "They fed", "Max Orlo"),
        ("Otto Berg, a carter who lost nine mules, said he had asked everyone. “One sent me home.”", "One sent", "Otto Berg"),
        ("Otto Berg, its envoy, urged both to “keep the road open to all”.", "keep the", "Otto Berg"),
        ("“No boats,” the deputy harbour minister, Lena Roe, said on Friday.", "No boats", "Lena Roe"),
        ("Otto Berg, a scholar, hopes. “No salt,” he said. His colleague Jana Wold was less sure. “No bread,” she said.", "No bread", "Jana Wold"),
        ("“I mind the shells,” said Lena Roe. A retired pilot across the river, who fought there twice, was as plain: “If nobody looks, my boys will shoot.”", "If nobody", "retired pilot"),
        ("Otto Berg chairs the talks. Two clerks compared odds. One of them put his money on a pause before Lent, he let slip. “Open the gate,” he said.", "Open the gate", "one of the clerks"),
        ("“We will not sit there,” said Brig. Gen. Otto Berg, the chief envoy.", "We will", "Otto Berg"),
    ],
)
def test_whoever_a_paragraph_brought_up_says_its_words(text, words, speaker):
    assert speaker_of(text, words) == speaker


@pytest.mark.parametrize(
    "text, words, speaker",
    [
        ("A clerk of the court, Jana Wold, came in. “No,” she said.", "No", "Jana Wold"),
        ("Otto Berg met a pilot in the park. “Not today,” he said.", "Not today", "Otto Berg"),
        ("Jana Wold’s brother was a sailor when the boat sank. “I wait,” she said.", "I wait", "Jana Wold"),
    ],
)
def test_a_name_in_the_paragraph_is_meant_before_a_noun(text, words, speaker):
    assert speaker_of(text, words) == speaker


def test_the_one_whom_a_text_portrays_is_meant_rather_than_one_of_whom_it_shows_no_sex():
    start = "The teacher who makes enemies wait: a day with Grace Wold\n\nGrace Wold poured tea. Wold sat down. Wold spoke first.\n\n"
    text = start + "It began after Vice-President Otto Brak was held. She was called in May.\n\nThe gate is open.\n\n“A hungry man loots,” she says."
    assert speaker_of(text, "A hungry") == "Grace Wold"


def test_whoever_is_called_by_the_first_name_within_words_does_not_say_them():
    text = "“We know,” said Lucía Tomeo Duarte, the envoy.\n\nTomeo was not told. Her deputy, Tomás Roe, laughed. “The general lies,” he said. She raised a hand. “Tomás is tired,” she said."
    assert speaker_of(text, "Tomás is") == "Lucía Tomeo Duarte"
