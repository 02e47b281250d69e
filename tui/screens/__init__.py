"""Screens: the effects of keys on the panes, and the pages that open over the reader.

May import: `panes` and the rooms below. Screens call the application's methods and never import it.
"""
