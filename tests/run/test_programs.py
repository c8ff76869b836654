"""Listings in the compiled languages: what fails, and how it is told."""

from __future__ import annotations

import pytest

from patternbook.run.check import in_order

HELLO = {
    "go": """//go:build ignore

package main

import "fmt"

func main() {
\tfmt.Println("sold: 1")
\tfmt.Println("left: 2")
}
""",
    "java": """class Hello {
    public static void main(String[] args) {
        System.out.println("sold: 1");
        System.out.println("left: 2");
    }
}
""",
    "ts": """const sold: number = 1;
console.log(`sold: ${sold}`);
console.log("left: 2");
""",
    "rs": """fn main() {
    println!("sold: 1");
    println!("left: 2");
}
""",
}
LANGUAGE = {"go": "go", "java": "java", "ts": "typescript", "rs": "rust"}
OUTPUT = "//> sold: 1\n//> left: 2\n"
CARGO = '[package]\nname = "t"\nversion = "0.0.0"\nedition = "2021"\nautobins = false\n'
BIN = '[[bin]]\nname = "pool_{0}"\npath = "pool/{0}.rs"\n'
CARGO_LOCK = 'version = 4\n\n[[package]]\nname = "t"\nversion = "0.0.0"\n'


@pytest.fixture(params=list(HELLO))
def suffix(request, examples, needs):
    needs(LANGUAGE[request.param])
    prepare(examples, request.param)
    return request.param


def prepare(examples, suffix, *bins):
    if suffix == "go":
        (examples.root / "go.mod").write_text("module example\n\ngo 1.24\n")
    if suffix == "ts":
        examples.workspace("package.json", "package-lock.json", "tsconfig.json", "node_modules")
    if suffix == "rs":
        bins = bins or ("x",)
        (examples.root / "Cargo.toml").write_text(CARGO + "".join(BIN.format(b) for b in bins))
        (examples.root / "Cargo.lock").write_text(CARGO_LOCK)


def test_good_wrong_and_update(examples, suffix):
    name = f"x.{suffix}"
    examples.write(name, HELLO[suffix] + OUTPUT.replace("2", "3"))
    last = HELLO[suffix].count("\n") + 2
    said = f"pool/{name}:{last}: printed 'left: 2', the listing says 'left: 3'; "
    assert examples.says(name) == f"{said}run patternbook run --update examples/pool/{name}"
    assert examples.outcome(name, update=True).status == "updated"
    assert examples.read(name) == HELLO[suffix] + OUTPUT
    assert examples.outcome(name).status == "passed"
    assert examples.outcome(name).status == "cached"


WRONG = {
    "go": ('fmt.Println("sold: 1")', 'var seat int = "A1"', 8, "declared and not used"),
    "java": ('System.out.println("sold: 1");', 'int seat = "A1";', 3, "incompatible types"),
    "ts": ("const sold: number = 1;", 'const sold: number = "A1";', 1, "not assignable"),
    "rs": ('println!("sold: 1");', 'let seat: u32 = "A1";', 2, "mismatched types"),
}


def test_does_not_compile(examples, suffix):
    old, new, line, what = WRONG[suffix]
    examples.write(f"x.{suffix}", HELLO[suffix].replace(old, new) + OUTPUT)
    said = examples.says(f"x.{suffix}")
    assert said.startswith(f"pool/x.{suffix}:{line}: ")
    assert what in said
    assert said.endswith("; mend the listing")


FAILING = {
    "go": ('fmt.Println("left: 2")', 'fmt.Print()\n\tpanic("no seat")', "panic: no seat"),
    "java": (
        'System.out.println("left: 2");',
        'throw new IllegalStateException("no seat");',
        "no seat",
    ),
    "ts": ('console.log("left: 2");', 'throw new Error("no seat");', "Error: no seat"),
    "rs": ('println!("left: 2");', 'panic!("no seat");', "no seat"),
}


def test_fails_when_run(examples, suffix):
    old, new, what = FAILING[suffix]
    examples.write(f"x.{suffix}", HELLO[suffix].replace(old, new) + OUTPUT)
    said = examples.says(f"x.{suffix}")
    assert said.startswith(f"pool/x.{suffix}: ended with exit code ")
    assert said.endswith(f"{what}; mend it; a listing ends with 0")


HANGING = {
    "go": ('fmt.Println("left: 2")', "fmt.Print()\n\tfor {\n\t}"),
    "java": ('System.out.println("left: 2");', "while (true) {}"),
    "ts": ('console.log("left: 2");', "while (true) {}"),
    "rs": ('println!("left: 2");', "loop {}"),
}


def test_hangs(examples, suffix):
    old, new = HANGING[suffix]
    examples.write(f"x.{suffix}", HELLO[suffix].replace(old, new) + OUTPUT)
    assert f"pool/x.{suffix}: still running after 2 s; " in examples.says(f"x.{suffix}", limit=2)


