"""The outline read as a review: themes, problems, causes and measures."""
