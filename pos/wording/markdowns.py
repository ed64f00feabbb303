"""What is said about the office's markdowns, in both languages."""

from __future__ import annotations

SENTENCES = {
    "en": {
        "GoodsNotChosen": "Choose the item, the family or the package first.",
        "NothingMarkedDown": "No price would change: there are no such goods, or they are at their lowest prices already.",
        "MarkdownOver": "This time is over, or lies after the bazaar. Nothing was changed.",
        "UnknownMarkdown": "No markdown {markdown} was planned. Look at the list again.",
    },
    "ar": {
        "GoodsNotChosen": "يُرجى اختيار الصنف أو الأسرة أو الباقة أولًا.",
        "NothingMarkedDown": "لن يتغير أي سعر: لا توجد بضاعة كهذه، أو أسعارها عند الحد الأدنى أصلًا.",
        "MarkdownOver": "انتهى هذا الوقت أو يقع بعد البازار. لم يتغير شيء.",
        "UnknownMarkdown": "لا يوجد تخفيض مجدول بالرمز {markdown}. يُرجى مراجعة القائمة من جديد.",
    },
}
NAMES = {
    "en": {
        "MarkdownState.PLANNED": "Planned",
        "MarkdownState.RUNNING": "Running",
        "MarkdownState.REPLACED": "Another one runs",
        "MarkdownState.STOPPED": "Stopped",
        "MarkdownState.OVER": "Ended",
    },
    "ar": {
        "MarkdownState.PLANNED": "مجدول",
        "MarkdownState.RUNNING": "سارٍ الآن",
        "MarkdownState.REPLACED": "يسري غيره",
        "MarkdownState.STOPPED": "أُوقف",
        "MarkdownState.OVER": "انتهى",
    },
}
