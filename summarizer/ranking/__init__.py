"""Sentences -> scores -> the order in which a summary takes them.

What others use: `rank.rank` to score, `choice.choose` to choose anew, `scores.Ranking` for what is known.
"""
