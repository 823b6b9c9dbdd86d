"""Settings for every test: one kind of device, fixed seeds, no deadlines."""

import os

from hypothesis import settings

os.environ.setdefault("JAX_PLATFORMS", "cpu")  # the same numbers on every machine; before anything imports jax
os.environ.pop("FORCE_COLOR", None)

settings.register_profile("house", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("house")
