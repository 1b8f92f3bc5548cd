#!/usr/bin/env bash
# SPDX-FileCopyrightText: Civiscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every linter over the changed files, or over all with --all; prints nothing when all is well. --format lays the
# files out instead. Changed: what differs from the upstream branch, or, where nothing does, what the last commit
# touched. Needs what is generated in build/tidy, where each source is compiled by itself, and with --all in build/joined,
# where those of a folder are compiled, and read, together: it takes a third of the time. With --all the linker tells
# which functions no program uses; both programs have to be built in build/joined. QML is checked against the types in
# build/dev. "./dev lint" sees to all of that.
set -euo pipefail

all=false format=false
for word; do
  case $word in
    --all) all=true ;;
    --format) format=true ;;
    *) printf 'lint: unknown option %s (--all, --format)\n' "$word" >&2; exit 2 ;;
  esac
done

changed_files() {
  if $all; then git ls-files; return; fi
  local base
  base=$(git merge-base HEAD '@{upstream}' 2>/dev/null || true)
  if [ -z "$base" ] || { [ "$base" = "$(git rev-parse HEAD)" ] && git diff --quiet HEAD; }; then
    base=$(git rev-parse --quiet --verify HEAD~1 || git rev-parse HEAD)
  fi
  git diff --name-only --diff-filter=d "$base"
  git ls-files --others --exclude-standard
}

mapfile -t files < <(changed_files | sort -u)
pick() { local file; for file in "${files[@]}"; do [[ $file =~ $1 ]] && [ -f "$file" ] && printf '%s\n' "$file"; done; true; }

mapfile -t cpp < <(pick '\.(h|cpp)$')
mapfile -t sources < <(pick '\.cpp$')
mapfile -t qml < <(pick '\.qml$')
mapfile -t shell < <(pick '(^dev|^\.ci/run|\.sh)$')
mapfile -t text < <(pick '\.(h|cpp|qml|md|py|sh|txt|cmake|yml|json)$|^dev$')

if $format; then
  [ ${#cpp[@]} -eq 0 ] || clang-format -i "${cpp[@]}"
  exit 0
fi

status=0
# Runs a linter and shows what it says only when it is not content.
check() {
  local said
  if ! said=$("$@" 2>&1); then
    printf '%s\n' "$said"
    status=1
  fi
}

# One source a process, as many at a time as there are cores; only warnings and errors are passed on.
each_source() {
  local said
  # Neither a linter with something to say nor one with nothing to say ends the script.
  said=$({ printf '%s\0' "${compiled[@]}" | xargs -0 -n 1 -P "$(nproc)" "$@" 2>&1 || true; } |
    { grep -E '(warning|error):' || true; } | sort -u)
  [ -z "$said" ] || { printf '%s\n' "$said"; status=1; }
}

# Only what the build knows can be compiled again; the engine is absent where QGIS is.
ours="^$PWD/(app|models|widgets|tests)/"
if $all; then
  tree=build/joined
  mapfile -t compiled < <(sed -n 's/^ *"file": "\(.*\)",\{0,1\}$/\1/p' $tree/compile_commands.json |
    grep -E "$ours|/Unity/unity_[0-9]+_cxx\.cxx$" | sort -u)
else
  tree=build/tidy
  mapfile -t compiled < <(for file in "${sources[@]}"; do
    ! grep -qF "/$file\"" $tree/compile_commands.json || printf '%s\n' "$file"; done)
fi

[ ${#cpp[@]} -eq 0 ] || check clang-format --dry-run --Werror "${cpp[@]}"
if [ ${#compiled[@]} -gt 0 ]; then
  each_source clang-tidy --quiet -p $tree --header-filter="$ours" --extra-arg=-Wno-unknown-warning-option
  each_source clazy-standalone -p $tree --extra-arg=-Wno-unknown-warning-option --checks=level0,level1,no-non-pod-global-static \
    --header-filter="$ours.*" --ignore-dirs='/usr/.*|.*/build/.*'
fi
[ ${#qml[@]} -eq 0 ] || check /usr/lib/qt6/bin/qmllint --max-warnings 0 -I build/dev/widgets "${qml[@]}"
[ ${#text[@]} -eq 0 ] || check codespell --ignore-words packaging/codespell-ignore.txt "${text[@]}"
[ ${#shell[@]} -eq 0 ] || check shellcheck "${shell[@]}"
! $all || check packaging/unused.py $tree
check reuse lint --lines
exit $status
