"""`standoff show`, `standoff draft` and `standoff propose` on a record in a file."""

import json

import pytest
from click.testing import CliRunner

from standoff.commands.draft import draft
from standoff.commands.propose import propose
from standoff.commands.show import show
from standoff.record.store import Store
from tests.fake_model import serving
from tests.sample_record import DOCUMENTS, ITEMS


@pytest.fixture
def record(tmp_path):
    path = tmp_path / "sarn.sqlite"
    with Store.open(path) as store:
        for one in DOCUMENTS:
            store.add(one, ITEMS[one.sha256])
    return path


def run(command, *arguments):
    return CliRunner().invoke(command, [str(argument) for argument in arguments])


def test_show_writes_one_page_beside_the_record(record):
    done = run(show, record)
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"wrote {record.with_suffix('.html')}: 3 of 3 documents, 23 items")
    page = record.with_suffix(".html").read_text(encoding="utf-8")
    assert "<title>sarn: record</title>" in page


def test_every_item_on_the_page_carries_its_key(record):
    out = record.with_name("page.html")
    told = json.loads(run(show, record, "-o", out, "--title", "The valley", "--json").output)
    assert told["items"] == 23 and told["file"] == str(out)
    page = out.read_text(encoding="utf-8")
    with Store.open(record) as store:
        assert all(f'"{stored.key}"' in page for stored in store.items())


def test_rejected_items_are_not_shown_and_links_of_a_person_are(record):
    with Store.open(record) as store:
        commitment = next(stored for stored in store.items("commitments") if stored.item.status == "lapsed")
        event = next(stored for stored in store.items("events") if stored.item.type == "CONCEDE")
        claim = next(store.items("claims"))
    lines = ["format: corrections/1", "corrections:"]
    for stored, said in ((commitment, f"follow_up: {event.key}"), (claim, "verdict: reject")):
        span = stored.item.spans[0]
        lines += [f"- item: '{stored.key}'", f"  kind: {stored.item.kind_of_item}", f"  document: {stored.sha256}",
                  f"  start: {span.start}", f"  end: {span.end}", f"  {said}"]  # fmt: skip
    record.with_name("sarn.corrections.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    told = json.loads(run(show, record, "--json").output)
    assert told["items"] == 22
    page = record.with_suffix(".html").read_text(encoding="utf-8")
    ledger = page[page.index('<section id="ledger">') : page.index('<section id="positions">')]
    assert 'data-f="1"><bdi>the locks are open</bdi>' in ledger


def test_draft_writes_a_case_that_says_what_it_lacks(record):
    done = run(draft, record)
    assert done.exit_code == 0, done.output
    text = record.with_suffix(".yaml").read_text(encoding="utf-8")
    assert "ranges to fill" in done.output and text.startswith("# yaml-language-server")
    told = json.loads(
        run(draft, record, "-o", record.with_name("other.yaml"), "--as-of", "2026-03-10", "--json").stdout
    )
    assert told["as_of"] == "2026-03-10"
    lines = record.with_name("other.yaml").read_text(encoding="utf-8").splitlines()
    assert all("FILL" in lines[line - 1] for line in told["missing"])
    assert told["missing"] == [
        number for number, line in enumerate(lines, 1) if "value: FILL" in line and not line.lstrip().startswith("#")
    ]


def test_what_a_person_wrote_is_not_overwritten(record):
    path = record.with_suffix(".yaml")
    path.write_text("mine", encoding="utf-8")
    done = run(draft, record)
    assert done.exit_code == 1 and "was left as it is" in done.output and path.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("command", [show, draft])
def test_no_record_is_one_sentence(command, tmp_path):
    done = run(command, tmp_path / "none.sqlite")
    assert done.exit_code == 1 and "there is no record" in done.output
    Store.open(tmp_path / "empty.sqlite").close()
    done = run(command, tmp_path / "empty.sqlite")
    assert done.exit_code == 1 and "holds no document yet" in done.output


def test_propose_adds_what_stands_in_the_text_and_lists_the_rest(record, monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as fake:
        fake.says(
            [{"kind": "statements", "words": "time is on its side"}, {"kind": "statements", "words": "never written"}]
        )
        done = run(propose, record, "--address", fake.address, "--model", "tiny", "--document", "lapsed.txt")
    assert done.exit_code == 0, done.output
    assert "items added: 1; proposals dropped: 1" in done.output and "“never written”" in done.output
    with Store.open(record) as store:
        assert [stored.item.proposed_by for stored in store.items()].count("model") == 2, "one was there before"


def test_propose_without_a_model_says_how_to_name_one(record, monkeypatch):
    monkeypatch.delenv("STANDOFF_MODEL_ADDRESS", raising=False)
    done = run(propose, record)
    assert done.exit_code == 1 and "--address" in done.output
