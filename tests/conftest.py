"""Settings for every test: one kind of device, fixed seeds, no deadlines, compiled programs shared among the tests."""

import os
import tempfile
from pathlib import Path

from hypothesis import settings

os.environ.setdefault("JAX_PLATFORMS", "cpu")  # the same numbers on every machine; before anything imports jax
os.environ.pop("FORCE_COLOR", None)

# Most of a test's time goes into compiling. Programs are compiled once in a run, for all workers and commands it starts.
RUN = os.environ.setdefault("STANDOFF_TEST_RUN", tempfile.mkdtemp(prefix="standoff-tests-"))
os.environ.setdefault("STANDOFF_CACHE", str(Path(RUN) / "cache"))
os.environ.setdefault("JAX_COMPILATION_CACHE_DIR", str(Path(RUN) / "cache" / "tests"))
os.environ.setdefault("JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS", "0.5")

settings.register_profile("house", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("house")


def pytest_unconfigure(config):
    """Remove what the run has compiled, at the end of the process that began it."""
    if not hasattr(config, "workerinput"):
        import shutil

        shutil.rmtree(RUN, ignore_errors=True)
