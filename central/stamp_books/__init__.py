"""Books of stamps: buying, undoing, the free stamps of each month."""
