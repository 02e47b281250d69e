"""Score sentences and put them in the order in which a summary takes them.

Public: `rank.rank` computes the scores, `scores.choose` repeats the choice under other conditions, and
`scores.Ranking` is the result, which `explanation.why` explains. May import: `document`, `entities`,
`language`.
"""
