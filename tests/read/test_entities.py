"""Names, titles, roles and pronouns, in articles written for these tests."""

import re
from itertools import pairwise

import pytest

from standoff.read.entities import canonical, find_mentions, state_of, who_is_meant
from standoff.read.gazetteer import gazetteer, holders, surname_of
from standoff.read.layout import find_paragraphs
from standoff.read.marks import find_quotations
from standoff.read.reading import Reading
from standoff.read.sentences import find_sentences
from standoff.record.items import Document, Span


def read(text: str, published: str | None = None) -> Reading:
    paragraphs = find_paragraphs(text)
    reading = Reading(Document("a.txt", "", text, published=published), paragraphs, find_sentences(text, paragraphs), find_quotations(text, paragraphs))
    return Reading(reading.document, reading.paragraphs, reading.sentences, reading.quotations, find_mentions(reading))


def named(text: str, kind: str | None = None, published: str | None = None) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.name) for one in read(text, published).mentions if kind in (None, one.kind)]


def meant(text: str, pronoun: str, nth: int = 0) -> str | None:
    match = list(re.finditer(rf"\b{pronoun}\b", text))[nth]
    return who_is_meant(read(text), Span(*match.span()))


def test_a_surname_stands_for_the_fullest_name_of_the_text():
    text = "Berg said no. Ida Berg, a lawyer in Lisbon, had warned of it. Mr. Kral agreed with Berg’s view; Tomas Kral is her pupil."
    assert named(text, "person") == [("Berg", "Ida Berg"), ("Ida Berg", "Ida Berg"), ("Kral", "Tomas Kral"), ("Berg", "Ida Berg"), ("Tomas Kral", "Tomas Kral")]


def test_known_persons_need_no_full_name():
    assert named("Macron and Zelenskyy met.") == [("Macron", "Emmanuel Macron"), ("Zelenskyy", "Volodymyr Zelensky")]


def test_courtesy_titles_tell_husband_and_wife_apart():
    text = "Jane Roe and Peter Roe came. Mr. Roe spoke first, then Mrs. Roe."
    assert [name for words, name in named(text, "person") if words == "Roe"] == ["Peter Roe", "Jane Roe"]


def test_of_a_leader_and_a_relative_the_surname_alone_is_the_leader():
    text = "Vladimir Putin and Maria Putin came. Putin spoke; Ms. Putin did not."
    assert [name for words, name in named(text, "person") if words == "Putin"] == ["Vladimir Putin", "Maria Putin"]


def test_a_person_in_the_news_is_not_taken_for_a_namesake_in_office():
    text = "Thomas Graham, a former director for Russia, said so. Graham has said it before."
    assert {name for _, name in named(text, "person")} == {"Thomas Graham"}


@pytest.mark.parametrize(
    "text, role",
    [
        ("The bill of Sen. Jane Roe (R-N.C.) passed.", "Sen.; R-N.C."),
        ("They met special envoy Jane Roe in Oslo.", "special envoy"),
        ("France’s foreign minister, Jane Roe, left.", "France’s foreign minister"),
        ("So said Jane Roe, a professor of law at Lund University.", "a professor of law at Lund University"),
        ("It was US President Jane Roe who left.", "US President"),
        ("We asked Jane Roe of the Institute for River Law.", "the Institute for River Law"),
        ("We asked Jane Roe, a former director on the U.S. Water Council, about it.", "a former director on the U.S. Water Council"),
    ],
)
def test_the_words_around_a_person_give_the_role(text, role):
    (person,) = [one for one in read(text).mentions if one.kind == "person"]
    assert (person.name, person.role) == ("Jane Roe", role)


@pytest.mark.parametrize("name", ["Nkemdi Osagie", "Jean-Noël Barrot", "Ursula von der Leyen", "Mary J. O’Hara", "Recep Tayyip Erdogan"])
def test_full_names_of_many_forms_are_persons(name):
    text = f"It failed, said {name}, a minister. Nobody believed it."
    assert named(text, "person")[0][0] == name


