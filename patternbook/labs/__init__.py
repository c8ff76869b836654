"""Labs: a situation, a starter, a check that cannot be passed by luck, and a seed that replays."""
