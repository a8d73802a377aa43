"""`python -m generator` is the same program as `atlas`."""

from generator.cli.main import app

if __name__ == "__main__":
    app(prog_name="atlas")
