"""Everything that touches the file system; imports nothing of the readers or of what is above them."""
