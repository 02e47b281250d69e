"""Screens: what keys do between panes, and the pages that open over the reader.

May import: `panes` and what lies below. Screens ask the app through its methods and never import it.
"""
