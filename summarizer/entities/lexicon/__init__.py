"""Word lists and gazetteers that recognition and coreference look names up in; data files in `data/`."""
