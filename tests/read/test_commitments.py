"""Threats, promises and ultimatums: condition, deadline and fate."""

import pytest

from standoff.read.commitments import find_candidates, find_commitments
from tests.read.war_story import read

PEOPLE = "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, spoke.\n\n"


def commitments(text=None):
    reading, statements = read(PEOPLE + text) if text is not None else read()
    return find_commitments(reading, statements), reading.text


def proposed(text):
    return [(each.commitment.type, each.commitment.actor) for each in find_candidates(*read(PEOPLE + text)) if each.is_found]


def one(words, text=None):
    found, whole = commitments(text)
    hits = [c for c in found if words in c.spans[0].of(whole)]
    assert hits, f"nothing with '{words}' among {[c.spans[0].of(whole) for c in found]}"
    return hits[0], whole


def test_a_threat_with_condition_and_deadline():
    threat, text = one("cut off gas")
    assert (threat.type, threat.actor, threat.target, threat.status) == ("threat", "Karl Ost", "Europe", "pending")
    assert threat.condition.of(text).startswith("if they are not lifted")
    assert threat.deadline.latest == "2025-04-12"


def test_what_a_minister_says_her_country_would_do_unless():
    threat, text = one("resume strikes")
    assert (threat.type, threat.actor, threat.target) == ("threat", "Veland", "Orsenia")
    assert threat.condition.of(text).startswith("unless Orsenia releases")
    assert threat.deadline.latest == "2025-03-20"


def test_fates_are_told_by_explicit_words_only():
    lapsed, text = one("close the gas pipeline")
    assert lapsed.status == "lapsed" and "never followed through" in lapsed.follow_up.of(text)
    kept, text = one("similar pledge")
    assert (kept.type, kept.status) == ("promise", "kept") and "kept it" in kept.follow_up.of(text)
    assert one("200 prisoners")[0].status == "pending"


@pytest.mark.parametrize(
    "text, status",
    [
        ("Ost threatened to close the strait but backed down a week later.", "withdrawn"),
        ("Ost has repeatedly threatened new strikes, but has yet to follow through.", "lapsed"),
        ("Ost promised to reopen the port. He kept his promise in May.", "kept"),
        ("Ost vowed to free the pilots. He failed to deliver.", "lapsed"),
        ("Ost threatened to close the strait.", "pending"),
    ],
)
def test_fates(text, status):
    found, _ = commitments(text)
    assert [c.status for c in found][:1] == [status]


@pytest.mark.parametrize(
    "text, kind",
    [
        ("Ost gave Orsenia ten days to hand over the pilots.", "ultimatum"),
        ("Ost pledged to withdraw the tanks from the valley.", "promise"),
        ("Ost vowed to retaliate against Orsenia.", "threat"),
        ("Ost said he would pull his guns back from the river if Orsenia reopened the line.", "promise"),
        ("Ost said he would answer any attack on the isle.", "threat"),
        ("Ost has pledged to send troops once the truce holds.", "promise"),
        ("Ost left at noon, calling the talks a farce and vowing to rebuild the dam.", "promise"),
        ('"We will strike the railway if the pilots are not freed," Ost said.', "threat"),
        ('"We will lift the siege if Orsenia frees the pilots," Ost said.', "promise"),
    ],
)
def test_kinds(text, kind):
    found, _ = commitments(text)
    assert [c.type for c in found] == [kind] and found[0].actor == "Karl Ost"


def test_the_reasons_are_plain_words():
    told, made = (one(words, text)[0].reasons for words, text in [
        ("vowed", "Ost vowed to retaliate against Orsenia."),
        ("strike", '"We will strike the railway if the pilots are not freed," Ost said.'),
    ])  # fmt: skip
    assert told == ("the words 'vowed to retaliate'",)
    assert made == ("says what will be done, and on what condition",)


@pytest.mark.parametrize(
    "text",
    [
        "Analysts see Veland as a threat to Orsenia.",
        "Ost did not threaten to leave the talks.",
        "Experts warned that the dam may break.",
        "What did Ost promise?",
    ],
)
def test_no_commitments(text):
    assert commitments(text)[0] == ()


