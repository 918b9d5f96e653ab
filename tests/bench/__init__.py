"""Speed and memory of the real screen process, as ratios to a bare Qt Quick window of the same size. Nothing here asserts a time."""
