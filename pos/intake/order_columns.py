"""The columns of online stores' exports, and their words for the state of an order and the way it was paid.

WooCommerce has no export of its own with prices; its two common ones are here (one row for each product, or all products of an
order in one cell). Salla and Zid name their columns in Arabic or English. The generic form has the first heading of each column.
"""

from __future__ import annotations

from pos.domain.facts import Method
from pos.domain.store_orders import OrderState
from pos.domain.text import fold
from pos.intake.headers import Column

PACKED_MAX = 60  # products of an order in columns of their own
_LINES = tuple(
    Column(f"line_item_{n}", f"بند {n}", f"Line item {n}", (f"lineitem_{n}",)) for n in range(1, PACKED_MAX + 1)
)
LINE_ITEMS = tuple(column.name for column in _LINES)
COLUMNS = (
    Column(
        "order",
        "رقم الطلب",
        "Order number",
        ("order no", "order #", "order", "رقم الفاتورة", "invoice number", "order_code", "رمز الطلب"),
    ),
    Column("order_id", "معرف الطلب", "Order ID", ("id",)),  # where there is no number for people
    Column("state", "حالة الطلب", "Order status", ("status", "الحالة", "order_status", "display status")),
    Column(
        "date",
        "تاريخ الطلب",
        "Order date",
        (
            "date",
            "created at",
            "created date",
            "order created at",
            "تاريخ الإنشاء",
            "التاريخ",
            "issue date",
            "date created",
        ),
        is_needed=True,
    ),
    Column("currency", "العملة", "Currency", ("order currency", "currency code", "عملة الطلب")),
    Column(
        "method",
        "طريقة الدفع",
        "Payment method",
        ("payment method title", "payment", "وسيلة الدفع", "payment_method_title", "payment method code"),
    ),
    Column(
        "sku",
        "رمز المنتج",
        "SKU",
        (
            "product sku",
            "item sku",
            "رمز التخزين",
            "رمز التخزين sku",
            "كود المنتج",
            "sku المنتج",
            "barcode",
            "الباركود",
        ),
    ),
    Column(
        "name",
        "اسم المنتج",
        "Product name",
        ("item name", "product", "name", "المنتج", "الصنف", "line item name", "اسم الصنف"),
    ),
    Column("quantity", "الكمية", "Quantity", ("qty", "item quantity", "product quantity", "العدد", "كمية المنتج")),
    Column("kept", "الكمية بعد المرتجع", "Quantity kept", ("Quantity (- Refund)", "quantity minus refund")),
    Column(
        "returned",
        "الكمية المرتجعة",
        "Quantity refunded",
        ("refunded quantity", "returned quantity", "qty refunded", "عدد المرتجع"),
    ),
    Column(
        "price",
        "سعر المنتج",
        "Unit price",
        ("item cost", "price", "item price", "product price", "السعر", "سعر الوحدة", "سعر القطعة"),
    ),
    Column(
        "amount",
        "إجمالي المنتج",
        "Line subtotal",
        ("line total", "item subtotal", "item total", "product total", "order line subtotal", "مجموع المنتج"),
    ),
    Column(
        "products",
        "اسماء المنتجات مع SKU",
        "Products",
        ("line items", "أسماء المنتجات مع SKU", "items", "المنتجات", "order items", "skus_json"),
    ),
    Column(
        "discount",
        "الخصم",
        "Discount",
        (
            *(
                "cart discount amount",
                "discount total",
                "order discount",
                "discount amount",
                "قيمة الخصم",
                "إجمالي الخصم",
            ),
            *("coupon discount", "total discount"),
        ),
    ),
    Column(
        "delivery",
        "تكلفة الشحن",
        "Delivery",
        (
            *("order shipping amount", "shipping total", "shipping", "shipping cost", "shipping fees", "رسوم الشحن"),
            *("رسوم التوصيل", "التوصيل", "الشحن", "delivery fee", "order shipping"),
        ),
    ),
    Column(
        "fees",
        "رسوم أخرى",
        "Fees",
        ("order fees", "fee total", "cod fees", "cod fee", "رسوم الدفع عند الاستلام"),
    ),
    Column(
        "tax",
        "الضريبة",
        "Tax",
        (
            "order total tax amount",
            "tax total",
            "order tax",
            "vat",
            "ضريبة القيمة المضافة",
            "total tax",
            "قيمة الضريبة",
        ),
    ),
    Column(
        "total",
        "إجمالي الطلب",
        "Order total",
        ("order total amount", "total", "grand total", "الإجمالي", "المجموع", "مجموع الطلب", "order amount"),
        is_needed=True,
    ),
    Column(
        "refund",
        "المبلغ المسترجع",
        "Refunded",
        ("order refund amount", "refund total", "refunded amount", "total refunded", "refund", "قيمة المسترجع"),
    ),
    *_LINES,
)

STATES = {
    OrderState.PAID: (
        *("processing", "completed", "complete", "paid", "shipped", "delivered", "delivering", "preparing", "ready"),
        *("in delivery", "indelivery", "in progress", "fulfilled", "partially refunded", "partially_refunded", "done"),
        *("مدفوع", "تم الدفع", "مكتمل", "تم التنفيذ", "تم الشحن", "تم التوصيل", "جاري التوصيل", "قيد التنفيذ"),
        *("جاري التجهيز", "قيد التجهيز", "جاهز", "تم التجهيز", "مسترجع جزئيا", "قيد المعالجة"),
    ),
    OrderState.WAITING: (
        *(
            "pending",
            "pending payment",
            "on hold",
            "on-hold",
            "failed",
            "draft",
            "new",
            "checkout draft",
            "under review",
        ),
        *(
            "waiting",
            "unpaid",
            "payment pending",
            "بانتظار الدفع",
            "بإنتظار الدفع",
            "بانتظار المراجعة",
            "بإنتظار المراجعة",
        ),
        *("جديد", "معلق", "قيد المراجعة", "فشل الدفع", "في انتظار الدفع"),
    ),
    OrderState.CANCELLED: ("cancelled", "canceled", "void", "voided", "trash", "ملغي", "ملغى", "تم الإلغاء", "محذوف"),
    OrderState.REFUNDED: (
        *("refunded", "returned", "reversed", "restored", "مسترجع", "مسترد", "تم الاسترجاع", "مرتجع", "تم رد الدفعة"),
    ),
}
METHODS = {
    Method.AGENT: ("cod", "cash", "delivery", "استلام", "نقد", "كاش"),
    Method.TRANSFER: ("transfer", "bacs", "bank", "تحويل", "حواله", "بنكي"),
}

_STATE_WORDS = {
    fold(word).replace("-", " ").replace("_", " "): state for state, words in STATES.items() for word in words
}


def state_of(text: str) -> OrderState | None:
    """Return the state that a store's word means; nothing where it is no known one."""
    word = fold(text).replace("-", " ").replace("_", " ").removeprefix("wc ")
    return _STATE_WORDS.get(word)


def method_of(text: str) -> Method:
    """Return who has the money: the courier, the bank, or, as with every other way, the card company."""
    words = fold(text)
    return next((method for method, parts in METHODS.items() if any(part in words for part in parts)), Method.CARD)
