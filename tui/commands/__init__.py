"""Subcommands of `briefing`, one module each: options, help text, and the way from PATHs to results.

They are imported only when needed: help must not load the engine.
"""
