"""Commands: arguments in, exit codes out. No logic of its own."""
