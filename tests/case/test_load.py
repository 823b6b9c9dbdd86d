"""Everything wrong with a case is reported in one go, each with line, column and what is allowed."""

from types import SimpleNamespace

import pytest

from standoff.case.load import CaseErrors, check_case, check_text, load_case, load_text
from tests.case.written import GOOD, SECTIONS, changed, check, messages, pointed

BAD = """\
format: case/2
title: ""
as_of: 2026-13-40
resolves_yes_if: [r]
starts: 2026-1
horizon: 2.5 months
mistake: 5%
tittle: x
parties:
  norland: {name: Norland, role: agressor}
  Sud: {name: S, role: defender, name: T}
  c: 3
mechanisms:
  aims:
    norland: {conquest: {value: likly, source: post}, valley: reste}
  frunt: {a: 1}
  front: {attacker: norlund, steps: few, drift: {value: 1, source: post, assumed: for good measure}}
  costs:
    norlnd: {per_month: {value: 0.6% to 1.4%, source: pots}}
    norland: {per_month: {conquest: {value: 3 to 1, source: post}, valey: {value: 1%, assumed: no}}, grwth: 3}
    c: {per_month: {value: 10,000 to 20,000, assumed: for a good reason}}
  issues:
    list: {valley: {options: {a: 0, b: 1}, meanwhile: c}}
    positions:
      - {party: norlan, issue: vally, weight: {value: 45% to 65%, source: post}}
      - {party: norland, issue: valley, weight: {value: 5%, source: post}, accepts: {valley: {value: 2, source: post}}}
  sanctions:
    - {id: tolls, by: norland, costs_target: {value: 1%, source: post}}
    - {id: tolls, by: norland, costs_target: {value: 1%}}
record:
  - {date: 2026-02-10, party: norland, acton: table, source: post}
  - {date: 2026-02-10, party: norland, action: impose toll, lever: tols, source: post}
sources:
  post: {title: Winter, publisher: N, date: 2026-01-30, quote: hello}
  unused: {document: abc, file: x.txt, start: 5, end: 3}
"""

# line, the word under the caret, message
EXPECTED = [
    (1, "format", "'question' is missing"),
    (1, "case/2", "'case/2' is not allowed here"),
    (2, '""', "this text is empty"),
    (3, "2026-13-40", "'2026-13-40' is not a date"),
    (4, "[r", "found a list where text belongs"),
    (5, "2026-1", "'2026-1' is not a month"),
    (6, "2.5 months", "'2.5 months' is not a whole number of months"),
    (7, "5%", "found '5%' where a number with its source belongs"),
    (8, "tittle", "'tittle' is not a field here"),
    (10, "agressor", "'agressor' is not allowed here"),
    (11, "Sud", "'Sud' cannot be a name here"),
    (11, "name", "'name' is here twice"),
    (12, "3", "found '3' where a mapping of fields belongs"),
    (15, "likly", "cannot read 'likly' as a number or range"),
    (15, "reste", "found 'reste' where a number with its source belongs"),
    (16, "frunt", "no mechanism called 'frunt'"),
    (17, "norlund", "no party called 'norlund'"),
    (17, "few", "found 'few' where a whole number belongs"),
    (17, "drift", "this number has both a source and 'assumed'"),
    (19, "norlnd", "no party called 'norlnd'"),
    (19, "pots", "no source called 'pots'"),
    (20, "3 to 1", "the first number must be smaller than the second: '3 to 1'"),
    (20, "valey", "no type called 'valey'"),
    (20, "no", "'assumed' gives no reason"),
    (20, "grwth", "'grwth' is not a field here"),
    (21, "000 to 20", "the comma before '000 to 20' splits the number"),
    (21, "000", "the comma before '000' splits the number"),
    (23, "c", "no option called 'c'"),
    (25, "norlan", "no party called 'norlan'"),
    (25, "vally", "no issue called 'vally'"),
    (26, "weight", "the weights of norland add up to 0.05, not to about 1"),
    (26, "2", "2 is outside what this field can be: it takes a share from 0 to 1 (0% to 100%)"),
    (29, "tolls", "the id 'tolls' is used twice in this list"),
    (29, "costs_target", "this number has neither a source nor 'assumed'"),
    (31, "{date", "'action' is missing"),
    (31, "acton", "'acton' is not a field here"),
    (32, "impose toll", "no lever called 'toll'"),
    (32, "tols", "no lever called 'tols'"),
    (34, "quote", "'quote' is not a field here"),
    (35, "unused", "nothing uses the source 'unused'"),
    (35, "abc", "'document' is not the hash of a file"),
    (35, "3", "the end 3 is not after the start 5"),
]


def test_the_good_case_is_good():
    checked = check()
    assert checked.findings == () and list(checked.case.mechanisms) == list(SECTIONS)
    assert checked.num_lines == GOOD.count("\n")


def test_everything_wrong_is_reported_at_once():
    found = [(item.line, pointed(item), item.message) for item in check_text(BAD, SECTIONS).findings]
    assert found == EXPECTED


