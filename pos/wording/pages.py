"""What is said about the families' own pages and the dashboard, in both languages."""

from __future__ import annotations

SENTENCES = {
    "en": {
        "UnfitAddress": "“{address}” cannot be the address of family pages: it must begin with https:// and name the register.",
    },
    "ar": {
        "UnfitAddress": "لا يصلح «{address}» لصفحات الأسر: يبدأ العنوان بـ \u2066https://\u2069 ثم اسم السجل المركزي على الشبكة.",
    },
}

NAMES = {
    "en": {
        "Deed.PAGE_GIVEN": "Families given their pages",
        "Deed.PAGE_RENEWED": "Family page renewed",
        "Deed.PAGE_WITHDRAWN": "Family page withdrawn",
        "Deed.PAGES_MOVED": "Address of family pages changed",
        "Chart.HOURS": "By hour",
        "Chart.PACKAGES": "By package",
        "Chart.FAMILIES": "By family",
        "Chart.TILLS": "By till",
        "Chart.ITEMS": "Top items",
        "Chart.METHODS": "Ways of paying",
        "Chart.DIFFERENCES": "Cash differences",
        "PageState.NONE": "No link",
        "PageState.OPEN": "Opens",
        "PageState.WITHDRAWN": "Withdrawn",
    },
    "ar": {
        "Deed.PAGE_GIVEN": "إعطاء الأسر روابط صفحاتها",
        "Deed.PAGE_RENEWED": "تجديد رابط صفحة أسرة",
        "Deed.PAGE_WITHDRAWN": "سحب رابط صفحة أسرة",
        "Deed.PAGES_MOVED": "تغيير عنوان صفحات الأسر",
        "Chart.HOURS": "حسب الساعة",
        "Chart.PACKAGES": "حسب الباقة",
        "Chart.FAMILIES": "حسب الأسرة",
        "Chart.TILLS": "حسب الصندوق",
        "Chart.ITEMS": "الأصناف الأكثر مبيعًا",
        "Chart.METHODS": "طرق الدفع",
        "Chart.DIFFERENCES": "فروق النقد",
        "PageState.NONE": "بلا رابط",
        "PageState.OPEN": "يُفتح",
        "PageState.WITHDRAWN": "مسحوب",
    },
}
