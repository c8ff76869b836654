"""What the leader of a study group prints: schedule, guide, lists, handout, papers."""