@pytest.mark.parametrize("text", ["The World Cup and the Cold War ended.", "Despite Monday, Super Tuesday came.", "Black Friday sales rose.", "Will Putin come?"])
def test_capitals_alone_make_no_person(text):
    assert [name for _, name in named(text, "person")] in ([], ["Vladimir Putin"])


def test_states_stand_for_their_people_adjectives_and_capitals():
    text = "Russia, Russian gas, the US, U.S. arms and Kyiv’s army; Moscow said no."
    assert [name for _, name in named(text)] == ["Russia", "Russia", "United States", "United States", "Ukraine", "Russia"]


def test_a_capital_one_travels_to_is_a_place():
    assert named("He flew to Moscow and stayed in Kyiv.", "place") == [("Moscow", "Moscow"), ("Kyiv", "Kyiv")]


def test_brussels_stands_for_the_union_or_is_a_city():
    assert named("Brussels warned that it would act.") == [("Brussels", "European Union")]
    assert named("They met in Brussels.") == [("Brussels", "Brussels")]


def test_a_title_is_no_surname_and_a_surname_may_be_a_title():
    assert named("Mr. King said no, and presidents Jane Roe and Ida Berg said yes.") == [("King", "King"), ("Jane Roe", "Jane Roe"), ("Ida Berg", "Ida Berg")]


def test_groups_keep_their_own_words():
    assert named("U.S. intelligence officials doubt it.", "group") == [("U.S. intelligence officials", "U.S. intelligence officials")]
    text = "Experts doubt it. Several European officials and Russian forces agree, as do senior diplomats."
    assert named(text, "group") == [("Experts", "experts"), ("European officials", "European officials"), ("Russian forces", "Russian forces"), ("senior diplomats", "senior diplomats")]


def test_outlets_that_are_common_words_need_a_word_of_reporting():
    assert named("Time will tell, and the sun shines.", "outlet") == []
    assert named("She told Time that it was over.", "outlet") == [("Time", "Time")]


def test_organisations_are_known_by_their_head():
    text = "The Institute for River Law and Lund University met. The Nordic Water Commission paid."
    assert [name for _, name in named(text, "organisation")] == ["Institute for River Law", "Lund University", "Nordic Water Commission"]


def test_another_name_by_which_somebody_is_known_is_that_person():
    text = "Idris Kamau Otieno, better known as Simba, left. Simba will not return, and Amr el-Badri said so; Badri knows him."
    assert named(text, "person") == [
        ("Idris Kamau Otieno", "Idris Kamau Otieno"), ("Simba", "Idris Kamau Otieno"), ("Simba", "Idris Kamau Otieno"),
        ("Amr el-Badri", "Amr el-Badri"), ("Badri", "Amr el-Badri"),
    ]  # fmt: skip


def test_an_apposition_tells_an_institute_from_a_person():
    assert named("So says Harbour Advisory, a think-tank in Oslo.", "organisation") == [("Harbour Advisory", "Harbour Advisory")]


def test_unknown_outlets_are_known_by_their_last_word():
    assert named("A source told the Arland Herald and Al-Noor News.", "outlet") == [("Arland Herald", "Arland Herald"), ("Al-Noor News", "Al-Noor News")]


def test_a_role_is_the_holder_of_the_day():
    text = "The US president spoke, and the French president listened."
    assert [name for _, name in named(text, "person", "2018-05-01")] == ["Donald Trump", "Emmanuel Macron"]
    assert [name for _, name in named(text, "person", "2022-05-01")] == ["Joe Biden", "Emmanuel Macron"]
    assert named("Every US president tried it.", "person", "2022-05-01") == []


def test_the_president_without_a_state_is_whoever_has_the_title():
    text = "President Jane Roe met Vladimir Putin and Volodymyr Zelensky on Monday. The president’s tone changed."
    assert named(text, "person")[-1] == ("president", "Jane Roe")


