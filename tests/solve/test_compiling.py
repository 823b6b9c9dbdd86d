"""Compiler options make programs no different, and those that a compiler does not know are left out."""

import numpy as np

from standoff.solve import compiling


def test_a_compiled_function_returns_what_the_function_does():
    twice = compiling.compiled(lambda number: 2 * number)
    assert np.asarray(twice(np.float32(1.5))) == 3


def test_options_that_the_compiler_does_not_know_are_left_out(monkeypatch):
    monkeypatch.setattr(compiling, "WANTED", {"no_such_option_of_any_compiler": True})
    compiling.options.cache_clear()
    assert compiling.options() == {}
    compiling.options.cache_clear()
