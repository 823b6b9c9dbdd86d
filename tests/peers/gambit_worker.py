"""Answer questions about trees with Gambit: one JSON object a line in, one a line out, until the input ends.

Runs in the side environment `.venv-peers` and nowhere else: Gambit is under the GPL, so that neither the package nor
its tests import it. It imports nothing of the project.

In: {"efg": text of a game file, "precision": λ}. Out: the logit equilibrium at λ on the branch that begins at λ = 0, as
{"values": [expected payoff of each player], "sets": [{"history": [actions up to the information set's first node],
"player": name, "chances": {action: probability}}]}; or {"error": sentence}.
"""

import io
import json
import sys

import pygambit


def answer(question):
    """Return the logit equilibrium of one tree, as described above."""
    game = pygambit.read_efg(io.StringIO(question["efg"]))
    found = pygambit.qre.logit_solve_lambda(game, question["precision"])[-1]
    payoffs = found.profile.payoffs
    sets = [
        {"history": list(history.actions), "player": behavior.player, "chances": dict(mixed)}
        for behavior in found.profile
        for history, mixed in behavior
    ]
    return {"values": [payoffs[player] for player in game.players], "sets": sets, "precision": found.lam}


def main():
    """Answer every line of the standard input."""
    for line in sys.stdin:
        try:
            reply = answer(json.loads(line))
        except (ValueError, RuntimeError) as error:  # told to the asker, who decides
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main()
