"""Take one statement out of the breaker at a time: who notices?"""

import ast
import inspect

import breaker
from breaker import Breaker, agrees, load
from naive_breaker import NaiveBreaker

SOURCE = inspect.getsource(Breaker)
METHODS = ("_enter", "allow", "record")
KINDS = (ast.Assign, ast.AugAssign, ast.Expr, ast.If, ast.Return)


def is_docstring(node: ast.stmt) -> bool:
    value = getattr(node, "value", None)
    return isinstance(node, ast.Expr) and isinstance(
        value, ast.Constant
    )


# region mutants
def build(source: str) -> type:
    scope = dict(vars(breaker))
    exec(source, scope)
    return scope["Breaker"]


def without(node: ast.stmt) -> type:
    """The breaker with this statement replaced by nothing."""
    lines = SOURCE.splitlines()
    nothing = " " * node.col_offset + "pass"
    lines[node.lineno - 1 : node.end_lineno] = [nothing]
    return build("\n".join(lines))


def statements() -> list[ast.stmt]:
    """What the three methods do, less docstrings and the lock."""
    return [
        node
        for method in ast.walk(ast.parse(SOURCE))
        if getattr(method, "name", "") in METHODS
        for node in ast.walk(method)
        if isinstance(node, KINDS) and not is_docstring(node)
    ]


# endregion mutants


def disagree(kind: type) -> list[str]:
    """The names of the traces that this breaker gets wrong."""
    wrong = []
    for vector in load():
        try:
            right = agrees(kind, vector)
        except Exception:  # a mutant may do anything
            right = False
        if not right:
            wrong.append(vector["name"])
    return wrong


if __name__ == "__main__":
    code = [line for line in SOURCE.splitlines() if line.strip()]
    code = [line for line in code if "region" not in line]
    print(f"lines of the class: {len(code)}")
    #> lines of the class: 40
    alarms = [len(disagree(without(node))) for node in statements()]
    print(f"statements taken out: {len(alarms)}")
    #> statements taken out: 20
    print(f"noticed: {sum(n > 0 for n in alarms)}")
    #> noticed: 20
    print(f"fewest traces to notice: {min(alarms)}")
    #> fewest traces to notice: 1
    unlocked = build(SOURCE.replace("with self._lock:", "if True:"))
    every = len(load())
    passed = every - len(disagree(NaiveBreaker))
    print(f"naive breaker passes: {passed} of {every}")
    #> naive breaker passes: 9 of 17
    passed = every - len(disagree(unlocked))
    print(f"without the lock passes: {passed} of {every}")
    #> without the lock passes: 17 of 17
