"""What must not stand in the tree: sentences of the source documents, this or that machine, package hosts."""

import re

import pytest

from tests.house.tree import ROOT, project_files, short, text_of

DOCUMENTS = ROOT.parent / "shared" / "documents"
RUN = 8
# Written with a gap, so that this file does not hold what it looks for.
MACHINES = "/ro~ot/ /ho~me/ /Use~rs/ /wo~rk/ /o~pt/ C:\\Use~rs".replace("~", "").split()
HOSTS = "py~pi.org pythonho~sted ana~conda.org npm~js.org art~ifactory index-~url".replace("~", "").split()
BIG = 2_000_000


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without apostrophes."""
    return re.findall(r"[a-z0-9]+", text.lower().replace("’", "'").replace("'", ""))


def runs(text: str) -> set[tuple[str, ...]]:
    """Return every run of eight words of a text."""
    found = words(text)
    return {tuple(found[i : i + RUN]) for i in range(len(found) - RUN + 1)}


def small_texts() -> list[tuple[str, str]]:
    files = [path for path in project_files() if path.stat().st_size < BIG]
    return [(short(path), text_of(path)) for path in files if text_of(path) is not None]


def test_no_sentence_of_a_source_document_is_in_the_tree():
    documents = sorted(DOCUMENTS.glob("*.txt"))
    if not documents:
        pytest.skip("the source documents do not stand beside the project, so nothing could be compared with them")
    known = {run: path.name for path in documents for run in runs(path.read_text(encoding="utf-8"))}
    found = [f"{name}: '{' '.join(run)}' ({known[run]})" for name, text in small_texts() for run in runs(text) if run in known]
    assert found == []


def test_a_copied_sentence_would_be_found():
    one = runs("The envoy said it wouldn't be signed before the winter passes close.")
    other = runs("He wrote: the envoy said it wouldn’t be signed before the winter, again.")
    assert one & other and not runs("only five words stand here")


@pytest.mark.parametrize("kind, needles", [("a path of one machine", MACHINES), ("a package host", HOSTS)])
def test_no_file_names_a_machine_or_a_package_host(kind, needles):
    found = [f"{name} names {kind}: {needle}" for name, text in small_texts() for needle in needles if needle in text]
    assert found == []
