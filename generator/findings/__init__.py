"""Findings: what checking says, the catalogue of codes, and the reporters."""

from generator.findings.finding import (
    Code,
    Finding,
    Fix,
    InForm,
    Severity,
    Words,
    in_order,
    path_text,
)

__all__ = ["Code", "Finding", "Fix", "InForm", "Severity", "Words", "in_order", "path_text"]
