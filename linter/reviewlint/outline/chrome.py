"""Lines that no drafter wrote: what a web site, a document share or a chat assistant puts around a text."""

from __future__ import annotations

import re

_ABOVE = re.compile(
    r"[【\[（(]?(?:浏览|发布时间|发布日期|更新时间|发表时间|来源|作者|编辑|责任编辑|点击|阅读|访问|字体|字号|打印|分享|收藏"
    r"|当前位置|您现在的位置|您的位置|文章来源|信息来源|稿源|首页|下载|上一篇|下一篇|文号|日期)[^。]{0,80}$"
    r"|[^。]{2,80}[_|—-] ?[^。]{1,12}(?:网|网站|文库|公众号)$"
)
# These prove that the lines above them are the site's too.
_SITE = re.compile(
    r"(?:当前|您现在的|您的|所在)位置[：: ]|首页 ?[>»›/→-]|.{0,20}(?:设为首页|收藏本站|加入收藏|我要投稿)|[^>。]{1,12}(?: ?[>»›→] ?[^>。]{1,30}){2,}$|[【\[（(]?字[体号] ?[：:]"
    r"|(?:发布|发表|更新)?(?:时间|日期) ?[：:].{4,30}(?:作者|来源|出处|分享|点击|浏览|阅读|下载|分类|编辑)"
    r"|(?:发布|发表|更新)(?:时间|日期) ?[：:]|(?:浏览|阅读|点击)(?:次数|量|数)?[：:] ?\d"
    r"|(?:作者|来源|出处) ?[：:][^。]{1,20} (?:时间|日期|浏览|点击|来源|作者|编辑|阅读|字体)"
    r"|[-*] (?:\d+|约.{1,12}|举报|收藏|分享|下载|.{0,24}(?:发布于|上传于|\d ?(?:页|次?阅读|次?浏览|积分)|(?:阅读|浏览|页数)[：: ]*\d|千字).{0,10})$|举报$"
    r"|版权说明|文档简介|免责声明|本文档?由.{0,20}(?:上传|分享|提供|整理)|《[^》]{2,60}》由.{1,16}(?:分享|上传)"
    r"|.{0,80}(?:网友|小编|编辑)(?:们)?(?:为|给|帮)?(?:您|你|大家)?.{0,12}(?:整理|分享|收集|搜集|精心)"
    r"|.{0,120}(?:供(?:您|大家|你)(?:参考|借鉴)|欢迎(?:阅读|参考|下载|借鉴)|希望(?:对|能帮)(?:您|你|大家))"
    r"|\S{2,16} ?logo$|https?://\S+$"
)
_ASSISTANT = re.compile(
    r"(?:好的|当然(?:可以)?|没问题|明白|可以)[，,！!。 ].{0,60}(?:以下|下面|这是|这份).{0,60}$"
    r"|(?:以下|下面|这)(?:是|为).{0,30}(?:为|帮|给)(?:您|你).{0,40}[：:]$|(?:以下|下面)是一[份篇].{0,60}[：:]$"
    r"|(?:Sure|Certainly|Of course|Absolutely|Here(?:'s| is| are))\b.{0,120}[:!.]$"
)
_BELOW = re.compile(
    r"[【\[（(]?(?:(?:打印|关闭|返回|收藏|分享|纠错|顶部)|[<《«‹]{0,2} ?(?:上一篇|下一篇|上一页|下一页|上一条|下一条)"
    r"|相关(?:文章|阅读|推荐|链接|资料|新闻|信息|附件)|(?:推荐|延伸|热门)(?:阅读|文章)|猜你喜欢"
    r"|(?:本文|文章|信息|稿件)?(?:来源|转自|出处) ?[：:]|本文(?:由|地址|链接|标题)|原文(?:地址|链接)|责任编辑|编辑 ?[：:]|(?:审核|校对|责编) ?[：:].{1,8}(?:编辑|责编|审核|校对)"
    r"|扫一扫|扫描二维码|分享到|点击(?:下载|查看|此处)|(?:特别|免责|版权)声明|版权(?:所有|归)|主办(?:单位)?[：:]|.{0,20}ICP备|阅读(?:原文|全文|\d)|点赞|展开全文)"
)
_ASSISTANT_BELOW = re.compile(
    r"(?:希望|但愿)(?:以上|这|本).{0,40}(?:帮助|参考|满意|用)|(?:如需|如果(?:您|你|需要|还)|若需|需要我|您可以|你可以|请根据).{0,80}(?:告诉我|修改|调整|补充|完善|润色|替换)"
    r"|以上(?:内容|材料|范文|文本|是).{0,40}(?:参考|调整|修改|为您|为你)|(?:I hope|Let me know|Feel free|Would you like)\b"
)
_MOST_ABOVE, _MOST_BELOW = 240, 60


def is_above(line: str) -> bool:
    """Tell whether a line among those before a title or right behind it is no part of the text."""
    return bool(_ABOVE.match(line)) or proves_site(line)


def proves_site(line: str) -> bool:
    """Tell whether a line is of a site or an assistant beyond doubt, so that what stands above it is too."""
    return len(line) <= _MOST_ABOVE and bool(_SITE.match(line) or _ASSISTANT.match(line))


def is_below(line: str) -> bool:
    """Tell whether a line behind the end is of a site or an assistant."""
    return (len(line) <= _MOST_BELOW and bool(_BELOW.match(line))) or bool(_ASSISTANT_BELOW.match(line))
