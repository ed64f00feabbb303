"""The sentences about what is undone, held or missing when families are paid, in both languages."""

from __future__ import annotations

SETTLING_EN = {
    "DayNotOver": "{day} is not over yet. Choose a day that is over, or draft everything up to now.",
    "DaySettled": "Run {number} has settled what was recorded up to the evening of {day}. Choose a later day, or draft "
    "everything up to now: what came in late is in it.",
    "NothingByEvening": "Nothing that was recorded up to the evening of {day} is waiting to be paid out.",
    "NoEveningsThere": "The register runs an older Amana, which pays out up to now only; nothing was drafted. "
    "Update the register, or draft everything up to now.",
    "FactsReadSince": "Since run {number} was drafted, {count:entry} could be read that it does not hold yet. "
    "Discard the draft and draft the payout again.",
    "LineReversed": "Family {family} of run {number} was reversed with document {reversal}; the money is in its next run.",
    "LineHeld": "The payout of family {family} in run {number} is held: {reason}. Release it first.",
    "LineNotDue": "The payout of family {family} in run {number} does not wait for payment.",
    "BoxTooSmall": "The cash box holds {held_minor}, and {amount_minor} is to be taken out. Put cash into the box first.",
    "CollectorUnknown": "{collector} is not among those whom family {family} named. Write why the money is handed over.",
    "ApproverMissing": "An advance of {amount_minor} is above the limit of {limit_minor}. A second person must approve it.",
    "LeftOut": "The bank's file leaves these families out: {families}. Together they are owed {amount_minor}.",
    "AccountsMissing": "No account is known of {families}. The bank's file leaves them out; they stay owed {amount_minor}.",
    "AccountsWrong": "The account of {families} has a mistake. The bank's file leaves them out; {amount_minor} stays owed.",
    "NamesNotLatin": "A payment order names families in Latin letters only: {families}, {amount_minor}. Write their English "
    "names, hold them, or use the bank's own table.",
    "LeftOutWaits": "The bank's file does not hold {families}: their accounts are missing or wrong. Correct them, or hold their "
    "payout, before you record what the bank was told.",
    "NothingToTransfer": "Nothing of run {number} can be paid by bank now.",
    "NotABic": "“{text}” is not the code of a bank. It has 8 or 11 letters and digits; or leave it empty.",
    "NotLatin": "Banks cannot read “{text}”. Write it in Latin letters and digits, as the bank knows it.",
    "DayBefore": "{day} has passed. Write today or a later day for the bank to pay on.",
    "NotAColumn": "“{text}” is not a column. Write the bank's heading, then =, then one of the fields {known}.",
}
SETTLING_AR = {
    "DayNotOver": "لم ينته يوم {day} بعد. يُرجى اختيار يوم انتهى، أو إعداد المسودة حتى الآن.",
    "DaySettled": "ما سُجّل حتى مساء {day} سوّته دفعة الصرف {number}. يُرجى اختيار يوم بعده، أو إعداد المسودة حتى الآن، "
    "وفيها ما وصل متأخرًا.",
    "NothingByEvening": "ليس فيما سُجّل حتى مساء {day} مستحقات تنتظر الصرف.",
    "NoEveningsThere": "يعمل السجل المركزي بإصدار أقدم من أمانة لا يُعدّ المسودة إلا حتى الآن، ولم تُعدّ أي مسودة. "
    "يُرجى تحديث السجل المركزي، أو إعداد المسودة حتى الآن.",
    "FactsReadSince": "بعد إعداد دفعة الصرف {number} أمكنت قراءة ما لم يكن مقروءًا ({count:entry})، وليس محسوبًا فيها. "
    "يُرجى إلغاء المسودة وإعداد الصرف من جديد.",
    "LeftOut": "لا تدخل هذه الأسر في ملف البنك: {families}. ولها معًا {amount_minor}.",
    "AccountsMissing": "لا يُعرف حساب هذه الأسر: {families}. لا تدخل في ملف البنك، ويبقى لها {amount_minor}.",
    "AccountsWrong": "في حساب هذه الأسر خطأ: {families}. لا تدخل في ملف البنك، ويبقى لها {amount_minor}.",
    "NamesNotLatin": "أمر الدفع يسمي الأسر بحروف لاتينية فقط: {families}، ولها {amount_minor}. يُكتب اسمها بالإنجليزية، "
    "أو يُوقف صرفها، أو يُستعمل جدول البنك الخاص.",
    "LeftOutWaits": "ليست هذه الأسر في ملف البنك لنقص في حساباتها أو خطأ: {families}. "
    "يُرجى تصحيحها أو إيقاف صرفها قبل تسجيل التحويل.",
    "NothingToTransfer": "ليس في دفعة الصرف {number} ما يُدفع الآن عن طريق البنك.",
    "NotABic": "«{text}» ليس رمز بنك. يُكتب بثمانية أحرف وأرقام أو أحد عشر، أو يُترك فارغًا.",
    "NotLatin": "«{text}» لا تقرؤه البنوك. يُكتب بحروف لاتينية وأرقام، كما يعرفه البنك.",
    "DayBefore": "مضى يوم {day}. يُرجى كتابة تاريخ اليوم أو يوم بعده لينفّذ البنك التحويل فيه.",
    "NotAColumn": "«{text}» ليس عمودًا. يُكتب عنوان البنك ثم = ثم أحد الحقول: {known}.",
    "LineReversed": "أُلغي صرف الأسرة {family} في دفعة الصرف {number} بالمستند {reversal}، ومبلغها في دفعتها التالية.",
    "LineHeld": "صرف الأسرة {family} في دفعة الصرف {number} موقوف: {reason}. يلزم رفع الإيقاف أولًا.",
    "LineNotDue": "صرف الأسرة {family} في دفعة الصرف {number} ليس بانتظار الدفع.",
    "BoxTooSmall": "في صندوق الصرف {held_minor} والمطلوب إخراجه {amount_minor}. يُرجى إيداع نقد في الصندوق أولًا.",
    "CollectorUnknown": "لم تذكر الأسرة {family} اسم {collector} بين من يستلم عنها. يُرجى كتابة سبب التسليم.",
    "ApproverMissing": "السلفة {amount_minor} تتجاوز الحد، وهو {limit_minor}. تلزم موافقة شخص ثانٍ.",
}
NAMES_EN = {
    "Account.BOX": "Cash box",
    "CashPlace.SAFE": "Safe",
    "CashPlace.BANK": "Bank",
    "ReversalCause.RETURNED": "Returned by bank",
    "ReversalCause.RUN": "Wrong payout",
    "ReversalCause.VOUCHER": "Wrong voucher",
}
NAMES_AR = {
    "Account.BOX": "صندوق الصرف",
    "CashPlace.SAFE": "الخزنة",
    "CashPlace.BANK": "البنك",
    "ReversalCause.RETURNED": "أعاد البنك المبلغ",
    "ReversalCause.RUN": "دفعة الصرف خطأ",
    "ReversalCause.VOUCHER": "سند الصرف خطأ",
}
