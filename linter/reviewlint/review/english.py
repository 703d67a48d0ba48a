"""What can be counted in English statements: who, until when, with what evidence; praise and wishes."""

from __future__ import annotations

import re
from typing import Final

# As in Chinese, finding an owner or a deadline that is there matters more than missing one that is not.
_STILL_OPEN = r"(?!(?:(?i:tbd|tba|todo|unknown|unassigned|none|nobody|n/a|asap|yyyy)\b|XX|[?<\[–—-]))"
# A value goes on in a line that is only wrapped: it is indented, and no label of its own.
_GOES_ON = r"\n[ \t]+(?=[A-Z][\w-]*\b(?!:))"
_VALUE_ENDS = (
    rf"(?=\s*(?:[,;|)\]]|\.(?:\s|\Z)|\Z)|[ \t]*(?!{_GOES_ON})\n|\s+(?:by|due|before|until|starting)\b)"
)
_VALUE = rf"{_STILL_OPEN}(?:[^\s,;|)\].]|\.(?!\s)|[ \t]|{_GOES_ON}){{2,40}}?{_VALUE_ENDS}"
_BODY = r"(?:team|squad|group|guild|department|desk|office|crew|committee|manager|lead|engineers?|SREs?)\b"
_NAME = r"[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+){0,2}"
# They open a sentence, but nobody can ask them when it will be done.
_TASK = r"(?:add|write|fix|create|build|review|update|document|remove|define|run|investigate|implement|check|test|automate|rehearse)"
_NOBODY = r"(?!(?:We|It|This|That|These|Those|They|There|You|I|Nobody|Someone|Everyone|Each|Every|All|Any|No|New|Future|Which|What|Who|Alerts?|Changes?|Releases?|Deploys?|Tests?|Customers?|Users?)\b)"

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = (
    rf"(?:20\d\d-\d\d(?:-\d\d)?\b|20\d\d/\d\d?/\d\d?|\d\d?[/.]\d\d?[/.](?:20)?\d\d\b|{_DAY}(?:\sof)?\s{_MONTH}(?:,?\s20\d\d)?"
    rf"|{_MONTH}\s{_DAY}\b(?:,?\s20\d\d)?|{_MONTH}\s20\d\d|[QH][1-4]\b(?:\s20\d\d)?|20\d\d-?Q[1-4])"
)
_PERIOD = r"(?:week|fortnight|month|quarter|half|year|sprint|release)"
_END = r"(?:(?:end|start|beginning|middle|close)\sof\s(?:the\s)?|mid-)"
_UNIT = r"(?:(?:working|business)\s)?(?:hour|day|week|month|sprint|quarter)s?"
_COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)"

OWNERS: Final = (
    (
        rf"\b(?i:owners?|owned by|assignees?|assigned to|responsible|accountable|DRI)\b\**\s*[:：]\**\s*+(?P<owner>{_VALUE})"
        r"|(?<![\w@.])(?P<handle>@[\w.-]*\w)"
        r"|\((?P<team>[A-Z][\w &/.'’-]{1,40}),\s[^)]{2,40}\)"
    ),
    (
        rf"\b(?:owned|led|handled|driven|carried\s+out)\s+by\s+(?P<by>{_VALUE})|\b[Aa]ssigned\s+to\s+(?P<to>{_VALUE})"
        rf"|\bby\s+(?P<body>the\s+(?:[\w-]+\s+){{0,3}}{_BODY})"
        rf"|(?:\A|(?<=[.;!?]\s)|(?<=\n))[\s*]*(?P<who>(?:[Tt]he\s+)?(?:[\w&'’-]+\s+){{0,3}}?{_BODY}|{_NOBODY}{_NAME})"
        rf"\s+(?:(?<!\bNeed )(?<!\bPlan )(?<!\bTry )(?<!\bAgree )(?<!\bAim )to\s+{_TASK}|will|shall|owns?|(?:is|are)\s+(?:going\s+)?to|takes?\s+(?:on|over|care)|is\s+responsible)\b"
        rf"|(?<=[.;:]\s)(?P<tail>(?:[A-Z][\w-]*\s(?:[a-z]+\s)?){{0,2}}{_BODY}|{_NAME}),\s(?:by\s|due\s)?(?={_END}?{_DATE})"
        rf"|\((?P<alone>{_NAME}|[\w &'’-]{{2,30}}\s{_BODY})\)\.?\s*\Z|\s[–—-]{{1,2}}\s(?P<last>{_NAME})(?=,|\.?\s*\Z)"
    ),
)

