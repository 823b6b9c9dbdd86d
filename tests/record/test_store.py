"""The store: what goes in comes out, the same again changes nothing, and every span is where it says."""

import sqlite3

import pytest

from standoff.record.adding import Source
from standoff.record.export import item_objects
from standoff.record.items import KINDS, Claim, Derivation, Position, Span, Statement
from standoff.record.schema import RecordError
from standoff.record.store import Store
from tests.record.samples import ARTICLE, OTHER, document, items, span


@pytest.fixture
def store(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as opened:
        yield opened


def dump(path) -> list[str]:
    """Return everything in a record as text."""
    with sqlite3.connect(path) as connection:
        return list(connection.iterdump())


def test_what_goes_in_comes_out(store):
    more = [
        Position(spans=(Span(0, 7),), party="Norland", issue="bridges", stance="red line"),
        Claim(spans=(Span(0, 7),), lever="power", outcome="deal", direction="raises", lever_span=Span(1, 3)),
        Derivation(spans=(span(ARTICLE, "The Harbor Times"),), source="Harbor Times"),
    ]
    known = document(title="Bridges", publisher="Lake Post", published="2025-03-14", url="https://lake.example/a", language="en")
    assert store.add(known, [*items(), *more]) == "new"
    assert [stored.document for stored in store.documents()] == [known]
    assert [stored.item for stored in store.items()] == [*items(), *more]
    for kind in KINDS:
        assert [stored.item for stored in store.items(kind)] == [item for item in [*items(), *more] if item.kind_of_item == kind]
    assert store.counts() == {"documents": 1, "replaced": 0} | dict.fromkeys(KINDS, 1)


def test_the_place_of_an_event_is_kept_and_exported(store):
    store.add(document(), items())
    (event,) = item_objects(store, "events")
    assert event["place"] == "Halven"


def test_adding_the_same_again_changes_no_byte(store):
    source = Source("a/bridges.txt", "fingerprint")
    store.add(document(), items(), finders="1", source=source)
    before, content = dump(store.path), store.path.read_bytes()
    assert store.add(document(), items(), finders="1", source=source) == "unchanged"
    assert dump(store.path) == before and store.path.read_bytes() == content


def test_other_finders_replace_the_items_and_keep_the_keys_of_those_that_stay(store):
    store.add(document(), items(), finders="1")
    keys = [stored.key for stored in store.items()]
    better = [items()[0], items()[2]]
    assert store.add(document(), better, finders="2") == "updated"
    assert [stored.item for stored in store.items()] == better
    assert [stored.key for stored in store.items()] == [keys[0], keys[2]]
    assert store.connection.execute("SELECT count(DISTINCT item) FROM spans").fetchone() == (2,)


def test_a_better_speaker_leaves_the_key_of_a_statement(store):
    store.add(document(), items())
    (before,) = store.items("statements")
    found = Statement(spans=before.item.spans, kind="direct", speaker="Lund")
    store.add(document(), [found], finders="2")
    (after,) = store.items("statements")
    assert after.key == before.key and after.item.speaker == "Lund"


def test_two_equal_items_both_stay(store):
    twice = [Derivation(spans=(Span(0, 7),), source="Harbor Times")] * 2
    store.add(document(), twice)
    assert [stored.item for stored in store.items()] == twice
    assert len({stored.key for stored in store.items()}) == 2


def test_what_is_known_of_a_document_is_brought_up_to_date_by_its_own_file(store):
    store.add(document(title="Bridges"), items())
    assert store.add(document(publisher="Lake Post"), items()) == "updated"
    (stored,) = store.documents()
    assert stored.document.publisher == "Lake Post" and stored.document.title is None


def test_a_copy_under_another_name_only_adds_what_was_not_known(store):
    store.add(document(title="Bridges"), items())
    assert store.add(document(name="copy.txt", title="Shut", publisher="Lake Post"), items()) == "updated"
    (stored,) = store.documents()
    assert (stored.document.name, stored.document.title, stored.document.publisher) == ("bridges.txt", "Bridges", "Lake Post")
    assert store.add(document(name="copy.txt", title="Shut", publisher="Lake Post"), items()) == "unchanged"


def test_items_found_with_another_date_of_publication_do_not_replace(store):
    store.add(document(published="2025-03-14"), items())
    store.add(document(name="copy.txt", published="2024-01-01"), items()[:1])
    assert [stored.item for stored in store.items()] == items()


def test_a_model_adds_items_beside_the_rules_and_reading_again_keeps_them(store):
    store.add(document(), items())
    proposed = Position(spans=(span(ARTICLE, "would stay shut"),), issue="bridges", stance="refuses", proposed_by="model")
    assert store.add_items(document().sha256, [proposed, items()[0]]) == 1
    assert store.add_items(document().sha256, [proposed]) == 0
    assert store.add(document(), items(), finders="2") == "updated"
    assert [stored.item for stored in store.items()] == [*items(), proposed]


def test_a_span_beyond_the_text_is_refused_and_nothing_is_added(store):
    wrong = Statement(spans=(Span(3, len(ARTICLE) + 1),), kind="direct")
    with pytest.raises(ValueError, match=f"characters 3 to {len(ARTICLE) + 1} lie outside 'bridges.txt'"):
        store.add(document(), [*items(), wrong])
    assert list(store.documents()) == [] and list(store.items()) == []
    with pytest.raises(ValueError, match="no document with the hash"):
        store.add_items("0" * 64, items())


def test_selectors_are_those_of_the_web_annotation_model(store):
    store.add(document(), items())
    rows = store.connection.execute('SELECT "start", "end", exact, prefix, suffix FROM selectors').fetchall()
    assert len(rows) == 6
    for start, end, exact, prefix, suffix in rows:
        assert (exact, prefix, suffix) == (ARTICLE[start:end], ARTICLE[max(start - 32, 0) : start], ARTICLE[end : end + 32])


def test_positions_count_code_points(store):
    text = "“Ǆ 😀 e\u0301 naïve,” said Åsa.\r\n" * 2
    found = Statement(spans=(span(text, "naïve"),), kind="direct", speaker_span=Span(text.rindex("Åsa"), text.rindex("Åsa") + 3))
    store.add(document(text), [found])
    (stored,) = store.items()
    assert stored.item.spans[0].of(text) == "naïve" and stored.item.speaker_span.of(text) == "Åsa"
    assert {row[0] for row in store.connection.execute("SELECT exact FROM selectors")} == {"naïve", "Åsa"}


def test_documents_are_found_by_the_beginning_of_their_hash(store):
    store.add(document(), items())
    store.add(document(OTHER, "grain.txt"), [])
    assert store.document(document().sha256[:8]).document == document()
    with pytest.raises(RecordError, match="no document has a hash that begins with 'xyz'"):
        store.document("xyz")
    with pytest.raises(RecordError, match="several documents have a hash that begins with ''"):
        store.document("")


def test_an_unknown_kind_is_named(store):
    with pytest.raises(ValueError, match="'statement' is no kind of item; the kinds are statements, events"):
        next(store.items("statement"))


def test_a_record_that_is_not_there_or_is_something_else(tmp_path):
    with pytest.raises(RecordError, match="there is no record .*none.sqlite; 'standoff read PATH... --out"):
        Store.open(tmp_path / "none.sqlite", is_new=False)
    with pytest.raises(RecordError, match="is a folder; a record is one file"):
        Store.open(tmp_path)
    with pytest.raises(RecordError, match="cannot open .*unable to open"):
        Store.open(tmp_path / "nowhere" / "war.sqlite")
    (tmp_path / "notes.txt").write_text("no database, and long enough not to be taken for an empty one" * 20)
    with pytest.raises(RecordError, match="is no record: it is not an SQLite file"):
        Store.open(tmp_path / "notes.txt")
    assert (tmp_path / "notes.txt").read_text().startswith("no database")
