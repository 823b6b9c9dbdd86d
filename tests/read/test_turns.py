"""Interviews and transcripts in all their forms: every turn has its speaker, and no label is part of the words."""

import pytest

from standoff.read.statements import find_statements
from tests.read.reading_of import reading_of

INTRODUCTION = "Selma Roe has studied the strait for years. Last week she spoke to Jan Berg about the truce. The conversation was edited for length.\n\n"
PAIRS = (
    ("Why did the truce end so soon?", "Because it was announced before it was agreed."),
    ("Is the army to blame, in your view?", "I have seen no proof. A small plane landed twice."),
    ("So do you have any hope?", "A small one. The elders have kept a truce of their own."),
)
FORMS = {
    "letters": ("Q: {}", "A: {}"), "letters and stops": ("Q. {}", "A. {}"), "bold letters": ("**Q:** {}", "**A:** {}"), "bare letters": ("Q {}", "A {}"),
    "words": ("Question: {}", "Answer: {}"), "names": ("Jan Berg: {}", "Selma Roe: {}"), "surnames": ("BERG: {}", "ROE: {}"),
    "bold names": ("**Jan Berg:** {}", "**Selma Roe**: {}"), "initials": ("JB: {}", "SR: {}"), "dashes after names": ("Jan Berg – {}", "Selma Roe – {}"),
    "clocks": ("[00:10:02] Jan Berg: {}", "[00:10:09] Selma Roe: {}"), "names in lines": ("JAN BERG\n{}", "SELMA ROE\n{}"),
    "bold questions": ("**{}**", "{}"), "dashes": ("— {}", "— {}"), "nothing": ("{}", "{}"),
}  # fmt: skip


@pytest.mark.parametrize("form", FORMS)
def test_every_answer_is_whole_and_the_interviewed_persons(form):
    ask, answer = FORMS[form]
    text = INTRODUCTION + "\n\n".join(f"{ask.format(one)}\n\n{answer.format(other)}" for one, other in PAIRS)
    said = [(one.speaker, one.spans[0].of(text)) for one in find_statements(reading_of(text)) if one.kind == "direct"]
    assert [words for speaker, words in said if speaker == "Selma Roe"] == [other for _, other in PAIRS]
    assert {speaker for speaker, _ in said} <= {"Selma Roe", "Jan Berg"}


@pytest.mark.parametrize(
    "introduction",
    [
        "I recently spoke with Selma Roe, a researcher, about the truce.", "Selma Roe, a researcher, spoke to the Review's Jan Berg about the truce.",
        "Jan Berg spoke to Selma Roe, a researcher, about the truce.", "Selma Roe is a researcher. Jan Berg talked to her about the truce.",
        "Selma Roe is a researcher. She was interviewed by Jan Berg.", "Jan Berg interviewed Selma Roe, a researcher, on Monday.",
    ],
)  # fmt: skip
def test_who_is_interviewed_is_told_from_who_asks(introduction):
    text = introduction + "\n\n" + "\n\n".join(f"Q: {one}\n\nA: {other}" for one, other in PAIRS)
    assert {one.speaker for one in find_statements(reading_of(text)) if one.kind == "direct"} == {"Selma Roe"}
