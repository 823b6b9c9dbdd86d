"""Names in claims: what means nothing in the case is found, all at once, at its place and with the nearest name."""

import json

import pytest

from standoff.case.load import check_text
from standoff.mechanisms.record import find_mistakes
from standoff.mechanisms.registry import SECTIONS
from tests.mechanisms.cases import FULL, MINIMAL, build, edited, number

SOURCES = {"wire": {"title": "A wire story", "publisher": "The Wire", "date": "2026-01-02"}}


def claim(name="one", outcome="deal", **change):
    """Return a claim of nobody, as it is written in a case."""
    return {"id": name, "by": "A. Writer", "says": "it will be so", "source": "wire", "change": change,
            "outcome": outcome, "direction": "rises"}  # fmt: skip


def claiming(*claims, raw=FULL):
    """Return a case that makes claims."""
    return edited(raw, {"sources": SOURCES, "claims": list(claims)})


def test_every_name_that_a_claim_may_use_is_known():
    names = ("deal", "worth.hill", "terms.valley", "front")
    made = [claim(f"claim_{place}", name, do="go_between.impose_oil") for place, name in enumerate(names)]
    made += [claim("part_of_a_name", do="impose oil"), claim("off", off="impatience"), claim("set", set={"hill.patience": "x 1.01"})]
    made += [{**claim("beyond"), "change": None, "direction": None, "not_expressible": "there is no sea in it"}]
    assert find_mistakes(build(claiming(*made))) == []


@pytest.mark.parametrize(
    ("wrong", "path", "message", "hint"),
    [
        (claim(set={"mistake": "4%", "hill.patiense": "0.9"}), ("change", "set", "hill.patiense"),
         "no number called 'hill.patiense' in this case", "did you mean mechanisms.patience.hill.per_month"),
        (claim(do="go_between.impose_oli"), ("change", "do"),
         "no act is called 'go_between.impose_oli'", "did you mean go_between.impose_oil"),
        (claim(do="vale.impose_oil"), ("change", "do"), "no act is called 'vale.impose_oil'", "did you mean go_between.impose_oil"),
        (claim(off="patience"), ("change", "off"), "no mechanism called 'patience'", "did you mean 'impatience'?  mechanisms: "),
        (claim(outcome="worth.hil", off="impatience"), ("outcome",),
         "no outcome called 'worth.hil'", "did you mean 'worth.hill'?  outcomes: deal, worth.hill, "),
        (claim(outcome="leaves.vale", off="impatience"), ("outcome",), "no outcome called 'leaves.vale'", "did you mean "),
    ],
)  # fmt: skip
def test_a_name_that_nothing_has_is_found_with_the_nearest_one(wrong, path, message, hint):
    (found,) = find_mistakes(build(claiming(claim("fine", off="impatience"), wrong)))
    assert (found.path, found.message) == (("claims", 1, *path), message) and found.hint.startswith(hint)
    assert found.is_about_key == (path[-1] == "hill.patiense")


def test_all_are_found_at_once_beside_what_is_wrong_elsewhere():
    wrong = [claim("one", "truce", set={"qqqq": "1"}, do="hill.fly"), claim("two", off="rain")]
    late = {"date": "2026-01-09", "party": "hill", "action": "impose oil", "source": "wire"}
    found = find_mistakes(build({**claiming(*wrong), "record": [late]}))
    assert [mistake.path[0] for mistake in found] == ["record", *["claims"] * 4]


def test_numbers_and_mechanisms_are_looked_up_even_where_the_game_cannot_be_built():
    made = claiming(claim("one", "truce", set={"qqqq": "1"}, do="hill.fly"), claim("two", off="rain"), raw=MINIMAL)
    made["mechanisms"]["costs"] = {"valley": {"per_month": number("1%")}}
    assert [mistake.path[-1] for mistake in find_mistakes(build(made))] == ["valley", "qqqq", "off"]


def test_they_are_reported_with_their_lines_like_everything_else():
    """Each claim stands in one line here; the key of a number is pointed at, and the value of anything else."""
    case = claiming(raw=MINIMAL)
    claims = [claim("one", set={"hill.patiense": "0.9"}), claim("two", "worth.hil", off="rain"), claim("two", off="impatience")]
    text = json.dumps({key: value for key, value in case.items() if key != "claims"})[:-1]
    text += ', "claims": [\n' + ",\n".join(json.dumps(one) for one in claims) + "]}"
    lines = text.split("\n")
    findings = [(row.line, row.message, lines[row.line - 1][row.column - 1 :].split(",")[0])
                for row in check_text(text, SECTIONS, find_mistakes=find_mistakes).findings]
    assert sorted(findings) == [
        (2, "no number called 'hill.patiense' in this case", '"hill.patiense": "0.9"}}'),
        (3, "no mechanism called 'rain'", '"rain"}'),
        (3, "no outcome called 'worth.hil'", '"worth.hil"'),
        (4, "the id 'two' is used twice in this list", '"two"'),
    ]
