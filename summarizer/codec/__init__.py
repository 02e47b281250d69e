"""Serialize documents and analyses: `storage` for the disk, `stream` for pipes, `cache_key` for the cache.

`columns` is the table of numbers that disk and pipes share.
May import: the value types (`document`, `analysis`, `entities`, `quotes`, `ranking`, `facts`), `safe_text`.
"""
