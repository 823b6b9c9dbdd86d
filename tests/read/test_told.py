"""Which acts of reported speech make statements, in sentences written for these tests."""

import pytest

from standoff.read.statements import find_statements
from tests.read.reading_of import reading_of


def told(text):
    """Return speaker and words of the indirect statements of a text."""
    return [(each.speaker, " … ".join(span.of(text) for span in each.spans)) for each in find_statements(reading_of(text)) if each.kind == "indirect"]


@pytest.mark.parametrize(
    "text",
    [
        "Arland denied the report.", "Nobody can say when the envoy last slept.",
        "Berg is said to oppose the plan.", "The people asked not to be named because the talks are private.",
        "The ministers agreed to discuss the text on Monday.",
        "A handwritten note delivered on Monday was short and had no name.",
        "It is tempting to conclude that the mill is lost.", "They barely mention money when asked what would make them stop.",
        "A toll would merely tell the king that he had been right.", "The king should ask the union to mend the pier.",
        "Would she have told the crew to refuse?", "He neither praised the crew nor denied that it had been late.",
        "Such a clock helps them. It tells them exactly how long they must wait.", "We suggest that he begin with the ferry.",
        "HOST: I say that no talk will mend the ferry.", "The mayor confirmed the pledge but set no date.",
        "The mayor did not confirm the bridge was closed.",
    ],
)  # fmt: skip
def test_what_nobody_says_in_a_clause_is_no_statement(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text, speaker, words",
    [
        ("Foreign Minister Ada Berg said the draft was “a bad map”.", "Ada Berg", "the draft was “a bad map”"),
        ("The airline added that every flight to the coast had been cancelled.", "airline", "every flight to the coast had been cancelled"),
        ("Governor Ada Berg wrote that his men “saw ladders” and promised help to the families.", "Ada Berg", "his men “saw ladders”"),
        ("The group's envoys met on Monday, but one of them warned that the truce would not last.", "one of the envoys", "the truce would not last"),
        ("ARL CITY, March 4 (Corvus) - Arland will open the port on Friday, officials said.", "officials", "Arland will open the port on Friday"),
        ("Arland and Veskia are close to a deal, three people familiar with the talks said on Thursday.", "three people", "Arland and Veskia are close to a deal"),
        ("Arland has dropped its demand, two mediators involved in the talks said.", "two mediators", "Arland has dropped its demand"),
        ("The bridge over the lower river had been closed in secret by the army, the island's governor, Ada Berg, told reporters.", "Ada Berg", "The bridge over the lower river had been closed in secret by the army"),
        ("In Arland it rained. Arland diplomats, who asked not to be named, said the talks had broken down.", "Arland diplomats", "the talks had broken down"),
        ("The newspaper Glas, citing an aide, reported that the president had signed the text.", "Glas", "the president had signed the text"),
        ("Mayor Otto Berg answered that he was only tired, and sat down on the floor.", "Otto Berg", "he was only tired"),
        ("NTB reports that the board met in secret on Sunday, citing two people.", "NTB", "the board met in secret on Sunday"),
        ("Ada Berg said this morning that the port would open.", "Ada Berg", "the port would open"),
        ("Brewing giant Halloran told the league it would withhold its money.", "Halloran", "it would withhold its money"),
        ("According to minutes released by the archive, the minister knew of the change.", "minutes", "the minister knew of the change"),
        ("A study by the historians Ruth Amsel and Karim Daoud suggests that the army never left.", "study by the historians Ruth Amsel", "the army never left"),
        ("Six soldiers were killed, army spokesman Colonel Otto Berg said in a statement.", "Otto Berg", "Six soldiers were killed"),
        ("HOST: Shippers are warning that they will move to the coast.", "Shippers", "they will move to the coast"),
        ("The union says that's a trick and a shame.", "union", "that's a trick and a shame"),
        ("Ada Berg urged travellers not to go to the pier.", "Ada Berg", "not to go to the pier"),
        ("The coalition's members report that checkpoints have multiplied.", "coalition's members", "checkpoints have multiplied"),
        ("Arland's air force said it had lost no pilot.", "Arland's air force", "it had lost no pilot"),
        ("The king slammed the door of the Amber Hall as he told the envoy his time was up.", "king", "his time was up"),
        ("The mill is shut, the aide said, adding that the king was ill.", "aide", "the king was ill"),
        ("In some districts, according to Ada Berg, that figure is three.", "Ada Berg", "In some districts … that figure is three"),
        ("They argued; by midnight, according to Ada Berg, the date had become a threat.", "Ada Berg", "by midnight … the date had become a threat"),
    ],
)  # fmt: skip
def test_a_statement_has_its_speaker_and_its_words(text, speaker, words):
    assert (speaker, words) in told(text)


@pytest.mark.parametrize(
    "text, reports",
    [
        ("Berg said that the army had left, and that nobody was hurt.", [("Berg", "the army had left"), ("Berg", "nobody was hurt")]),
        ("Not everyone agrees that the mines are the right target.", []),
        ("Berg has never admitted that the army was there.", []),
        ("It is the most promising development of the year.", []),
        ("The negotiators rejected a Front offer to disarm in exchange for seats.", []),
        ("The port was shut, where the two sides met, the agency said.", [("agency", "The port was shut, where the two sides met")]),
        ("The minister, Ada Berg, promised on 2 May that the treaty would be signed.", [("Ada Berg", "the treaty would be signed")]),
        ("In the ministry’s view, the port will close.", [("ministry", "the port will close")]),
        ("Economists at the bank are less sure; in their view the tax would fail.", [("economists", "the tax would fail")]),
        ("The historian Ada Berg finds that foreign troops halve the risk.", [("Ada Berg", "foreign troops halve the risk")]),
        ("A diplomat briefed on the talks, speaking on condition of anonymity, said the map was wrong.", [("diplomat", "the map was wrong")]),
        ("The harbour had been closed since noon, Ada Berg said, but the ferry sailed after the guards had gone home.", [("Ada Berg", "The harbour had been closed since noon")]),
        ("Not according to the officers.", []),
        ("Yet asked whether she was leaving, she smiled at the crowd.", []),
        ("The captain, Jan Berg, insisted in a video posted on Monday that the bridge was still in his hands.", [("Jan Berg", "the bridge was still in his hands")]),
        ("According to a draft of the Arlandian proposal, the truce would last nine days.", [("draft", "the truce would last nine days")]),
        ("The raid was led by the rebel spokesman, Hamza al-Dalim, who said the bridge had fallen.", [("Hamza al-Dalim", "the bridge had fallen")]),
    ],
)
def test_each_thing_that_is_said_is_a_report_and_no_other(text, reports):
    found = [each for each in find_statements(reading_of(text)) if each.kind == "indirect"]
    assert [(each.speaker, each.spans[0].of(text)) for each in found] == reports
