"""Tests of the maps: the facts behind them, the drawings, and the pages in a browser."""
