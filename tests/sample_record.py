"""A small record for tests: four invented articles about an invented war, and items marked in them by hand."""

import hashlib

from standoff.record.items import (
    Claim,
    Commitment,
    Derivation,
    Document,
    Event,
    Item,
    Position,
    Span,
    Statement,
    When,
)

ENVOY = """Envoy gives Norland ten days

The Lakes Union will close its locks to Norland’s barges unless the shelling stops within ten days, Marta Ilves said on Tuesday.
“We have been patient for a year, and a year is enough,” the envoy told reporters in Port Ansel.

Norland’s foreign minister, Oskar Brandt, waved the warning aside. “Our troops stay in the valley,” he said.
Sudmark asked for monitors along the whole line. It would sign nothing without them, its president, Lena Farrow, said.

Delegations from both governments met in Port Ansel on 3 February. Norland tabled a text on the valley the same day.
"""

LAPSED = """The deadline that came and went

Ten days have passed and the locks are open. The Lakes Union did nothing, the Meridian Post reported on Friday.
The talks of 3 February in Port Ansel ended without a text, and Norland’s guns fired on the mill town of Hesse on 14 February.

“More tolls would not move Brandt an inch,” said Ines Halvorsen of the Institute for River Studies. “The valley is worth more to him.”
Unless the Union carries out one threat, she argued, Norland will keep waiting: time is on its side.
"""

OFFER = """Norland hints at monitors

Norland could live with civilian monitors, Oskar Brandt said on 1 March, in a turn that surprised Sudmark.
Analysts doubt that Norland would give up the valley for them. Its economy is tired, but losses at the front have not moved the cabinet.
According to the Meridian Post, the Lakes Union shipped shells to Sudmark on 26 February.
Marta Ilves promised that a signed text would reopen the markets of the lakes.
"""

HOSTILE = """<script>alert("x")</script> & the \u202eedoc fo eman\u202c

“<img src=x onerror=alert(1)>” said the man at the </mark> desk.
"""


def document(name: str, text: str, **fields: str) -> Document:
    """Return a document of that text under its hash."""
    return Document(name=name, sha256=hashlib.sha256(text.encode("utf-8")).hexdigest(), text=text, **fields)


DOCUMENTS = [
    document(
        "envoy.txt", ENVOY, title="Envoy gives Norland ten days", publisher="Harbour Review", published="2026-02-04"
    ),
    document(
        "lapsed.txt", LAPSED, title="The deadline that came and went", publisher="River Gazette", published="2026-02-20"
    ),
    document("offer.txt", OFFER, published="2026-03-02", url="https://example.org/offer"),
]


