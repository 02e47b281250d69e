"""What several briefings tell together: the same facts, names and stories, and what is new.

All that needs stems or lists of names is worked out once, while a briefing is analyzed, and kept with its
analysis as numbers (`facts`). What compares briefings reads these alone, so that the process of the screen,
which loads neither NLTK nor the lists, can do it between two keys.
"""
