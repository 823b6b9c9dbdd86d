"""Reading into a record: whole or not at all, the same again changes nothing, and killed at any moment it goes on."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter

import pytest

from standoff.read import into_record, one_file, pipeline
from standoff.read.about import About
from standoff.read.into_record import place_of, read_into, sound
from standoff.read.load import load
from standoff.read.one_file import finders_version
from standoff.read.pipeline import annotate, reading_of
from standoff.record.items import KINDS
from standoff.record.store import Store
from tests.read.stories import story, write_stories

SCRIPT = """
import sys
from pathlib import Path
from standoff.read.into_record import read_into
from standoff.record.store import Store
if __name__ == "__main__":
    with Store.open(sys.argv[2]) as store:
        summary = read_into(store, [Path(sys.argv[1])], jobs=2)
    print(dict(summary.outcomes))
"""


def dump(path) -> list[str]:
    """Return everything in a record as text."""
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def read(folder, record, **chosen):
    with Store.open(record) as store:
        return read_into(store, [folder], **({"jobs": 0} | chosen))


def test_a_document_gives_items_of_several_kinds_in_order(tmp_path):
    document = load(next(iter(write_stories(tmp_path, 1).iterdir())))
    items = annotate(document)
    kinds = [item.kind_of_item for item in items]
    assert set(kinds) >= {"statements", "commitments"} and kinds == sorted(kinds, key=list(KINDS).index)
    assert annotate(document) == items
    assert all(span.of(document.text) for item in items for span in item.spans)
    assert reading_of(document).paragraphs and reading_of(document).quotations


def test_reading_the_same_folder_twice_changes_no_byte(tmp_path):
    folder = write_stories(tmp_path / "news", 5)
    (folder / "wrong.zip").write_bytes(b"PK\x03\x04")
    first = read(folder, tmp_path / "war.sqlite")
    assert first.outcomes == Counter(new=5) and first.skipped[0][1].startswith("is a ZIP archive")
    content = (tmp_path / "war.sqlite").read_bytes()
    second = read(folder, tmp_path / "war.sqlite")
    assert second.outcomes == Counter(unchanged=5) and second.skipped == first.skipped
    assert (tmp_path / "war.sqlite").read_bytes() == content


def test_processes_make_the_same_record_as_one(tmp_path):
    folder = write_stories(tmp_path / "news", 12)
    read(folder, tmp_path / "one.sqlite", jobs=0)
    read(folder, tmp_path / "many.sqlite", jobs=3)
    assert dump(tmp_path / "one.sqlite") == dump(tmp_path / "many.sqlite")


def test_a_corrected_article_is_told_and_both_versions_stay(tmp_path):
    folder = write_stories(tmp_path / "news", 2)
    read(folder, tmp_path / "war.sqlite")
    (folder / "00001.txt").write_text(story(1).replace("said on Friday", "said late on Friday"))
    summary = read(folder, tmp_path / "war.sqlite")
    assert summary.outcomes == Counter(unchanged=1, corrected=1) and summary.corrected == [str(folder / "00001.txt")]
    with Store.open(tmp_path / "war.sqlite") as store:
        assert store.counts()["documents"] == 3 and store.counts()["replaced"] == 1
        assert len(list(store.documents())) == 2


def test_new_metadata_is_taken_up_and_other_options_too(tmp_path):
    folder = write_stories(tmp_path / "news", 1)
    read(folder, tmp_path / "war.sqlite")
    (folder / "00000.txt.yaml").write_text("publisher: Lake Post\ndate: 2025-03-14\n")
    assert read(folder, tmp_path / "war.sqlite").outcomes == Counter(updated=1)
    assert read(folder, tmp_path / "war.sqlite").outcomes == Counter(unchanged=1)
    assert read(folder, tmp_path / "war.sqlite", said=About(publisher="Post")).outcomes == Counter(updated=1)
    with Store.open(tmp_path / "war.sqlite") as store:
        (stored,) = store.documents()
        assert (stored.document.publisher, stored.document.published) == ("Post", "2025-03-14")


def test_other_finders_read_everything_again(tmp_path, monkeypatch):
    folder = write_stories(tmp_path / "news", 2)
    read(folder, tmp_path / "war.sqlite")
    for module in (into_record, one_file):
        monkeypatch.setattr(module, "finders_version", lambda: "other")
    assert read(folder, tmp_path / "war.sqlite").outcomes == Counter(updated=2)
    assert len(finders_version()) == 16


def test_a_mistake_of_a_finder_costs_one_article(tmp_path, monkeypatch):
    folder = write_stories(tmp_path / "news", 3)

    def find(document):
        if document.name == "00001.txt":
            raise IndexError("no traceback, please")
        return annotate(document)

    monkeypatch.setattr(pipeline, "annotate", find)
    summary = read(folder, tmp_path / "war.sqlite")
    assert summary.outcomes == Counter(new=2)
    ((path, why),) = summary.skipped
    assert path.endswith("00001.txt") and why.startswith("was not read: Standoff failed on it (IndexError in test_pipeline.py, line ")


def test_standard_input_has_no_place(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as store:
        assert read_into(store, [], standard_input=story(1).encode(), jobs=0).outcomes == Counter(new=1)
        assert read_into(store, [], standard_input=story(1).encode(), jobs=0).outcomes == Counter(unchanged=1)
        assert [stored.document.name for stored in store.documents()] == ["standard input"]
        assert store.connection.execute("SELECT count(*) FROM sources").fetchone() == (0,)


def test_the_record_and_its_corrections_are_not_read(tmp_path):
    write_stories(tmp_path, 1)
    (tmp_path / "war.corrections.yaml").write_text("format: corrections/1\ncorrections: []\n")
    assert read(tmp_path, tmp_path / "war.sqlite").skipped == []


def test_places_are_seen_from_the_record(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert place_of(tmp_path / "news" / "a.txt", tmp_path / "war.sqlite") == "news/a.txt"
    assert place_of(tmp_path / "a.txt", tmp_path / "records" / "war.sqlite") == "../a.txt"
    assert sound("b\udce9.txt") == "b?.txt" or sound("b\udce9.txt") == "b\ufffd.txt"


def killed_while_reading(folder, record, after: int) -> int:
    """Start reading in a process of its own, kill it when so many documents are in, and return how many are."""
    process = subprocess.Popen([sys.executable, "-c", SCRIPT, str(folder), str(record)], stdout=subprocess.DEVNULL)
    with Store.open(record) as store:
        ends = time.monotonic() + 60
        while store.counts()["documents"] < after and process.poll() is None and time.monotonic() < ends:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        process.wait()
        return store.counts()["documents"]


def test_killed_at_any_moment_the_last_article_is_whole_and_reading_goes_on(tmp_path):
    folder, record = write_stories(tmp_path / "news", 40), tmp_path / "war.sqlite"
    names = sorted(os.listdir(folder))
    for after in (1, 9, 23):
        count = killed_while_reading(folder, record, after)
        with Store.open(record) as store:
            documents = [stored.document for stored in store.documents()]
            assert [document.name for document in documents] == names[:count] and after <= count
            for document in documents:
                found = [stored.item for stored in store.items(sha256=document.sha256)]
                assert found == list(annotate(document))
    summary = read(folder, record)
    assert summary.outcomes == Counter(unchanged=count, new=40 - count)
    read(folder, tmp_path / "unbroken.sqlite")
    assert dump(record) == dump(tmp_path / "unbroken.sqlite")


def test_links_that_a_killed_reading_left_are_found_the_next_time(tmp_path, monkeypatch):
    folder = write_stories(tmp_path / "news", 4)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(into_record, "_link", lambda store: (_ for _ in ()).throw(KeyboardInterrupt))
        read(folder, tmp_path / "war.sqlite")
    with Store.open(tmp_path / "war.sqlite") as store:
        assert store.connection.execute("SELECT count(*) FROM unlinked").fetchone() == (4,)
    assert read(folder, tmp_path / "war.sqlite").outcomes == Counter(unchanged=4)
    with Store.open(tmp_path / "war.sqlite") as store:
        assert store.connection.execute("SELECT count(*) FROM unlinked").fetchone() == (0,)
