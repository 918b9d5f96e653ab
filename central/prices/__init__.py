"""Price lists: versions that never change, the highest is today's."""
