"""Names must exist and dates must lie inside the time of the case."""

import pytest
from ruamel.yaml import YAML

from standoff.case.references import check_references, names_in
from tests.case.written import check, messages


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("attacker: norland", "attacker: nobody", [("nobody", "no party called 'nobody'")]),
        ("{id: tolls, by: sudmark", "{id: tolls, by: sudmarck", [("sudmarck", "no party called 'sudmarck'")]),
        ("issue: guarantee", "issue: guarantees", [("guarantees", "no issue called 'guarantees'")]),
        ("accepts: none", "accepts: monitors", [("monitors", "no option called 'monitors'")]),
        ("meanwhile: none", "meanwhile: nothing", [("nothing", "no option called 'nothing'")]),
        ("lever: tolls", "lever: oil", [("oil", "no lever called 'oil'")]),
        ("action: impose tolls", "action: impose oil", [("impose oil", "no lever called 'oil'")]),
        ("observed_source: table", "observed_source: tables", [("tables", "no source called 'tables'")]),
        ("source: [post, table]", "source: [post, tabel]", [("tabel", "no source called 'tabel'")]),
        ("    sudmark: {per_month", "    sudmarkk: {per_month", [("sudmarkk", "no party called 'sudmarkk'")]),
        (
            "role: defender",
            "role: attacker",
            [("parties", "2 parties are the attacker"), ("parties", "no party is the defender")],
        ),
    ],
)
def test_unknown_names_are_found(old, new, found):
    assert messages((old, new)) == found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("date: 2026-03-14}", "date: 2026-03-21}", "this source is dated 2026-03-21, after as_of (2026-03-20)"),
        ("_until: 2026-02-28", "_until: 2026-03-31", "the rows in use end on 2026-03-31, after as_of (2026-03-20)"),
        (", covers_until: 2026-02-28", "", "this source is dated 2026-08-01, after as_of (2026-03-20)"),
        (
            "{date: 2026-02-10",
            "{date: 2025-12-31",
            "this event is dated 2025-12-31, before the record starts (2026-01)",
        ),
        ("{date: 2026-02-14", "{date: 2026-03-21", "this event is dated 2026-03-21, after as_of (2026-03-20)"),
        ("date: 2026-11-15", "date: 2025-11-15", "this clock is dated 2025-11-15, before the record starts (2026-01)"),
        ("2026-02: 61", "2026-03: 61", "what was observed ends on 2026-03-31, after as_of (2026-03-20)"),
        ("{2026-01: 59", "{2025-12: 59", "what was observed is dated 2025-12, before the record starts (2026-01)"),
        ("starts: 2026-01", "starts: 2026-04", "the record starts in 2026-04, after as_of (2026-03-20)"),
    ],
)
def test_hindsight_and_prehistory_are_errors(old, new, found):
    ((word, message),) = messages((old, new))
    assert message == found and word in found


def test_a_table_published_later_may_be_used_up_to_as_of():
    assert check().case.sources["table"].covers_until.isoformat() == "2026-02-28"


def test_the_last_day_of_a_month_is_as_of_enough():
    assert messages(("as_of: 2026-03-20", "as_of: 2026-03-31"), ("2026-02: 61", "2026-03: 61")) == []


def test_unused_sources_and_odd_weights_are_warnings():
    found = check(
        ("source: post}, accepts", "source: table}, accepts"), ("value: 90% to 99%", "value: 40% to 60%")
    ).findings
    assert [(item.level, item.message) for item in found] == [
        ("warning", "the weights of norland add up to 0.5, not to about 1")
    ]


def test_weights_are_added_up_by_type():
    by_type = "weight: {conquest: {value: 95%, source: post}, valley: {value: 50%, source: post}}"
    found = messages(("weight: {value: 90% to 99%, source: post}", by_type))
    assert found == [("weight", "the weights of norland (type valley) add up to 0.5, not to about 1")]


LEVERS = """
  sanctions: [{id: oil, by: union, against: norland}]
  arms: [{id: shells, by: union, to: sudmark}, {id: oil, by: norland, to: sudmark}]
  threats: [{id: ultimatum, by: union, lever: walk away}, {id: other, by: union, lever: shells}]
  walking_away: [{party: union, arms: shells}]
record:
  - {action: threaten walk away}
  - {action: back down on shells}
"""


def tree_of(*edits):
    text = "parties: {norland: {}, sudmark: {}, union: {}}\nmechanisms:" + LEVERS
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    return YAML(typ="safe").load(text)


def lever_complaints(*edits):
    found = check_references(tree_of(*edits))
    return [(item.path, item.message) for item in found if "lever" in item.message or "id" in item.path]


def test_every_lever_may_be_threatened_with():
    assert names_in(tree_of()).lever == ("oil", "shells", "walk away")
    assert lever_complaints() == []


def test_walking_away_is_a_lever_of_those_who_may():
    found = lever_complaints(("walking_away: [{party: union, arms: shells}]", "walking_away: []"))
    assert {message for _, message in found} == {"no lever called 'walk away'"} and len(found) == 2


def test_a_threat_is_no_lever():
    assert lever_complaints(("lever: shells", "lever: ultimatum")) == [
        (("mechanisms", "threats", 1, "lever"), "no lever called 'ultimatum'")]


def test_one_party_holds_no_two_levers_of_one_name():
    assert lever_complaints(("{id: oil, by: norland", "{id: oil, by: union")) == [
        (("mechanisms", "arms", 1, "id"),
         "union has a lever 'oil' under 'sanctions' already, so a threat with it could mean either")]
