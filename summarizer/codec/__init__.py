"""Serialize documents and analyses: `storage` for the disk, `stream` for pipes.

`storage.ARRAYS` is the table of numbers that disk and pipes share.
May import: the value types (`document`, `analysis`, `entities`, `quotes`, `ranking`, `facts`), `safe_text`.
"""
