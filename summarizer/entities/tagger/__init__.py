"""A small transformer that tags names, run with numpy alone.

Made by the programs of the folder training/ from a public sentence encoder and open corpora; its weights lie
in `weights/`, with their licence. A text goes through `words` (what is tagged), `wordpiece` (what the network
reads), `network` (the forward pass), `tags` (the best lawful sequence) and comes out of `tagger.Tagger`.
"""
