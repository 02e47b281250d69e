"""The command `briefing`."""
