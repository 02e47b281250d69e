"""The open briefings: sources, loading, the catalog, file watching, the reading session."""
