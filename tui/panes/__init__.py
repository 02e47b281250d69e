"""Widgets that draw lines: summary, entities, source, lists, and the bars around them.

May import: `model`, `collection`, `settings`, `terminal`. A pane shows a value and reports keys; screens
decide.
"""
