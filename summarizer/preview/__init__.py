"""Show something before the analysis is complete: a lead-based summary, analyses of the first pages."""
