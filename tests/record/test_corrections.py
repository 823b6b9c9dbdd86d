"""What a person corrects stays: over other finders, over corrected articles, and over a mistake in the file."""

import pytest

from standoff.record.correcting import correction_for, write_correction
from standoff.record.corrections import corrections_path, load_corrections
from standoff.record.items import Span, Statement
from standoff.record.schema import RecordError
from standoff.record.store import Store
from tests.record.samples import ARTICLE, CORRECTED, OTHER, document, items, span


@pytest.fixture
def path(tmp_path):
    with Store.open(tmp_path / "war.sqlite") as store:
        store.add(document(), items())
    return tmp_path / "war.sqlite"


def correct(path, kind, **said):
    """Add a correction of the first item of a kind, as the command does."""
    said = {"verdict": None, "changes": {}, "follow_up": None, "note": None} | said
    with Store.open(path) as store:
        key = next(store.items(kind)).key
        write_correction(corrections_path(path), *correction_for(store, key[:6], **said))
    return key


def found(path, kind, **chosen):
    with Store.open(path) as store:
        return list(store.items(kind, **chosen))


def test_an_accepted_item_is_certain(path):
    correct(path, "statements", verdict="accept", note='so it says: "she told"')
    (stored,) = found(path, "statements")
    assert stored.verdict == "accept" and stored.item.confidence == 1.0 and stored.item.proposed_by == "rule"
    assert stored.item.reasons == ("after the quotation", "accepted by a person")
    assert load_corrections(corrections_path(path))[0].note == 'so it says: "she told"'


def test_a_rejected_item_is_shown_no_more(path):
    correct(path, "events", verdict="reject")
    assert found(path, "events") == []
    (stored,) = found(path, "events", is_rejected_too=True)
    assert stored.verdict == "reject"
    with Store.open(path) as store:
        assert store.counts()["events"] == 0 and store.counts()["statements"] == 1


def test_another_speaker(path):
    correct(path, "statements", changes={"speaker": "Per Holm"})
    (stored,) = found(path, "statements")
    assert (stored.item.speaker, stored.item.proposed_by, stored.item.confidence) == ("Per Holm", "person", 1.0)
    correct(path, "statements", changes={"speaker": ""})
    assert found(path, "statements")[0].item.speaker is None


def test_a_follow_up_is_linked_with_what_became_of_the_threat(path):
    text = "HALVEN — President Tor Vik backed down and left the power on, his office said, without a word on the troops."
    later = Statement(spans=(span(text, "left the power on"),), kind="indirect")
    with Store.open(path) as store:
        store.add(document(text, "later.txt"), [later])
        key = next(store.items(sha256=document(text, "later.txt").sha256)).key
    correct(path, "commitments", follow_up=key, changes={"status": "lapsed"})
    (stored,) = found(path, "commitments")
    assert stored.item.status == "lapsed" and stored.follow_up.key == key
    assert (stored.follow_up.name, stored.follow_up.span.of(text)) == ("later.txt", "left the power on")


def test_corrections_survive_other_finders(path):
    key = correct(path, "statements", changes={"speaker": "Per Holm"})
    with Store.open(path) as store:
        better = Statement(spans=items()[0].spans, kind="indirect", speaker="Lund")
        store.add(document(), [better], finders="2")
    (stored,) = found(path, "statements")
    assert stored.key == key and (stored.item.speaker, stored.item.kind) == ("Per Holm", "indirect")


def test_a_correction_without_its_key_means_the_only_item_at_the_same_words(path):
    correct(path, "statements", changes={"speaker": "Per Holm"})
    file = corrections_path(path)
    file.write_text(file.read_text().replace(found(path, "statements")[0].key, "0123456789ab"))
    assert found(path, "statements")[0].item.speaker == "Per Holm"


def test_corrections_follow_a_corrected_article(path):
    correct(path, "statements", changes={"speaker": "Per Holm"})
    correct(path, "commitments", verdict="reject")
    with Store.open(path) as store:
        store.add(document(CORRECTED), items(CORRECTED))
    assert found(path, "statements")[0].item.speaker == "Per Holm"
    assert found(path, "commitments") == []
    assert [stored.item.speaker for stored in found(path, "statements", all_versions=True)] == ["Per Holm"] * 2


def test_a_correction_of_what_is_gone_is_kept_and_told(path):
    correct(path, "events", verdict="accept")
    with Store.open(path) as store:
        store.add(document(), items()[:1], finders="2")
        (entry,) = store.corrections.unplaced
        assert entry.verdict == "accept" and store.corrections.by_item == {}


