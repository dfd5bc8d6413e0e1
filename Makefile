# 'make' lists what there is; each line calls one script.
.PHONY: help setup demo test test-browser lint format bench bench-web test-server screenshots golden
help: ; @grep -E '^[a-z-]+: ; [SR]' Makefile | sed 's/: ; .*#/\t/'
setup: ; Scripts/setup.sh # install what is missing
demo: ; Scripts/demo.sh # the main job on a generated workspace
test: ; Scripts/test.sh # every test
test-browser: ; Scripts/test-browser.sh # the pages in a real Chromium
lint: ; Scripts/lint.sh # check the layout of the code
format: ; Scripts/format.sh # mend the layout of the code
bench: ; Scripts/bench.sh # benchmarks, as ratios in one run
screenshots: ; Scripts/screenshots.sh # pictures of every page
bench-web: ; Scripts/bench-web.sh # pages at a constant rate, beside the bars
test-server: ; Scripts/test-server.sh # a started server, asked from outside
golden: ; RECORD_GOLDEN=1 Scripts/test.sh # rewrite the golden files; read the diff
