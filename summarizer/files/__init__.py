"""Access to the file system: opening, listing, options, limits, locks, confinement, atomic writes, encodings.

No other room opens files by path. May import: `safe_text`. Tests enforce both rules.
"""
