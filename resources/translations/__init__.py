"""Words of the screens in each language (Qt Linguist): `.ts` is the source, `.qm` is made from it and committed beside."""
