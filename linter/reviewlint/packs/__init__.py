"""Rules, themes, section titles and word lists: YAML packs, merged into a profile."""
