"""What the accounts are called, what is refused about their codes, and what becomes of an exception, in both languages."""

from __future__ import annotations

SENTENCES = {
    "en": {
        "UnfitAccountCode": "“{code}” is no account code: letters, digits, point, dash and slash, 20 at most, no spaces.",
        "AccountCodeTwice": "Code {code} stands at two accounts; each account has a code of its own.",
        "AccountCodesChanged": "Somebody changed the account codes meanwhile. These are the ones of now; none of yours was kept.",
    },
    "ar": {
        "UnfitAccountCode": "«{code}» ليس رمز حساب. المقبول: أحرف لاتينية وأرقام ونقطة وشرطة، عشرون خانة على الأكثر، بلا مسافات.",
        "AccountCodeTwice": "الرمز {code} مكرر عند حسابين؛ لكل حساب رمزه.",
        "AccountCodesChanged": "غيّر شخص آخر رموز الحسابات في هذه الأثناء. تظهر الآن كما صارت، ولم يُحفظ شيء مما عُدّل هنا.",
    },
}

NAMES = {
    "en": {
        "Account.CASH": "Cash",
        "Account.CARD": "Cards",
        "Account.AGENT": "With couriers and outlets",
        "Account.SAFE": "Safe",
        "Account.BANK": "Bank",
        "Account.FAMILY": "Owed to families",
        "Account.ADVANCE": "Advances",
        "Account.CENTRE": "Centre income",
        "Account.COMMISSION": "Commission",
        "Account.PROMOTION": "Centre promotions",
        "Account.ROUNDING": "Cash rounding",
        "Account.DIFFERENCE": "Cash differences",
        "Account.EXPENSE": "Expenses",
        "Account.LOSS": "Loss and damage",
        "Account.ADJUSTMENT": "Adjustments",
        "Deed.ACCOUNT_CODED": "Account code changed",
        "Resolution.ASSIGNED": "Assigned",
        "Resolution.ACCEPTED": "Accepted",
        "Resolution.CORRECTED": "Corrected",
        "Resolution.WRITTEN_OFF": "Written off",
        "Resolution.TAKEN_BACK": "Taken back",
        "RoadPart.ALL": "The whole day",
        "RoadPart.METHOD": "By way of paying",
        "RoadPart.FAMILY": "By family",
    },
    "ar": {
        "Account.CASH": "النقد",
        "Account.CARD": "البطاقات",
        "Account.AGENT": "لدى المندوبين والمنافذ",
        "Account.SAFE": "الخزنة",
        "Account.BANK": "البنك",
        "Account.FAMILY": "مستحقات الأسر",
        "Account.ADVANCE": "السلف",
        "Account.CENTRE": "إيراد المركز",
        "Account.COMMISSION": "العمولة",
        "Account.PROMOTION": "خصومات المركز",
        "Account.ROUNDING": "تقريب النقد",
        "Account.DIFFERENCE": "فروق النقد",
        "Account.EXPENSE": "المصروفات",
        "Account.LOSS": "التالف والمفقود",
        "Account.ADJUSTMENT": "التسويات",
        "Deed.ACCOUNT_CODED": "تغيير رمز حساب",
        "Resolution.ASSIGNED": "نُسب",
        "Resolution.ACCEPTED": "قُبل",
        "Resolution.CORRECTED": "صُحّح",
        "Resolution.WRITTEN_OFF": "شُطب",
        "Resolution.TAKEN_BACK": "رُدّ الزائد",
        "RoadPart.ALL": "اليوم كله",
        "RoadPart.METHOD": "حسب طريقة الدفع",
        "RoadPart.FAMILY": "حسب الأسرة",
    },
}

# The columns of what the ledger writes, as a spreadsheet's reader sees them beside the plain names.
COLUMNS = {
    "time": "الوقت",
    "entry": "القيد",
    "kind": "النوع",
    "number": "الرقم",
    "till": "الصندوق",
    "by": "سجّله",
    "family": "الأسرة",
    "account": "الحساب",
    "code": "رمز الحساب",
    "name": "اسم الحساب",
    "name_ar": "الاسم بالعربية",
    "name_en": "الاسم بالإنجليزية",
    "debit": "مدين",
    "credit": "دائن",
    "balance": "الرصيد",
    "part": "منه",
    "outlet": "المنفذ",
    "settled by": "سُوّي في",
}
TOTALS = ("المجموع", "Total")  # of all accounts, in Arabic and English
