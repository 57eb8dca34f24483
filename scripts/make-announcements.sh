#!/usr/bin/env bash
# Speaks the texts of assets/announcements/texts.json into the WAV files beside it: mono, 16-bit PCM, 8 kHz.
# Run by hand after a change of the texts; the files are kept in the repository, so
# nothing else needs the voices.
# Needs pico2wave (Debian: libttspico-utils, in non-free; voices by SVOX, Apache-2.0), sox and node.
set -euo pipefail
cd "$(dirname "$0")/../assets/announcements"

declare -A voices=([de]=de-DE [en]=en-GB)
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

for language in "${!voices[@]}"; do
  mkdir -p "$language"
  node -e '
    const texts = require(process.argv[1])[process.argv[2]];
    for (const [name, text] of Object.entries(texts)) console.log(`${name}\t${text}`);
  ' "$PWD/texts.json" "$language" |
    while IFS=$'\t' read -r name text; do
      pico2wave --lang="${voices[$language]}" --wave="$work/spoken.wav" "$text"
      # Silence around the speech is cut to a fifth of a second, what a telephone can't carry is taken out, and
      # all texts are made about equally loud, the loudest sample 3 dB below full scale.
      # No dither, so the same text gives the same bytes.
      sox -D "$work/spoken.wav" "$work/trimmed.wav" silence 1 0.01 0.5% reverse silence 1 0.01 0.5% reverse
      sox -D "$work/trimmed.wav" -b 16 -c 1 -r 8000 "$language/$name.wav" \
        highpass 150 rate -v 8000 gain -n -3 compand 0.005,0.15 6:-60,-50,-30,-18,-12,-9,0,-6 0 -20 0.02 \
        gain -n -3 fade q 0.01 -0 0.02 pad 0.2 0.2
    done
done