@pytest.mark.parametrize(
    "text, kind, actor",
    [
        ("Ost said Veland was ready to exchange the pilots if Orsenia published its lists.", "promise", "Veland"),
        ("The council has agreed to send forty observers.", "promise", "council"),
        ("In March Arl threatened to cut off the ferries. Nobody in Arl cared.", "threat", "Arl"),
        ("The mills have promised to publish their figures.", "promise", "mills"),
        ("Veland has closed its ports and threatened to shut the lane.", "threat", "Veland"),
        ("Veland said it would honour every contract.", "promise", "Veland"),
        ("Veland has said it would sign.", "promise", "Veland"),
        ("Ost said on Friday that the republic would keep its envoys there.", "promise", "Veland"),
        ("Veland has offered to host the talks.", "promise", "Veland"),
        ("Veland is offering weapons but no soldiers.", "promise", "Veland"),
        ("An offer by Veland of two battalions is on the table.", "promise", "Veland"),
        ("Veland has accepted a ten-day pause for convoys.", "promise", "Veland"),
        ("The warning by Veland that any convoy would be treated as an act of war was repeated.", "threat", "Veland"),
        ("Should the round fail, Ost has promised to finish the job by other means.", "threat", "Karl Ost"),
        ("Veland set a deadline: unless Orsenia left, its banks would be cut off.", "threat", "Veland"),
        ("An offer of amnesty by Veland stands.", "promise", "Veland"),
        ("Ost said Orsenia had to leave. Otherwise, he said, he would close the port.", "threat", "Karl Ost"),
        ("Ost pledged that nobody would be punished.", "promise", "Karl Ost"),
        ("Veland stands ready to send its engineers.", "promise", "Veland"),
        ("Veland vowed to send gunboats to the bank.", "threat", "Veland"),
        ("Veland has made it clear that it will close the strait if a second ship is taken.", "threat", "Veland"),
        ("Ost said that any closure would be met with force.", "threat", "Karl Ost"),
        ("Under the deal, each side will release 300 soldiers. Veland and Orsenia signed it.", "promise", "Orsenia"),
        ('"Those who do not come in will be hunted," Ost said.', "threat", "Karl Ost"),
        ('"Unless the barges are returned, no ship will pass the straits," Ost said.', "threat", "Karl Ost"),
        ('"We shall honour the treaty," Ost said.', "promise", "Karl Ost"),
        ("The deadline set by Veland has passed without a reply.", "ultimatum", "Veland"),
    ],
)
def test_what_a_party_is_ready_to_do_and_who_is_on_no_list(text, kind, actor):
    assert (kind, actor) in proposed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dovrak dismissed the ultimatum.",
        "Dovrak met Ost for an hour before the deadline.",
        "Ost thinks deadlines do more harm than good.",
        "Dovrak has not agreed to send observers.",
        "Ost may be ready to exchange the pilots.",
        "A deadline ties the hands of whoever sets it.",
        "A pledge to drop the case would help Ost.",
        "Ost said a deal that would return the pilots was close.",
        "Ost said such tariffs would cut the budget of Orsenia.",
        "Ost offered his condolences.",
        "Ost won twenty pledged delegates.",
        "The group has until now been quiet.",
        "Ost vowed not to give up the mines.",
        "Dovrak has a deep commitment to principles.",
        "Ost broke that pledge within a season.",
        "Ost said Veland would suffer.",
    ],
)
def test_an_answer_to_an_ultimatum_and_a_refusal_are_no_commitments(text):
    assert commitments(text)[0] == ()


def test_a_commitment_is_whole_with_its_condition():
    found, text = commitments("If the talks do not resume by May, Veland will cut the road, Ost said.")
    assert [c.spans[0].of(text) for c in found] == ["If the talks do not resume by May, Veland will cut the road"]


def test_a_deadline_is_told_by_the_threat_after_it():
    found, _text = commitments('"Orsenia has until May to leave. If it has not done so, we will expel its envoys," Ost said.')
    assert [(c.type, c.actor) for c in found] == [("threat", "Karl Ost")]
