"""Quotations: which words stand between marks, also where marks are missing or of the wrong kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.read.layout import find_paragraphs
from standoff.read.marks import find_quotations


def quoted(text: str) -> list[str]:
    return [each.inner.of(text) for each in find_quotations(text, find_paragraphs(text))]


@pytest.mark.parametrize("left, right", [("“", "”"), ('"', '"'), ("''", "''"), ("«", "»"), ("“", '"'), ('"', "”"), ("”", "”"), ("“", "“")])
def test_pairs_of_every_kind(left, right):
    text = f"The envoy said {left}we will sign it tomorrow{right} and left."
    assert quoted(text) == ["we will sign it tomorrow"]


def test_offsets_hold_the_marks_outside_and_the_words_inside():
    text = "\nShe said, “Never.” Then she left."
    (one,) = find_quotations(text, find_paragraphs(text))
    assert one.outer.of(text) == "“Never.”" and one.inner.of(text) == "Never." and not one.repaired


def test_a_missing_opening_mark_is_supplied_at_the_start():
    text = "We see no way back to the river,” said Orla Dunne. “The bridge is gone for good.\n\nA new day began."
    found = find_quotations(text, find_paragraphs(text))
    assert [each.inner.of(text) for each in found] == ["We see no way back to the river,", "The bridge is gone for good."]
    assert all(each.repaired for each in found)


def test_a_missing_closing_mark_does_not_swallow_narration():
    text = "“We see no way back, Dunne said. The bridge had been closed for weeks, and most of the traders had left. “It is gone,” she added."
    assert quoted(text) == ["We see no way back,", "It is gone,"]


def test_a_missing_opening_mark_after_a_verb_of_saying():
    text = "The mayor of Orland said, we must all leave now.” Nobody did."
    assert quoted(text) == ["we must all leave now."]


def test_a_quotation_goes_on_over_paragraphs():
    text = "Dunne rose. “The first thing is the bridge.\n\n“The second is the road.\n\n“The third is bread,” she said."
    found = find_quotations(text, find_paragraphs(text))
    assert [each.continues for each in found] == [True, True, False]
    assert not any(each.repaired for each in found)


def test_a_quotation_that_a_line_break_cut_goes_on():
    text = "“The first thing that we need is the bridge to the north.\n\nThe second is the road,” Dunne said."
    found = find_quotations(text, find_paragraphs(text))
    assert [each.inner.of(text) for each in found] == ["The first thing that we need is the bridge to the north.", "The second is the road,"]
    assert found[0].continues


def test_quotations_within_quotations():
    text = "“He told me, ‘Leave the bridge alone,’ and went,” Dunne said of the workers’ chief."
    found = find_quotations(text, find_paragraphs(text))
    assert [(each.depth, each.inner.of(text)) for each in found] == [
        (1, "He told me, ‘Leave the bridge alone,’ and went,"), (2, "Leave the bridge alone,"),
    ]  # fmt: skip


def test_apostrophes_and_inches_are_no_marks():
    assert quoted("The workers’ hall is 6'2\" high; it was built in the ’60s by the rebels’ chief, who isn't rich.") == []


def test_nothing_but_marks_gives_nothing():
    assert quoted("“”“”\"\"''‘’" * 200) == []


@given(st.text(alphabet="ab “”\"'‘’,.\n", max_size=120))
def test_any_string_of_marks_gives_spans_within_the_text(text):
    for each in find_quotations(text, find_paragraphs(text)):
        assert each.outer.holds(each.inner) and each.inner.of(text).strip() == each.inner.of(text)


def test_marks_take_linear_time():
    text = ("said " * 40 + "“a ") * 1_500 + "‘a " * 10_000
    assert find_quotations(text, find_paragraphs(text))
