"""Configuration, key bindings, themes, colors, and the paths that the program uses."""
