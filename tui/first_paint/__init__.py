"""The first screen of a briefing, sent before Textual is imported.

May import: `panes.views` and the views of the panes, `collection`, `model`, `settings`, `store`, `terminal`.
Never Textual: its import takes most of the time to the first words. The application draws the same screen
again, of which the driver sends only what differs.
"""
