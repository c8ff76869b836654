"""`{learning-time}`: what one reads and answers, and what stands beside it."""

import pytest

from patternbook.site.facts import Facts, LabShown, QuestionShown
from patternbook.site.learning_time import Counted
from patternbook.site.sums import promise, summed

MODULE = "# Module\n\n```{learning-time}\n```\n\n```{toctree}\none\ntwo\n```\n"
TIMED = """\
```{example} demo/pool.py
:region: busy
:caption: It.
```

| a | b |
|---|---|
| 1 | 2 |
"""


def minutes(book, built):
    html = built.html("module/index")
    return int(html.partition("About ")[2].partition(" minute")[0])


def test_the_minutes_of_a_module(book):
    book.write("book/index.md", "# Book\n\n```{toctree}\nmodule/index\n```\n")
    (book.root / "book/page.md").unlink()
    book.write("book/module/index.md", MODULE)
    book.write("book/module/one.md", "# One\n\n" + "word " * 1798 + "\n")
    book.write("book/module/two.md", f"# Two\n\n{TIMED}")
    built = book.build("html")
    assert built.warnings == []
    # 1,801 words, two lines of code in one language, a table: 600.3 + 8 + 30 s and some titles.
    assert minutes(book, built) == 11
    book.write("book/module/one.md", "# One\n\nword\n")
    assert minutes(book, book.build("html")) == 1


def asked(*kinds, minutes=1.5):
    return [QuestionShown(f"q-{n}", minutes, "a", kind, "apply") for n, kind in enumerate(kinds)]


def labs(*minutes):
    return [LabShown(f"l-{n}", "A lab", each, "a") for n, each in enumerate(minutes)]


READ = "to read, with the code"


@pytest.mark.parametrize(
    ("words", "questions", "beside", "told"),
    [
        (180, [], [], f"About 1 minute {READ}."),
        (29700, [], [], f"About 165 minutes {READ}."),
        (
            29700,
            asked(*["single"] * 51, "short", "design", "incident", "design", "design"),
            labs(30, 25, 25, 30, 20),
            (
                f"About 230 minutes: 165 {READ}, and 65 for 52 short questions. Beside it: 5 labs, "
                "about 130 minutes; 4 long questions to work on alone or in a group, about 6."
            ),
        ),
        (180, asked("single"), [], f"About 3 minutes: 1 {READ}, and 2 for 1 short question."),
        (180, [], labs(25), f"About 1 minute {READ}. Beside it: 1 lab, about 25 minutes."),
        (
            180,
            asked("design", minutes=20),
            [],
            (
                f"About 1 minute {READ}. Beside it: 1 long question to work on alone or in a "
                "group, about 20 minutes."
            ),
        ),
        (
            360,
            asked("single", "incident", minutes=1),
            labs(1),
            (
                f"About 4 minutes: 2 {READ}, and 2 for 1 short question. Beside it: 1 lab, "
                "about 1 minute; 1 long question to work on alone or in a group, about 1."
            ),
        ),
    ],
)
def test_the_promise_in_words(words, questions, beside, told):
    pages = [Facts(counted=Counted(words=words), questions=questions), Facts(labs=beside)]
    assert promise(summed(pages)) == told


def test_pages_of_labs_and_for_groups_are_not_read_in_one_go():
    words = Counted(words=1800)
    pages = [Facts(counted=words), Facts(counted=words, labs=labs(25))]
    assert promise(summed(pages)).startswith(f"About 10 minutes {READ}.")
    pages.append(Facts(counted=words, group_minutes=60))
    assert promise(summed(pages)).endswith(
        "1 lab, about 25 minutes; 1 incident for a group, about 60."
    )
    assert summed(pages).counted.words == 5400


def test_a_question_on_two_pages_counts_once():
    pages = [Facts(questions=asked("single", "fill")), Facts(questions=asked("single"))]
    assert [shown.name for shown in summed(pages).questions] == ["q-0", "q-1"]
