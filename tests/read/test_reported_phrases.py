"""What phrases report, in sentences written for these tests."""

import pytest

from tests.read.test_told import told


@pytest.mark.parametrize(
    "text, found",
    [
        ("Ada Berg made it clear that the mill would stay shut.", ("Ada Berg", "the mill would stay shut")),
        ("The army let it be known that the drill would go on.", ("army", "the drill would go on")),
        ("Otto Roe pointed out that the mill was shut.", ("Otto Roe", "the mill was shut")),
        ("Otto Roe floated the idea that the mill could be leased.", ("Otto Roe", "the mill could be leased")),
        ("Ada Berg voiced the fear that the mill would burn.", ("Ada Berg", "the mill would burn")),
        ("Ada Berg wondered whether the mill was worth a strike.", ("Ada Berg", "whether the mill was worth a strike")),
        ("The ministry is silent. Otto Roe's position is that the mill belongs to Arland.", ("Otto Roe", "the mill belongs to Arland")),
        ("Ada Berg is tired. Her message was that the strike was over.", ("Ada Berg", "the strike was over")),
        ("As Ada Berg sees it, the mill is lost.", ("Ada Berg", "the mill is lost")),
        ("Ada Berg put it bluntly: the mill was lost.", ("Ada Berg", "the mill was lost")),
        ("Ada Berg is adamant: the mill will stay shut.", ("Ada Berg", "the mill will stay shut")),
        ("Otto Roe noted, however, that the mill was safe.", ("Otto Roe", "the mill was safe")),
        ("The crew swore the mill would never close.", ("crew", "the mill would never close")),
        ("Ada Berg claimed to have won the vote.", ("Ada Berg", "have won the vote")),
        ("Ada Berg suggested leasing the mill to Veskia.", ("Ada Berg", "leasing the mill to Veskia")),
        ("Ada Berg accused Veskia of arming gangs and said the truce was dead.", ("Ada Berg", "Veskia of arming gangs")),
        ("Few expect the truce to last, diplomats say privately.", ("diplomats", "Few expect the truce to last")),
        ("The mill is shut, Reuters reported on Monday, citing two aides.", ("Reuters", "The mill is shut")),
        ("Arland has promised $40 million for the mill.", ("Arland", "$40 million for the mill")),
        ("She wrote to both delegations demanding that they publish their lists. Ada Berg met them.", (None, "they publish their lists")),
    ],
)
def test_what_phrases_bring_is_reported(text, found):
    assert found in told(text)


@pytest.mark.parametrize("text", ["Were Arland to make clear that it would pay, the price would fall.", "Her fear was great.", "The menu is short: fish and bread.", "As the mill burned, they slept."])
def test_other_phrases_bring_nothing(text):
    assert told(text) == []
