"""The cases that come with Standoff: every number has a source or a reason, and every source holds what it says."""

import datetime
import hashlib
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from standoff.case.draws import numbers_of
from standoff.case.load import load_case
from standoff.case.model import DocumentSource, PublicSource
from standoff.mechanisms.registry import SECTIONS, find_mistakes
from tests.house.tree import ROOT, SOURCES

CASES = sorted((SOURCES / "cases").glob("*.yaml"))
NAMES = [path.stem for path in CASES]
DOCUMENTS = ROOT.parent / "shared" / "documents"
WITH_DOCUMENTS = "ukraine-2025"
LEAST_REFERENCES = 40  # of the case from the public record

pytestmark = pytest.mark.parametrize("name", NAMES)


@cache
def case_of(name: str):
    return load_case(SOURCES / "cases" / f"{name}.yaml", SECTIONS, find_mistakes=find_mistakes)


@cache
def raw(name: str) -> dict:
    return YAML(typ="safe").load(Path(SOURCES / "cases" / f"{name}.yaml"))


@cache
def documents() -> dict[str, tuple[str, str]]:
    """Return name and text of every source document by the hash of its bytes."""
    found = {path: path.read_bytes() for path in sorted(DOCUMENTS.glob("*.txt"))}
    return {hashlib.sha256(data).hexdigest(): (path.name, data.decode("utf-8")) for path, data in found.items()}


def references(name: str) -> dict[str, DocumentSource]:
    return {key: source for key, source in case_of(name).sources.items() if isinstance(source, DocumentSource)}


def cited(name: str) -> set[str]:
    """Return the id of every source that a number, an event, a claim or the observed front names, wherever it stands."""
    found: set[str] = set()
    todo: list = [raw(name)["record"], raw(name)["mechanisms"], raw(name)["mistake"],
                  raw(name).get("claims", [])]
    while todo:
        item = todo.pop()
        if isinstance(item, dict):
            for key, value in item.items():
                if key in ("source", "observed_source"):
                    found |= {value} if isinstance(value, str) else set(value)
                else:
                    todo.append(value)
        elif isinstance(item, list):
            todo += item
    return found


def test_every_number_has_a_source_or_a_reason(name):
    case = case_of(name)
    numbers = numbers_of(case)
    assert numbers
    for path, number in numbers.items():
        assert bool(number.sources) != bool(number.assumed), path
        assert set(number.sources) <= set(case.sources), path


def test_every_source_is_cited(name):
    assert cited(name) == set(case_of(name).sources)


def test_no_source_is_dated_after_as_of(name):
    case = case_of(name)
    for key, source in case.sources.items():
        assert isinstance(source, PublicSource) or source.date is not None, f"{key} has no date"
        known = getattr(source, "covers_until", None) or source.date
        assert known <= case.as_of, f"{key} is dated {known}, after {case.as_of}"


def test_the_record_lies_between_its_first_month_and_as_of(name):
    case = case_of(name)
    first = datetime.date.fromisoformat(f"{case.starts}-01")
    assert case.record
    assert all(first <= event.date <= case.as_of for event in case.record)


def test_a_party_does_one_thing_a_month_besides_talking(name):
    talking = {"note", "table", "accept", "refuse"}
    done = Counter((event.party, event.date.strftime("%Y-%m")) for event in case_of(name).record
                   if event.action not in talking)
    assert {key: count for key, count in done.items() if count > 1} == {}


def test_the_weights_of_a_party_add_up_to_about_one_pie(name):
    sums: Counter = Counter()
    for position in case_of(name).mechanisms["issues"].positions:
        weights = position.weight if isinstance(position.weight, dict) else {"": position.weight}
        for type_name, weight in weights.items():
            sums[position.party, type_name] += weight.range.median
    assert sums
    assert all(0.9 <= total <= 1.1 for total in sums.values()), dict(sums)


def test_every_reference_holds_whole_words_of_its_document(name):
    marked = references(name)
    if name != WITH_DOCUMENTS:
        assert marked == {}, "an invented case refers to no document, and one of the past to books and papers"
        return
    assert len(marked) >= LEAST_REFERENCES
    if not documents():
        pytest.skip(f"the source documents do not stand beside the project: the hashes, positions and words of "
                    f"{len(marked)} references in {name} were NOT checked")
    for key, source in marked.items():
        assert source.document in documents(), f"{key}: no document has this hash"
        file, text = documents()[source.document]
        assert source.file == file, key
        assert source.end <= len(text), f"{key} ends at {source.end}, the text at {len(text)}"
        words = text[source.start : source.end]
        before, after = text[: source.start][-1:], text[source.end :][:1]
        assert words.strip() == words != "", f"{key} marks no words, or blanks around them"
        assert not (before.isalnum() and words[0].isalnum()), f"{key} starts inside a word"
        assert not (after.isalnum() and words[-1].isalnum()), f"{key} ends inside a word"
    assert {source.document for source in marked.values()} == set(documents()), "a document bears on nothing"