DEADLINES: Final = (
    (
        rf"\b(?:[Dd]ue(?:\s(?:date|by|on))?|[Dd]eadline|ETA|[Tt]arget(?:\sdate)?)\b\**\s*[:：]\**\s*+(?P<due>{_STILL_OPEN}"
        r"[^\n;；|)\]]{3,40}?)(?=\s*(?:[;|)\]\n]|\.(?:\s|\Z)|\Z))"
    ),
    (
        rf"\b(?:[Bb]y|[Bb]efore|[Uu]ntil|[Nn]o\slater\sthan|[Dd]ue|[Ss]tarting|[Ff]rom|[Ii]n|[Oo]n)\s+(?:the\s)?"
        rf"(?P<until>{_END}?(?:{_DATE}|{_MONTH}|(?:next\s)?(?:Mon|Tues|Wednes|Thurs|Fri)day|(?:this|next|the\snext)\s{_PERIOD}))"
        rf"|\b(?P<day>{_END}?{_DATE}|{_END}(?:this\s|next\s)?{_PERIOD}|(?:this|next|current)\s{_PERIOD}\b|EO[DWMQY]\b)"
        rf"|\b(?P<within>(?:[Ww]ithin|in)\s(?:the\snext\s)?{_COUNT}\s{_UNIT})\b"
        r"|(?P<done>\b(?:[Dd]one|[Cc]ompleted))(?=\s*(?:[.,;)\n]|on\b|\Z))"
    ),
    (
        rf"\b(?P<every>(?:every|each|per)\s(?:other\s|{_COUNT}\s)?(?:day|night|week|fortnight|month|quarter|year|release|sprint|shift)s?"
        rf"|(?:once|twice)\sa\s(?:day|week|month|quarter|year)|daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually)\b"
    ),
)

EVIDENCE: Final = re.compile(
    r"\d[\d,.:]*(?:\s?(?:%|[a-zA-Z]+\b))?"
    r"|(?i:\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|half|twice)\b)"
    r"|\b[Ff]or (?:example|instance)\b|\be\.g\.|\bsuch as\b|`[^`\n]{1,80}`|[“\"][^”\"\n]{2,80}[”\"]|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)

_PRAISE = (
    r"\b(?:excellent|outstanding|remarkabl[ey]|impressive(?:ly)?|successful(?:ly)?|smoothly|proud(?:ly)?|heroic(?:ally)?"
    r"|tireless(?:ly)?|commendabl[ey]|admirabl[ey]|(?:great|good)\s(?:job|work)|(?:worked|went|performed|did)\s(?:very\s)?well)\b"
)
MERIT: Final = (
    rf"\A(?:[Aa]lthough|[Ww]hile|(?:[Ee]ven\s)?[Tt]hough|[Dd]espite)\b[^.;!?]{{0,160}}?{_PRAISE}[^.;!?,]{{0,80}}?,"
    rf"|\A[^.;!?]{{0,120}}?{_PRAISE}[^.;!?]{{0,80}}?[,;](?=\s(?:but|however|yet)\b)"
)
_BETTER = r"(?:better|improved|strengthened|enhanced|optimi[sz]ed|increased|reinforced|refined)"
_IMPROVE = r"(?:improve|strengthen|enhance|optimi[sz]e|reinforce|refine|do\sbetter)"
WISH: Final = (
    rf"\b(?:needs?|ha(?:s|ve|d))\sto\sbe\s(?:further\s|much\s)?{_BETTER}\b|\b(?:should|could|must|ought\sto|can)\sbe\s(?:further\s|much\s)?{_BETTER}\b"
    rf"|\b(?:should|need\sto|must|ought\sto)\s(?:further\s)?{_IMPROVE}\b|\b(?:needs?|requires?)\s(?:further\s|some\s|more\s)?(?:improvement|strengthening|enhancement)\b"
    r"|\broom\sfor\simprovement\b"
)
