"""A draft passes the check but for the ranges that it says are missing, and points at words without holding any."""

import pytest

from standoff.case.load import check_text
from standoff.case.yaml12 import read_yaml
from standoff.mechanisms.record import find_mistakes
from standoff.mechanisms.registry import SECTIONS
from standoff.read.draft import NoDate, draft_case
from standoff.read.draft_claims import UNSAID
from standoff.read.draft_issues import find_issues
from standoff.read.draft_parties import Party
from standoff.read.draft_text import MISSING, clean, key_of, quoted, unique
from standoff.read.positions import OWN_WORDS
from standoff.record.items import Commitment, Event, Position, Span, When
from standoff.record.views import entries_of
from tests.sample_record import DOCUMENTS, ITEMS, document, hostile_record

STATES = {"Marta Ilves": "Lakes Union", "Union": "Lakes Union", "Oskar Brandt": "Norland", "Lena Farrow": "Sudmark"}
FILLED = {
    "mistake": "3%",
    "per_month": "0.95",
    "weight": "50%",
    "cut_drift": "0.5",
    "payoff": "-1%",
    "patience": "x 0.95",
}


def state_of(name: str, on: str | None) -> str | None:
    return STATES.get(name)


def draft(documents=DOCUMENTS, items=ITEMS, **more):
    return draft_case(documents, entries_of(documents, items), title="Sarn", state_of=state_of, **more)


def checked(text: str):
    return check_text(text, SECTIONS, None, find_mistakes)


