"""The people of the tests: one account for each role at the department and at one branch, made when first asked for."""

import subprocess
from dataclasses import dataclass

DEPARTMENT = "20ZZ"
BRANCH = "20BB"
OTHER_BRANCH = "20CF"
ROLES = ("viewer", "reporter", "approver", "planner", "leader", "auditor", "administrator")
PASSWORD = "mười hai con thuyền giấy"


@dataclass(frozen=True)
class Person:
    """An account with roles at one unit."""

    name: str
    roles: tuple[str, ...]
    unit: str


def person(role: str, unit: str = DEPARTMENT) -> Person:
    return Person(f"t-{role}-{unit}".lower(), (role,), unit)


EVERYTHING = Person("t-everything", ROLES, DEPARTMENT)


def add(twofold: str, workspace: str, who: Person) -> None:
    grants = [part for role in who.roles for part in ("--role", f"{role}@{who.unit}")]
    subprocess.run(
        [twofold, "user", "add", workspace, who.name, "--name", f"Nguyễn Thị {who.name}", *grants, "--password-stdin"],
        input=PASSWORD + "\n", text=True, check=True, capture_output=True, timeout=60,
    )
