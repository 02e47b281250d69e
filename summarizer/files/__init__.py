"""All access to the file system: opening, listing, limits, quotas, locks, confinement, atomic writes, errors.

The only room that opens files by path. May import: `safe_text`. Tests hold both.
"""
