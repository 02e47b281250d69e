"""Score sentences and put them in the order in which a summary takes them.

Public: `rank.rank` to score, `choice.choose` to choose again under other conditions, `scores.Ranking` for the
result. May import: `document`, `entities`, `language`.
"""
