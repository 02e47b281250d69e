"""Subcommands of `briefing`, one module each: options, help text, and the way from PATHs to results.

Imported only when meant: help must not load the engine.
"""
