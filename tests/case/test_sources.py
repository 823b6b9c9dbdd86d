"""Standoff references: found, changed, missing, outside, no text."""

import hashlib

import pytest

from standoff.case.check import check_report
from standoff.case.load import check_text
from standoff.case.sources import index_documents, supports_of, verify_references
from standoff.case.text import InputError
from tests.case.written import GOOD, SECTIONS

ARTICLE = "\u00dcber the river, the envoy said nothing.\r\nThe valley waits.\n"
START = ARTICLE.index("The valley")


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def with_reference(document, start=START, end=START + 10, file="article.txt"):
    post = GOOD.splitlines()[-1]
    return GOOD.replace(
        post, f"  post: {{document: {document}, file: {file}, start: {start}, end: {end}, date: 2026-03-01}}"
    )


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "renamed.txt").write_bytes(ARTICLE.encode())
    (tmp_path / "other.md").write_bytes(b"something else")
    (tmp_path / "ignored.pdf").write_bytes(b"%PDF")
    return tmp_path


def verify(text, folder):
    (found,) = verify_references(check_text(text, SECTIONS).case, folder)
    return found


def test_words_are_found_by_hash_and_character(folder):
    found = verify(with_reference(sha256(ARTICLE.encode())), folder)
    assert found.is_verified and found.words == "The valley" and found.message == ""
    assert "mechanisms.costs.sudmark.per_month" in found.supports and "record.0" in found.supports


def test_data_that_a_source_supports_is_listed():
    supports = supports_of(check_text(GOOD, SECTIONS).case)
    assert "mechanisms.front.observed" in supports["table"] and "mechanisms.front.drift" in supports["table"]


def test_a_changed_document_is_told_from_a_missing_one(folder):
    changed = verify(with_reference("1" * 64, file="somewhere/other.md"), folder)
    assert changed.status == "changed" and "has changed: its hash is another one" in changed.message
    missing = verify(with_reference("1" * 64, file="nowhere.txt"), folder)
    assert missing.status == "missing" and "is not in the folder" in missing.message and not missing.words


def test_positions_outside_the_document(folder):
    found = verify(with_reference(sha256(ARTICLE.encode()), end=10_000), folder)
    assert found.status == "outside" and f"which has {len(ARTICLE)}" in found.message and found.field == "end"


def test_a_document_that_is_no_text(folder):
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    found = verify(with_reference(sha256(b"caf\xe9"), 0, 2), folder)
    assert found.status == "not text" and "is not UTF-8 text: bad byte 3" in found.message


def test_an_index_knows_hashes_and_names(folder):
    index = index_documents(folder)
    assert set(index.by_name) == {"renamed.txt", "other.md"} and sha256(b"something else") in index.by_hash


def test_a_folder_that_is_not_there_or_empty(tmp_path):
    with pytest.raises(InputError, match="there is no folder"):
        index_documents(tmp_path / "none")
    with pytest.raises(InputError, match="no document"):
        index_documents(tmp_path)


def test_a_report_counts_references_and_places_what_is_wrong(folder, tmp_path):
    path = tmp_path / "case.yaml"
    path.write_text(with_reference("1" * 64), encoding="utf-8")
    report = check_report(path, SECTIONS, documents=folder)
    (error,) = report.errors
    assert error.line == 40 and error.snippet[error.column - 1 :].startswith("1111") and report.case is None
    assert report.as_json()["references"] == {"checked": 1, "verified": 0, "all": 1}
