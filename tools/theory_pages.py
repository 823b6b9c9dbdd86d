"""Write `docs/theory/`: a page and a picture for every theory model, from the models themselves.

Usage: .venv/bin/python tools/theory_pages.py [MODEL ...]      (all models by default; a few minutes)

The picture shows how far the engine is from the closed form as precision and the number of offers grow together. Every
number on the pages comes from this run.
"""

from __future__ import annotations

import dataclasses
import importlib
import inspect
import math
import sys
from pathlib import Path

import altair as alt
import vl_convert

from standoff.tell.drawing import to_spec
from standoff.tell.theme import GREY
from standoff.theory.model import Model, Numerics
from standoff.theory.registry import NAMES, load
from standoff.theory.run import Result, run_model

FOLDER = Path(__file__).resolve().parents[1] / "docs" / "theory"
SHARES = (0.25, 0.5, 1.0)  # of the default precision and steps
NOTE = (
    "Precision and the number of offers grow together, while the belief grid and the horizon stay; dashed: ln λ / λ "
    "through the first point."
)
NOTE_ON_TYPES = "Precision and the numbers of offers, types and dates grow together; dashed: ln λ / λ through the first point."
LEAST = 1e-13  # an error below this is drawn as this


def coarser(numerics: Numerics, share: float) -> Numerics:
    """Return numerics with a share of the precision, of the steps and of types that stand for a continuum, with their dates."""
    steps, types = (max(2, round(share * count)) if count else 0 for count in (numerics.steps, numerics.types))
    periods = max(2, round(share * numerics.periods)) if types and numerics.periods > 1 else numerics.periods
    return dataclasses.replace(numerics, precision=share * numerics.precision, steps=steps, types=types, periods=periods)


def errors(results: list[Result]) -> list[dict]:
    """Return one row per result and answer: precision, answer, error."""
    return [
        {
            "precision": result.numerics.precision,
            "answer": name,
            "error": max(LEAST, abs(result.engine[name] - result.closed_form[name])),
        }
        for result in results
        for name in result.closed_form
    ]


def decades(rows: list[dict]) -> list[float]:
    """Return the powers of ten around the errors."""
    logs = [math.log10(row["error"]) for row in rows]
    return [10.0**power for power in range(math.floor(min(logs)), math.ceil(max(logs)) + 1)]


def picture(rows: list[dict]) -> str:
    """Return an SVG of errors against precision, both on logarithmic scales, with ln λ / λ for comparison."""
    precisions = sorted({row["precision"] for row in rows})
    first = max(row["error"] for row in rows if row["precision"] == precisions[0])
    scale = first / (math.log(precisions[0] + 1) / precisions[0])
    law = [{"precision": each, "error": scale * math.log(each + 1) / each} for each in precisions]
    x = alt.X("precision:Q", scale=alt.Scale(type="log", nice=False), title="precision λ, in 1/pie",
              axis=alt.Axis(values=precisions, grid=False))  # fmt: skip
    y = alt.Y("error:Q", scale=alt.Scale(type="log", domain=[decades(rows)[0], decades(rows)[-1]]), title="distance from the closed form",
              axis=alt.Axis(values=decades(rows), format=".0e"))  # fmt: skip
    dashed = alt.Chart(alt.Data(values=law)).mark_line(strokeDash=[4, 4], color=GREY).encode(x=x, y=y)
    lines = alt.Chart(alt.Data(values=rows)).mark_line(point=True).encode(
        x=x, y=y, color=alt.Color("answer:N", legend=alt.Legend(title=None))
    )
    chart = (dashed + lines).properties(width=460, height=220)
    return vl_convert.vegalite_to_svg(to_spec(chart))


def page(model: Model, result: Result, text: str) -> str:
    """Return the page of one model in Markdown."""
    lines = [f"# {model.name}: {model.title}", "", "```text", text.strip(), "```", "", "## Parameters", ""]
    lines += ["| Name | Default | Meaning |", "|---|---|---|"]
    lines += [f"| `{name}` | {entry.default:g} | {entry.meaning} |" for name, entry in model.parameters.items()]
    numerics = result.numerics
    lines += ["", "## Formula and engine", ""]
    lines.append(f"At the defaults, precision {numerics.precision:g}, {numerics.steps} steps of the pie, "
                 f"{result.game.num_periods} periods (`standoff theory {model.name}`):")  # fmt: skip
    lines += ["", "| Answer | Closed form | Engine |", "|---|---|---|"]
    lines += [f"| `{name}` | {result.closed_form[name]:.6g} | {result.engine[name]:.6g} |" for name in result.closed_form]
    lines += ["", f"The largest strategy residual is {result.certificate.max_residual:.0e}.", ""]
    lines.append(f"![Distance from the closed form against precision]({model.name}.svg)")
    lines += ["", NOTE_ON_TYPES if numerics.types else NOTE, ""]
    return "\n".join(lines)


def main(names: list[str]) -> None:
    """Write the pages of the models named, or of all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in names or NAMES:
        model = load(name)
        text = inspect.getdoc(importlib.import_module(f"standoff.theory.{name}")) or ""
        results = [run_model(model, numerics=coarser(model.numerics, share)) for share in SHARES]
        (FOLDER / f"{name}.svg").write_text(picture(errors(results)), encoding="utf-8")
        (FOLDER / f"{name}.md").write_text(page(model, results[-1], text), encoding="utf-8")
        worst = ", ".join(f"{result.max_error:.1e}" for result in results)
        print(f"{name:<32} {worst}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