def test_one_that_does_not_compile_leaves_the_others_alone(examples, suffix):
    prepare(examples, suffix, "x", "y")
    old, new, _, _ = WRONG[suffix]
    examples.write(f"x.{suffix}", HELLO[suffix].replace(old, new) + OUTPUT)
    examples.write(f"y.{suffix}", HELLO[suffix].replace("Hello", "Hello2") + OUTPUT)
    outcomes = examples.outcomes()
    assert outcomes[f"x.{suffix}"].status == "failed"
    assert outcomes[f"y.{suffix}"].status == "passed"


def test_prints_without_end(examples, needs):
    needs("go")
    prepare(examples, "go")
    examples.write("x.go", HELLO["go"].replace("{\n", "{\n\tfor {\n").replace("}\n", "}\n}\n"))
    assert "x.go: printed more than 1,000,000 bytes; " in examples.says("x.go")


def test_go_finds_data_beside_it(examples, needs):
    needs("go")
    prepare(examples, "go")
    examples.write("seats.json", "[1, 2]\n")
    examples.write(
        "x.go",
        "//go:build ignore\n\npackage main\n\n"
        'import (\n\t_ "embed"\n\t"fmt"\n\t"os"\n\t"path/filepath"\n\t"runtime"\n)\n\n'
        "//go:embed seats.json\nvar seats string\n\n"
        "func main() {\n\t_, file, line, _ := runtime.Caller(0)\n"
        '\ttext, err := os.ReadFile(filepath.Join(filepath.Dir(file), "seats.json"))\n'
        "\tfmt.Println(string(text) == seats, err, line)\n}\n\n//> true <nil> 17\n",
    )
    assert examples.outcome("x.go").status == "passed"


def test_go_without_its_first_line(examples, needs):
    needs("go")
    prepare(examples, "go")
    examples.write("x.go", HELLO["go"].removeprefix("//go:build ignore\n\n"))
    assert examples.says("x.go").startswith("pool/x.go:1: clashes with the other programs")


def test_go_library_that_is_not_in_go_mod(examples, needs):
    needs("go")
    prepare(examples, "go")
    library = '"fmt"\nimport "github.com/sony/gobreaker/v2"\nvar _ gobreaker.Counts'
    examples.write("x.go", HELLO["go"].replace('"fmt"', library))
    said = examples.says("x.go")
    assert said.startswith("pool/x.go:6: cannot find module providing package")
    assert said.endswith("; run 'go get MODULE@VERSION' in examples/")


def test_go_vet(examples, needs):
    needs("go")
    prepare(examples, "go")
    examples.write("x.go", HELLO["go"].replace('Println("sold: 1")', 'Printf("sold: %d\\n", "1")'))
    assert examples.says("x.go").startswith("pool/x.go:8: fmt.Printf format %d has arg")


def test_rust_that_is_not_registered(examples, needs):
    needs("rust")
    prepare(examples, "rs", "other")
    examples.write("x.rs", HELLO["rs"])
    lines = '[[bin]] name = "pool_x" path = "pool/x.rs"'
    said = f"pool/x.rs: is not registered in examples/Cargo.toml; add there: {lines}"
    assert examples.says("x.rs") == said


def test_rust_without_a_workspace(examples, needs):
    needs("rust")
    examples.write("x.rs", HELLO["rs"])
    assert "is not registered" in examples.says("x.rs")


def test_java_without_main(examples, needs):
    needs("java")
    examples.write("x.java", "class Hello {}\n")
    assert "pool/x.java: has no main method; add " in examples.says("x.java")


def test_java_two_listings_with_one_class_name(examples, needs):
    needs("java")
    examples.write("x.java", HELLO["java"] + OUTPUT)
    examples.write("y.java", "record Seat(int row) {}\n\n" + HELLO["java"] + OUTPUT)
    assert {o.status for o in examples.outcomes().values()} == {"passed"}


@pytest.mark.parametrize(
    ("old", "stdout", "new"),
    [
        ("a();\n//> 1\nb();\n//> 2\n", "3\n4\n", "a();\n//> 3\nb();\n//> 4\n"),
        ("  a();\n  //> 1\nb();\n//> 2\n", "3\n", "  a();\n  //> 3\nb();\n"),
        ("a();\n//> 1\nb();\n", "3\n\n4\n", "a();\n//> 3\n//>\n//> 4\nb();\n"),
        ("a();\n", "3\n", "a();\n\n//> 3\n"),
        ("a();\n\n//> 1\n", "", "a();\n"),
    ],
    ids=["as many", "fewer", "more", "none yet", "none left"],
)
def test_update_in_order(examples, old, stdout, new):
    ran = in_order(examples.write("x.ts", old), stdout)
    assert ran.difference
    assert ran.text == new
    assert in_order(examples.write("x.ts", new), stdout).difference is None
