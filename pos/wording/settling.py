"""The sentences about what is undone, held or missing when families are paid, in both languages."""

from __future__ import annotations

SETTLING_EN = {
    "LineReversed": "Family {family} of run {number} was reversed with document {reversal}; the money is in its next run.",
    "LineHeld": "The payout of family {family} in run {number} is held: {reason}. Release it first.",
    "LineNotDue": "The payout of family {family} in run {number} does not wait for payment.",
    "BoxTooSmall": "The cash box holds {held_minor}, and {amount_minor} is to be taken out. Put cash into the box first.",
    "CollectorUnknown": "{collector} is not among those whom family {family} named. Write why the money is handed over.",
    "ApproverMissing": "An advance of {amount_minor} is above the limit of {limit_minor}. A second person must approve it.",
}
SETTLING_AR = {
    "LineReversed": "أُلغي صرف الأسرة {family} في الدورة {number} بالمستند {reversal}، ومبلغها في دورتها التالية.",
    "LineHeld": "صرف الأسرة {family} في الدورة {number} موقوف: {reason}. يلزم رفع الإيقاف أولًا.",
    "LineNotDue": "صرف الأسرة {family} في الدورة {number} ليس بانتظار الدفع.",
    "BoxTooSmall": "في صندوق الصرف {held_minor} والمطلوب إخراجه {amount_minor}. يُرجى تغذية الصندوق أولًا.",
    "CollectorUnknown": "لم تذكر الأسرة {family} اسم {collector} بين من يستلم عنها. يُرجى كتابة سبب التسليم.",
    "ApproverMissing": "السلفة {amount_minor} تتجاوز الحد، وهو {limit_minor}. تلزم موافقة شخص ثانٍ.",
}
NAMES_EN = {
    "Account.BOX": "Cash box",
    "CashPlace.SAFE": "Safe",
    "CashPlace.BANK": "Bank",
    "ReversalCause.RETURNED": "The bank returned the money",
    "ReversalCause.RUN": "The run was a mistake",
    "ReversalCause.VOUCHER": "The voucher was a mistake",
}
NAMES_AR = {
    "Account.BOX": "صندوق الصرف",
    "CashPlace.SAFE": "الخزنة",
    "CashPlace.BANK": "البنك",
    "ReversalCause.RETURNED": "أعاد البنك المبلغ",
    "ReversalCause.RUN": "دورة الصرف خطأ",
    "ReversalCause.VOUCHER": "سند الصرف خطأ",
}
