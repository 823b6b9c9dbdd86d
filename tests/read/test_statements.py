"""Who says what, in articles written for these tests."""

import pytest

from standoff.read.statements import find_statements
from tests.read.reading_of import reading_of

ARTICLE = """Orland and Veskia held a second day of talks in the border town of Lunde, but neither side moved.

“We came here to listen, and we have heard nothing new,” said Maria Halvorsen, the foreign minister of Orland.

“They want the river and the bridge,” she added. “They will get neither.”

Veskia’s envoy, Tomas Brandt, told reporters on Monday that his country would never give up the bridge.

According to three officials, the talks will go on for another week, though few expect a breakthrough.

Brandt called the offer “a bad joke” and warned that trade would suffer if the border stayed closed.

The mayor, who has written a book called “The Long River and Its Towns,” was not at the table.
"""


def statements(text):
    return find_statements(reading_of(text))


def said(text, words, kind=None):
    """Return the statement of a kind whose first words begin so."""
    found = [s for s in statements(text) if s.spans[0].of(text).startswith(words) and kind in (None, s.kind)]
    assert found, [(s.kind, s.spans[0].of(text)) for s in statements(text)]
    return found[0]


@pytest.mark.parametrize(
    "words, speaker",
    [
        ("We came here to listen", "Maria Halvorsen"), ("They want the river", "Maria Halvorsen"),
        ("They will get neither", "Maria Halvorsen"), ("a bad joke", "Tomas Brandt"),
    ],
)  # fmt: skip
def test_direct_speech_has_its_speaker(words, speaker):
    found = said(ARTICLE, words, "direct")
    assert found.speaker == speaker
    assert found.cue is None or found.cue.of(ARTICLE) in ("said", "added", "called")


@pytest.mark.parametrize(
    "words, speaker",
    [("his country would never give up", "Tomas Brandt"), ("the talks will go on", "three officials"), ("trade would suffer", "Tomas Brandt")],
)
def test_reported_speech_has_its_speaker(words, speaker):
    found = said(ARTICLE, words, "indirect")
    assert found.speaker in (speaker, speaker.removeprefix("three "))


def test_titles_of_works_are_nobodys_words():
    assert not [s for s in statements(ARTICLE) if "Long River" in s.spans[0].of(ARTICLE)]


def test_words_that_a_clause_of_saying_cuts_in_two_are_one_statement():
    text = "“The bridge,” said Maria Halvorsen, “will stay closed for a year.”"
    found = said(text, "The bridge", "direct")
    assert len(found.spans) in (1, 2) and found.speaker == "Maria Halvorsen"
    cut = "“If they close the bridge,” Maria Halvorsen said, “we will close the road.”"
    found = said(cut, "If they close", "direct")
    assert [span.of(cut) for span in found.spans] == ["If they close the bridge,", "we will close the road."]


def test_a_speech_over_several_paragraphs_is_one_statement():
    text = "Maria Halvorsen rose. “The first thing that we need is the bridge,” she said.\n\n“The second is the road.\n\n“The third is bread,” she said."
    found = said(text, "The second is the road", "direct")
    assert len(found.spans) == 2


INTERVIEW = """This week I spoke by phone with Ines Calder, a historian at the University of Lunde. Our conversation has been edited for length and clarity.

What do you think has changed since the talks began?

I think very little has changed. The two sides have said what they have said for years, and I don’t expect that to end soon.

Why do you think so?

Because neither side has to pay for waiting. I would say that waiting is the cheapest thing that they can do at the moment.
"""


def test_turns_of_an_interview_are_the_interviewed_ones():
    found = [s for s in statements(INTERVIEW) if s.kind == "direct"]
    assert [s.spans[0].of(INTERVIEW)[:20] for s in found] == ["I think very little ", "Because neither side"]
    assert {s.speaker for s in found} == {"Ines Calder"}


TRANSCRIPT = """HALVORSEN: We have nothing to hide, and we never had.

REPORTER: Will you publish the letters then?

HALVORSEN: We will publish all of them next week.

REPORTER: Even the ones from last year?

HALVORSEN: Even those.
"""


def test_a_transcript_names_its_speakers_and_keeps_the_names_out_of_the_words():
    found = [s for s in statements(TRANSCRIPT) if s.kind == "direct"]
    assert [s.spans[0].of(TRANSCRIPT) for s in found if s.speaker and "halvorsen" in s.speaker.lower()] == [
        "We have nothing to hide, and we never had.", "We will publish all of them next week.", "Even those.",
    ]  # fmt: skip


def test_an_empty_text_and_one_of_marks_have_no_statements():
    assert statements("“” “”\n") == ()


def test_the_same_text_gives_the_same_statements():
    assert statements(ARTICLE) == statements(ARTICLE)


def test_words_within_words_have_a_speaker_of_their_own():
    text = "“The chief told me, ‘Leave the bridge alone,’ and then he went,” Maria Halvorsen said."
    found = {s.spans[0].of(text)[:9]: s.speaker for s in statements(text) if s.kind == "direct"}
    assert found["The chief"] == "Maria Halvorsen" and found["Leave the"] == "chief"


def test_an_outlet_that_reports_somebodys_words_is_not_their_speaker():
    text = "Maria Halvorsen has shown little interest in the river, at one point suggesting it “could be a lake one day,” CNN reported."
    assert said(text, "could be a lake", "direct").speaker == "Maria Halvorsen"


def test_a_name_of_nobody_does_not_speak():
    text = "Maria Halvorsen gave Tomas Brandt a River Cup scarf, saying “now it must be worn.”"
    assert said(text, "now it must", "direct").speaker != "River Cup"


def test_pages_of_marks_are_read_in_linear_time():
    text = "“a " * 20_000 + "\n\n" + "“We go,” said Ann Bee. " * 300
    assert len(statements(text)) >= 250


def test_owners_and_partners_belong_to_a_speakers_name():
    text = "Orland’s backers say the bridge will stay closed. The river, Maria Halvorsen and others warned, is not going away."
    assert said(text, "the bridge will stay", "indirect").speaker == "Orland’s backers"
    assert said(text, "The river", "indirect").speaker == "Maria Halvorsen"


def test_signed_words_are_the_signers():
    text = "The readers wrote to us.\n\n“We want the bridge back as soon as we can.” ― Ida Brandt\n\n“Nobody asked us.” — Tomas Holm, Lunde\n"
    assert [s.speaker for s in statements(text) if s.kind == "direct"] == ["Ida Brandt", "Tomas Holm"]
