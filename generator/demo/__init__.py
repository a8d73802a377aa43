"""A made-up catalog of any size, to show and to test the program; plainly marked as made-up."""

from generator.demo.making import DemoSummary, make_demo

__all__ = ["DemoSummary", "make_demo"]
