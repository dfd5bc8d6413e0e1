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
    const typed = (input) => {
        const text = input.value.trim().replace(comma ? /[.\s]/g : /[,\s]/g, "").replace(comma ? "," : ".", ".");
        if (text === "" || Number.isNaN(Number(text))) return null;
        const scale = input.form.querySelector("select[name='scale']");
        return Number(text) * Number(scale?.selectedOptions[0]?.dataset.factor ?? 1);
    };

    // A path by hand is drawn as it is typed.
    for (const table of document.querySelectorAll("table[data-path]")) {
        const figure = document.getElementById(table.dataset.path);
        const redraw = () => {
            const chart = charts.get(figure);
            const data = [...table.querySelectorAll("input.amount")].map(typed);
            if (chart) chart.setOption({ series: [{ data }] });
        };
        table.addEventListener("input", () => {
            const byHand = table.closest("form").querySelector("input[name='trajectory'][value='by_hand']");
            if (byHand) byHand.checked = true;
            redraw();
        });
        table.closest("form").querySelector("select[name='scale']")?.addEventListener("change", redraw);
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
            sum.textContent = `${shown(total)} ${unit}`;
            const told = form.querySelector("[data-difference]");
            told.textContent = `${difference > 0 ? "+" : ""}${shown(difference)} ${unit}`;
            told.classList.toggle("worse", difference !== 0);
            const verdict = form.querySelector("[data-verdict]");
            verdict.textContent = difference === 0 ? verdict.dataset.exact : difference > 0 ? verdict.dataset.over : verdict.dataset.under;
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
