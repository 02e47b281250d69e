"""The reader screen: summary, entities and source of one briefing side by side."""
