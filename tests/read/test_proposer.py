"""A language model as proposer, against a server on this machine: what stands in the text is kept, all else is listed."""

import json

import pytest

from standoff.read.folding import Folded, fold
from standoff.read.model_client import Model, ModelError, model_from
from standoff.read.proposer import LONGEST_PIECE, pieces_of, propose, read_answer
from standoff.record.items import Claim, Commitment, Span, Statement
from tests.fake_model import FakeServer, serving
from tests.sample_record import DOCUMENTS, ENVOY, LAPSED, document

KEY = "a-key-of-nobody"


@pytest.fixture
def fake(monkeypatch):
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving() as server:
        yield server


def model(fake: FakeServer, **more: object) -> Model:
    return Model(fake.address, "tiny", KEY, timeout=5.0, pause=0.01, **more)


def test_what_stands_in_the_text_becomes_an_item(fake):
    fake.says([
        {"kind": "statements", "words": "\"We have been patient for a year,  and a year is enough,\"", "form": "direct",
         "speaker": "the envoy", "cue": "told"},
        {"kind": "commitments", "words": "close its locks to Norland's barges", "type": "threat", "actor": "The Lakes Union",
         "target": "Norland", "condition": "unless the shelling stops"},
    ])  # fmt: skip
    found = propose(DOCUMENTS[0], model(fake))
    statement, threat = found.items
    assert isinstance(statement, Statement) and isinstance(threat, Commitment)
    assert statement.spans[0].of(ENVOY) == "We have been patient for a year, and a year is enough,"
    assert statement.speaker == "the envoy" and statement.speaker_span.of(ENVOY) == "the envoy"
    assert threat.spans[0].of(ENVOY) == "close its locks to Norland’s barges", "the text's own apostrophe counts"
    assert threat.condition.of(ENVOY) == "unless the shelling stops"
    assert {item.proposed_by for item in found.items} == {"model"} and found.dropped == () and found.failed == ()
    assert "tiny" in statement.reasons[0]


def test_names_are_those_of_the_record():
    text = "Putin met Trump, Vladimir Putin’s aide said."
    met = {"kind": "events", "words": "Putin met Trump", "type": "CONSULT", "actors": ["Putin", "Trump", "Vladimir Putin"]}
    (event,), _ = read_answer(json.dumps({"items": [met]}), text, Span(0, len(text)), "tiny")
    assert event.actors == ("Vladimir Putin", "Donald Trump")


@pytest.mark.parametrize(
    ("proposal", "why"),
    [
        ({"kind": "statements", "words": "We will never sign"}, "'words' does not stand in the text"),
        ({"kind": "statements", "words": "patient", "speaker": "Nobody There"}, "'speaker' does not stand"),
        ({"kind": "statements", "words": "atien"}, "'words' does not stand"),
        ({"kind": "statements", "words": ""}, "it has no 'words'"),
        ({"kind": "statements", "words": 7}, "it has no 'words'"),
        ({"kind": "statements", "words": "x" * 5000}, "more than 3000"),
        ({"kind": "rumours", "words": "patient"}, "no kind 'rumours'"),
        ({"kind": "events", "words": "shelling", "type": "EXPLODE"}, "'type' is 'EXPLODE'"),
        ({"kind": "events", "words": "shelling", "type": "ASSAULT", "actors": ["Norland", "Atlantis"]}, "'actors' does not"),
        ({"kind": "events", "words": "shelling", "type": "ASSAULT", "actors": {"a": 1}}, "no list of up to"),
        ({"kind": "positions", "words": "shelling", "stance": "demands"}, "has no 'issue'"),
        ({"kind": "positions", "words": "shelling", "issue": "monitors", "stance": "wishes"}, "'stance' is 'wishes'"),
        ({"kind": "claims", "words": "patient", "lever": "shelling"}, "has no 'outcome'"),
        ({"kind": "derivations", "words": "patient"}, "has no 'source'"),
        ("no mapping", "no kind"),
        (["statements"], "no kind"),
    ],
)  # fmt: skip
def test_what_does_not_is_dropped_and_listed(proposal, why):
    found, dropped = read_answer(json.dumps({"items": [proposal]}), ENVOY, Span(0, len(ENVOY)), "tiny")
    assert found == [] and len(dropped) == 1
    assert why in dropped[0].why


@pytest.mark.parametrize(
    "answer", ["", "I cannot do that.", "{", "[]", '{"items": 3}', "{" * 100_000, '{"a": ' * 5_000]
)
def test_an_answer_that_is_no_list_is_one_dropped_line(answer):
    found, dropped = read_answer(answer, ENVOY, Span(0, len(ENVOY)), "tiny")
    assert found == [] and [drop.kind for drop in dropped] == ["answer"]


def test_a_fence_and_talk_around_the_answer_do_no_harm():
    answer = 'Here it is:\n```json\n{"items": [{"kind": "derivations", "words": "the Meridian Post reported", "source": "Meridian Post"}]}\n```'
    found, dropped = read_answer(answer, LAPSED, Span(0, len(LAPSED)), "tiny")
    assert [item.source for item in found] == ["Meridian Post"] and dropped == []


