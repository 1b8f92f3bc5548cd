# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small reader of C++ laid out by clang-format: which functions a file defines, and which functions a class has.

It knows no types and expands no macros. It matches braces outside of comments, strings and preprocessor lines, and
tells by the words before a brace what the brace opens. What is inside of a function (lambdas, local classes) is a part
of it.
"""
import re
from dataclasses import dataclass, field

RAW_STRING = re.compile(r'R"([^()\\\s]{0,16})\(')
TOKEN = re.compile(r"[A-Za-z_]\w*|\d(?:'?[\w.])*|::|->|\S")
MACRO = re.compile(r"(Q|QML|QTEST)_[A-Z_]+$")
ACCESS = {"public", "private", "protected"}
CLOSER = {"(": ")", "[": "]", "{": "}"}
# Words that a parenthesis may follow without making what it follows a function.
NOT_NAMES = {"alignas", "decltype", "requires", "noexcept", "explicit"}


@dataclass(frozen=True)
class Function:
    name: str
    first: int  # the line of its first word, 1-based
    last: int  # the line of its closing brace

    @property
    def lines(self):
        return self.last - self.first + 1


@dataclass
class Class:
    name: str
    first: int
    functions: list = field(default_factory=list)  # declared or defined in its body; all but those that are deleted


def blank(text):
    """The text with comments, preprocessor lines and what strings hold made blank; lines and columns stay."""
    out = list(text)
    size = len(text)

    def wipe(begin, end):
        for i in range(begin, min(end, size)):
            if out[i] != "\n":
                out[i] = " "
        return end

    def end_of(mark, begin):
        found = text.find(mark, begin)
        return size if found < 0 else found + len(mark)

    at = 0
    starts_line = True
    while at < size:
        char = text[at]
        in_word = at > 0 and (text[at - 1].isalnum() or text[at - 1] == "_")
        if text.startswith("//", at):
            at = wipe(at, end_of("\n", at) - 1)
            at += at == size - 1
        elif text.startswith("/*", at):
            at = wipe(at, end_of("*/", at + 2))
        elif starts_line and char == "#":
            end = at
            while end < size and not (text[end] == "\n" and text[end - 1] != "\\"):
                end += 1
            at = wipe(at, end)
        elif not in_word and (raw := RAW_STRING.match(text, at)):
            at = wipe(at, end_of(f'){raw.group(1)}"', raw.end()))
        elif char == '"' or (char == "'" and not in_word):
            end = at + 1
            while end < size and text[end] not in (char, "\n"):
                end += 2 if text[end] == "\\" else 1
            wipe(at + 1, end)
            at = end + 1
        else:
            starts_line = char == "\n" or (starts_line and char.isspace())
            at += 1
            continue
        starts_line = False
    return "".join(out)


def tokens(text):
    """(word, line) of each token."""
    text = blank(text)
    line = 1
    at = 0
    for match in TOKEN.finditer(text):
        line += text.count("\n", at, match.start())
        at = match.start()
        yield match.group(0), line


def is_name(word):
    return word[0].isalpha() or word[0] == "_"


def outermost(words):
    """The words outside of parentheses, brackets and the arguments of templates."""
    depth = angles = 0
    before = ""
    for word in words:
        if word in ")]":
            depth -= 1
        if depth == 0 and word == "<" and before and is_name(before) and before != "operator":
            angles += 1
        elif depth == 0 and word == ">" and angles:
            angles -= 1
        elif depth == 0 and angles == 0:
            yield word
        if word in "([":
            depth += 1
        before = word


def function_name(words):
    """The name that these words declare as a function; empty for variables, types and aliases."""
    flat = list(outermost(words))
    if not flat or flat[0] in ("using", "typedef", "friend", "static_assert", "enum"):
        return ""
    for i, word in enumerate(flat):
        if word == "operator":
            return "operator"
        if word == "=":
            return ""
        if word != "(" or i == 0 or not is_name(flat[i - 1]) or flat[i - 1] in NOT_NAMES:
            continue
        start = i - 1
        if start and flat[start - 1] == "~":
            start -= 1
        while start >= 2 and flat[start - 1] == "::" and is_name(flat[start - 2]):
            start -= 2
        return "".join(flat[start:i])
    return ""


def holds_member(flat):
    """True for the head of a constructor that ends in a member whose value the next brace holds."""
    parameters = flat.index(")") if ")" in flat else len(flat)
    return ":" in flat[parameters:] and is_name(flat[-1])


def meaning(words):
    """What a brace behind these words opens, and its name: a namespace, class, function, member or value."""
    flat = list(outermost(words))
    if "namespace" in flat or words[:1] == ["extern"]:
        return "namespace", ""
    if name := function_name(words):
        return ("member" if holds_member(flat) else "function"), name
    kind = next((i for i, word in enumerate(flat) if word in ("class", "struct", "union")), None)
    if kind is None or "enum" in flat or "=" in flat:
        return "value", ""
    named = [word for word in flat[kind + 1:flat.index(":") if ":" in flat else None]
             if is_name(word) and word != "final"]
    return "class", named[-1] if named else ""


class Scan:
    """What one file holds: the functions with a body outside of others, and the classes."""

    def __init__(self, text):
        self.functions = []
        self.classes = []
        self._tokens = list(tokens(text))
        self._at = 0
        self._scope(None)

    def _group(self, opener):
        """The tokens up to the partner of the opener that was just read."""
        depth = 1
        begin = self._at
        while depth and self._at < len(self._tokens):
            word = self._tokens[self._at][0]
            depth += (word == opener) - (word == CLOSER[opener])
            self._at += 1
        return self._tokens[begin:self._at]

    def _scope(self, owner):
        """Declarations up to the brace that closes this scope; owner: the class whose body it is."""
        head = []
        while self._at < len(self._tokens):
            word, line = self._tokens[self._at]
            self._at += 1
            if word == "}":
                return
            if word == ";":
                self._declaration([w for w, _ in head], owner)
                head = []
            elif word == "{":
                head = self._brace(head, owner)
            elif not head and MACRO.match(word):
                if self._at < len(self._tokens) and self._tokens[self._at][0] == "(":
                    self._at += 1
                    self._group("(")
            elif word == ":" and len(head) <= 1 and all(w in ACCESS for w, _ in head):
                head = []
            else:
                head.append((word, line))
                if word in "([":
                    head += self._group(word)

    @staticmethod
    def _declaration(words, owner):
        name = function_name(words)
        if owner and name and words[-2:] != ["=", "delete"]:
            owner.functions.append(name)

    def _brace(self, head, owner):
        """Reads what the brace behind this head opens; gives back the head of what goes on behind it."""
        kind, name = meaning([w for w, _ in head])
        if kind == "namespace":
            self._scope(None)
            return []
        if kind == "class":
            self.classes.append(Class(name, head[0][1]))
            self._scope(self.classes[-1])
            return [("=", 0)]  # a variable may follow, no function
        last = self._group("{")[-1][1]
        if kind == "function":
            self.functions.append(Function(name, head[0][1], last))
            if owner:
                owner.functions.append(name)
            return []
        return [*head, ("}", last)] if kind == "member" else [*head, ("=", last)]