def at(text: str, words: str) -> Span:
    """Return where the words stand, which must be there exactly once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def on(day: str) -> When:
    """Return one day as a date."""
    return When(day, day)


def _envoy() -> list[Item]:
    def here(words: str) -> Span:
        return at(ENVOY, words)

    threat = here("will close its locks to Norland’s barges")
    return [
        Statement(spans=(here("We have been patient for a year, and a year is enough,"),), kind="direct", speaker="Marta Ilves",
                  speaker_span=here("the envoy"), cue=here("told"), confidence=0.91, reasons=("pattern after the quotation",)),
        Statement(spans=(here("Our troops stay in the valley,"),), kind="direct", speaker="Oskar Brandt", cue=here("he said"),
                  confidence=0.97),
        Statement(spans=(here("It would sign nothing without them"),), kind="indirect", speaker="Lena Farrow", confidence=0.7),
        Commitment(spans=(threat,), type="threat", actor="Lakes Union", target="Norland", condition=here("unless the shelling stops"),
                   deadline=When("2026-02-13", "2026-02-13"), status="lapsed", confidence=0.8),
        Event(spans=(threat,), type="THREATEN", actors=("Lakes Union",), recipients=("Norland",), date=on("2026-02-03")),
        Event(spans=(here("met in Port Ansel on 3 February"),), type="CONSULT", mode="meet", actors=("Norland",),
              recipients=("Sudmark",), date=on("2026-02-03"), same_as="port-ansel"),
        Event(spans=(here("Norland tabled a text on the valley"),), type="REQUEST", actors=("Norland",), recipients=("Sudmark",),
              date=on("2026-02-03"), certainty="claimed"),
        Position(spans=(here("Our troops stay in the valley,"),), party="Norland", issue="territory", stance="red line",
                 date=on("2026-02-04")),
        Position(spans=(here("Sudmark asked for monitors along the whole line"),), party="Sudmark", issue="monitors",
                 stance="demands", date=on("2026-02-04")),
        Position(spans=(here("waved the warning aside"),), party="Norland", issue="monitors", stance="refuses",
                 date=on("2026-02-04")),
    ]  # fmt: skip


def _lapsed() -> list[Item]:
    def here(words: str) -> Span:
        return at(LAPSED, words)

    return [
        Derivation(spans=(here("the Meridian Post reported"),), source="Meridian Post"),
        Statement(spans=(here("More tolls would not move Brandt an inch,"), here("The valley is worth more to him.")), kind="direct",
                  speaker="Ines Halvorsen", speaker_span=here("Ines Halvorsen"), cue=Span(
                      here("said Ines Halvorsen").start, here("said Ines Halvorsen").start + 4), confidence=0.95),
        Claim(spans=(here("More tolls would not move Brandt an inch,"),), claimant="Ines Halvorsen", lever="more tolls",
              outcome="Brandt moves", direction="no effect", lever_span=here("More tolls"), confidence=0.6),
        Claim(spans=(here("Unless the Union carries out one threat"),), claimant="Ines Halvorsen", lever="a threat carried out",
              outcome="Norland keeps waiting", direction="necessary"),
        Event(spans=(here("The talks of 3 February in Port Ansel"),), type="CONSULT", actors=("Norland", "Sudmark"),
              date=on("2026-02-03"), same_as="port-ansel"),
        Event(spans=(here("Norland’s guns fired on the mill town of Hesse"),), type="ASSAULT", mode="artillery", actors=("Norland",),
              recipients=("Sudmark",), date=on("2026-02-14")),
        Event(spans=(here("the locks are open"),), type="CONCEDE", actors=("Lakes Union",), recipients=("Norland",)),
    ]  # fmt: skip


def _offer() -> list[Item]:
    def here(words: str) -> Span:
        return at(OFFER, words)

    return [
        Position(spans=(here("Norland could live with civilian monitors"),), party="Norland", issue="monitors", stance="accepts",
                 date=on("2026-03-01")),
        Statement(spans=(here("Norland could live with civilian monitors"),), kind="indirect", speaker="Oskar Brandt"),
        Derivation(spans=(here("According to the Meridian Post"),), source="Meridian Post"),
        Event(spans=(here("the Lakes Union shipped shells to Sudmark"),), type="AID", actors=("Lakes Union",),
              recipients=("Sudmark",), date=on("2026-02-26")),
        Commitment(spans=(here("a signed text would reopen the markets of the lakes"),), type="promise", actor="Marta Ilves",
                   status="pending", proposed_by="model", reasons=("proposed by a model",)),
        Event(spans=(here("Analysts doubt that Norland would give up the valley"),), type="RETREAT", actors=("Norland",),
              date=When("2026-03-01", "2026-06-30"), certainty="considered"),
    ]  # fmt: skip


ITEMS: dict[str, list[Item]] = {
    found.sha256: items for found, items in zip(DOCUMENTS, (_envoy(), _lapsed(), _offer()), strict=True)
}


def hostile_record() -> tuple[list[Document], dict[str, list[Item]]]:
    """Return a record in which every name and text attacks the page that shows it."""
    attack = '</script><script>alert("y")</script>'
    found = document(attack, HOSTILE, title=attack, publisher=attack, url="javascript:alert(1)", published="2026-01-01")
    words = at(HOSTILE, "<img src=x onerror=alert(1)>")
    items: list[Item] = [
        Statement(spans=(words,), kind="direct", speaker=attack, reasons=(attack,)),
        Event(
            spans=(words,),
            type="ASSAULT",
            actors=(attack,),
            recipients=(attack,),
            date=on("2026-01-01"),
            context=attack,
        ),
        Commitment(spans=(words,), type="threat", actor=attack, target=attack),
        Position(spans=(words,), party=attack, issue=attack, stance="demands"),
        Claim(spans=(words,), claimant=attack, lever=attack, outcome=attack, direction="raises"),
        Derivation(spans=(words,), source=attack),
    ]
    return [found], {found.sha256: items}