def test_too_many_proposals_are_cut():
    answer = json.dumps({"items": [{"kind": "statements", "words": "Norland"}] * 200})
    found, dropped = read_answer(answer, LAPSED, Span(0, len(LAPSED)), "tiny")
    assert len(found) == 80 and "120 proposals beyond" in dropped[-1].why


def test_a_claim_keeps_the_words_of_its_lever_and_outcome():
    answer = {"kind": "claims", "words": "More tolls would not move Brandt", "lever": "More tolls", "outcome": "move Brandt",
              "claimant": "Ines Halvorsen", "direction": "no effect"}  # fmt: skip
    (claim,), _ = read_answer(json.dumps({"items": [answer]}), LAPSED, Span(0, len(LAPSED)), "tiny")
    assert isinstance(claim, Claim) and claim.lever_span.of(LAPSED) == claim.lever == "More tolls"


def test_a_long_document_goes_out_in_bounded_pieces_that_lose_nothing(fake):
    text = "\n".join(f"Paragraph {number} says nothing new about the valley." for number in range(600))
    pieces = list(pieces_of(text))
    assert all(piece.end - piece.start <= LONGEST_PIECE for piece in pieces)
    assert "".join(piece.of(text) for piece in pieces) == text
    fake.says([{"kind": "statements", "words": "Paragraph 599 says nothing new"}])
    found = propose(document("long.txt", text), model(fake))
    assert [item.spans[0].of(text) for item in found.items] == ["Paragraph 599 says nothing new"]
    assert len(found.dropped) == len(pieces) - 1 == len(fake.asked) - 1
    assert all(len(asked["messages"][1]["content"]) < LONGEST_PIECE + 50 for asked in fake.asked)


def test_text_without_a_blank_is_cut_all_the_same():
    assert [piece.end - piece.start for piece in pieces_of("x" * 13_000)] == [6_000, 6_000, 1_000]
    assert list(pieces_of(" \n" * 9_000)) == []


def test_the_key_goes_to_the_address_and_into_no_message(fake):
    fake.says(b"{}", status=401)
    with pytest.raises(ModelError, match="refuses the key") as error:
        propose(DOCUMENTS[0], model(fake))
    assert fake.headers[0]["Authorization"] == f"Bearer {KEY}" and fake.asked[0]["path"] == "/v1/chat/completions"
    assert KEY not in str(error.value) and KEY not in repr(model(fake))


def test_a_redirection_is_not_followed(fake):
    fake.says(b"", status=307, Location="http://127.0.0.1:9/v1/chat/completions")
    with pytest.raises(ModelError, match="sends elsewhere"):
        propose(DOCUMENTS[0], model(fake))
    assert len(fake.asked) == 1


def test_a_busy_server_is_asked_again(fake):
    fake.says(b"", status=503, **{"Retry-After": "0"})
    fake.says([{"kind": "statements", "words": "Our troops stay in the valley"}])
    assert len(propose(DOCUMENTS[0], model(fake)).items) == 1
    assert len(fake.asked) == 2


@pytest.mark.parametrize(
    ("body", "words"),
    [(b"<html>", "none of the chat interface"), (b'{"choices": []}', "none of the chat interface"), (b"[" * 200_000, "none of the chat"),
     (b'{"choices": [{"message": {"content": null}}]}', "holds no text"), (b" " * 2_100_000, "larger than")],
    ids=["html", "empty", "nested", "null", "large"],
)  # fmt: skip
def test_an_answer_that_cannot_be_used_fails_that_piece_only(fake, body, words):
    fake.says(body)
    found = propose(DOCUMENTS[0], model(fake))
    assert found.items == () and words in found.failed[0]


def test_no_server_is_said_in_one_sentence(fake):
    closed = Model("http://127.0.0.1:9/v1", "tiny", KEY, timeout=2.0)
    with pytest.raises(ModelError, match="cannot be reached"):
        propose(DOCUMENTS[0], closed)


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://x/v1", "127.0.0.1:8080", "http://", "http://me:secret@x/v1", "http://x/v1?key=3"],
)
def test_an_address_that_is_none_is_refused(address):
    with pytest.raises(ValueError, match="address"):
        Model(address, "tiny")


def test_options_come_before_the_environment_and_the_key_from_there_alone():
    known = {"STANDOFF_MODEL_ADDRESS": "http://127.0.0.1:1/v1", "STANDOFF_MODEL": "small", "STANDOFF_MODEL_KEY": KEY}
    assert model_from(None, None, {}) is None
    assert model_from(None, None, known) == Model("http://127.0.0.1:1/v1", "small", KEY)
    assert model_from("http://127.0.0.1:2/v1", "large", known) == Model("http://127.0.0.1:2/v1", "large", KEY)
    with pytest.raises(ValueError, match="no name"):
        model_from("http://127.0.0.1:2/v1", None, {})


def test_folding_finds_words_whatever_their_marks_and_blanks():
    text = "He  said:\u00a0“It\u2019s a half\u2014measure …\nat best\u200b,” twice. It's not."
    folded = Folded(text, Span(0, len(text)))
    assert folded.find("\"It's a half-measure ... at best").of(text) == "It\u2019s a half\u2014measure …\nat best"
    assert folded.find("said: “it") is None, "letters are not folded"
    assert folded.find("It's", near=len(text)).start == text.index("It's not")
    assert fold("a\u00ad\u00a0 b") == "a b"
