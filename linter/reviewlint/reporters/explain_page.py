"""What there is to know of a rule, as a page for the person whose draft it stopped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reviewlint.checks import ABOUT_DECISIONS
from reviewlint.phrases import Phrase
from reviewlint.reporters import as_yaml
from reviewlint.reporters.check_report import SEVERITIES, STYLES, excerpt
from reviewlint.reporters.screen import Line, Piece, head, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from reviewlint.examples import Kind, Trial
    from reviewlint.explanation import Explanation
    from reviewlint.profile import Application
    from reviewlint.report import Violation
    from reviewlint.reporters.screen import Page, Style

_INDENT = "  "
_MOST_LINES = 10
_MOST_WORDS = 8
_FIELD = re.compile(r"\{\w+(?::\d+)?\}")

_FOR_INSTANCE = Phrase("例如：{message}", "For instance: {message}")
_GATHERED = Phrase(
    "满 {least} 处时合并成一条，逐处列出。",
    "{least} or more are reported as one, with a list of them.",
)
_YIELDS = Phrase(
    "同一条里 {rules} 也有发现时，由它一并指出。",
    "Where {rules} finds something in the same item, it tells of both.",
)
_BY_CODE = Phrase("由程序检查（check: {check}）。", "A check in code decides (check: {check}).")
_CLAUSES = {
    "for": Phrase("逐个检查", "each of them is checked"),
    "when": Phrase("满足这个条件才检查", "only if this holds"),
    "require": Phrase("应当满足", "this has to hold"),
    "forbid": Phrase("不得出现", "this must not hold"),
}
_KINDS: dict[Kind, Phrase] = {
    "passes": Phrase("通过：", "Passes:"),
    "fails": Phrase("不通过：", "Fails:"),
}
_DECISIONS = Phrase("材料旁的决定文件：", "with this decisions file beside it:")
_EXPECTED = Phrase("应为 ", "expected ")
_CHANGED = Phrase(
    "（按现在的配置，结果与例子原来写的不同）",
    "(as it is configured now, this is not what the example says)",
)
_NO_EXAMPLES = Phrase("这条规则没有写例子。", "This rule has no examples.")
_ELSEWHERE = Phrase("{profile} 里是{severity}", "{severity} in {profile}")
_CONFIGURED = Phrase("{severity}（由 {path} 设定）；发布时：", "{severity}, as {path} sets it; it ships as: ")
_WORDS = Phrase("词表 {name}（{count} 个）：{words}", "word list {name} ({count}): {words}")
_MORE = Phrase("……另有 {count} 行", "… and {count} more lines")
_CHOICES = Phrase("可写 error、warning、info、off", "error, warning, info or off")
_ADD_WORDS = Phrase("词语", "words of your own")
_NO_FIX = Phrase("--fix 不改它，要由人来改。", "--fix leaves it to you.")
_FIXES: dict[Application, Phrase] = {
    "safe": Phrase(
        "--fix 改有把握的；加上 --unsafe-fixes，其余能改的也改。",
        "--fix mends what is safe; with --unsafe-fixes also the rest of what can be mended.",
    ),
    "unsafe": Phrase(
        "只有 --fix --unsafe-fixes 才改，改后要核对。",
        "Only --fix --unsafe-fixes mends it: look at the result.",
    ),
    "always": Phrase("即使规则关闭，--fix 也改。", "--fix mends it even while the rule is off."),
}
_REPLACED = Phrase("找到的词语改为“{text}”。", "The words found become “{text}”.")
_DELETED = Phrase("找到的词语删去。", "The words found are deleted.")
_MENDED = Phrase("上面的例子改后：", "An example above becomes:")
_ONE_PLACE = Phrase("只略过一处（行:列 见检查报告）：", "One place (its line and column are in the report):")
_DRAFT = Phrase("材料.txt", "draft.txt")
_REASON = Phrase("理由", "why")
_WHOLE_RULE = Phrase(
    "整条规则不用：在 .reviewlint.yml 的 rules 下写", "The whole rule: under `rules` in .reviewlint.yml,"
)
_NEVER = Phrase(
    "这条规则说的正是决定，不能逐处略过；核对后改正或删去那条决定。",
    "It speaks of decisions and cannot be silenced itself: mend or delete the decision.",
)
_DECLARED = Phrase("定义在 {place}", "defined at {place}")
_STOP = Phrase("；", "; ")
_COMMA = Phrase("、", ", ")


def render(explanations: Sequence[Explanation], page: Page) -> Iterator[Line]:
    """Yield a page for each rule."""
    for number, explanation in enumerate(explanations):
        if number:
            yield ()
        yield from _page(explanation, page)


def _page(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule = explanation.rule
    yield (
        Piece(visible(rule.id), "strong"),
        Piece(f"  {rule.title[page.language]}"),
        Piece(f"  {SEVERITIES[rule.severity][page.language]}", STYLES[rule.severity]),
    )
    for heading, section in _SECTIONS:
        lines = list(section(explanation, page))
        if lines:
            yield ()
            yield (Piece(heading[page.language], "strong"),)
            yield from ((Piece(_INDENT), *line) for line in lines)


def _what(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule, language = explanation.rule, page.language
    first = _first(explanation)
    message = first.message if first else _FIELD.sub("…", rule.message[language])
    yield from _text(_FOR_INSTANCE.fill(language, {"message": message}), page)
    if rule.gather:
        yield from _text(_GATHERED.fill(language, {"least": rule.gather.least}), page)
    if rule.yields_to:
        names = ("、" if language == "zh" else " or ").join(rule.yields_to)
        yield from _text(_YIELDS.fill(language, {"rules": names}), page)


def _why(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule = explanation.rule
    if rule.why != rule.message:  # which stands in for it where a rule of one's own says nothing
        yield from _text(rule.why[page.language], page)


def _remedy(explanation: Explanation, page: Page) -> Iterator[Line]:
    first, hint = _first(explanation), explanation.rule.hint
    if hint:
        yield from _text(first.hint if first and first.hint else _FIELD.sub("…", hint[page.language]), page)


def _condition(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule = explanation.rule
    if rule.assertion is None:
        yield from _text(_BY_CODE.fill(page.language, {"check": rule.check}), page)
    for clause, text in rule.clauses.items():
        remark = Piece(f"  # {_CLAUSES[clause][page.language]}", "faint")
        yield Piece(f"{clause}: ", "faint"), Piece(" ".join(text.split())), remark


def _severity(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule, language = explanation.rule, page.language
    shipped = explanation.shipped_severity
    told = [SEVERITIES[shipped][language]]
    for severity in dict.fromkeys(explanation.severities.values()):
        if severity != shipped:
            names = [name for name, found in explanation.severities.items() if found == severity]
            values = {"profile": _COMMA[language].join(names), "severity": SEVERITIES[severity][language]}
            told.append(_ELSEWHERE.fill(language, values))
    start = ""
    if rule.severity != shipped and explanation.configuration:
        values = {"severity": SEVERITIES[rule.severity][language], "path": explanation.configuration}
        start = _CONFIGURED.fill(language, values)
    yield from _text(start + _STOP[language].join(told), page)


def _options(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule = explanation.rule
    for name, value in rule.options.items():
        if name in rule.meanings:
            yield from _text("# " + rule.meanings[name][page.language], page, "faint")
        yield from _option(name, value, page)
    for name, words in explanation.words.items():
        shown = _COMMA[page.language].join(words[:_MOST_WORDS]) + ("…" if len(words) > _MOST_WORDS else "")
        values = {"name": name, "count": len(words), "words": shown}
        yield from _text(_WORDS.fill(page.language, values), page)


def _option(name: str, value: Any, page: Page) -> Iterator[Line]:
    room = page.columns - len(_INDENT)
    lines = list(as_yaml.block(name, value, room))
    for line in lines[:_MOST_LINES]:
        yield (Piece(head(visible(line), room)),)
    if len(lines) > _MOST_LINES:
        yield (Piece(_INDENT + _MORE.fill(page.language, {"count": len(lines) - _MOST_LINES}), "faint"),)


def _fix(explanation: Explanation, page: Page) -> Iterator[Line]:
    fix, language = explanation.rule.fix, page.language
    if fix is None:
        yield from _text(_NO_FIX[language], page)
        return
    yield from _text(_FIXES[fix.applies][language], page)
    if fix.text is not None:
        yield from _text((_REPLACED if fix.text else _DELETED).fill(language, {"text": fix.text}), page)
    changed = [trial.mended for trial in explanation.trials if trial.mended not in {None, trial.source.text}]
    if changed:
        yield (Piece(_MENDED[language], "good"),)
        yield from _quoted((changed[0] or "").splitlines(), page)


def _examples(explanation: Explanation, page: Page) -> Iterator[Line]:
    if not explanation.trials:
        yield from _text(_NO_EXAMPLES[page.language], page)
    for number, trial in enumerate(explanation.trials):
        if number:
            yield ()
        yield (Piece(_KINDS[trial.kind][page.language], "good" if trial.kind == "passes" else "error"),)
        yield from _draft(trial, page)
        if trial.example.decisions is not None:
            yield (Piece(_DECISIONS[page.language], "faint"),)
            yield from _quoted(trial.example.decisions.splitlines(), page)
        if trial.verdict == "different":
            yield (Piece(_CHANGED[page.language], "warning"),)


def _draft(trial: Trial, page: Page) -> Iterator[Line]:
    """Yield an example as it stands, under each line what is wrong there."""
    source = trial.source
    by_line: dict[int, list[Violation]] = {}
    for violation in trial.violations:
        by_line.setdefault(source.position(violation.span.start).line, []).append(violation)
    last = source.position(len(source.text.rstrip("\n"))).line
    for number in range(1, last + 1):
        if number in by_line:
            yield from _marked(trial, by_line[number], page)
        else:
            yield from _quoted([source.line(number).of(source.text)], page)


def _quoted(lines: Iterable[str], page: Page) -> Iterator[Line]:
    for line in lines:
        yield Piece("  | ", "faint"), Piece(head(visible(line), page.columns - 6))


def _marked(trial: Trial, violations: Sequence[Violation], page: Page) -> Iterator[Line]:
    before = ""
    for violation in violations:
        style = STYLES[violation.severity]
        text, carets = excerpt(trial.source, violation.span, style, page.columns - len(_INDENT))
        shown = "".join(piece.text for piece in text)
        if shown != before:  # several places on one line are shown below it, unless it had to be cut for each
            yield text
        before = shown
        yield carets
        yield Piece(f"    {trial.source.position(violation.span.start)}  ", "faint"), Piece(violation.message)
        if violation.expected:
            yield Piece("    " + _EXPECTED[page.language], "faint"), Piece(violation.expected)


def _configuration(explanation: Explanation, page: Page) -> Iterator[Line]:
    for line in snippet(explanation, page):
        text, mark, comment = line.partition("  # ")
        yield (Piece(text), Piece(mark + comment, "faint")) if mark else (Piece(line),)


def snippet(explanation: Explanation, page: Page) -> Iterator[str]:
    """Yield what to write into a configuration to set a rule; as it stands it changes nothing."""
    rule = explanation.rule
    yield "rules:"
    yield f"  {rule.id}:"
    yield f"    severity: {rule.severity}  # {_CHOICES[page.language]}"
    options: list[str] = []
    for name, value in rule.options.items():
        lines = list(as_yaml.block(name, value, page.columns - 8))
        if len(lines) <= _MOST_LINES:  # a longer one is a work of its own
            options += lines
    if options:
        yield "    options:"
        yield from ("      " + line for line in options)
    for name in explanation.words:
        yield f"# words: {{{name}: {{add: [{_ADD_WORDS[page.language]}]}}}}"


def _silence(explanation: Explanation, page: Page) -> Iterator[Line]:
    rule, language = explanation.rule, page.language
    if rule.check in ABOUT_DECISIONS:
        yield from _text(_NEVER[language], page)
    else:
        yield from _text(_ONE_PLACE[language], page)
        place = f"{rule.id}@LINE:COLUMN" if language == "en" else f"{rule.id}@行:列"
        command = f'reviewlint decide {_DRAFT[language]} --silence {place} --reason "{_REASON[language]}"'
        yield (Piece(_INDENT + command),)
    yield from _text(_WHOLE_RULE[language], page)
    yield (Piece(f"{_INDENT}{rule.id}: off"),)


def _source(explanation: Explanation, page: Page) -> Iterator[Line]:
    if explanation.rule.reference:
        yield from _text(explanation.rule.reference, page)
    place = explanation.rule.declared_at
    yield (Piece(_DECLARED.fill(page.language, {"place": place}), "faint"),)


_SECTIONS: Sequence[tuple[Phrase, Callable[[Explanation, Page], Iterator[Line]]]] = (
    (Phrase("指出什么", "What it reports"), _what),
    (Phrase("为什么", "Why it matters"), _why),
    (Phrase("怎么改", "What to do"), _remedy),
    (Phrase("例子", "Examples"), _examples),
    (Phrase("能否自动修改", "Can it be mended automatically"), _fix),
    (Phrase("怎么判断", "How it decides"), _condition),
    (Phrase("级别", "Severity"), _severity),
    (Phrase("选项", "Options"), _options),
    (Phrase("怎么配置", "How to configure it"), _configuration),
    (Phrase("怎么略过", "How to silence it"), _silence),
    (Phrase("依据和出处", "Source"), _source),
)


def _first(explanation: Explanation) -> Violation | None:
    return next((violation for trial in explanation.trials for violation in trial.violations), None)


def _text(text: str, page: Page, style: Style = "plain") -> Iterator[Line]:
    yield from ((Piece(line, style),) for line in wrap(text, page.columns - len(_INDENT)))
