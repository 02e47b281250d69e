"""Merge mentions of one entity: surnames, acronyms, short forms, spellings, countries by any name."""
