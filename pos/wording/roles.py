"""What the roles are called: the only words of the domain that signing in shows, so they are there before all others."""

from __future__ import annotations

ROLES = {
    "ar": {
        "Role.CASHIER": "أمين صندوق",
        "Role.LEAD": "مشرف وردية",
        "Role.GOODS": "مكتب البضاعة",
        "Role.ACCOUNTANT": "محاسب",
        "Role.APPROVER": "معتمد الصرف",
        "Role.ADMIN": "مسؤول النظام",
    },
    "en": {
        "Role.CASHIER": "Cashier",
        "Role.LEAD": "Shift lead",
        "Role.GOODS": "Goods desk",
        "Role.ACCOUNTANT": "Accountant",
        "Role.APPROVER": "Approver",
        "Role.ADMIN": "Administrator",
    },
}
