"""Event-loop clients of the engine's worker processes, and the scheduling of analyses."""
