"""The seccomp filter, run as the kernel would, for each architecture on any machine."""

import errno

import pytest

from summarizer.sandbox import seccomp
from summarizer.sandbox.seccomp import ALLOWED, ARCHITECTURES, NOT_EXECUTABLE, TO_ITSELF

PROCESS = 4321
FORBIDDEN = {
    "x86_64": {
        "open": 2,
        "stat": 4,
        "ioctl": 16,
        "dup": 32,
        "socket": 41,
        "connect": 42,
        "clone": 56,
        "fork": 57,
        "execve": 59,
        "kill": 62,
        "fcntl": 72,
        "truncate": 76,
        "rename": 82,
        "creat": 85,
        "link": 86,
        "unlink": 87,
        "chmod": 90,
        "ptrace": 101,
        "prctl": 157,
        "openat": 257,
        "newfstatat": 262,
        "perf_event_open": 298,
        "process_vm_writev": 311,
        "memfd_create": 319,
        "bpf": 321,
        "userfaultfd": 323,
        "io_uring_setup": 425,
        "pidfd_send_signal": 424,
        "clone3": 435,
        "openat2": 437,
    },
    "aarch64": {
        "dup": 23,
        "fcntl": 25,
        "ioctl": 29,
        "mkdirat": 34,
        "unlinkat": 35,
        "linkat": 37,
        "truncate": 45,
        "fchmodat": 53,
        "openat": 56,
        "newfstatat": 79,
        "ptrace": 117,
        "kill": 129,
        "prctl": 167,
        "socket": 198,
        "connect": 203,
        "clone": 220,
        "execve": 221,
        "perf_event_open": 241,
        "process_vm_writev": 271,
        "renameat2": 276,
        "memfd_create": 279,
        "bpf": 280,
        "userfaultfd": 282,
        "pidfd_send_signal": 424,
        "io_uring_setup": 425,
        "clone3": 435,
        "openat2": 437,
    },
}


def verdict(machine: str, number: int, *arguments: int, audit: int | None = None) -> int:
    """Run the filter on one system call, as linux/filter.h defines its instructions."""
    architecture = ARCHITECTURES[machine]
    words = {0: number, 4: architecture.audit if audit is None else audit}
    for index, argument in enumerate(arguments):
        words[16 + 8 * index] = argument & 0xFFFFFFFF
    program = seccomp.program(architecture, PROCESS)
    at = accumulator = 0
    while True:
        code, if_true, if_false, operand = program[at]
        at += 1
        if code == seccomp.RETURN:
            return operand
        if code == seccomp.LOAD_WORD:
            accumulator = words.get(operand, 0)
        elif code == seccomp.JUMP_EQUAL:
            at += if_true if accumulator == operand else if_false
        else:
            assert code == seccomp.JUMP_BITS
            at += if_true if accumulator & operand else if_false


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_table_has_each_call_once(machine: str) -> None:
    numbers = ARCHITECTURES[machine].numbers
    assert set(numbers) == {*ALLOWED, *TO_ITSELF}
    assert len(set(numbers.values())) == len(numbers)


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_listed_calls_pass(machine: str) -> None:
    for name in ALLOWED:
        assert verdict(machine, ARCHITECTURES[machine].numbers[name]) == seccomp.ALLOW


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_unlisted_calls_are_refused(machine: str) -> None:
    listed = set(ARCHITECTURES[machine].numbers.values())
    refused = [number for number in range(1024) if verdict(machine, number) == 0x50000 | errno.EPERM]
    assert set(refused) == set(range(1024)) - listed | {
        ARCHITECTURES[machine].numbers[name] for name in TO_ITSELF
    }
    for number in FORBIDDEN[machine].values():
        assert verdict(machine, number) == seccomp.REFUSE


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_signal_passes_only_to_the_own_process(machine: str) -> None:
    for name in TO_ITSELF:
        number = ARCHITECTURES[machine].numbers[name]
        assert verdict(machine, number, PROCESS, PROCESS, 6) == seccomp.ALLOW
        for other in (0, 1, PROCESS + 1, -1, -PROCESS):
            assert verdict(machine, number, other, other, 9) == seccomp.REFUSE


@pytest.mark.parametrize("machine", ARCHITECTURES)
def test_memory_that_holds_code_is_refused(machine: str) -> None:
    for name in NOT_EXECUTABLE:
        number = ARCHITECTURES[machine].numbers[name]
        for protection in range(8):
            allowed = verdict(machine, number, 0, 4096, protection) == seccomp.ALLOW
            assert allowed is (protection < 4)


def test_calls_of_other_architectures_end_the_process() -> None:
    i386, arm = 0x40000003, 0x40000028
    assert verdict("x86_64", 0, audit=i386) == seccomp.KILL
    assert verdict("aarch64", 63, audit=arm) == seccomp.KILL
    assert verdict("x86_64", 0, audit=ARCHITECTURES["aarch64"].audit) == seccomp.KILL


def test_calls_of_x32_are_refused() -> None:
    for number in ARCHITECTURES["x86_64"].numbers.values():
        assert verdict("x86_64", 0x40000000 | number) == seccomp.REFUSE