def test_every_finding_points_at_what_it_speaks_of():
    lines = BAD.splitlines()
    for finding in check_text(BAD, SECTIONS).findings:
        assert finding.snippet == lines[finding.line - 1]
        assert finding.snippet[finding.column - 1 :].strip(), finding


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        (8, "did you mean 'title'?  fields allowed: format, title, summary, as_of, question"),
        (10, "allowed: attacker, defender, mediator, ally"),
        (15, "did you mean 'likely'?"),
        (16, "did you mean 'front'?  mechanisms: aims, front, costs"),
        (19, "did you mean 'norland'?  parties in this case: norland, Sud, c"),
        (20, "did you mean 'valley'?  types in this case: conquest, valley"),
        (21, "inside { } put quotes around numbers with commas"),
        (29, "every number says where it comes from"),
        (32, "did you mean 'tolls'?  levers in this case: tolls"),
        (34, "a case marks words by position (document, start, end) and never repeats them"),
    ],
)
def test_hints_name_the_nearest_and_what_is_allowed(line, hint):
    assert any(item.hint.startswith(hint) for item in check_text(BAD, SECTIONS).findings if item.line == line)


def test_a_union_offers_its_other_arm():
    finding = next(item for item in check_text(BAD, SECTIONS).findings if "'reste'" in item.message)
    assert finding.hint.endswith("or 'rest'")


def test_load_raises_all_findings_in_house_style(tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(BAD, encoding="utf-8")
    with pytest.raises(CaseErrors) as caught:
        load_case(path, SECTIONS)
    assert len(caught.value.findings) == len(EXPECTED)
    assert f"{path}:8:1  error  'tittle' is not a field here\n      8 | tittle: x\n        | ^\n" in str(caught.value)
    assert str(caught.value).endswith("40 errors, 2 warnings in 35 lines; nothing was solved")


def test_warnings_do_not_stop_a_case():
    extra = "  spare: {title: T, publisher: P, date: 2026-01-01}\n"
    checked = check_text(GOOD + extra, SECTIONS)
    assert checked.case is not None and [item.level for item in checked.findings] == ["warning"]
    assert load_text(GOOD + extra, "x", SECTIONS) == checked.case


def test_a_file_that_cannot_be_read_is_one_finding(tmp_path):
    (found,) = check_case(tmp_path / "none.yaml", SECTIONS)
    assert found.line == 0 and "there is no file" in found.message


def test_broken_yaml_is_one_finding_with_its_place():
    (found,) = check(("title: A war", "title: A: war")).findings
    assert (found.line, found.column) == (2, 9) and "put quotes around text that contains ': '" in found.hint


def test_checks_of_mechanisms_join_the_same_list():
    def on_front(tree, path):
        yield (*path, "steps"), f"{tree['mechanisms']['front']['steps']} steps are too few", "use six or more"

    found = check_text(
        changed(("horizon: 12", "horizon: 0")), SECTIONS, {"front": on_front, "absent": on_front}
    ).findings
    assert [item.message for item in found] == [
        "'0 months' is outside what this field can be: it takes at least 1", "5 steps are too few",
    ]  # fmt: skip


def test_mistakes_in_the_finished_case_are_placed_and_not_said_twice():
    def mistakes(case):
        return [
            SimpleNamespace(path=("mechanisms", "front", "steps"), message="too few steps"),
            SimpleNamespace(path=("mechanisms", "front", "attacker"), message="no such party"),
        ]

    found = check_text(changed(("attacker: norland", "attacker: norlund")), SECTIONS, None, mistakes).findings
    assert [(item.line, item.message) for item in found] == [(16, "no party called 'norlund'"), (18, "too few steps")]
    assert check_text(GOOD, SECTIONS, None, mistakes).case is None


@pytest.mark.parametrize(
    "text",
    [
        "mechanisms: [1]\nparties: 3\nrecord: {a: 1}\nsources: [x]\nas_of: {}\nhorizon: []\ntitle: {}\nstarts: 5",
        "mechanisms: {front: , costs: {x: }, aims: {a: [b]}, issues: {list: [1], positions: [1, {party: [x]}]}}",
        "mechanisms: {patience: [1], sanctions: [[1], null], costs: {a: {per_month: {value: {or: 3}, source: [[]]}}}}",
        "mistake: {value: {either: {}}, assumed: [a]}\nrecord: [{date: [], action: {}, party: {}}]",
        "parties: {a: {role: [x]}}\nsources: {a: {date: {}}, b: 3, c: {start: x, covers_until: []}}",
        "a: 1",
    ],
)
def test_any_shape_is_answered_in_findings(text):
    checked = check_text(text, SECTIONS)
    assert checked.case is None and all(item.message and item.line >= 1 for item in checked.findings)


def test_messages_of_missing_values():
    assert messages(("title: A war in a test", "title:")) == [("title", "there is no value here")]
    assert messages(("steps: 5", "steps: 1")) == [("1", "'1' is outside what this field can be: it takes at least 2")]
    assert messages(("      - {id: winter, date: 2026-11-15,", "      - {id: winter, day: 2026-11-15,")) == [
        ("{id", "'date' is missing"), ("day", "'day' is not a field here"),
    ]  # fmt: skip
