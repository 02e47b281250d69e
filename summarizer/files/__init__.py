"""All access to the file system: opening, listing, limits, quotas, locks, confinement, atomic writes, errors.

No other room opens files by path. May import: `safe_text`. Tests enforce both rules.
"""
