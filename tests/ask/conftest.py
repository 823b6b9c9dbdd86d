"""Two small cases, solved once for all tests of the questions."""

import pytest

from tests.ask import small


@pytest.fixture(scope="session")
def base():
    """Return the small case with a hidden type and a threat that lapsed, solved."""
    return small.solved(small.small())


@pytest.fixture(scope="session")
def plain_base():
    """Return the small case without anything hidden, solved."""
    return small.solved(small.plain())
