"""Word lists and gazetteers for recognition and coreference, with data files in `data/`."""
