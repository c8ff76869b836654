"""The quiz in the terminal: asks, grades, explains, and brings back what was wrong."""
