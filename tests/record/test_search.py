"""Full-text search: whatever is typed, passages with exact places and no error."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standoff.record.passages import LONGEST, passages_of
from standoff.record.search import MOST, as_expression
from standoff.record.store import Store
from tests.record.samples import ARTICLE, CORRECTED, OTHER, document


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    with Store.open(tmp_path_factory.mktemp("search") / "war.sqlite") as opened:
        opened.add(document(), [])
        opened.add(document(OTHER, "grain.txt"), [])
        yield opened


def words_found(store, query):
    texts = {stored.document.name: stored.document.text for stored in store.documents()}
    hits = store.search(query)
    assert all(hit.span.of(texts[hit.name]) == hit.words for hit in hits)
    return [[place.of(texts[hit.name]) for place in hit.found] for hit in hits]


@pytest.mark.parametrize("query, found", [
    ("guarantee", [["guarantee"]]),
    ("threaten", [["threatened"]]),
    ("halven", [["HALVEN"]]),
    ('"stay shut"', [["stay shut"]]),
    ('"shut stay"', []),
    ("guaran*", [["guarantee"]]),
    ("guaran", []),
    ("bread bridges", []),
    ("bread OR guarantee", [["Bread"], ["guarantee"]]),
    ("bridges NOT envoy", [["bridges"]]),
    ("", []), ("OR", []), ('"', []), ("*", []), ("NOT bread", [["Bread"]]), ("bread OR", [["Bread"]]),
    ("text:bread", []), ("bread)", [["Bread"]]), ("NEAR(bread, 3", []), ("bread;--", [["Bread"]]),
])  # fmt: skip
def test_queries(store, query, found):
    assert sorted(words_found(store, query)) == sorted(found)


@given(st.text(max_size=40))
def test_whatever_is_typed_is_no_error(store, query):
    words_found(store, query)


def test_typed_words_never_become_syntax():
    assert as_expression('a" OR b') == '"a " OR "b"'
    assert as_expression("col:x ^y {z}") == '"col:x" AND "^y" AND "{z}"'
    assert as_expression("a AND OR b NOT") == '"a" AND "b"'


def test_only_the_latest_version_is_searched(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as store:
        store.add(document(), [])
        store.add(document(CORRECTED), [])
        (hit,) = store.search("power")
        assert hit.sha256 == document(CORRECTED).sha256


def test_the_limit(store):
    assert len(store.search("the", 3)) == 3


@given(st.text("ab \n\t\r\u2028é", max_size=3 * LONGEST))
def test_passages_hold_everything_but_white_space(text):
    passages = list(passages_of(text))
    assert all(passage.end - passage.start <= LONGEST for passage in passages)
    assert all(one.end <= other.start for one, other in pairwise(passages))
    assert "".join("".join(passage.of(text).split()) for passage in passages) == "".join(text.split())
    assert [passage.of(ARTICLE) for passage in passages_of(ARTICLE)] == ARTICLE.split("\n\n")[0:1] + ARTICLE.split("\n")[2:-1]


def test_of_a_very_long_query_the_first_words_count():
    expression = as_expression(" ".join(["bridge OR"] * 50_000))
    assert expression.count('"bridge"') == MOST / 2
    assert as_expression("bridge " * 50_000).count('"bridge"') == MOST
