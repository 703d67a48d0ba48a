"""What can be wrong in a pack, in the words of both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from reviewlint.errors import Mistake
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.errors import Location

Notes: TypeAlias = "list[Mistake]"

_REASONS: dict[str, Phrase] = {
    # the file
    "unreadable": Phrase("无法读取：{reason}", "cannot be read: {reason}"),
    "wrong-name": Phrase(
        "配置文件应命名为 .reviewlint.yml，请改名",
        "the configuration is called .reviewlint.yml: rename this file",
    ),
    "too-large": Phrase(
        "文件超过 1 MiB，不像是配置", "larger than 1 MiB: this does not look like a configuration"
    ),
    "not-utf-8": Phrase("不是 UTF-8 编码，请另存为 UTF-8", "not UTF-8: save the file as UTF-8"),
    "control-character": Phrase("含有不可见的控制字符 {code}，请删去", "control character {code}: delete it"),
    "two-documents": Phrase(
        "一个文件只能有一份配置，请删去第二个“---”及其后内容",
        "a second document starts here: a file holds one configuration",
    ),
    "too-many-nodes": Phrase(
        "内容超过 20000 项（引用按展开计）", "more than 20000 values (aliases counted as expanded)"
    ),
    "too-deep": Phrase("嵌套超过 20 层", "nested more than 20 levels deep"),
    "tag": Phrase("不接受“!”开头的类型标记，请删去", "tags such as “!name” are not accepted: delete it"),
    "merge-key": Phrase(
        "不接受合并键“<<”，请把内容写全", "the merge key “<<” is not accepted: write the keys out"
    ),
    "cycle": Phrase("引用“*{name:40}”指向它自己", "“*{name:40}” stands inside the value that it refers to"),
    "unknown-anchor": Phrase("前面没有“&{name:40}”可供引用", "nothing before is marked “&{name:40}”"),
    "key-not-text": Phrase("键只能是文字", "a key must be text"),
    "duplicate-key": Phrase(
        "键“{key:40}”重复，第 {line} 行已有", "duplicate key “{key:40}”: it already stands on line {line}"
    ),
    # YAML syntax
    "tab": Phrase("缩进不能用制表符（Tab），请改用空格", "a tab cannot indent: use spaces"),
    "fullwidth-colon": Phrase(
        "这里用了全角冒号“：”，请改为半角“: ”", "full-width “：” after a key: write “: ”"
    ),
    "unclosed-quote": Phrase("引号没有闭合", "this quotation mark is never closed"),
    "bad-escape": Phrase(
        "双引号里的反斜杠要写成“\\\\”；正则表达式请用单引号",
        "write “\\\\” in double quotes, or use single quotes",
    ),
    "unclosed-bracket": Phrase(
        "从这里开始的括号没有闭合，或中间缺少逗号",
        "this bracket is never closed, or a comma is missing in it",
    ),
    "stray-bracket": Phrase("多了一个右括号", "nothing opens this bracket"),
    "missing-value": Phrase("这里缺少一个值", "a value is missing here"),
    "stray-colon": Phrase(
        "这里不应有“: ”，请检查缩进；如属正文，请给整句加引号",
        "no “: ” can stand here: check the indentation, or put the text in quotes",
    ),
    "bad-start": Phrase(
        "文字以“{character}”开头时要加引号", "text that begins with “{character}” needs quotes"
    ),
    "brace": Phrase(
        "含有“{{”“}}”的文字要加引号，如 message: '{{id}}没有责任人'",
        "text with braces needs quotes, as in message: '{{id}} has no owner'",
    ),
    "missing-colon": Phrase("键后面缺少“: ”", "“: ” is missing after this key"),
    "indentation": Phrase("缩进与上文不一致", "the indentation does not match the lines above"),
    "syntax": Phrase("YAML 语法有误（{detail}）", "not valid YAML ({detail})"),
    # keys and values
    "unknown-key": Phrase("没有“{key:40}”这个键{near}", "unknown key “{key:40}”{near}"),
    "rule-outside": Phrase(
        "“{key:40}”是规则，要写在“rules:”下面，并缩进两格",
        "“{key:40}” is a rule: write it under “rules:”, indented by two spaces",
    ),
    "theme-as-text": Phrase(
        "每个方面要写成 {{id: 小写字母的名称, title: {text:40}}}",
        "write each theme as {{id: a-name, title: {text:40}}}",
    ),
    "misplaced-key": Phrase("“{key}”只能写在{where}里", "“{key}” belongs in {where}"),
    "missing-key": Phrase("缺少“{key}”", "“{key}” is missing"),
    "expected": Phrase("应为{expected}，实为{found}", "expected {expected}, found {found}"),
    "not-one-of": Phrase(
        "不能写“{value:40}”，可写 {choices}{near}", "“{value:40}” is not one of {choices}{near}"
    ),
    "bad-name": Phrase(
        "“{name:40}”不能作名称：只用小写字母、数字和“{joint}”，以字母开头",
        "“{name:40}” is no name: use lower-case letters, digits and “{joint}”, a letter first",
    ),
    "bad-place": Phrase(
        "位置应写成“行:列-行:列”，如“3:5-3:12”", "a place is “line:column-line:column”, as in “3:5-3:12”"
    ),
    "bad-ignore": Phrase("“{pattern:40}”不是 gitignore 写法", "“{pattern:40}” is not a gitignore pattern"),
    "duplicate-role": Phrase(
        "“{role}”重复，第 {line} 行已有", "duplicate role “{role}”: it already stands on line {line}"
    ),
    "duplicate-theme": Phrase(
        "方面“{id:40}”重复，第 {line} 行已有", "duplicate theme “{id:40}”: it already stands on line {line}"
    ),
    "duplicate-topic": Phrase(
        "话题“{id:40}”重复，第 {line} 行已有", "duplicate topic “{id:40}”: it already stands on line {line}"
    ),
    "topic-without-terms": Phrase(
        "话题“{id:40}”没有词语：至少写一个“strong”“weak”或“patterns”",
        "topic “{id:40}” has no terms: give it “strong”, “weak” or “patterns”",
    ),
    "term-short": Phrase(
        "“{term}”太短，会误认：至少两个字", "“{term}” is too short to tell anything: two characters at least"
    ),
    # packs
    "unknown-pack": Phrase("没有“{name:40}”这个规则集{near}", "unknown pack “{name:40}”{near}"),
    "pack-title": Phrase(
        "“{title:40}”是规则集 {name} 的标题，请写 {name}", "“{title:40}” is the title of {name}: write {name}"
    ),
    "not-a-pack": Phrase("“{path:40}”不是 .yml 文件", "“{path:40}” is no .yml file"),
    "no-such-file": Phrase("找不到文件“{path}”", "there is no file “{path}”"),
    "extends-cycle": Phrase("循环引用：{chain}", "packs extend each other in a circle: {chain}"),
    # words
    "unknown-list": Phrase("没有“{name:40}”这个词表{near}", "unknown word list “{name:40}”{near}"),
    "unknown-word": Phrase("词表里没有“{word:40}”{near}", "the list does not hold “{word:40}”{near}"),
    # rules
    "unknown-rule": Phrase("没有“{id:40}”这条规则{near}", "unknown rule “{id:40}”{near}"),
    "yields-in-a-circle": Phrase(
        "“{id}”把发现让给“{other}”，“{other}”又让了回来：这样谁也不说",
        "“{id}” yields to “{other}”, which yields back: nobody would tell of it",
    ),
    "unknown-check": Phrase("没有“{name:40}”这种检查{near}", "unknown check “{name:40}”{near}"),
    "unknown-option": Phrase(
        "规则“{id}”没有“{key:40}”这个选项{near}", "rule “{id}” has no option “{key:40}”{near}"
    ),
    "check-and-clause": Phrase(
        "规则“{id}”由程序检查，不能写“{clause}”", "rule “{id}” runs a check in code: it takes no “{clause}”"
    ),
    "check-again": Phrase(
        "“{id}”已在 {place} 定义，不能改换检查方式",
        "“{id}” is defined at {place}: how it is checked cannot be changed",
    ),
    # fixes
    "fix-safe-or-unsafe": Phrase("请写“safe”或“unsafe”其中之一", "write either “safe” or “unsafe”"),
    "fix-one-line": Phrase(
        "改成的文字只能有一行，不能有控制字符",
        "the text to put there must be of one line, without control characters",
    ),
    "fix-with-text": Phrase(
        "规则“{id}”由程序检查，怎么改由程序定：可写 safe、unsafe、always、off",
        "rule “{id}” runs a check in code, which knows what to put there: write safe, unsafe, always or off",
    ),
    "fix-without-text": Phrase(
        "请写明改成什么，如“{{safe: 账号}}”", "say what to put there, as in “{{safe: account}}”"
    ),
    "no-fixes": Phrase("规则“{id}”的检查不提出改法", "the check of rule “{id}” proposes no fixes"),
    "fix-needs-forbid": Phrase(
        "要有“forbid”，并用 matches 或 has any of 找出要改的文字",
        "it needs a “forbid” that finds the words to mend with matches or has any of",
    ),
    # messages and patterns
    "bad-message": Phrase(
        "花括号里应写字段名，如“{{text}}”或“{{text:18}}”；要显示花括号本身，请写两个",
        "braces hold the name of a field, as in “{{text}}” or “{{text:18}}”; double them to show a brace",
    ),
    "unknown-field": Phrase("这里没有“{{{name:40}}}”可用{near}", "there is no “{{{name:40}}}” here{near}"),
}

EXPECTED: dict[str, Phrase] = {
    "text": Phrase("文字", "text"),
    "texts": Phrase("文字列表", "a list of texts"),
    "list": Phrase("列表", "a list"),
    "mapping": Phrase("“键: 值”", "keys and values"),
    "phrase": Phrase("文字，或 {zh: …, en: …}", "text, or {zh: …, en: …}"),
    "number": Phrase("数字", "a number"),
    "whole": Phrase("不小于 {least} 的整数", "a whole number from {least} on"),
    "share": Phrase("0 到 10 之间的数", "a number from 0 to 10"),
    "truth": Phrase("“true”或“false”", "true or false"),
    "words": Phrase("词语列表，或 {add: …, remove: …}", "a list of words, or {add: …, remove: …}"),
    "rule": Phrase(
        "“error”“warning”“info”“off”之一，或规则内容", "error, warning, info, off, or the keys of a rule"
    ),
    "fix": Phrase("“safe”“unsafe”“always”“off”之一，或 {safe: …}", "safe, unsafe, always, off, or {safe: …}"),
    "option": Phrase(
        "数字、文字、true/false、文字列表或“键: 值”", "a number, text, true, false, texts, or keys and values"
    ),
}
NOTHING = Phrase("空值", "nothing")
A_LIST = Phrase("列表", "a list")
A_MAPPING = Phrase("“键: 值”", "keys and values")
_SHOWN = 40  # code points of a value; as in the sentences above


def mistake(location: Location, name: str, /, **values: object) -> Mistake:
    """Return the mistake called `name` at its place, as `reason` puts it."""
    return Mistake(location, reason(name, **values))


def reason(name: str, /, **values: object) -> Phrase:
    """Return the sentence of the mistake called `name`, filled in."""
    return _REASONS[name].filled(**values)


def quoted(text: str) -> Phrase:
    """Return a value of the file as a mistake shows it."""
    shown = f"“{text[:_SHOWN]}…”" if len(text) > _SHOWN else f"“{text}”"
    return Phrase(shown, shown)
