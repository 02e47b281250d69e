"""Clients of the engine processes, spoken to from the event loop, and scheduling of analyses."""
