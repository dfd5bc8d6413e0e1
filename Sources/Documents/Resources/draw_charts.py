"""Draws charts as SVG: reads one JSON object from standard input, writes one to standard output.

In:  {"echarts": "path of echarts.min.js", "numbers": "JavaScript source", "charts": [{"options", "width", "height"}]}
Out: {"svgs": ["<svg ...", ...]}, in the order given. Any failure ends the program with a message and status 1.
"""
import json
import sys

from py_mini_racer import MiniRacer

DRAW = """
function twofoldDraw(text) {
    const chart = JSON.parse(text);
    const view = echarts.init(null, null, {renderer: 'svg', ssr: true, width: chart.width, height: chart.height});
    view.setOption(twofoldOptions(chart.options));
    const svg = view.renderToSVGString();
    view.dispose();
    return svg;
}
"""


def main():
    job = json.load(sys.stdin)
    engine = MiniRacer()
    with open(job["echarts"], encoding="utf-8") as file:
        # The bundle looks for a module system or a global object; V8 alone has neither timers nor `self`.
        engine.eval("var self = globalThis; var setTimeout = function () { return 0; }; var clearTimeout = function () {};")
        engine.eval(file.read())
    engine.eval(job["numbers"])
    engine.eval(DRAW)
    svgs = [engine.call("twofoldDraw", json.dumps(chart)) for chart in job["charts"]]
    json.dump({"svgs": svgs}, sys.stdout)


if __name__ == "__main__":
    try:
        main()
    except Exception as error:  # the caller reads the last line
        sys.exit(f"{type(error).__name__}: {error}")
