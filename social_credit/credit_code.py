"""The unified social credit code: what its 18 signs say, and whether they fit together.

Two check signs guard it. The 18th follows from the 17 before it (a sum modulo 31), and the 17th
from the eight before it (the organisation code's own sum, modulo 11). Both can hold for a code
that nobody was ever given: a check finds slips, not lies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from stdnum.cn import uscc

from social_credit.code_book import CodeBook, Kind, Province, Registrar

SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 signs by their value; I, O, S, V and Z are left out, for they look like others."""

LENGTH = 18
LONGEST = 60
"""A text longer than this is read no further; with spaces and hyphens no code comes near it."""

WEIGHTS = tuple(pow(3, place, 31) for place in range(LENGTH - 1))
BODY_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
BODY = slice(8, 17)
_BODY_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_REGION = range(2, 8)

LOOKALIKES = {"I": "1", "O": "0", "S": "5", "Z": "2"}
"""What a letter that no code has was probably meant to be."""

INVENTED_REGION = "000000"
MOST_INVENTED = 99_999


class Fault(StrEnum):
    """One way in which a code can be wrong, the most basic first."""

    LENGTH = "length"
    LETTER = "letter"
    """A capital letter that no code has."""
    SIGN = "sign"
    DIGIT = "digit"
    """Something else than a digit in the region."""
    REGISTRAR = "registrar"
    KIND = "kind"
    PROVINCE = "province"
    BODY = "body"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault: the place (1 to 18) and the sign there, and what would be right, where known.

    For a wrong length ``place`` is the number of signs found.
    """

    fault: Fault
    place: int
    sign: str = ""
    should: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One sign of a sum with its value and weight."""

    place: int
    sign: str
    value: int
    weight: int

    @property
    def product(self) -> int:
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class CheckSum:
    """A check sign worked out: the steps, their total, what is left of it, and the sign."""

    steps: tuple[Step, ...]
    modulus: int
    sign: str

    @property
    def total(self) -> int:
        return sum(step.product for step in self.steps)

    @property
    def remainder(self) -> int:
        return self.total % self.modulus


