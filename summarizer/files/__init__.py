"""All access to the file system: opening, listing, limits, confinement, atomic writes, error messages.

The only room that opens files by path. May import: `safe_text`. Tests hold both.
"""
