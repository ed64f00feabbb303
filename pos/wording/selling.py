"""What a part of the dashboard's charts is called that has no name of its own, in both languages."""

from __future__ import annotations

from pos.domain.selling import Chart

_NAMES = {
    "en": {
        (Chart.METHODS, "cash"): "Cash",
        (Chart.METHODS, "card"): "Card",
        (Chart.METHODS, "bank"): "Transfer",
        (Chart.METHODS, "agent"): "Courier or outlet",
        (Chart.PACKAGES, ""): "The centre's own",
        (Chart.PACKAGES, "?"): "Without a package",
        (Chart.ITEMS, ""): "On no list",
    },
    "ar": {
        (Chart.METHODS, "cash"): "نقدًا",
        (Chart.METHODS, "card"): "بطاقة",
        (Chart.METHODS, "bank"): "تحويل",
        (Chart.METHODS, "agent"): "مندوب أو منفذ بيع",
        (Chart.PACKAGES, ""): "بضاعة المركز",
        (Chart.PACKAGES, "?"): "بلا باقة",
        (Chart.ITEMS, ""): "خارج القوائم",
    },
}


def part_name(chart: Chart, key: str, language: str) -> str:
    """Return what a part is called by its key alone, such as an hour or a way of paying; its key where that is all.

    Args:
        chart: which one it is a part of.
        key: as in `pos.domain.selling.Part`.
        language: `ar` or `en`.
    """
    if chart is Chart.HOURS:
        return f"{key}:00"
    return _NAMES[language].get((chart, key), key)
