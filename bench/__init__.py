"""How long building takes and what it costs: a tool for those who work on the program."""
