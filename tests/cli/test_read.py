"""`standoff read`, `record` and `search`: what they print, where, and how they end."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from standoff.cli import run
from standoff.record.items import KINDS
from standoff.record.shown import UNSAFE
from tests.house.tree import ROOT
from tests.read.stories import story, write_stories

SCHEMAS = ROOT / "docs" / "schemas"
HOSTILE = "The envoy \x1b[2J\x9b31m\u202eAna Lund\u202c said on Friday that \x07nobody would sign.\n“Never \x1b]0;x\x07 again,” Ana Lund said.\n"


@pytest.fixture(autouse=True)
def news(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return write_stories(tmp_path / "news", 3)


def printed(capsys, *arguments, code=0):
    """Run a command and return what it printed on stdout and on stderr."""
    assert run([*map(str, arguments)]) == code
    said = capsys.readouterr()
    return said.out, said.err


def validated(capsys, schema, *arguments):
    data = json.loads(printed(capsys, *arguments, "--json")[0])
    jsonschema.validate(data, json.loads((SCHEMAS / f"{schema}.schema.json").read_text()))
    return data


def test_reading_says_what_became_of_the_files(capsys, news):
    (news / "wrong.txt").write_bytes(b"PK\x03\x04")
    out, err = printed(capsys, "read", "news", "--out", "war.sqlite")
    first, second = out.splitlines()
    assert first == "war.sqlite: 3 new, 1 skipped" and second.startswith("  3 documents, ") and "commitments" in second
    assert err.startswith(f"skipped  {Path('news') / 'wrong.txt'} is a ZIP archive") and err.count("\n") == 1
    content = Path("war.sqlite").read_bytes()
    assert printed(capsys, "read", "news", "--out", "war.sqlite")[0].startswith("war.sqlite: 3 unchanged, 1 skipped\n")
    assert Path("war.sqlite").read_bytes() == content
    assert os.listdir() == ["war.sqlite", "news"] or sorted(os.listdir()) == ["news", "war.sqlite"]


def test_reading_as_json_keeps_its_contract(capsys, news):
    (news / "empty.txt").touch()
    data = validated(capsys, "read", "read", "news", "--out", "war.sqlite")
    assert data["documents"] == data["new"] == 3 and data["commitments"] >= 1
    assert data["skipped"] == [{"path": str(Path("news") / "empty.txt"), "why": "is empty"}]
    again = validated(capsys, "read", "read", "news", "--out", "war.sqlite")
    assert {kind: again[kind] for kind in KINDS} == {kind: data[kind] for kind in KINDS} and again["unchanged"] == 3
    (news / "00001.txt").write_text(story(1).replace("Friday", "Monday"))
    later = validated(capsys, "read", "read", "news", "--out", "war.sqlite")
    assert (later["documents"], later["replaced"], later["corrected"]) == (4, 1, [str(Path("news") / "00001.txt")])


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_as_json_keeps_its_contract(capsys, kind):
    printed(capsys, "read", "news", "--out", "war.sqlite", "--date", "2025-03-14")
    data = validated(capsys, "record", "record", kind, "war.sqlite")
    schema = json.loads((SCHEMAS / "record.schema.json").read_text())
    for each in data["items"]:
        jsonschema.validate(each, {"$ref": f"#/$defs/{kind}", "$defs": schema["$defs"]})
        text = Path("news", each["document"]).read_text()
        assert all(text[span["start"] : span["end"]] == span["exact"] for span in each["spans"])
    counts = validated(capsys, "read", "read", "news", "--out", "war.sqlite", "--date", "2025-03-14")
    assert len(data["items"]) == counts[kind]


def test_every_kind_is_found_in_some_article(capsys):
    printed(capsys, "read", "news", "--out", "war.sqlite")
    assert all(json.loads(printed(capsys, "record", kind, "war.sqlite", "--json")[0])["items"]
               for kind in ("statements", "commitments", "derivations"))  # fmt: skip


def test_items_as_text_have_an_id_a_place_and_their_words(capsys):
    printed(capsys, "read", "news", "--out", "war.sqlite")
    out, _ = printed(capsys, "record", "statements", "war.sqlite", "--document", "00002.txt")
    first, second = out.splitlines()[:2]
    key, name, place = first.split()[:3]
    start, end = map(int, place.split("-"))
    assert len(key) == 12 and name == "00002.txt" and story(2)[start:end] == second.strip()
    assert "00001.txt" not in out


def test_documents_show_what_is_known(capsys, news):
    (news / "00001.html").write_text(f"<html><head><title>Shut</title></head><body><p>{story(1)}</p></body></html>")
    (news / "metadata.yaml").write_text("00001.txt: {title: Bridge talks, publisher: Lake Post, date: 2025-03-14}\n")
    printed(capsys, "read", "news", "--out", "war.sqlite")
    data = validated(capsys, "record-documents", "record", "documents", "war.sqlite")["documents"]
    assert [each["document"] for each in data] == ["00000.txt", "00001.html", "00001.txt", "00002.txt"]
    assert data[2]["title"] == "Bridge talks" and data[2]["near"][0]["sha256"] == data[1]["sha256"]
    out, _ = printed(capsys, "record", "documents", "war.sqlite")
    assert "Bridge talks · Lake Post · 2025-03-14" in out and f"% the same as {data[1]['sha256'][:12]}" in out


def test_search_shows_passages_and_where_they_are(capsys):
    printed(capsys, "read", "news", "--out", "war.sqlite")
    data = validated(capsys, "search", "search", "war.sqlite", "threaten", '"cut the power"', "--limit", "2")
    assert data["query"] == 'threaten "cut the power"' and len(data["hits"]) == 2
    hit = data["hits"][0]
    assert story(int(hit["document"][:5]))[hit["start"] : hit["end"]] == hit["exact"] and hit["items"] and len(hit["found"]) == 2
    out, _ = printed(capsys, "search", "war.sqlite", "threaten")
    assert "00000.txt  characters " in out and "President Tor Vik threatened to cut the power within 2 days" in out
    assert printed(capsys, "search", "war.sqlite", "zebra") == ("", "no passage holds these words\n")


def test_a_person_corrects_from_the_command_line(capsys):
    printed(capsys, "read", "news", "--out", "war.sqlite")
    key = printed(capsys, "record", "statements", "war.sqlite")[0].split()[0]
    _, err = printed(capsys, "record", "correct", "war.sqlite", key, "--speaker", "Ida Krogh", "--note", "see the letter")
    assert err == "noted in war.corrections.yaml\n"
    assert "Ida Krogh" in printed(capsys, "record", "statements", "war.sqlite")[0]
    printed(capsys, "read", "news", "--out", "war.sqlite", "--publisher", "Lake Post")
    assert "Ida Krogh" in printed(capsys, "record", "statements", "war.sqlite")[0]
    threat = printed(capsys, "record", "commitments", "war.sqlite")[0].split()[0]
    printed(capsys, "record", "correct", "war.sqlite", threat, "--follow-up", key, "--set", "status=lapsed")
    assert "followed by 00000.txt" in printed(capsys, "record", "commitments", "war.sqlite")[0]
    printed(capsys, "record", "correct", "war.sqlite", key, "--reject")
    assert key not in printed(capsys, "record", "statements", "war.sqlite")[0]
    assert f"{key} " in printed(capsys, "record", "statements", "war.sqlite", "--rejected")[0]
    out, _ = printed(capsys, "record", "corrections", "war.sqlite")
    assert out.splitlines()[0] == f"{key} statements note: see the letter, speaker: Ida Krogh" and len(out.splitlines()) == 3


@pytest.mark.parametrize("arguments, code, words", [
    (("read", "nothing.txt"), 1, "error: there is no file or folder nothing.txt"),
    (("read", "new"), 1, "did you mean news?"),
    (("read", "empty"), 1, "error: no article (.txt, .md, .html, .pdf) lies in empty"),
    (("read", "news", "--out", "nowhere/war.sqlite"), 1, "error: there is no folder nowhere for the record"),
    (("read", "news", "--out", "news/00000.txt"), 1, "is no record: it is not an SQLite file"),
    (("read", "news", "--date", "March"), 2, "'March' is no date; write it as YYYY-MM-DD"),
    (("read", "news", "--encoding", "zlib"), 2, "'zlib' is no encoding of text"),
    (("read",), 2, "Missing argument 'PATH...'"),
    (("record", "statements", "none.sqlite"), 1, "error: there is no record none.sqlite; 'standoff read PATH... --out none.sqlite'"),
    (("record", "statement", "war.sqlite"), 2, "no kind 'statement'; did you mean 'statements'?"),
    (("record", "correct", "war.sqlite", "abcd", "--accept"), 1, "error: no items have an id that begins with 'abcd'"),
    (("record", "correct", "war.sqlite", "abcd", "--set", "speaker"), 2, "'speaker' is no setting; write FIELD=VALUE"),
    (("record", "statements", "war.sqlite", "--document", "x.txt"), 1, "no document has a hash that begins with 'x.txt'"),
    (("search", "none.sqlite", "peace"), 1, "error: there is no record none.sqlite"),
])  # fmt: skip
def test_what_is_wrong_is_said(capsys, arguments, code, words):
    Path("empty").mkdir()
    printed(capsys, "read", "news", "--out", "war.sqlite")
    out, err = printed(capsys, *arguments, code=code)
    assert words in err and out == ""
    assert Path("news/00000.txt").read_text() == story(0)


def test_mistakes_in_the_corrections_stop_the_reading_with_one_line(capsys):
    printed(capsys, "read", "news", "--out", "war.sqlite")
    Path("war.corrections.yaml").write_text("format: corrections/1\ncorrections:\n- {item: x}\n")
    _, err = printed(capsys, "record", "statements", "war.sqlite", code=1)
    assert err.startswith("error: the corrections in war.corrections.yaml cannot be used: entry 1: 'kind' is missing; ")


def test_standard_input(capsys, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(story(7).encode())))
    out, _ = printed(capsys, "read", "-", "--out", "war.sqlite", "--title", "From a pipe")
    assert out.startswith("war.sqlite: 1 new")
    assert "standard input" in printed(capsys, "record", "documents", "war.sqlite")[0]


def test_nothing_from_a_document_reaches_the_terminal_unescaped(capsys, news):
    (news / "\u202egpj.txt").write_text(HOSTILE)
    (news / "x\x1b[2J.txt").write_bytes(b"PK\x03\x04")
    said = [*printed(capsys, "read", "news", "--out", "war.sqlite", "--title", "T\x1b[2J")]
    for arguments in (("search", "war.sqlite", "nobody"), ("record", "documents", "war.sqlite"), *(("record", kind, "war.sqlite") for kind in KINDS)):
        for more in ((), ("--json",)):
            said += printed(capsys, *arguments, *more)
    text = "".join(said)
    assert "\\x1b" in text and "Ana Lund" in text and "\\u202e" in text
    assert not UNSAFE.search(text.replace("\n", ""))


def test_reading_imports_no_engine(news):
    script = "import sys; from standoff.cli import run; run(['read', 'news', '--jobs', '1']); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    modules = {name.split(".")[0] for name in done.stdout.splitlines()[-1].split()}
    assert "sqlite3" in modules and not modules & {"jax", "jaxlib", "scipy", "equinox", "altair", "torch", "pydantic"}


def test_a_damaged_record_is_one_line(capsys, news):
    printed(capsys, "read", "news", "--out", "war.sqlite")
    content = bytearray(Path("war.sqlite").read_bytes())
    for place in range(8192, len(content), 3):
        content[place] ^= 0x5A
    Path("war.sqlite").write_bytes(content)
    for arguments in (("record", "statements", "war.sqlite"), ("search", "war.sqlite", "bridge"), ("read", "news", "--out", "war.sqlite")):
        _, err = printed(capsys, *arguments, code=1)
        assert err.startswith(("error: cannot read war.sqlite: ", "error: cannot open war.sqlite: ", "error: cannot write war.sqlite: "))


def test_much_alike_documents_are_noted(capsys, news):
    (news / "00009.txt").write_text(story(1) + "A note of the editors.\n")
    out, _ = printed(capsys, "read", "news", "--out", "war.sqlite")
    assert "  1 of them much like an earlier one: see 'standoff record documents war.sqlite'\n" in out


def test_a_wrong_tagger_is_told_once(capsys, monkeypatch, news):
    monkeypatch.setenv("STANDOFF_TAGGER", str(news / "none.npz"))
    _, err = printed(capsys, "read", "news", "--out", "war.sqlite", code=1)
    assert err.startswith("error: STANDOFF_TAGGER names no tagger that can be used: ") and err.count("\n") == 1


def test_ctrl_c_keeps_what_was_read_and_says_how_to_go_on(tmp_path):
    import signal
    import time

    from standoff.record.store import Store

    write_stories(tmp_path / "many", 400)
    command = [sys.executable, "-c", "from standoff.cli import main; main()", "read", "many", "--out", "war.sqlite", "--jobs", "1"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    with Store.open("war.sqlite") as store:
        while store.counts()["documents"] < 3 and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
        assert process.returncode == 130 and out == ""
        assert err.startswith("the articles read so far are in war.sqlite; the same command goes on from there\nstopped; ")
        assert 3 <= store.counts()["documents"] < 400
