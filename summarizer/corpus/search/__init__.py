"""Full-text search over all briefings, and the metadata that the list of briefings shows.

It runs in the process `summarizer.workers.indexer`. The values that this process sends are in `results`,
which the process of the screen may import.
"""
