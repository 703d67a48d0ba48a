"""The parse of a draft: headings by level, paragraphs, enumerated items, tables."""
