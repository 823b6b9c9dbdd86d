"""Records of older programs are brought up to date with everything in them; those of newer or other programs are left."""

import sqlite3

import pytest

from standoff.record import schema
from standoff.record.items import KINDS
from standoff.record.schema import APPLICATION, FIRST, VERSION, RecordError
from standoff.record.store import Store
from tests.record.samples import ARTICLE, CORRECTED, document, items


def first_version(path) -> None:
    """Write a record as the first version of the tables had it, with two documents that are nearly the same."""
    with Store.open(path.with_suffix(".new")) as store:
        store.add(document(), items())
        store.add(document(CORRECTED, "copy.txt"), items(CORRECTED))
    connection = sqlite3.connect(path, isolation_level=None)
    for statement in FIRST:
        connection.execute(statement)
    connection.execute("ATTACH ? AS new", (str(path.with_suffix(".new")),))
    for table in ("documents", "items", "spans", "passages"):
        connection.execute(f"INSERT INTO {table} SELECT * FROM new.{table}")
    connection.execute("INSERT INTO found_words (rowid, words) SELECT id, words FROM passage_words")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.close()


def test_an_older_record_is_brought_up_to_date_and_loses_nothing(tmp_path):
    first_version(tmp_path / "old.sqlite")
    with Store.open(tmp_path / "old.sqlite") as store:
        assert store.connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
        assert [stored.item for stored in store.items()] == [*items(), *items(CORRECTED)]
        assert store.counts() == {"documents": 2, "replaced": 0} | dict.fromkeys(KINDS, 0) | {
            "statements": 2, "events": 2, "commitments": 2
        }  # fmt: skip
        assert len(store.search("guarantee")) == 2
        first, second = store.documents()
        assert first.near == () and second.near[0][0] == first.document.sha256 and second.near[0][1] > 0.5
        assert store.add(document(), items()) == "unchanged"


def test_an_updated_record_has_the_tables_of_a_new_one(tmp_path):
    first_version(tmp_path / "old.sqlite")
    tables = []
    for name in ("old.sqlite", "fresh.sqlite"):
        with Store.open(tmp_path / name) as store:
            tables.append(store.connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall())
    assert tables[0] == tables[1]


def test_a_step_that_fails_leaves_the_record_as_it_was(tmp_path, monkeypatch):
    first_version(tmp_path / "old.sqlite")
    content = (tmp_path / "old.sqlite").read_bytes()
    monkeypatch.setattr(schema, "STEPS", (FIRST, ("CREATE TABLE half (a)", "CREATE NONSENSE")))
    with pytest.raises(RecordError, match="cannot open .*old.sqlite"):
        Store.open(tmp_path / "old.sqlite")
    monkeypatch.undo()
    assert (tmp_path / "old.sqlite").read_bytes() == content
    with Store.open(tmp_path / "old.sqlite") as store:
        assert store.counts()["documents"] == 2


def test_a_record_of_a_newer_program_is_left_as_it_is(tmp_path):
    Store.open(tmp_path / "war.sqlite").close()
    with sqlite3.connect(tmp_path / "war.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    connection.close()
    content = (tmp_path / "war.sqlite").read_bytes()
    with pytest.raises(RecordError, match=f"written by a newer Standoff .version {VERSION + 1} .* this one knows {VERSION}"):
        Store.open(tmp_path / "war.sqlite")
    assert (tmp_path / "war.sqlite").read_bytes() == content


def test_a_database_of_another_program_is_left_as_it_is(tmp_path):
    with sqlite3.connect(tmp_path / "other.sqlite") as connection:
        connection.execute("CREATE TABLE cats (name)")
    connection.close()
    content = (tmp_path / "other.sqlite").read_bytes()
    with pytest.raises(RecordError, match="an SQLite file of another program, not a record of Standoff; it was left as it is"):
        Store.open(tmp_path / "other.sqlite")
    assert (tmp_path / "other.sqlite").read_bytes() == content


def test_the_text_of_the_article_is_in_one_place_only(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as store:
        store.add(document(), items())
        store.connection.execute("VACUUM")
    assert (tmp_path / "war.sqlite").read_bytes().count(ARTICLE[30:90].encode()) == 1