def test_a_role_given_before_names_its_person():
    text = "Sen. Jane Roe spoke first. Nobody answered the senator that day."
    assert named(text, "person")[-1] == ("senator", "Jane Roe")


def test_mentions_are_in_order_apart_and_slice_back():
    text = "U.S. President Jane Roe (R-Ohio) told The New York Times in Kyiv that Russia’s foreign minister, Sergei Lavrov, lied to NATO."
    mentions = read(text).mentions
    assert all(one.span.end <= other.span.start for one, other in pairwise(mentions))
    assert [one.span.of(text) for one in mentions] == ["Jane Roe", "The New York Times", "Kyiv", "Russia", "Sergei Lavrov", "NATO"]


@pytest.mark.parametrize(
    "name, on, full",
    [
        ("Putin", None, "Vladimir Putin"),
        ("the U.S.", None, "United States"),
        ("Zelenskiy", None, "Volodymyr Zelensky"),
        ("US president", "2018-05-01", "Donald Trump"),
        ("US president", "2022-05-01", "Joe Biden"),
        ("the AP", None, "Associated Press"),
        ("Mr. Putin", None, "Vladimir Putin"),
        ("Eric Trump", "2018-05-01", "Eric Trump"),
        ("Ida Berg", None, "Ida Berg"),
    ],
)
def test_canonical_names(name, on, full):
    assert canonical(name, on) == full


@pytest.mark.parametrize(
    "name, state", [("Vladimir Putin", "Russia"), ("Kremlin", "Russia"), ("Russian officials", "Russia"), ("the Ukrainian army", "Ukraine"), ("experts", None), ("Hamas", "Palestine")]
)
def test_states_of_persons_bodies_and_groups(name, state):
    assert state_of(name) == state


@pytest.mark.parametrize(
    "text, pronoun, nth, name",
    [
        ("Jane Roe met Ida Berg’s brother. She said nothing.", "She", 0, "Jane Roe"),
        ("Peter Roe told Jane Roe no. She left.", "She", 0, "Jane Roe"),
        ("“It is over,” said Peter Roe, a lawyer who knows Tomas Kral well. “All over,” he said.", "he", 0, "Peter Roe"),
        ("Peter Roe’s faith in Tomas Kral is great. He forgets the war. He forgets the dead.", "He", 1, "Peter Roe"),
        ("The terms suit neither Peter Roe nor Tomas Kral or his brother.", "his", 0, "Tomas Kral"),
        ("“I think he [Tomas Kral] will sign,” Peter Roe said.", "he", 0, "Tomas Kral"),
        ("Peter Roe spoke of Tomas Kral. “He is a liar,” Roe said.", "He", 0, "Tomas Kral"),
        ("The rain fell. He left.", "He", 0, None),
    ],
)
def test_pronouns_mean_the_most_salient_name(text, pronoun, nth, name):
    assert meant(text, pronoun, nth) == name


def test_nobody_named_in_a_quotation_is_its_speaker():
    text = "Peter Roe met Tomas Kral. “Tomas Kral lies and Kral steals,” he said."
    reading = read(text)
    he = text.index(" he said") + 1
    assert who_is_meant(reading, Span(he, he + 2), quotation=reading.quotations[0].inner) == "Peter Roe"


def test_offices_of_one_person_do_not_overlap_in_time():
    for office in gazetteer().offices:
        assert office.last is None or office.first < office.last, office
    for state, office in (("United States", "president"), ("Russia", "president"), ("Ukraine", "president"), ("Germany", "chancellor")):
        for day in ("2015-06-01", "2018-06-01", "2022-06-01", "2025-06-01"):
            assert len(holders(office, state, day)) <= 1


@pytest.mark.parametrize("name, surname", [("Ursula von der Leyen", "von der Leyen"), ("Xi Jinping", "Xi"), ("Joseph R. Biden Jr.", "Biden"), ("Lula", "Lula")])
def test_surnames(name, surname):
    assert surname_of(name) == surname
