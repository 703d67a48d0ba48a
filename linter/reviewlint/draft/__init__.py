"""Reading a draft: bytes in, decoded text with the way back to every place."""
