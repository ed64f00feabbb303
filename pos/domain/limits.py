"""Every maximum of Amana, with its unit in its name.

A limit here is a promise: up to it everything works, beyond it a worded refusal is given. Nothing grows without
a named bound.
"""

from __future__ import annotations

AMOUNT_MINOR_MAX = 9_007_199_254_740_991  # 2**53 - 1: the largest integer that every JSON reader keeps exact
SEQUENCE_MAX = AMOUNT_MINOR_MAX  # of a device's lives, and of the facts in one
PRICE_MINOR_MAX = 100_000_000  # one million dirhams for one piece
QUANTITY_MAX = 9_999
WEIGHT_GRAMS_MAX = 99_999  # one weighing: just below a hundred kilograms
STOCK_GRAMS_MAX = 9_999_999  # what a family may leave of one weighed item: just below ten tonnes
BASKET_LINES_MAX = 300
BASKETS_HELD_MAX = 50
RATE_BP_MAX = 10_000  # basis points: 100 %
NAME_CHARACTERS_MAX = 120
CODE_CHARACTERS_MAX = 120  # of an item, a family, a kind of fact; ours have at most thirteen
REASON_CHARACTERS_MAX = 200
FAMILY_SERIAL_MAX = 99_999
ITEM_SERIAL_MAX = 99_999
RECEIPT_SERIAL_MAX = 99_999_999
RECEIPT_CODE_BYTES_MAX = 700  # a QR code of 113 modules, three dots each on 58 mm paper; some thirty lines
OTHER_TILLS_RECEIPT_DAYS_MAX = 14  # days after which only its own till takes a receipt's goods back
BATCH_FACTS_MAX = 500
BATCH_BYTES_MAX = 8 * 1024 * 1024
FACT_BYTES_MAX = 256 * 1024
LONG_FACT_BYTES_MAX = 4 * 1024 * 1024  # of the office's facts that tell something of every family; they are in no batch
TABLE_ROWS_MAX = 300_000
STATEMENTS_AT_ONCE_MAX = 50  # families in one question
PIN_DIGITS_MIN = 4
PIN_DIGITS_MAX = 12
PASSWORD_CHARACTERS_MAX = 128
SIGN_IN_ATTEMPTS_MAX = 5
CODE_SECONDS_MAX = 600  # how long a one-time code admits a device
HALL_LIMITS = (10, 15, 20, 30)  # visitors at once, to choose from where a till has a limit of its own
PHOTO_BYTES_MAX = 48 * 1024  # of an item's photo, so that a hundred of them are soon through
