"""Run `python -m standoff` as the `standoff` command."""

from standoff.cli import main

main()
