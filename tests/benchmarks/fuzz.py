"""Throw bytes at the validator, guided by what they reach (atheris): any bytes get an answer, soon.

    pip install atheris
    python tests/benchmarks/fuzz.py CORPUS [-max_total_time=3600] [-max_len=20000] ...

CORPUS is a folder of documents to start from; what is found new is added to it. The options are libFuzzer's.
A crash, a rule that raises, a wrong kind of answer, or more than SLOW seconds of work for one document stops the run,
and the document is kept.
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
    started = time.process_time()
    verdict = validate(data)
    took = time.process_time() - started
    if not isinstance(verdict, Verdict):
        raise TypeError(verdict)
    if took > SLOW:
        raise TimeoutError(f"{took:.1f} s for {len(data)} bytes")
    for finding in verdict.findings:
        if finding.id == "rule-failed":
            raise AssertionError(finding)
        str(finding)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()