def filled(text: str) -> str:
    """Write a plain number wherever one is missing."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if f"value: {MISSING}" in line and not line.lstrip().startswith("#"):
            name = (line if "{" in line else lines[index - 1]).split(":")[0].strip()
            lines[index] = line.replace(MISSING, FILLED.get(name, "1%"))
    return "\n".join(lines)


def assert_is_sound(made) -> None:
    """Check that a draft lacks exactly what it says it lacks."""
    errors = [finding for finding in checked(made.text).findings if finding.is_error]
    assert tuple(finding.line for finding in errors) == made.missing
    assert all(finding.message == f"cannot read '{MISSING}' as a number or range" for finding in errors)
    rest = checked(filled(made.text)).findings
    assert [finding.message for finding in rest if "add up to" not in finding.message] == []


def names_of(made) -> dict:
    return read_yaml(made.text).tree


def test_a_draft_lacks_what_it_says_and_nothing_else():
    made = draft()
    assert_is_sound(made)
    assert f"{len(made.missing)} ranges are missing" in made.text and len(made.missing) > 12
    assert checked(filled(made.text)).case.title == "Sarn"


def test_parties_have_roles_and_persons_speak_for_their_state():
    parties = names_of(draft())["parties"]
    assert {key: party["role"] for key, party in parties.items()} == {
        "norland": "attacker", "sudmark": "defender", "lakes_union": "mediator"
    }  # fmt: skip


def test_issues_favour_who_asks_and_red_lines_hold_for_who_refuses():
    issues = names_of(draft())["mechanisms"]["issues"]
    assert {key: issue["favours"] for key, issue in issues["list"].items()} == {
        "monitors": "sudmark",
        "territory": "norland",
    }
    lines = {(position["party"], position["issue"]): position.get("accepts") for position in issues["positions"]}
    assert lines == {("norland", "monitors"): "nothing", ("norland", "territory"): "all", ("sudmark", "monitors"): None,
                     ("sudmark", "territory"): None}  # fmt: skip


def test_a_threat_becomes_a_lever_with_its_record():
    made = draft()
    mechanisms = names_of(made)["mechanisms"]
    assert mechanisms["threats"][0] | {"backing_down": None} == {
        "id": "sanctions_threat_lakes_union", "by": "lakes_union", "against": "norland", "lever": "sanctions_lakes_union",
        "deadline": "1 month", "backing_down": None,
    }  # fmt: skip
    assert "threat, 2026-02-04, lapsed: sanctions_threat_lakes_union" in made.text and made.num_threats == 1
    assert "promise of Marta Ilves, 2026-03-02, pending" in made.text


def test_an_event_told_twice_is_one_dated_action_with_both_sources():
    record = names_of(draft())["record"]
    summit = [event for event in record if "consult" in event["note"]]
    assert len(summit) == 1 and len(summit[0]["source"]) == 2 and summit[0]["date"] == "2026-02-03"
    assert all(event["action"] == "note" for event in record)


def test_every_reference_points_at_words_and_none_are_copied():
    made = draft()
    texts = {found.sha256: found.text for found in DOCUMENTS}
    sources = names_of(made)["sources"]
    assert len(sources) == made.num_sources > 10
    for source in sources.values():
        words = texts[source["document"]][source["start"] : source["end"]]
        assert words.strip() == words != ""
        assert len(words) < 25 or words not in made.text


def test_claims_are_put_to_the_model_where_they_are_about_a_lever():
    made = draft()
    claims = {claim["says"]: claim for claim in names_of(made)["claims"]}
    tolls = claims["more tolls | no effect | Brandt moves"]
    assert tolls["change"] == {"do": "lakes_union.impose_sanctions_lakes_union"}
    assert (tolls["outcome"], tolls["direction"], tolls["than"]) == ("deal", "moves less", 0.05)
    source = names_of(made)["sources"][tolls["source"]]
    text = next(one.text for one in DOCUMENTS if one.sha256 == source["document"])
    assert text[int(source["start"]) : int(source["end"])].startswith("More tolls")
    assert made.num_claims == 2 == len(claims)


def test_a_claim_about_no_lever_says_that_nobody_has_put_it_yet():
    others = [claim for claim in names_of(draft())["claims"] if "change" not in claim]
    assert [claim["not_expressible"] for claim in others] == [UNSAID]


def test_words_are_shown_only_when_asked_for():
    assert "time is on its side" not in draft().text
    made = draft(shows_words=True)
    assert "time is on its side" in " ".join(made.text.replace("#", " ").split())
    assert_is_sound(made)


def test_a_planned_event_is_a_clock():
    text = "Norland will vote on 4 October. Norland’s guns fired on Sudmark and on Sudmark again."
    one = document("vote.txt", text, published="2026-03-02")
    items = {one.sha256: [
        Event(spans=(Span(0, 31),), type="CONSULT", actors=("Norland",), date=When("2026-10-04", "2026-10-04"), certainty="planned"),
        Event(spans=(Span(32, 60),), type="ASSAULT", actors=("Norland",), recipients=("Sudmark",), date=When("2026-03-01", "2026-03-01")),
        Event(spans=(Span(32, 60),), type="COERCE", actors=("Norland",), recipients=("Sudmark",)),
    ]}  # fmt: skip
    made = draft([one], items)
    clocks = names_of(made)["mechanisms"]["patience"]["clocks"]
    assert [(clock["party"], clock["date"]) for clock in clocks] == [("norland", "2026-10-04")]
    assert_is_sound(made)


def test_nothing_later_than_as_of_is_used():
    made = draft(as_of="2026-02-21")
    assert {event["date"] for event in names_of(made)["record"]} == {"2026-02-03", "2026-02-14"}
    assert "offer.txt" not in made.text
    assert_is_sound(made)


def test_without_any_date_a_day_is_asked_for():
    undated = [document("a.txt", "Norland fired on Sudmark.")]
    with pytest.raises(NoDate, match="--as-of"):
        draft(undated, {})
    with pytest.raises(ValueError, match="is no day"):
        draft(as_of="2026-02-30")
    assert_is_sound(draft(undated, {}, as_of="2026-01-05"))


def test_a_record_in_which_nothing_was_found_gives_a_draft_with_stand_ins():
    made = draft(items={})
    assert made.parties == ("First party, to be named", "Second party, to be named") and made.issues == (
        "The terms of a deal",
    )
    assert_is_sound(made)


def test_hostile_names_stay_in_quotes_and_comments():
    documents, items = hostile_record()
    evil = 'x"}\n# y: {z: [1\n  - &a *a !!python/object:os.system \u202e\x00'
    words = Span(0, 8)
    more = [
        Position(spans=(words,), party=evil, issue=evil, stance="red line"), Event(spans=(words,), type=evil, actors=(evil,), mode=evil,
        date=When("2026-01-01", "2026-01-01")), Commitment(spans=(words,), type="threat", actor=evil, target=evil),
        Event(spans=(words,), type="ASSAULT", actors=("null",), recipients=("clocks",)), Position(spans=(words,), party="null", issue="no", stance="demands"),
        Position(spans=(words,), party="clocks", issue="none", stance="demands"),
    ]  # fmt: skip
    made = draft(documents, {sha256: [*own, *more] for sha256, own in items.items()})
    assert_is_sound(made)
    assert not set("\u202e\x00") & set(made.text)


def test_many_items_make_no_endless_draft():
    base = DOCUMENTS[0]
    items = {base.sha256: [
        Event(spans=(Span(number, number + 5),), type="ASSAULT", actors=("Norland",), recipients=("Sudmark",),
              date=When("2026-02-03", "2026-02-03")) for number in range(400)
    ] + [Position(spans=(Span(number, number + 3),), party="Norland", issue=f"issue {number}", stance="demands") for number in range(90)]}  # fmt: skip
    made = draft([base], items)
    assert made.num_events == 120 and len(made.issues) == 7
    assert_is_sound(made)


def test_names_become_keys():
    assert [key_of(name) for name in ("The United States", "Türkiye", "E3", "17th package", "null", "俄罗斯", "a-b c")] == [
        "united_states", "turkiye", "e3", "x_17th_package", "null_", "x", "a_b_c"
    ]  # fmt: skip
    assert unique("a", ["a", "a_2"]) == "a_3"
    assert clean("a\u202e b\x00\n c " + "word " * 100, 20) == "a b c word word…"
    assert quoted("\u200b") == '"unnamed"'


def test_an_issue_in_a_texts_own_words_is_the_one_it_names_or_has_to_be_told_twice():
    own = (OWN_WORDS,)
    said = [("hand over the last villages", own), ("a deal", own), ("a statue of the founder", own), ("prisoners", ())]
    items = [Position(spans=(Span(0, 5),), party="Norland", issue=issue, stance="demands", reasons=why) for issue, why in said]
    parties = [Party(name.lower(), name, role, "it was named", frozenset({name})) for name, role in (("Norland", "attacker"), ("Sudmark", "defender"))]
    entries = entries_of(DOCUMENTS, {DOCUMENTS[0].sha256: items})
    stands, left_out = find_issues(entries, parties, parties, lambda name, on: name)
    assert {stand.name for stand in stands} == {"Territory", "Prisoners"}
    assert set(left_out) == {"peace deal", "a statue of the founder"}
