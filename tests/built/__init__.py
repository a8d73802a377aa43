"""Tests of the whole site, built from the real catalog as it would be published."""
