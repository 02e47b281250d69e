"""The store: one SQLite file in the user's state folder that remembers which briefings were read, and how.

Other rooms use `Store` (in `store`); `State` (in `state`) is everything remembered of one briefing.

    deferred    opens the store of a session when it is first needed
    schema      the tables, and the migrations from older releases
    opening     opens the file, checks it, sets it aside if it is damaged or another program's, and copies
                the readable rows of a damaged one
    database    the two connections of a process: one for reading and one for writing
    writer      the thread that commits writes and retries failed ones
    encoding    times and arrays of numbers as values of columns
    clips       what is stored of each kept sentence, and its columns
    state       the values: key, outline, focus, state; keyed fingerprints of sentences and names
    rows        reads, writes and deletes states in their table; deletion goes down to the bytes of the file
    carry_over  transfers marks, notes and the reading position to a changed text or division into sentences
    list_views  sort order and filter of each list
    clippings   reads what was kept in all briefings
    analyses    a bounded LRU cache of analyses, and the fact fingerprints of the briefings that were read

A session; run the calls that may be slow in a thread:

    store = options.store(args, settings).get()             # see store.messages
    resumed = store.resume(document, path)                  # at once; complete if the content is known
    analysis = store.analysis(document) or ...              # else make one and call store.cache_analysis(it)
    outline = store.secret.outline(analysis)
    resumed = store.resume(document, path, outline)         # carries a changed briefing's state over
    state = opened(resumed.state, document, path, now, analysis.words())
    store.save(replace(state, place=cursor, focus=store.secret.focus(entity)))    # after each change
    store.close()

How much of a document's text is in the file depends on the cache (`--no-cache`, `state.cache`):

    always           SHA-256 of the file, its path, counts, times, offsets, numbers of sentences and pages,
                     when each sentence was kept, the type of the entity in focus, keyed fingerprints of
                     sentences and names, fingerprints of facts; and the user's own data: notes, marks, stars,
                     the length of the summary
    cache on         title, date and name of the part, which usually occur in the text; the names of the
                     entity in focus and of the most salient entities; the kept sentences with the names in
                     them; analyses, which contain names, roles and words of quotations
"""
