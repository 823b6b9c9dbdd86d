"""What each command of `standoff` does: thin functions over the layers below; everything heavy is imported when used."""
