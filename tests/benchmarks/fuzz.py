"""Throw bytes at the validator, guided by what they reach (atheris): any bytes get an answer, soon.

    pip install atheris
    python tests/benchmarks/fuzz.py CORPUS [-max_total_time=3600] [-max_len=20000] ...

CORPUS is a folder of documents to start from; what is found new is added to it. The options are libFuzzer's.
A crash, a wrong kind of answer, or more than SLOW seconds for one document stops the run, and the document is kept.
"""

import sys
import time

import atheris

with atheris.instrument_imports(include=["nashra"]):
    from nashra.validate import validate
    from nashra.validate.findings import Verdict

SLOW = 5.0


def one(data: bytes) -> None:
    """Judge one document."""
    started = time.perf_counter()
    verdict = validate(data)
    took = time.perf_counter() - started
    if not isinstance(verdict, Verdict):
        raise TypeError(verdict)
    if took > SLOW:
        raise TimeoutError(f"{took:.1f} s for {len(data)} bytes")
    for finding in verdict.findings:
        str(finding)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
