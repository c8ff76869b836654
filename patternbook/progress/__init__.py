"""What a learner has done: each answer, when it was given, and when its question is due again."""
