"""Full-text search over all briefings, and what the list of briefings shows of each.

The process `summarizer.workers.indexer` runs it. What that sends is in `results`, which the screen's process
may import.
"""
