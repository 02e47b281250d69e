"""What the reader remembers of briefings: one SQLite file in the user's state folder.

`Store` (in `store`) is all that others need; `State` (in `state`) is what it remembers of one briefing.

    schema      the tables, and how an older file becomes a newer one
    opening     the file: made, judged, set aside where it is broken or not ours
    salvage     what can still be read of a damaged file, copied into the new one
    database    the two connections of a process, one that reads and one that writes
    writer      the thread that writes, when it says that something is kept, and how it tries again
    messages    what the store says, passed to the event loop of the screen
    state       the values: key, outline, focus, state
    secret      fingerprints of sentences and names, which say nothing without it
    rows        states in their table
    analyses    the analyses kept, bounded, each under the key of the engine that made it
    facts       fingerprints of what briefings told
    forgetting  deletion, down to the bytes of the file

A session, with what may be slow in a thread:

    store = options.store(args, settings)                   # before there is a screen; store.said has lines
    resumed = store.resume(document, path)                  # at once: all of a known content
    analysis = store.analysis(document) or ...              # made, and then store.keep(analysis)
    outline = store.secret.outline(analysis)
    resumed = store.resume(document, path, outline)         # and what a changed one takes over
    state = opened(resumed.state, document, path, now, analysis.words())
    store.save(replace(state, place=cursor, focus=store.secret.focus(entity)))    # as often as it changes
    store.close()

What the file holds of a document's text depends on the cache (`--no-cache`, `state.cache`):

    with or without it   SHA-256 of the file, its path, counts, times, offsets, numbers of sentences, the type
                         of the entity in focus, keyed fingerprints of sentences and names, fingerprints of
                         facts; and the user's own: notes, marks, the length of the summary
    with it alone        title, date and name of the part, which stand in the text as a rule; names, of the
                         entity in focus and of the most salient; analyses, which hold names, roles and words
                         of quotations
"""
