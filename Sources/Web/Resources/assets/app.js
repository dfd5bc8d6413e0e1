// What pages gain from a script; all of them read without it.
"use strict";
(() => {
    const echartsAddress = document.currentScript.dataset.echarts;

    // htmx sends the token that forms carry in a field.
    document.addEventListener("htmx:configRequest", (event) => {
        const token = document.body.dataset.csrf;
        if (token) event.detail.headers["X-CSRF-Token"] = token;
    });

    // The choice at the top is taken at once by mouse and touch. By keyboard each arrow changes it, so there its button, or
    // Enter, says that it is made; without a script its button.
    const choice = document.querySelector("form.choice");
    if (choice) {
        choice.classList.add("is-live");
        for (const select of choice.querySelectorAll("select")) {
            let byKeyboard = false;
            select.addEventListener("pointerdown", () => { byKeyboard = false; });
            select.addEventListener("keydown", (event) => {
                byKeyboard = true;
                if (event.key === "Enter") choice.requestSubmit();
            });
            select.addEventListener("change", () => { if (!byKeyboard) choice.requestSubmit(); });
        }
    }

    // Charts: <figure class="chart"><script type="application/json">OPTIONS</script><div class="chart-canvas"></div></figure>
    const numbers = (format) => (value) => {
        if (value === null || value === undefined || Number.isNaN(value)) return "–";
        const [whole, fraction] = Math.abs(value).toFixed(format.digits).split(".");
        const grouped = format.group ? whole.replace(/\B(?=(\d{3})+(?!\d))/g, format.group) : whole;
        return (value < 0 ? "-" : "") + grouped + (fraction ? format.decimal + fraction : "") + format.suffix;
    };

    const charts = new Map();
    const draw = (figure) => {
        const options = JSON.parse(figure.querySelector("script[type='application/json']").textContent);
        const canvas = figure.querySelector(".chart-canvas");
        const text = numbers(options.numberFormat);
        options.yAxis.axisLabel = { ...options.yAxis.axisLabel, formatter: text };
        options.tooltip = { trigger: "axis", renderMode: "richText", valueFormatter: text };
        options.backgroundColor = "transparent";
        if (canvas.clientWidth < 480) {
            options.xAxis.axisLabel = { ...options.xAxis.axisLabel, interval: "auto", hideOverlap: true };
            options.legend = { ...options.legend, type: "scroll" };
        }
        const style = getComputedStyle(document.body);
        options.textStyle = { ...options.textStyle, fontFamily: style.fontFamily };
        const chart = echarts.init(canvas, null, { renderer: "svg" });
        chart.setOption(options);
        charts.set(figure, chart);
        figure.dispatchEvent(new CustomEvent("drawn"));
        new ResizeObserver(() => chart.resize()).observe(canvas);
    };

    const figures = document.querySelectorAll("figure.chart");
    if (figures.length > 0) {
        const script = document.createElement("script");
        script.src = echartsAddress;
        script.onload = () => figures.forEach(draw);
        document.head.append(script);
    }

    // Numbers as the page's language writes them, in the unit people read: without a script they are counted after sending.
    const comma = document.documentElement.lang === "vi";
    const shown = (value) => {
        const digits = (Number(value.toFixed(6)).toString().split(".")[1] ?? "").length;
        return numbers({ digits, group: comma ? "." : ",", decimal: comma ? "," : ".", suffix: "" })(value);
    };
    // A number with what follows it, as the server reads it: a single mark groups thousands only before exactly three digits, and
    // then by the language. Answers null for nothing, NaN for what cannot be read.
    const read = (text) => {
        if (text.trim() === "") return null;
        const found = /^([-+\u2212]?)(\d+(?:[.,\u00a0\u202f ]\d+)*)\s*(.*)$/u.exec(text.trim());
        if (!found) return { number: NaN, unit: "" };
        const parts = found[2].split(/\D/u);
        const marks = [...found[2].replace(/\d/gu, "")].map((mark) => (/[.,]/u.test(mark) ? mark : " "));
        const last = marks.at(-1);
        const threes = (groups) => groups[0].length <= 3 && groups.slice(1).every((group) => group.length === 3);
        const grouped = threes(parts) && !parts[0].startsWith("0");
        const whole = parts.join("");
        const fraction = `${parts.slice(0, -1).join("")}.${parts.at(-1)}`;
        let digits = "?";
        if (marks.length === 0) {
            digits = whole;
        } else if (marks.length === 1) {
            const groups = last === " " || (last === ".") === comma;
            if (grouped) digits = groups ? whole : fraction;
            else if (last !== " ") digits = fraction;
        } else if (new Set(marks).size === 1) {
            if (grouped) digits = whole;
        } else if (last !== " " && new Set(marks.slice(0, -1)).size === 1 && marks[0] !== last && threes(parts.slice(0, -1))) {
            digits = fraction;
        }
        return { number: Number(digits) * (found[1] === "" || found[1] === "+" ? 1 : -1), unit: found[3].trim() };
    };
    // How many of the unit people read one of a unit is: by the unit's name or its first word, which is enough (tỷ, billion).
    const scaleOf = (input) => input.form.querySelector("select[name='scale']");
    const factorOf = (option) => Number(option?.dataset.factor ?? 1);
    const typed = (input) => {
        const amount = read(input.value);
        if (amount === null) return null;
        const scale = scaleOf(input);
        if (amount.unit === "" || !scale) return amount.unit === "" ? amount.number * factorOf(scale?.selectedOptions[0]) : NaN;
        const unit = amount.unit.toLowerCase();
        const option = [...scale.options].find(({ value }) => value.toLowerCase() === unit)
            ?? [...scale.options].find(({ value }) => value.toLowerCase().startsWith(`${unit} `));
        return option ? amount.number * factorOf(option) : NaN;
    };

    // A path by hand is drawn as it is typed, and typed as its points are dragged.
    for (const table of document.querySelectorAll("table[data-path]")) {
        const figure = document.getElementById(table.dataset.path);
        if (!figure) continue;
        const canvas = figure.querySelector(".chart-canvas");
        const form = table.closest("form");
        const target = form.querySelector("input[name='value']");
        const scale = form.querySelector("select[name='scale']");
        const rows = [...table.tBodies[0].rows].map((row) => ({
            input: row.querySelector("input.amount"), even: row.querySelector("[data-even]"), season: row.querySelector("[data-season]"),
        }));
        const written = numbers({
            digits: Number(table.dataset.decimals), group: comma ? "." : ",", decimal: comma ? "," : ".", suffix: "",
        });
        const known = (value) => (Number.isFinite(value) ? value : null);
        const whole = () => known(typed(target));
        const byHand = () => rows.map(({ input }) => known(typed(input)));
        const part = (cell, name) => (cell && whole() !== null ? whole() * Number(cell.dataset[name]) : null);
        // Where a month can be taken hold of: at its own value, else at the even path's. The last day is the target, which is typed.
        const places = () => byHand().map((own, index) => {
            if (index === rows.length - 1) return null;
            return own ?? part(rows[index].even, "even");
        });
        const redraw = () => {
            const own = byHand();
            charts.get(figure)?.setOption({
                series: [
                    { data: own }, { data: rows.map(({ even }) => part(even, "even")) },
                    { data: rows.map(({ season }) => part(season, "season")) }, {},
                    { data: places().map((value, index) => ({ value, itemStyle: own[index] === null ? { color: "#ffffff" } : {} })) },
                ],
            });
        };
        table.addEventListener("input", () => {
            const option = form.querySelector("input[name='trajectory'][value='by_hand']");
            if (option) option.checked = true;
            redraw();
        });
        const follow = () => {
            for (const { even, season } of rows) {
                if (even) even.textContent = written(part(even, "even"));
                if (season) season.textContent = written(part(season, "season"));
            }
            redraw();
        };
        target.addEventListener("input", follow);
        scale?.addEventListener("change", follow);

        figure.addEventListener("drawn", () => {
            const chart = charts.get(figure);
            const colour = chart.getOption().color[0];
            chart.setOption({
                series: [
                    { connectNulls: true }, {}, {}, {},
                    {
                        type: "scatter", symbolSize: 16, cursor: "ns-resize", tooltip: { show: false }, z: 5, data: [],
                        itemStyle: { color: colour, borderColor: colour, borderWidth: 2, opacity: 1 }, emphasis: { scale: 1.3 },
                    },
                ],
            });
            redraw();
            const sentence = document.getElementById("path-drag");
            if (sentence) sentence.hidden = false;
        });

        const within = (event) => {
            const box = canvas.getBoundingClientRect();
            return [event.clientX - box.left, event.clientY - box.top];
        };
        const nearest = (event) => {
            const chart = charts.get(figure);
            if (!chart) return null;
            const [x, y] = within(event);
            let found = null;
            for (const [index, value] of places().entries()) {
                if (value === null) continue;
                const [left, top] = chart.convertToPixel({ seriesIndex: 0 }, [index, value]);
                const distance = Math.hypot(left - x, top - y);
                if (distance <= 22 && (found === null || distance < found.distance)) found = { index, distance };
            }
            return found?.index ?? null;
        };
        // One, two or five times a power of ten: the least that a finger can tell apart.
        const roundStep = (size) => {
            const power = 10 ** Math.floor(Math.log10(size));
            return [1, 2, 5, 10].find((times) => times * power >= size) * power;
        };
        const write = (input, value) => {
            const factor = factorOf(scale?.selectedOptions[0]);
            input.value = shown(factor < 1 ? value * Math.round(1 / factor) : value / factor);
        };
        // Between the nearest points on both sides; where the table has them the other way round, it means it.
        const bounded = (value, index) => {
            const own = byHand();
            const before = own.slice(0, index).findLast((other) => other !== null) ?? 0;
            const after = own.slice(index + 1).find((other) => other !== null) ?? whole() ?? Infinity;
            return before <= after ? Math.min(Math.max(value, before), after) : Math.max(value, 0);
        };

        let held = null;
        canvas.addEventListener("pointerdown", (event) => {
            const index = event.button === 0 ? nearest(event) : null;
            if (index === null) return;
            const chart = charts.get(figure);
            const [x, y] = within(event);
            const valueAt = (height) => chart.convertFromPixel({ seriesIndex: 0 }, [x, height])[1];
            // The axis may stretch while a point is dragged; what is dragged goes by the axis it was taken from.
            const [start, slope] = [valueAt(y), valueAt(y + 1) - valueAt(y)];
            held = { index, y, start, slope, step: roundStep(Math.abs(slope)), pointer: event.pointerId };
            event.preventDefault();
        });
        // A finger on a point drags it; elsewhere it scrolls the page.
        canvas.addEventListener("touchstart", (event) => {
            if (event.touches.length === 1 && nearest(event.touches[0]) !== null) event.preventDefault();
        }, { passive: false });
        window.addEventListener("pointermove", (event) => {
            if (held === null || event.pointerId !== held.pointer) return;
            if (event.buttons === 0) {
                held = null;
                return;
            }
            const [, y] = within(event);
            if (Math.abs(y - held.y) < 2 && !held.moved) return;
            held.moved = true;
            const last = rows.at(-1).input;
            if (last.value.trim() === "" && whole() !== null) last.value = target.value;
            const { input } = rows[held.index];
            const value = Math.round((held.start + (y - held.y) * held.slope) / held.step) * held.step;
            write(input, bounded(value, held.index));
            input.dispatchEvent(new Event("input", { bubbles: true }));
        });
        for (const end of ["pointerup", "pointercancel"]) window.addEventListener(end, () => { held = null; });
    }

    // What is handed down is summed, and held against the whole, as it is typed.
    for (const table of document.querySelectorAll("table[data-split]")) {
        const form = table.closest("form");
        const sum = form.querySelector("[data-sum]");
        if (!sum) continue;
        const unit = sum.textContent.replace(/^[-+\d.,\s–]*/, "");
        const recount = () => {
            const values = [...table.querySelectorAll("input.amount")].map(typed).filter((value) => value !== null);
            const total = values.reduce((all, value) => all + value, 0);
            const difference = Number((total - Number(table.dataset.split)).toFixed(6));
            const isKnown = !Number.isNaN(difference);
            sum.textContent = isKnown ? `${shown(total)} ${unit}` : "–";
            const told = form.querySelector("[data-difference]");
            told.textContent = isKnown ? `${difference > 0 ? "+" : ""}${shown(difference)} ${unit}` : "–";
            told.classList.toggle("worse", isKnown && difference !== 0);
            const verdict = form.querySelector("[data-verdict]");
            const { exact, over, under } = verdict.dataset;
            verdict.textContent = !isKnown ? "" : difference === 0 ? exact : difference > 0 ? over : under;
        };
        table.addEventListener("input", recount);
        form.querySelector("select[name='scale']")?.addEventListener("change", recount);
    }

    // A job under way tells its steps; when it is over its page is read again.
    const job = document.querySelector("[data-events]");
    if (job) {
        const step = job.querySelector("[role='status']");
        const source = new EventSource(job.dataset.events);
        source.onmessage = (event) => {
            const told = JSON.parse(event.data);
            if (step.textContent !== told.text) step.textContent = told.text;
            if (told.over) {
                source.close();
                location.reload();
            }
        };
    }

    // Who fills in spans means them.
    for (const field of document.querySelectorAll(".spans input, .spans select")) {
        field.addEventListener("change", () => {
            field.closest("form").querySelector("input[name='coverage'][value='own']").checked = true;
        });
    }

    // Files dropped on the form are its files; sending shows how far it is.
    const upload = document.querySelector("form[data-upload]");
    if (upload) {
        const drop = upload.querySelector(".upload-drop");
        const input = upload.querySelector("input[type='file']");
        const box = upload.querySelector(".upload-progress");
        const bar = box.querySelector("progress");
        const says = box.querySelector("[role='status']");
        const tell = (text) => {
            box.hidden = false;
            says.textContent = text;
        };
        const over = (event, isOver) => {
            event.preventDefault();
            drop.classList.toggle("is-over", isOver);
        };
        drop.addEventListener("dragover", (event) => over(event, true));
        drop.addEventListener("dragleave", (event) => over(event, false));
        drop.addEventListener("drop", (event) => {
            over(event, false);
            if (event.dataTransfer.files.length === 0) return;
            input.files = event.dataTransfer.files;
            upload.requestSubmit();
        });
        upload.addEventListener("submit", (event) => {
            event.preventDefault();
            if ([...input.files].some((file) => file.size > Number(upload.dataset.limit))) {
                tell(upload.dataset.tooLarge);
                return;
            }
            const request = new XMLHttpRequest();
            const button = upload.querySelector("button");
            const failed = (text) => {
                button.disabled = false;
                tell(text);
            };
            request.upload.onprogress = (sent) => {
                const percent = sent.total > 0 ? Math.floor((100 * sent.loaded) / sent.total) : 0;
                bar.value = percent;
                tell(`${upload.dataset.sending} ${percent}%`);
            };
            request.onload = () => {
                if (request.status < 400) {
                    location.assign(request.responseURL);
                    return;
                }
                const page = new DOMParser().parseFromString(request.responseText, "text/html");
                failed(page.querySelector(".notice p:not(.notice-code)")?.textContent ?? upload.dataset.failed);
            };
            request.onerror = () => failed(upload.dataset.failed);
            button.disabled = true;
            request.open("POST", upload.action);
            request.send(new FormData(upload));
        });
    }
})();
