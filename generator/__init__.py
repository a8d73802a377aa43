"""Атлас практик: a catalog of proven government practices, from YAML to a checked static site."""

__version__ = "0.1.0"
