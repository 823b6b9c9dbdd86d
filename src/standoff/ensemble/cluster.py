"""A Ray cluster as executor: batches run on the workers of a cluster, or on workers started on this machine.

Ray is an optional extra (`cluster`). A worker that dies is replaced and its batch is tried again; the results are those
of local threads, byte for byte, as long as the machines have the same kind of processor. Ray's usage statistics are
switched off.
"""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from standoff.ensemble.executors import ExecutorError, Work

RETRIES = 3  # of one batch whose worker died


@dataclass(frozen=True)
class RayCluster:
    """Workers of a Ray cluster.

    Attributes:
        workers: how many to start on this machine, or to keep busy of a cluster; by default one per core.
        address: of a cluster that is running; by default the environment variable RAY_ADDRESS, or else a local one is
            started for the time of the run.
    """

    workers: int | None = None
    address: str | None = None

    def connect(self) -> bool:
        """Reach or start the cluster, for as long as this process lives; return False where that was done before.

        Raises:
            ExecutorError: Ray is not installed, or no cluster can be reached.
        """
        ray = import_ray()
        if ray.is_initialized():
            return False
        address = self.address or os.environ.get("RAY_ADDRESS")
        local = {} if address else {"num_cpus": self._workers, "include_dashboard": False}
        try:
            with warnings.catch_warnings():
                warnings.filterwarnings("ignore", r".*os\.fork\(\)", RuntimeWarning)  # each child becomes a program at once
                ray.init(address=address, log_to_driver=False, logging_level="ERROR",
                         runtime_env={"env_vars": _environment()}, **local)  # fmt: skip
        except (ConnectionError, RuntimeError, ValueError, OSError) as error:
            raise ExecutorError(f"no Ray cluster could be reached or started: {error}") from None
        return True

    def run(self, work: Work, starts: Sequence[int]) -> Iterator[tuple[int, Any]]:
        """Yield every start with its result, in the order in which they are done.

        Raises:
            ExecutorError: Ray is not installed, no cluster can be reached, or workers die again and again.
        """
        ray = import_ray()
        begun = self.connect()
        try:
            yield from self._spread(ray, work, list(starts))
        finally:
            if begun:
                ray.shutdown()

    @property
    def _workers(self) -> int:
        return self.workers or os.cpu_count() or 1

    def _spread(self, ray: Any, work: Work, starts: list[int]) -> Iterator[tuple[int, Any]]:
        shared = ray.put(work)
        task = ray.remote(num_cpus=1, max_retries=RETRIES)(_one_batch)
        coming = iter(starts)
        waiting: dict[Any, int] = {}
        failed: Exception | None = None
        while True:
            while not failed and len(waiting) < self._workers and (start := next(coming, None)) is not None:
                waiting[task.remote(shared, start)] = start
            if not waiting:
                break
            (done,), _ = ray.wait(list(waiting), num_returns=1)
            start = waiting.pop(done)
            try:
                found = _result(ray, done, start)
            except Exception as error:  # noqa: BLE001  raised below, when what is under way has been handed over
                failed = failed or error
            else:
                yield start, found
        if failed:
            raise failed


def import_ray() -> Any:
    """Return Ray, with its usage statistics and its advice switched off.

    Raises:
        ExecutorError: it is not installed.
    """
    os.environ["RAY_USAGE_STATS_ENABLED"] = "0"
    os.environ.setdefault("RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO", "0")
    try:
        import ray
    except ImportError:
        raise ExecutorError("Ray is not installed: pip install 'standoff[cluster]', or leave --engine ray out") from None
    ray._private.worker.print_to_stdstream = _say_on_stderr  # Ray would write into what the command prints
    return ray


def _say_on_stderr(data: dict[str, Any], ignore_prefix: bool = False) -> None:
    """Pass on the first sentence of what Ray has to say."""
    for line in data["lines"]:
        print(f"Ray: {line.split('. ')[0].strip()[:200]}", file=sys.stderr)


def _environment() -> dict[str, str]:
    """Return the environment of the workers: the same kind of device, and the same cache of compiled programs."""
    import jax

    found = {"JAX_PLATFORMS": jax.config.jax_platforms or "cpu", "RAY_USAGE_STATS_ENABLED": "0"}
    if jax.config.jax_compilation_cache_dir:
        found["JAX_COMPILATION_CACHE_DIR"] = jax.config.jax_compilation_cache_dir
        found["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] = "0.5"
    return found


def _one_batch(work: Work, start: int) -> Any:
    return work(start)


def _result(ray: Any, done: Any, start: int) -> Any:
    try:
        return ray.get(done)
    except (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError, ray.exceptions.NodeDiedError) as error:
        raise ExecutorError(
            f"workers of the Ray cluster died {RETRIES + 1} times on the batch from draw {start} on "
            f"({type(error).__name__}); use fewer workers or machines with more memory"
        ) from None
    except ray.exceptions.RayTaskError as error:
        raise error.as_instanceof_cause() from None
