"""In how many ways a text says that it has something from an outlet, a body or a paper, in sentences written for these tests."""

import pytest

from tests.read.test_derivations import derived


@pytest.mark.parametrize(
    "text, source",
    [
        ("The general has fled, reported the Lowland Courier.", "Lowland Courier"),
        ("The general has fled, the Lowland Courier has learned.", "Lowland Courier"),
        ("As the daily Novi Glas put it, the talks are a play.", "Novi Glas"),
        ("Bloomberg is reporting that the bank will close.", "Bloomberg"),
        ("The plan, first described by Axios, has nine points.", "Axios"),
        ("Two officials confirmed the plan to Reuters.", "Reuters"),
        ("It was, one envoy put it to the BBC, a farce.", "BBC"),
        ("An envoy admitted as much to Le Monde in May.", "Le Monde"),
        ("I read them in Le Monde like everybody else.", "Le Monde"),
        ("Asked by Sky News whether he would sign, he laughed.", "Sky News"),
        ("The envoy, per a report in the Lowland Courier, has resigned.", "Lowland Courier"),
        ("A memo that Reuters has seen gives a date.", "Reuters"),
        ("The convoy left at dawn, a Reuters witness said.", "Reuters"),
        ("“We are ready,” the minister told Lowland FM on Monday.", "Lowland FM"),
        ("“We are ready,” the minister told Arland's Channel 7.", "Channel 7"),
        ("“We are ready,” the minister told Arland's biggest daily, Nova Rech.", "Nova Rech"),
        ("“We are ready,” the minister told Nova Rech, Arland's biggest daily.", "Nova Rech"),
        ("Arlandian newspaper Al-Zarya reported that the envoy would return.", "Al-Zarya"),
        ("The state news agency, ZNA, said the army was ready.", "ZNA"),
        ("The price rose to ninety crowns, according to price data from Sable Media.", "Sable Media"),
        ("The minister told the state broadcaster that nobody had fled.", "state broadcaster"),
        ("The general had fled, the radio said.", "radio"),
        ("The BBC's Lina Roe, who is in Orsk, says the bridge has fallen.", "BBC"),
        ("Sky News Arabia said on Sunday that the general had fled.", "Sky News"),
        ("“It is over,” Berg told a Qatari newspaper.", "Qatari newspaper"),
        ("An Arlandian daily close to the palace reported that it was over.", "Arlandian daily"),
        ("“It is over,” Berg told SRV, the Arlandian broadcaster.", "SRV"),
        ("Reports in the Arlandian press say it is over.", "Reports"),
        ("Per Bloomberg, the bank will close.", "Bloomberg"),
        ("Local radio put the toll at nine.", "local radio"),
        ("Axios was first to report the visit.", "Axios"),
        ("The BBC's Arlandian service said it was over.", "BBC"),
        ("BBC Verify has counted nine ships.", "BBC"),
        ("Shiplook, which tracks tankers, counted nine ships.", "Shiplook"),
        ("The tracker Shiplook recorded nine ships.", "Shiplook"),
        ("The palace's readout of the call made no mention of the prisoners.", "palace's readout"),
        ("He grumbled to Le Monde that nobody had asked him.", "Le Monde"),
        ("The news was first broken by Axios.", "Axios"),
        ("“We are ready,” the minister told a Spanish television crew.", "Spanish television crew"),
        ("The letter turned up on the front page of a Lisbon tabloid.", "front page of a Lisbon tabloid"),
        ("Its state news agency called the plan a farce.", "state news agency"),
        ("She let it be known through a friendly paper, the Novi Glas, that she was ill.", "Novi Glas"),
        ("Kyodo, quoting a German study, said it was over.", "Kyodo"),
        ("A UN Panel of Monitors report put the number at nine.", "UN Panel of Monitors report"),
    ],
)
def test_an_outlet_is_a_source_in_any_order_of_words(text, source):
    assert [one for _, one in derived(text)] == [source]


