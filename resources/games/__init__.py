"""Words to guess, deals that can be won, and the drawings of chess men and cards."""
