"""Who does the work cannot be seen in the results: threads, workers of a cluster, a worker that dies."""

import pickle
import sys
import threading
import warnings
from dataclasses import dataclass

import numpy as np
import pytest

from standoff.ask.base import solve_base
from standoff.ask.runs import How
from standoff.ensemble.ahead import Branch
from standoff.ensemble.cluster import RETRIES, RayCluster
from standoff.ensemble.executors import ExecutorError, FirstAlone, LocalThreads, gather
from tests.ensemble.small import SEED, Killing, bytes_of, small_case

DRAWS, STARTS = 18, range(0, 40, 4)


def double(start):
    """Stand in for the work of an ensemble."""
    return 2 * start


class Memory(dict):
    """Keeps batches in memory."""

    read, write = dict.get, dict.__setitem__


@pytest.mark.parametrize("threads", [1, 3, None])
def test_results_come_in_the_order_of_the_starts(threads):
    shown = []
    assert gather(double, STARTS, LocalThreads(threads), shown.append) == [2 * start for start in STARTS]
    assert shown == pytest.approx(np.arange(1, 11) / 10)


def test_what_is_kept_is_not_worked_out_again():
    asked, keeper = [], Memory({0: "kept", 8: "kept"})

    def work(start):
        asked.append(start)
        return start

    assert gather(work, [0, 4, 8, 12], LocalThreads(1), keeper=keeper) == ["kept", 4, "kept", 12]
    assert asked == [4, 12] and keeper == {0: "kept", 4: 4, 8: "kept", 12: 12}


def test_what_the_work_raises_is_raised_and_what_was_done_is_kept():
    keeper = Memory()
    with pytest.raises(ZeroDivisionError):
        gather(lambda start: 1 / (8 - start), STARTS, LocalThreads(1), keeper=keeper)
    assert {0, 4} <= set(keeper)


def test_only_the_first_goes_alone():
    gate = pickle.loads(pickle.dumps(FirstAlone()))
    inside = threading.Semaphore(1)

    def first(_):
        with gate():
            assert inside.acquire(blocking=False)
            inside.release()

    gather(first, STARTS, LocalThreads(4))
    with gate(), gate():  # open by now: two at once
        pass


def test_ray_that_is_not_installed_is_said(monkeypatch):
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ExecutorError, match=r"Ray is not installed: pip install 'standoff\[cluster\]'"):
        next(RayCluster(2).run(double, STARTS))


@pytest.fixture(scope="module")
def cluster():
    """Start two workers on this machine for all tests of this file."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Ray's own
        ray = pytest.importorskip("ray", reason="Ray is not installed (extra 'cluster')")
        found = RayCluster(2)
        found.connect()
        yield found
        ray.shutdown()


@dataclass(frozen=True)
class DeadlyCluster:
    """A cluster one worker of which is killed at the third batch: once, or every time."""

    cluster: RayCluster
    flag: str | None

    def run(self, work, starts):
        """Yield every start with its result."""
        return self.cluster.run(Killing(work, 8, self.flag), starts)


quiet = pytest.mark.filterwarnings("ignore")  # Ray warns of what is its own


@quiet
def test_a_cluster_with_a_worker_that_dies_gives_the_same_bytes(cluster, tmp_path):
    case = small_case()
    local = solve_base(case, DRAWS, SEED, how=How(tmp_path / "local"))
    deadly = DeadlyCluster(cluster, str(tmp_path / "died"))
    base = solve_base(case, DRAWS, SEED, how=How(tmp_path / "cluster", executor=deadly))
    assert (tmp_path / "died").exists()
    assert bytes_of(tmp_path / "cluster") == bytes_of(tmp_path / "local")

    values, draws = base.inputs.values, np.arange(DRAWS)
    ahead = [one.look_ahead(values, draws, [Branch.plain(base.structure)]) for one in (local, base)]
    for here, there in zip(*ahead, strict=True):
        np.testing.assert_array_equal(here, there)


@quiet
def test_workers_that_always_die_are_an_error_and_lose_nothing(cluster):
    keeper = Memory()
    with pytest.raises(ExecutorError, match=f"died {RETRIES + 1} times on the batch from draw 8 on"):
        gather(double, STARTS, DeadlyCluster(cluster, None), keeper=keeper)
    assert {0, 4} <= set(keeper) and 8 not in keeper
    assert gather(double, STARTS, cluster, keeper=keeper) == [2 * start for start in STARTS]


@quiet
def test_what_a_worker_raises_is_raised(cluster):
    with pytest.raises(ZeroDivisionError):
        gather(lambda start: 1 / (8 - start), STARTS, cluster)


@quiet
def test_ray_sends_no_usage_statistics(cluster):
    from ray._common.usage import usage_lib

    assert not usage_lib.usage_stats_enabled()
