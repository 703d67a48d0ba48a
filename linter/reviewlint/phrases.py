"""What the tool says, in the two languages it speaks."""

from __future__ import annotations

from functools import lru_cache
from string import Formatter
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


class _Clipping(Formatter):
    """A formatter whose `{text:18}` cuts a string to 18 code points and marks the cut with `…`."""

    def format_field(self, value: Any, format_spec: str) -> str:
        text = str(value)
        if format_spec.isdecimal() and len(text) > int(format_spec):
            return text[: int(format_spec)] + "…"
        return text


_FORMATTER = _Clipping()


class Phrase(Struct, frozen=True):
    """One sentence in Chinese and English; `{name}` and `{name:18}` are filled in by `fill`."""

    zh: str
    en: str

    def __getitem__(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en

    def fill(self, language: Language, values: Mapping[str, object]) -> str:
        """Return the sentence in `language` with its fields filled in.

        Raises KeyError if a field of the sentence is not in `values`.
        """
        return _FORMATTER.vformat(self[language], (), values)

    def filled(self, **values: object) -> Phrase:
        """Return the phrase with its fields filled in, in both languages; a value may itself be a phrase.

        Raises as `fill` does.
        """
        zh, en = (
            self.fill(language, {k: v[language] if isinstance(v, Phrase) else v for k, v in values.items()})
            for language in LANGUAGES
        )
        return Phrase(zh, en)

    def fields(self) -> frozenset[str]:
        """Name every field that either language asks for."""
        return _fields_of(self.zh) | _fields_of(self.en)


@lru_cache(maxsize=256)
def _fields_of(sentence: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in _FORMATTER.parse(sentence) if name)
