"""Who and what a document names.

Four seams, a module each: mentions are found (`recognizer`), those of one entity come together (`aliases`),
it gets a name to be shown by (`forms`) and a weight (`weights`). A trained recognizer goes in behind the
first and leaves the others as they are. `recognize.recognize` goes through them.
"""
