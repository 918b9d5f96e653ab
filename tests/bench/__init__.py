"""Speed and memory of the real screen process beside a bare Qt Quick window, and of sync (`sync/`). Nothing here asserts a time."""
