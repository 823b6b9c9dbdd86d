"""Papers, unnamed persons and offices that a text relies on, in sentences written for these tests."""

import pytest

from standoff.read.relied_on import find_relied_on
from tests.read.test_derivations import derived


def sources(text):
    return [source for _, _, source, _ in find_relied_on(text)]


@pytest.mark.parametrize(
    "text, source",
    [
        ("Under the draft, which was seen by Meridian News, the port would open.", "draft seen by Meridian News"),
        ("An internal memo seen by this magazine puts the figure at nine.", "internal memo"),
        ("According to documents leaked to the Post, the army had a plan.", "documents leaked to Post"),
        ("Satellite images reviewed by Northern Press showed forty trucks.", "Satellite images reviewed by Northern Press"),
        ("He told staff in an email, a copy of which was obtained by Bellweather, that he would go.", "email obtained by Bellweather"),
        ("A survey by the Arland Chamber of Commerce found losses.", "Arland Chamber of Commerce"),
        ("The claims are contained in a report by the Lantern Trust, a charity.", "Lantern Trust"),
        ("Trade fell by half, according to Arland's statistics office.", "Arland's statistics office"),
        ("The plant employs 300 people, according to the company's website.", "company's website"),
        ("Three sailors were beaten, it wrote, quoting a cook who escaped.", "cook"),
        ("The toll is 60, it said, citing hospital staff.", "hospital staff"),
    ],
)
def test_what_a_text_relies_on_is_found(text, source):
    assert set(sources(text)) == {source}


@pytest.mark.parametrize(
    "text",
    [
        "Everything went according to plan.", "He resigned, citing concerns about his health.", "The draft was signed by both ministers.",
        "Two mediators involved in the talks left on Friday.", "A report on fishing is due in May.",
    ],
)  # fmt: skip
def test_what_is_merely_named_is_not(text):
    assert sources(text) == []


@pytest.mark.parametrize(
    "text, found",
    [
        ("An officer, who was not authorised to talk to the media, told them that it was over.", []),
        ("“It is our land,” state television quoted him as saying.", ["state television"]),
        ("It is near, people briefed on the talks in Orsk said.", ["people"]),
        ("The Lowland Bote reported that the port is shut.", ["Lowland Bote"]),
        ("The port is shut, according to Zarya, a weekly close to the army.", ["Zarya"]),
        ("The Arland Hospital reported on Friday that nobody was hurt.", []),
    ],
)
def test_media_and_unnamed_people_are_sources_where_they_speak(text, found):
    assert [source for _, source in derived(text)] == found


@pytest.mark.parametrize(
    "text, found",
    [
        ("In a memo to clubs, obtained by Arena Weekly, she called it over.", ["memo obtained by Arena Weekly"]),
        ("A compromise text circulated before midnight, and seen by Coastwire, would help.", ["compromise text seen by Coastwire"]),
        ("The vote was close, according to two players on the committee.", ["players"]),
        ("A diplomat from a third country described the mood as cold.", []),
        ("“We fished here,” the chairman told Arland's public broadcaster NTR.", ["NTR"]),
    ],
)
def test_a_paper_counts_rather_than_who_saw_it_and_persons_by_what_is_said_of_them(text, found):
    assert [source for _, source in derived(text)] == found
