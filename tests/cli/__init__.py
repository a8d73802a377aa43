"""Tests of the commands: what they print, and the code they end with."""
