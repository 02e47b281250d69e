"""The briefings at hand: sources, loading, the catalog, file watching, the reading session."""
