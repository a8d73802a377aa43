"""Models: what a file may say. One module a kind of record."""
