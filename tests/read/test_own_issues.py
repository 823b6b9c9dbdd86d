"""Issues in a text's own words: what a plain verb demands, offers or refuses, and what must be done."""

import pytest

from standoff.read.own_issues import issue_of_must, issue_of_object, phrase_of
from standoff.read.phrases import find_phrases, longest, read_lexicon
from standoff.read.views import views
from tests.read.war_story import read


def view_of(text):
    return views(*read(text))[0]


def issue(text):
    view = view_of(text)
    match = longest(find_phrases(view.words, read_lexicon("stances.txt")))[0]
    found = issue_of_object(view, match)
    return found[0] if found else None


@pytest.mark.parametrize(
    "text, told",
    [
        ("The league demanded its own coast guard before winter.", "own coast guard"),
        ("The league refused to name a harbour master.", None),
        ("The league offered to dim the lamps during the night.", "dim the lamps"),
        ("The league declined to comment on the lamps.", None),
        ("The league promised $3bn in loans.", "3bn in loans"),
        ("The league's refusal to dim the lamps delayed the vote.", "dim the lamps"),
        ("The league denied the lamps.", None),
    ],
)
def test_the_object_of_a_plain_verb_is_the_issue(text, told):
    assert issue(text) == told


@pytest.mark.parametrize(
    "text, told",
    [
        ("The old lamps must be dimmed first.", "old lamps must be dimmed"),
        ("He must be dimmed first.", None),
        ("Karl Ost must dim the lamps.", None),
    ],
)
def test_what_must_be_done_is_an_issue_but_not_who_must_do_it(text, told):
    view = view_of(text)
    found = issue_of_must(view, next(at for at, word in enumerate(view.words) if word.lower == "must"))
    assert (found[0] if found else None) == told


def test_a_phrase_ends_at_its_clause_and_needs_a_noun():
    view = view_of("They want lamps on the quay, but nobody pays.")
    assert phrase_of(view, 2) == ("lamps on the quay", 5)
    assert phrase_of(view, 1) == ("want lamps on the quay", 5)
    assert phrase_of(view, 0) is None