@pytest.mark.parametrize(
    "text, source",
    [
        ("A study published in March by the Lowland Peace Institute, covering ninety wars, comes to the same view.", "Lowland Peace Institute"),
        ("The Lowland Institute's latest report counts ninety wars.", "Lowland Institute's latest report"),
        ("A study by researchers at Orrish University found that most truces fail.", "study by researchers at Orrish University"),
        ("Researchers at Orrish University counted ninety burnt villages.", "researchers at Orrish University"),
        ("In a report released on Tuesday, Amnesty International accused the army of murder.", "report by Amnesty International"),
        ("In a recent paper she and a colleague estimate that the fund will be empty.", "paper"),
        ("The UN Group of Experts says the fuel came from Arland.", "UN Group of Experts"),
        ("The truce was broken ninety times, according to the UN monitoring mission.", "UN monitoring mission"),
        ("According to the monitoring group Orsk Watch, ninety villages were burnt.", "Orsk Watch"),
        ("Investigators have documented ninety graves.", "Investigators"),
        ("Output fell by a tenth, official figures show.", "official figures"),
        ("Output fell by a tenth, according to Kestrelia.", "Kestrelia"),
        ("Output fell by a tenth, according to the Orsk Grain Association.", "Orsk Grain Association"),
        ("Forty captives crossed the bridge at noon, the Red Cross said.", "Red Cross"),
        ("The Lowland Institute warned that the truce would not hold.", "Lowland Institute"),
        ("State media in Orsk said that troops would leave.", "state media"),
        ("The UN's refugee agency said 90,000 people had fled.", "UN's refugee agency"),
        ("The price rose, data from the ship tracker Kestrel show.", "data by the ship tracker Kestrel"),
        ("A White House fact sheet said troops would leave.", "White House fact sheet"),
        ("A poll in May found that most people want peace.", "poll"),
        ("The Centre for Strategic Studies in Orsk calculates that nine divisions are left.", "Centre for Strategic Studies"),
        ("The deal is a trap, says a report out this week.", "report"),
        ("A leaked recording has the minister laughing.", "leaked recording"),
        ("Footage posted on Telegram shows smoke over the port.", "Footage"),
        ("Chart: exports in May. Source: Arland Customs Service; own count.", "Arland Customs Service; own count"),
    ],
)
def test_a_body_or_paper_is_a_source_under_its_whole_name(text, source):
    assert [one for _, one in derived(text)] == [source]


@pytest.mark.parametrize(
    "text",
    [
        "The general told Peter Roe that the bridge was safe.", "The minister told this newspaper that the bridge was safe.", "He spoke to Macron on Monday.",
        "The ministry promised a report by May.", "A monitoring mission would be sent to the valley.", "The commission said it would meet in May.",
        "Investigators were barred from the site.", "Ada Roe, a former BBC journalist, is now the envoy.", "The radio operator said nothing.",
        "The station was shelled, the mayor said.", "The Lowland Courier's offices were shelled on Monday.", "He joined Amnesty International in 1990.",
        "The UN expects both sides to honour the deal.", "The Lowland Institute said it would close.", "According to Orlov, a retired colonel, nine died.",
        "According to Zarny, nine died. The road to Zarny was shut.", "He told a daily briefing that it was over.", "People in the square said they were tired.", "The government banned the Lowland Courier.",
        "Prisoner swap went ahead, Red Cross confirms\n\nIt took an hour.", "Photo: Ada Roe / AFP via Getty Images", "The paper factory was shelled.",
    ],
)  # fmt: skip
def test_what_only_names_an_outlet_or_a_body_is_no_source(text):
    assert derived(text) == []


def test_what_was_told_to_whoever_asks_the_questions_is_the_texts_own():
    text = "She spoke to The Lowland Ledger at home.\n\nThe Lowland Ledger: Why did you go?\n\nShe: I was tired."
    assert derived(text) == []


def test_a_long_text_without_a_cue_is_read_in_its_length():
    assert derived("the put " * 4000) == []
