"""Fuzzing: strangers' files, millions of them, made to break the readers; nothing may break.

A target is a room's door as a function of bytes. `python -m bench.fuzzing` runs a target under
atheris, which learns from the code's coverage which inputs lead further in; `make test` gives each
target a few seconds with hypothesis and all inputs that have ever broken something.
"""
