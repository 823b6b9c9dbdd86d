"""What a game is: arrays only. Nothing here reads a file, prints, or knows YAML."""
