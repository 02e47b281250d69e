"""Processes that serve the screen or a batch, the messages between them, and the jobs of a batch.

The top room of the engine: it may import every other room, and none imports it.
"""