@dataclass(frozen=True, slots=True)
class Guess:
    """A code one slip away in which everything fits: a sign changed, or two neighbours swapped."""

    code: str
    place: int
    swapped: bool = False


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text read as a code.

    ``code`` is the text without spaces and hyphens, in capitals. The parts are None where the
    code has no such part that we know.
    """

    code: str
    tidied: bool
    findings: tuple[Finding, ...]
    registrar: Registrar | None = None
    kind: Kind | None = None
    province: Province | None = None
    check: CheckSum | None = None
    body_check: CheckSum | None = None

    @property
    def passes(self) -> bool:
        """Whether nothing is wrong with the code."""
        return not self.findings

    @property
    def body(self) -> str:
        """The nine signs of the old organisation code."""
        return self.code[BODY]


def check_sum(signs: str) -> CheckSum:
    """The 18th sign that belongs to the first 17, step by step.

    Source of the rule: GB 32100-2015, as public code and the library python-stdnum apply it.

    >>> it = check_sum("91440300192203821")
    >>> it.total, it.remainder, it.sign
    (831, 25, '6')

    Raises:
        ValueError: not 17 signs, or one that no code has.
    """
    if len(signs) != len(WEIGHTS) or not set(signs) <= set(SIGNS):
        raise ValueError(f"17 signs of a code are needed, not {signs!r}")
    steps = _steps(signs, SIGNS, WEIGHTS, first=1)
    return CheckSum(steps, 31, uscc.calc_check_digit(signs))


def body_sum(signs: str) -> CheckSum:
    """The ninth sign that belongs to the eight of an organisation code, step by step.

    Source of the rule: GB 11714-1997. A remainder of 1 gives X, one of 0 gives 0.

    >>> it = body_sum("PDY00001")
    >>> it.total, it.remainder, it.sign
    (474, 1, 'X')

    Raises:
        ValueError: not eight digits or capital letters.
    """
    if len(signs) != len(BODY_WEIGHTS) or not set(signs) <= set(_BODY_SIGNS):
        raise ValueError(f"eight signs of an organisation code are needed, not {signs!r}")
    steps = _steps(signs, _BODY_SIGNS, BODY_WEIGHTS, first=BODY.start + 1)
    left = -sum(step.product for step in steps) % 11
    return CheckSum(steps, 11, "X" if left == 10 else str(left))


def _steps(signs: str, values: str, weights: Sequence[int], first: int) -> tuple[Step, ...]:
    return tuple(
        Step(place, sign, values.index(sign), weight)
        for place, (sign, weight) in enumerate(zip(signs, weights, strict=True), start=first)
    )


def decode(text: str, book: CodeBook) -> Decoded:
    """Read any text as a code; never raises, whatever the text.

    >>> from social_credit.content import load
    >>> [finding.fault.value for finding in decode("914403001922O38216", load().codes).findings]
    ['letter']
    """
    given = text[: LONGEST + 1]
    code = uscc.compact(given)
    tidied = code != given
    if len(code) != LENGTH:
        return Decoded(code, tidied, (Finding(Fault.LENGTH, len(code)),))
    strange = tuple(_strange_signs(code))
    registrar = book.registrar_of.get(code[0])
    kind = registrar.kind_of.get(code[1]) if registrar else None
    province = book.province_of.get(code[2:4])
    if any(finding.fault is not Fault.DIGIT for finding in strange):
        return Decoded(code, tidied, strange, registrar, kind, province)
    check, body_check = check_sum(code[:17]), body_sum(code[BODY][:8])
    found = [*strange]
    if registrar is None:
        found.append(Finding(Fault.REGISTRAR, 1, code[0]))
    elif kind is None and registrar.kinds:
        found.append(Finding(Fault.KIND, 2, code[1]))
    if province is None and not strange:
        found.append(Finding(Fault.PROVINCE, 3, code[2:4]))
    if code[16] != body_check.sign:
        found.append(Finding(Fault.BODY, 17, code[16], body_check.sign))
    if code[17] != check.sign:
        found.append(Finding(Fault.CHECK, 18, code[17], check.sign))
    return Decoded(code, tidied, tuple(found), registrar, kind, province, check, body_check)


def _strange_signs(code: str) -> Iterator[Finding]:
    for place, sign in enumerate(code):
        if sign not in SIGNS:
            fault = Fault.LETTER if sign in "IOSVZ" else Fault.SIGN
            yield Finding(fault, place + 1, sign, LOOKALIKES.get(sign))
        elif place in _REGION and not sign.isdecimal():
            yield Finding(Fault.DIGIT, place + 1, sign)


def caught(code: str) -> bool:
    """Whether the 18th sign of 18 known signs fails to fit the others.

    >>> caught("914403001922038216"), caught("914403001922038261")
    (False, True)
    """
    values = [SIGNS.index(sign) for sign in code]
    total = sum(value * weight for value, weight in zip(values, WEIGHTS, strict=False))
    return (total + values[17]) % 31 != 0


def guesses(decoded: Decoded, book: CodeBook) -> tuple[Guess, ...]:
    """The codes one slip away in which everything fits; none for a code that is right.

    A code with a sign that cannot stand where it stands is mended there, or not at all.

    >>> from social_credit.content import load
    >>> book = load().codes
    >>> [(guess.code, guess.swapped) for guess in guesses(decode("914403001922038261", book), book)]
    [('914403001922038216', True)]
    """
    code, strange = decoded.code, [it.place for it in decoded.findings if _is_strange(it)]
    if decoded.passes or len(code) != LENGTH or len(strange) > 1:
        return ()
    places = [strange[0] - 1] if strange else range(LENGTH)
    found = [
        Guess(changed, place + 1)
        for place in places
        for sign in SIGNS
        if sign != code[place]
        and not caught(changed := code[:place] + sign + code[place + 1 :])
        and decode(changed, book).passes
    ]
    for place in range(LENGTH - 1) if set(code) <= set(SIGNS) else ():
        swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
        if swapped != code and not caught(swapped) and decode(swapped, book).passes:
            found.append(Guess(swapped, place + 1, swapped=True))
    return tuple(found)


def _is_strange(finding: Finding) -> bool:
    return finding.fault in (Fault.LETTER, Fault.SIGN, Fault.DIGIT)


def invented(number: int) -> str:
    """A code that fits in every sum and that nobody has, for practice.

    Its region, 000000, is no place, and its body lies among the numbers that GB 11714-1997 leaves
    for anyone's own use (PDY00001 to PDY99999).

    >>> invented(1)
    '91000000PDY00001X8'

    Raises:
        ValueError: the number is not 1 to 99,999.
    """
    if not 1 <= number <= MOST_INVENTED:
        raise ValueError(f"a number from 1 to {MOST_INVENTED} is needed, not {number}")
    eight = f"PDY{number:05}"
    first = f"91{INVENTED_REGION}{eight}{body_sum(eight).sign}"
    return first + check_sum(first).sign
