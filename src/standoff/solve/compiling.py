"""How large programs are compiled: the options with which this solver compiles and runs fastest.

On processors the compiler's newer way to write fused loops costs a third more time to compile the solver of a large case,
and the program it writes runs a quarter slower (measured on `ukraine-2025`, 1,032 worlds; see `make bench`). Options that a
compiler does not know are left out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, wraps
from typing import Any

import jax

WANTED = {"xla_cpu_use_fusion_emitters": False}


@cache
def options() -> dict[str, Any]:
    """Return the options that this compiler knows: all or none."""
    try:
        jax.jit(lambda number: number + 1, compiler_options=WANTED)(0.0)
    except (RuntimeError, ValueError, TypeError):  # an option that it does not know
        return {}
    return WANTED


def compiled(function: Callable) -> Callable:
    """Return `function` compiled with these options, from its first call on."""

    @cache
    def program() -> Callable:
        return jax.jit(function, compiler_options=options())

    @wraps(function)
    def call(*arguments: Any) -> Any:
        return program()(*arguments)

    return call
