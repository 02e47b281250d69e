"""Match names across briefings and list where each entity occurs."""
