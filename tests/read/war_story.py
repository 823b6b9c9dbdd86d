"""An article about talks in an invented war, for the tests of events, commitments, positions and claims."""

import hashlib
from functools import lru_cache

from standoff.read.pipeline import reading_of
from standoff.read.reading import Reading
from standoff.read.statements import find_statements
from standoff.record.items import Document, Statement

STORY = """Envoys leave Tarsk without a truce

By Mara Lindqvist

TARSK, 12 March (Courier) — Negotiators from Veland and Orsenia ended two days of talks in Tarsk on Wednesday without agreeing on a ceasefire.

Orsenia's president, Ilan Dovrak, rejected a Velandic proposal to freeze the front line, saying his country would never give up the river towns. "We will not trade our land for a pause," Dovrak told reporters in Orsk.

Veland's foreign minister, Petra Halloran, accused Orsenia of stalling. She said Veland would resume strikes on the railway unless Orsenia releases the captured pilots by 20 March.

Hours after the talks ended, Velandic drones struck a power plant near Lissen, killing four people, Orsenian officials said. Veland denied that it had attacked the plant.

The mediator, former Norwegian diplomat Stig Aune, met Dovrak on Tuesday evening and will travel to Veland's capital next week. A summit between Dovrak and Veland's leader, Karl Ost, that had been planned for 5 March was called off after Orsenia refused to attend.

The United States announced $300 million in military aid for Orsenia on Monday. Washington also imposed sanctions on two Velandic banks. Ost threatened to cut off gas supplies to Europe if they are not lifted within a month.

Veland threatened to close the gas pipeline last autumn as well, but it never followed through.

Ost has promised to release 200 prisoners before Easter. In January he made a similar pledge and kept it: 150 soldiers came home.

"Unless the Americans put real pressure on Ost, he will keep bombing," said Hanna Weiss, an analyst at the Northern Institute. "Sanctions alone will not move him."

Weiss said that without more air defence, Orsenia would struggle to protect its cities through the spring. The longer the war lasts, the harder it becomes for Dovrak to hold his coalition together, she added.

Orsenia demands security guarantees from the European Union and the return of its children. Veland insists on neutrality and wants recognition of its control over the Lissen valley. Halloran said foreign troops in Orsenia were out of the question.

Even if the envoys return to Tarsk, a deal is unlikely before the summer. A neutral monitoring force could help the sides trust each other, Aune said. But there is no way to monitor a front that moves every day.
"""


@lru_cache(maxsize=64)
def read(
    text: str = STORY, published: str | None = "2025-03-12", name: str = "story.txt"
) -> tuple[Reading, tuple[Statement, ...]]:
    """Return a text read up to its statements, as the pipeline does."""
    document = Document(name=name, sha256=hashlib.sha256(text.encode()).hexdigest(), text=text, published=published)
    reading = reading_of(document)
    return reading, find_statements(reading)
