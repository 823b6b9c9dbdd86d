"""What became of a threat or a promise, as the next sentences tell it."""

import pytest

from standoff.read.commitments import find_candidates
from tests.read.war_story import read

PEOPLE = "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, spoke.\n\n"


@pytest.mark.parametrize(
    "text, status",
    [
        ("Ost threatened to close the strait in ten days. The ten days came and went.", "lapsed"),
        ("Ost threatened to close the strait within a week. The week became a month.", "lapsed"),
        ("Ost threatened sanctions on the mills. No sanctions have followed.", "lapsed"),
        ("Ost promised to free the pilots. He did.", "kept"),
        ("Ost promised to free the pilots. He did not.", "lapsed"),
        ("Ost pledged to respect the truce. Days later his gunners shelled the port.", "lapsed"),
        ("Ost threatened to bomb the dam. Two weeks later Veland bombed it.", "kept"),
        ("Ost threatened to bomb the dam. Two weeks later Orsenia attacked.", "pending"),
        ("Ost threatened to bomb the dam. The minister passed a note.", "pending"),
        ("Ost threatened to bomb the dam. A similar threat in May was never carried out.", "pending"),
        ("Ost threatened to bomb the dam. Dovrak denied that any deadline had lapsed.", "pending"),
        ("Ost threatened to bomb the dam. Will he? No bombs have followed.", "pending"),
    ],
)
def test_fates_in_time(text, status):
    found = [each.commitment for each in find_candidates(*read(PEOPLE + text)) if each.is_found]
    assert found[0].status == status
