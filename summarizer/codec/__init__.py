"""Serialize documents and analyses: `storage` for the disk, `stream` for pipes; the key of cached analyses.

May import: the value types (`document`, `analysis`, `entities`, `quotes`, `ranking`, `facts`), `safe_text`.
"""
