"""Tag names with a small transformer that needs only numpy.

The programs in training/ trained it from a public sentence encoder and open corpora; its weights and their
license are in `weights/`. `tagger.Tagger` splits words into pieces; `network` computes scores and finds the
best valid sequence of tags.
"""
