"""Access to the file system: opening, listing, limits, locks, confinement, atomic writes, encodings, errors.

No other room opens files by path. May import: `safe_text`. Tests enforce both rules.
"""
