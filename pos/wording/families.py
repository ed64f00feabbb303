"""Words of the office's list of families, in both languages; `pos.wording.ar` and `pos.wording.en` take them in."""

from __future__ import annotations

SENTENCES_AR = {
    "FamilyChanged": "غيّر {person} بيانات الأسرة {number} في هذه الأثناء. لم يضع شيء: يُرجى مراجعة ما كُتب من الجانبين، ثم الحفظ.",
    "NumberTaken": "الرقم {number} لأسرة أخرى. يُرجى أخذ الرقم المقترح التالي.",
    "NotAnIdentity": "رقم الهوية «{text}» لا يبدو صحيحًا. يُرجى مراجعته.",
    "LicenceRunsOut": "تنتهي الرخصة في {expiry}. يُرجى تجديدها.",
    "FamilyUnnamed": "يُرجى كتابة اسم الأسرة {number} بالعربية.",
    "NotAPhoto": "تعذرت قراءة الصورة أو أنها كبيرة. يُرجى اختيار صورة \u2066(PNG, JPEG, WebP)\u2069 حتى \u206620\u2069 ميغابايت.",
    "UnknownImport": "لا يوجد استيراد بهذا الرمز: {source}.",
    "FamilyHasLeft": "الأسرة {number} لم تعد مشاركة، فلا تُستلم منها بضاعة. يعيدها المكتب إلى المشاركين من شاشة الأسر.",
    "UndoneAlready": "سبق أن تراجع {person} عن استيراد {file}.",
}
SENTENCES_EN = {
    "FamilyChanged": "{person} has changed family {number} in the meantime. Nothing is lost: look at both, then save.",
    "NumberTaken": "Number {number} is another family's. Take the next one that is proposed.",
    "NotAnIdentity": "“{text}” does not look like an identity number. Please check it.",
    "LicenceRunsOut": "The licence ends on {expiry}. Please have it renewed.",
    "FamilyUnnamed": "Please write the Arabic name of family {number}.",
    "NotAPhoto": "This file cannot be read as a photo, or is too large. Please choose a PNG, JPEG or WebP file of at most 20 MB.",
    "UnknownImport": "There is no import {source}.",
    "FamilyHasLeft": "Family {number} no longer takes part, so no goods are received from it. The office can let it in again.",
    "UndoneAlready": "{person} has already undone the import of {file}.",
}
