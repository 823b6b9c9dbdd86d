"""Invented short articles, as many as a test needs, each with something to find in it."""

from pathlib import Path

PLACES = ("Halven", "Karst", "Ostby", "Lund", "Moen", "Vardal")
NAMES = ("Ana Lund", "Tor Vik", "Per Holm", "Lea Moe", "Ida Krogh", "Nils Aas")


def story(number: int) -> str:
    """Return an article of some hundred words that differs from every other."""
    place, name = PLACES[number % 6], NAMES[number // 6 % 6]
    return (
        f"Talks in {place} enter round {number}\n\n"
        f"{place.upper()}, March {number % 28 + 1} — The envoy {name} said on Friday that bridge number {number} would stay shut.\n"
        f"“We shall not open bridge {number} before the guarantee is signed,” {name} told reporters in the harbour of {place}.\n"
        f"President Tor Vik threatened to cut the power within {number % 20 + 2} days unless all {number} posts are cleared.\n"
        f"Reuters reported that {number} envoys had met in secret, and nobody had signed paper {number} in the end.\n"
    )


def write_stories(folder: Path, count: int) -> Path:
    """Write so many articles into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number:05}.txt").write_text(story(number), encoding="utf-8")
    return folder
