"""Several processes: in order, few tasks ahead, and nothing that a task does can stop the others."""

import os
import time

import pytest

from standoff.read import workers
from standoff.read.workers import AHEAD, Failed, do_all


def work(task):
    """Do what a task says; a function of a module, so that a fresh process finds it."""
    if task == "die":
        os._exit(9)
    if task == "hang":
        time.sleep(600)
    if task == "swell":
        raise MemoryError
    if isinstance(task, float):
        time.sleep(task)
    return task, os.getpid()


def test_results_come_in_order_whichever_is_ready_first():
    tasks = [0.2, 0.0, 0.05, 0.0, 0.0, 0.1]
    found = list(do_all(work, tasks, 3, 60))
    assert [task for task, _ in found] == tasks and [result[0] for _, result in found] == tasks
    assert os.getpid() not in {result[1] for _, result in found} and len({result[1] for _, result in found}) > 1


def test_a_task_that_kills_its_process_or_hangs_costs_nobody_else(monkeypatch):
    found = dict(do_all(work, [1, "die", 2, "hang", 3, "swell", 4], 2, 1.0))
    assert [found[task][0] for task in (1, 2, 3, 4)] == [1, 2, 3, 4]
    assert found["die"] == Failed("was not read: the process that read it died (out of memory?)")
    assert found["hang"] == Failed("was not read: it took more than 1 seconds")
    assert found["swell"] == Failed("was not read: it needs more memory than one article may take")


def test_only_a_few_tasks_are_taken_ahead():
    taken = []

    def tasks():
        for number in range(50):
            taken.append(number)
            yield number

    for task, _ in do_all(work, tasks(), 2, 60):
        assert len(taken) <= task + 2 * AHEAD


def test_processes_end_with_the_work(monkeypatch):
    found = do_all(work, [0.0] * 8, 2, 60)
    numbers = {next(found)[1][1] for _ in range(3)}
    found.close()
    for number in numbers:
        with pytest.raises(OSError):
            os.kill(number, 0)


def test_a_process_is_replaced_after_many_tasks(monkeypatch):
    monkeypatch.setattr(workers, "TASKS_OF_A_WORKER", 2)
    numbers = [result[1] for _, result in do_all(work, [0.0] * 6, 1, 60)]
    assert len(set(numbers)) == 3 and [numbers.count(number) for number in numbers] == [2] * 6


def test_no_task_no_process():
    assert list(do_all(work, [], 4, 1.0)) == []
