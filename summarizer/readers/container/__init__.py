"""Read files that contain other files: zip archives, and the parts of any container, within limits."""