def test_what_a_person_has_written_stays_as_it_is(path):
    key = found(path, "statements")[0].key
    place = f"item: {key}, kind: statements, document: {document().sha256[:12]}, start: 1, end: 9"
    written = f"# mine\nformat: corrections/1\ncorrections:\n  # the first\n  - {{{place}, verdict: accept}}"
    corrections_path(path).write_text(written)
    correct(path, "events", verdict="reject")
    text = corrections_path(path).read_text()
    assert text.startswith(written + "\n") and "# two envoys had met in secret\n" in text
    assert len(load_corrections(corrections_path(path))) == 2 and found(path, "events") == []


def test_a_file_that_nothing_can_be_added_to_is_left_as_it_is(path):
    written = "format: corrections/1\ncorrections: []\nnote: last\n"
    corrections_path(path).write_text(written)
    with pytest.raises(RecordError, match="nothing can be added at the end of .*war.corrections.yaml: keep 'corrections' last"):
        correct(path, "events", verdict="reject")
    assert corrections_path(path).read_text() == written


def test_words_from_a_document_cannot_leave_their_comment(tmp_path):
    text = "He said: “yes\n  verdict: accept\u2028- item: x\x1b[2J\x85” and left the hall."
    with Store.open(tmp_path / "war.sqlite") as store:
        store.add(document(text), [Statement(spans=(Span(10, text.index("”")),), kind="direct")])
    correct(tmp_path / "war.sqlite", "statements", verdict="reject", note="a\n- b\x1b")
    (entry,) = load_corrections(tmp_path / "war.corrections.yaml")
    assert entry.verdict == "reject" and entry.note == "a\n- b\x1b"
    assert "\x1b" not in (tmp_path / "war.corrections.yaml").read_text()


PLACE = "item: 8b321a074349, kind: statements, document: d4d9, start: 1, end: 9"


@pytest.mark.parametrize("entry, words", [
    ("{item: a}", "entry 1: 'kind' is missing; entry 1: 'document' is missing"),
    (f"{{{PLACE}}}", "it says nothing: give a verdict, a field, or a follow_up"),
    (f"{{{PLACE}, verdict: maybe}}", "'verdict' is 'maybe', which is none of accept, reject"),
    (f"{{{PLACE}, speeker: x}}", "'speeker' is no field of statements; the fields are item, kind"),
    (f"{{{PLACE}, speaker: [a]}}", "'speaker' must be one value"),
    (f"{{{PLACE.replace('start: 1', 'start: one')}, verdict: accept}}", "'start' must be a whole number"),
    (f"{{{PLACE.replace('statements', 'statement')}, verdict: accept}}", "'statement' is no kind of item; the kinds are"),
    ("7", "it must hold fields such as 'item: KEY'"),
    ("[", "cannot be used: line "),
])  # fmt: skip
def test_mistakes_in_the_file_are_all_told(path, entry, words):
    corrections_path(path).write_text(f"format: corrections/1\ncorrections:\n- {entry}\n")
    with pytest.raises(RecordError) as told:
        found(path, "statements")
    assert words in str(told.value) and "war.corrections.yaml cannot be used" in str(told.value)


def test_a_file_of_something_else(path):
    corrections_path(path).write_text("a: b\n")
    with pytest.raises(RecordError, match="the file must begin with 'format: corrections/1'"):
        found(path, "statements")


@pytest.mark.parametrize("said, words", [
    ({}, "it says nothing"),
    ({"changes": {"cue": "x"}}, "'cue' is no field of statements"),
    ({"follow_up": "ffffffff"}, "no items have an id that begins with 'ffffffff'"),
    ({"follow_up": "no id"}, "'no id' is no id of an item"),
])  # fmt: skip
def test_an_impossible_correction_is_not_written(path, said, words):
    with pytest.raises(RecordError, match=words):
        correct(path, "statements", **said)
    assert not corrections_path(path).exists()


def test_another_document_is_left_alone(path):
    with Store.open(path) as store:
        store.add(document(OTHER, "grain.txt"), [Statement(spans=(span(OTHER, "Bread will cost more"),), kind="direct", speaker="a baker")])
    correct(path, "statements", changes={"speaker": "Per Holm"})
    assert [stored.item.speaker for stored in found(path, "statements")] == ["Per Holm", "a baker"]
    assert ARTICLE not in corrections_path(path).read_text()
