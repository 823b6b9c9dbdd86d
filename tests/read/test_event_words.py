"""Words by which newspapers tell each kind of event, what is taken, and figures of speech that tell of none."""

import pytest

from standoff.read.events import find_candidates
from tests.read.war_story import read

SPOKE = "Veland's president, Karl Ost, and Orsenia's president, Ilan Dovrak, spoke.\n\n"


def proposed(text):
    reading, statements = read(SPOKE + text)
    return [each.event for each in find_candidates(reading, statements) if each.event.spans[0].start >= len(SPOKE)]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("AID", "Veland shipped sixty howitzers to Orsenia in spring."),
        ("AID", "Four lorries from the charity rolled into the valley at dusk."),
        ("AID", "The bank donated nine million crowns to Orsenia."),
        ("RETREAT", "Veland and Orsenia swapped ninety captives on Sunday."),
        ("RETREAT", "Orsenia let go eleven of the weavers on Monday."),
        ("RETREAT", "Veland pulled three battalions back from the ridge."),
        ("RETREAT", "The captives walked across the bridge on Monday."),
        ("COERCE", "Veland's police nabbed a smuggler in Orsk."),
        ("COERCE", "Gunmen looted six lorries near the mill."),
        ("COERCE", "The governor of Orsenia ordered a curfew on Friday."),
        ("COERCE", "The ferry Maribel was boarded off Orsk on Friday."),
        ("COERCE", "Dozens of arrests followed."),
        ("COERCE", "Orsenia's guards hauled him off a bus at Orsk."),
        ("ASSAULT", "Velandic jets hit nine silos on Monday."),
        ("ASSAULT", "Orsenian drones set fire to a refinery near Orsk."),
        ("ASSAULT", "Orsenian armour crossed the river at dawn."),
        ("ASSAULT", "The raid on Lower Orsk came at night."),
        ("ASSAULT", "Clashes erupted near the mill on Sunday."),
        ("ASSAULT", "Two brigades had been thrown back by the army of Veland."),
        ("CONSULT", "Ost spent three hours with Dovrak on Sunday."),
        ("CONSULT", "Ost rang Dovrak on Sunday."),
        ("CONSULT", "Veland sent its envoy to Orsenia."),
        ("CONSULT", "Ost saw the ambassador again."),
        ("AGREE", "A truce brokered by Veland lasted two days."),
        ("AGREE", "Dovrak said yes to the plan."),
        ("AGREE", "Ost promised not to shell the mill."),
        ("REQUEST", "Ost invited the rebels to Orsk."),
        ("REQUEST", "Orsenia held out for all of its pilots."),
        ("REQUEST", "Ost told Dovrak to send the clerks home."),
        ("REJECT", "Orsenia denied arming the rebels."),
        ("REJECT", "Veland called the findings baseless."),
        ("REJECT", "The government has so far turned him down."),
        ("REJECT", "Ost dismissed the report as a fairy tale."),
        ("REJECT", "Orsenia withdrew its offer on Monday."),
        ("PROTEST", "Veland summoned Orsenia's ambassador on Monday."),
        ("PROTEST", "Hundreds of farmers marched through the capital on Monday."),
        ("PROTEST", "Riots broke out in the harbour on Friday."),
        ("MOBILIZE", "The governor of Veland massed two brigades on the Orsk road."),
        ("MOBILIZE", "Volunteers were streaming to the front."),
        ("CONCEDE", "Veland let nine barges through on Monday."),
        ("CONCEDE", "Orsenia spared the mill at Orsk."),
        ("CONCEDE", "Ost apologised for the delay."),
        ("SANCTION", "Veland held back a consignment of rifles from Orsenia."),
        ("SANCTION", "Veland put sanctions on two banks of Orsenia."),
        ("ACCUSE", "Dovrak charged Veland with dragging its feet."),
        ("ACCUSE", "Dovrak called the raid on the hospital of Orsk a crime against every mother."),
        ("THREATEN", "Ost gave Orsenia until the first of May to hand over the mill."),
        ("THREATEN", "Ost told the council that Orsenia had until Friday to answer."),
        ("COOPERATE", "Orsenia's soldiers fought alongside the army of Veland."),
    ],
)
def test_words_that_tell_an_event(kind, text):
    assert kind in [event.type for event in proposed(text)]


@pytest.mark.parametrize(
    "kind, text",
    [
        ("ASSAULT", "Velandic troops seized the town of Orsk on Monday."),
        ("ASSAULT", "The rebels took the heights above the mill."),
        ("ASSAULT", "The village was captured by Veland in May."),
        ("COERCE", "Veland seized a tanker on Monday."),
        ("COERCE", "The rebels captured four engineers in May."),
        ("COERCE", "The cargo was seized by Veland."),
        ("COERCE", "The rebels took eighty prisoners near the mill."),
    ],
)
def test_ground_is_taken_by_assault_goods_and_persons_are_coerced(kind, text):
    assert [event.type for event in proposed(text) if event.type in ("ASSAULT", "COERCE")] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The speech captured the mood of Orsenia.",
        "It took Ost an hour to cross the hall.",
        "It rained on Tuesday.",
        "Ost's remark was captured on a microphone.",
        "The talks took place in Orsk.",
        "The rebels will never leave the mill.",
        "In a video released on Monday a clerk of Orsenia sang.",
        "Ost slammed his fist on the desk.",
        "Roe has captured Texas and Oklahoma.",
        "The survey was taken in October.",
    ],
)
def test_figures_of_speech_and_what_never_happened_are_no_deeds(text):
    assert [event.type for event in proposed(text) if event.type not in ("STATEMENT", "CONSULT")] == []


def test_what_somebody_is_said_to_have_done_is_claimed():
    (strike,) = [event for event in proposed("Veland claimed to have hit a depot in Orsenia.") if event.type == "ASSAULT"]
    assert strike.certainty == "claimed"


def test_a_swap_is_done_by_both_sides():
    (swap,) = [event for event in proposed("Veland and Orsenia exchanged ninety prisoners on Sunday.") if event.type == "RETREAT"]
    assert {*swap.actors, *swap.recipients} == {"Veland", "Orsenia"}
