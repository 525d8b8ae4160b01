"""The open sheet on the screen: section list, the page of one section, review, guidance."""
