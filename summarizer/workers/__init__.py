"""Worker processes for the screen and for batches. May import the readers and the analysis, but no `tui`."""
