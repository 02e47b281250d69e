"""Processes that serve the screen or a batch. It may import the readers and the analysis, and no screen."""
