"""What a person has decided about a draft, kept in a file beside it and found again when the draft has changed."""
