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
        new ResizeObserver(() => chart.resize()).observe(canvas);
    };

    const figures = document.querySelectorAll("figure.chart");
    if (figures.length > 0) {
        const script = document.createElement("script");
        script.src = echartsAddress;
        script.onload = () => figures.forEach(draw);
        document.head.append(script);
    }
})();
