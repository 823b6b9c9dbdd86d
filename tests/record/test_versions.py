"""Corrected articles and near-duplicates: both versions stay, and what still stands is found again."""

import dataclasses

import pytest

from standoff.record.adding import Source
from standoff.record.items import Position
from standoff.record.kin import KIN, kinship, runs_of
from standoff.record.store import Store
from tests.record.samples import ARTICLE, CORRECTED, OTHER, document, items, span


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as opened:
        yield opened


def carried(store) -> list[tuple]:
    """Return what of the items of earlier versions stands where, as (how, words now)."""
    query = """SELECT how, substr(documents.text, carried."start" + 1, carried."end" - carried."start") FROM carried
        JOIN documents ON documents.id = carried.document WHERE role = 'spans' ORDER BY item"""
    return store.connection.execute(query).fetchall()


def test_a_corrected_article_keeps_both_versions(store):
    assert store.add(document(), items(), source=Source("bridges.txt", "1")) == "new"
    assert store.add(document(CORRECTED), items(CORRECTED), source=Source("bridges.txt", "2")) == "corrected"
    first, second = store.documents(all_versions=True)
    assert first.document == document() and first.replaced_by == second.document.sha256
    assert second.document == document(CORRECTED) and second.replaced_by is None
    assert [stored.document for stored in store.documents()] == [document(CORRECTED)]
    assert [stored.item for stored in store.items()] == items(CORRECTED)
    assert [stored.item for stored in store.items(all_versions=True)] == [*items(), *items(CORRECTED)]
    assert [stored.item for stored in store.items(sha256=document().sha256)] == items()
    assert store.counts()["documents"] == 2 and store.counts()["replaced"] == 1 and store.counts()["statements"] == 1


def test_what_still_stands_is_anchored_in_the_later_version(store):
    store.add(document(), items())
    store.add(document(CORRECTED), [])
    assert carried(store) == [
        ("exact", "We shall not open them before the guarantee is signed"),
        ("exact", "two envoys had met in secret"),
        ("between", "cut the power within twelve days"),
    ]


def test_words_that_are_gone_are_not_anchored(store):
    store.add(document(), items())
    store.add(document(ARTICLE.replace("two envoys had met in secret", "nothing had happened")), [])
    assert [words for _, words in carried(store)] == [
        "We shall not open them before the guarantee is signed", "cut the power within ten days"
    ]  # fmt: skip


def test_what_a_person_or_a_model_found_moves_to_the_later_version(store):
    place = {"issue": "bridges", "stance": "refuses"}
    stays = Position(spans=(span(ARTICLE, "We shall not open them"),), proposed_by="person", **place)
    goes = Position(spans=(span(ARTICLE, "HALVEN, March 14"),), proposed_by="model", **place)
    store.add(document(), [*items(), stays, goes])
    assert store.add(document(CORRECTED), items(CORRECTED)) == "corrected"
    moved = dataclasses.replace(
        stays, spans=(span(CORRECTED, "We shall not open them"),), reasons=("carried over from the earlier version",)
    )
    assert [stored.item for stored in store.items()] == [*items(CORRECTED), moved]
    assert store.add(document(CORRECTED), items(CORRECTED)) == "unchanged"


def test_a_file_that_goes_back_to_its_earlier_text(store):
    for text, mark in ((ARTICLE, "1"), (CORRECTED, "2")):
        store.add(document(text), items(text), source=Source("bridges.txt", mark))
    assert store.add(document(), items(), source=Source("bridges.txt", "1")) == "corrected"
    assert [stored.document for stored in store.documents()] == [document()]
    assert store.source("bridges.txt") == ("1", document().sha256)


def test_the_same_address_makes_a_version_whatever_the_name(store):
    store.add(document(url="https://lake.example/a"), items())
    assert store.add(document(CORRECTED, "other.txt", url="https://lake.example/a"), []) == "corrected"


def test_another_name_makes_a_near_duplicate_only(store):
    store.add(document(), items())
    assert store.add(document(CORRECTED, "other.txt"), []) == "new"
    first, second = store.documents()
    ((sha256, share),) = second.near
    assert first.near == () and sha256 == document().sha256 and KIN <= share < 1


def test_two_files_of_one_reading_with_one_name_are_no_versions(store):
    store.add(document(), items(), source=Source("a/bridges.txt", "1"))
    source = Source("b/bridges.txt", "2", seen={document().sha256})
    assert store.add(document(CORRECTED), [], source=source) == "new"
    assert len(list(store.documents())) == 2


def test_another_article_under_the_same_name_and_address_is_no_version(store):
    about = {"url": "https://lake.example/"}
    store.add(document(**about), items(), source=Source("news.txt", "1"))
    assert store.add(document(OTHER, **about), [], source=Source("news.txt", "2")) == "new"
    assert [stored.near for stored in store.documents()] == [(), ()]


def test_kinship_is_the_share_of_runs_of_five_words_of_the_shorter_text():
    whole, part = runs_of("one two three four five six seven eight nine ten"), runs_of("One, two; three: FOUR five — six")
    assert len(whole) == 6 and len(part) == 2 and kinship(whole, part) == 1.0
    assert kinship(whole, runs_of("one two three four five and nothing else")) == 1 / 4
    assert kinship(runs_of(""), whole) == 0.0 == kinship(whole, runs_of("ten nine"))


def test_many_copies_are_noted_without_growing_work(store):
    for number in range(40):
        store.add(document(f"{ARTICLE}\nCopy {number} of the desk.", f"{number}.txt"), [])
    (most,) = store.connection.execute("SELECT max(n) FROM (SELECT count(*) AS n FROM runs GROUP BY hash)").fetchone()
    assert most == 20
    assert [len(stored.near) for stored in store.documents()] == [0, 1, 2, 3, 4, *[5] * 35]
