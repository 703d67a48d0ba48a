"""What can be wrong with the meaning of an assertion, in the words of both languages."""

from __future__ import annotations

from typing import Final

from reviewlint.packs.mistakes import filled
from reviewlint.phrases import Phrase

_REASONS: Final[dict[str, Phrase]] = {
    # clauses
    "no-for": Phrase("缺少“for”：请写明检查什么，如 for: measure", "“for” is missing: say what is checked, as in for: measure"),
    "neither": Phrase("缺少“require”或“forbid”", "“require” or “forbid” is missing"),
    "both": Phrase("“require”和“forbid”只能写一个", "write either “require” or “forbid”, not both"),
    # names
    "kind": Phrase("没有“{name:40}”这种对象{near}", "unknown kind of thing “{name:40}”{near}"),
    "steps": Phrase("最多写两级，如 section > measure", "two steps at most, as in section > measure"),
    "holds": Phrase("{outer} 里不含 {inner}{near}", "a {outer} holds no {inner}{near}"),
    "field": Phrase("{kind} 没有“{name:40}”这一项{near}", "a {kind} has no field “{name:40}”{near}"),
    "no-fields": Phrase("{type}下面没有“{name:40}”", "{type} has no field “{name:40}”"),
    "function": Phrase("没有“{name:40}”这个函数{near}", "unknown function “{name:40}”{near}"),
    "arity": Phrase(
        "{name} 要一个参数，写作 {usage}；这里有 {found} 个", "{name} takes one value, {usage}; here are {found}"
    ),
    "words": Phrase("没有“{name:40}”这个词表{near}", "unknown word list “{name:40}”{near}"),
    "option": Phrase("这条规则没有“{name:40}”这个选项{near}", "this rule has no option “{name:40}”{near}"),
    "one-name": Phrase("应写作 {of}.名称", "write {of}.name"),
    "option-type": Phrase("选项“{name:40}”不是文字、数字、true/false 或文字列表", "option “{name:40}” is no text, number, truth value or list of texts"),
    "taken": Phrase("“{name:40}”已另有含义，请换个名称", "“{name:40}” already means something else: choose another name"),
    # types
    "condition": Phrase("这里要一个条件，{found}不能判断真假", "a condition is wanted here: {found} is neither true nor false"),
    "always": Phrase("“{name:40}”总是有的，不必判断有无", "“{name:40}” is always there: compare it with something"),
    "compare": Phrase("{left}不能和{right}比较", "{left} cannot be compared with {right}"),
    "compare-no": Phrase("{found}不能用 {operator} 比较", "{found} cannot be compared with {operator}"),
    "share-above": Phrase(
        "占比最大是 1；如指百分之{value}，请写 {value}%", "no share is above 1: for {value} per cent write {value}%"
    ),
    "choice": Phrase("不会等于“{value:40}”{near}", "it can never be “{value:40}”{near}"),
    "expected": Phrase("这里要{expected}，实为{found}", "expected {expected}, found {found}"),
    "mixed": Phrase("列表里只能全是文字或全是数字", "a list holds either texts or numbers"),
    "share-role": Phrase('share 的参数应是加引号的章节类型，如 "problems"', 'share takes a role in quotes, as in "problems"'),
    "link-kind": Phrase("这里应是加引号的 {choices}", "in quotes, say which: {choices}"),
    "links-of": Phrase("{found}没有 {name}，只有 {kinds} 有", "{found} has no {name}: only {kinds}"),
    "function-of": Phrase("{name} 前面不写名称，写作 {usage}", "nothing stands before {name}: write {usage}"),
    "always-matches": Phrase("空的正则表达式总能匹配", "an empty regular expression matches everything"),
    "option-pattern": Phrase(
        "matches 后面的选项名应为 pattern 或以 _pattern 结尾", "an option after matches is called pattern or ends in _pattern"
    ),
    # messages
    "message": Phrase("{kind} 没有“{{{name:40}}}”可用{near}", "a {kind} has no “{{{name:40}}}” to show{near}"),
    "no-match": Phrase("没有查找文字的条件，无法填写 {{match}}", "{{match}} needs a condition that finds words"),
    "no-measure": Phrase("条件里没有 {name}，无法填写 {{{name}}}", "{{{name}}} needs {name} in the condition"),
}  # fmt: skip

CHOICES: Final = Phrase("，可写 {names}", ": choose from {names}")


def reason(mistake: str, /, **values: object) -> Phrase:
    """Return the sentence called `mistake`, filled in; a value may itself be a phrase."""
    return filled(_REASONS[mistake], values)
