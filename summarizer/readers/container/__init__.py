"""Read files that hold other files: zip archives and the parts of any container, within limits."""
