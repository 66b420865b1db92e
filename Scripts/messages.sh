# shellcheck shell=bash
# Sourced by the other scripts: one message in the language of the person who reads it.

# say CHINESE ENGLISH: prints one of the two to standard error, as redsite itself chooses.
say() {
  case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
    zh*) printf '%s\n' "$1" >&2 ;;
    *) printf '%s\n' "$2" >&2 ;;
  esac
}
