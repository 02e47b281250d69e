"""Where the results of a command go: standard output, one file, a folder with a file for each."""
