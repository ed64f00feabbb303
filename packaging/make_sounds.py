"""Makes the two sounds of the counter, always the same bytes: `python packaging/make_sounds.py`.

Taken is short, high and soft; refused is low, twice, and longer, so that the two differ for someone who looks at the customer.
"""

from __future__ import annotations

import io
import math
import wave
from array import array
from pathlib import Path

RATE_HZ = 16_000
FOLDER = Path(__file__).resolve().parent.parent / "assets" / "sounds"
PEAK = 9_000  # of 32 767: heard beside a crowd, and no fright without one
FADE_S = 0.012
# Each sound is a row of tones: pitch in hertz (0 is silence) and length in seconds.
SOUNDS = {
    "taken": ((1_175.0, 0.05), (1_568.0, 0.07)),
    "refused": ((262.0, 0.13), (0.0, 0.05), (220.0, 0.18)),
}


def tone(pitch_hz: float, length_s: float) -> array[int]:
    """One tone that swells and fades, so that it does not click."""
    count = round(length_s * RATE_HZ)
    edge = round(FADE_S * RATE_HZ)
    return array(
        "h",
        (
            round(PEAK * min(1, place / edge, (count - place) / edge) * math.sin(math.tau * pitch_hz * place / RATE_HZ))
            for place in range(count)
        ),
    )


def sound(name: str) -> bytes:
    """The whole file of a sound."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE_HZ)
        for pitch_hz, length_s in SOUNDS[name]:
            out.writeframes(tone(pitch_hz, length_s).tobytes())
    return file.getvalue()


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in SOUNDS:
        (FOLDER / f"{name}.wav").write_bytes(sound(name))
