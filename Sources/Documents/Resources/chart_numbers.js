// Turns the `numberFormat` member of a chart's options into the formatters of ECharts: JSON holds no functions.
// Used by the drawing on the server and by pages alike.
function twofoldNumber(format, value) {
    if (value === null || value === undefined || Number.isNaN(value)) { return ''; }
    // toFixed rounds the binary number; axis steps and labels are drawn, never quoted.
    const parts = Math.abs(value).toFixed(format.digits).split('.');
    const whole = parts[0].replace(/\B(?=(\d{3})+(?!\d))/g, format.group);
    const fraction = (parts[1] || '').replace(/0+$/, '');
    const sign = value < 0 && (Number(whole) !== 0 || fraction !== '') ? '-' : '';
    return sign + whole + (fraction ? format.decimal + fraction : '') + format.suffix;
}

function twofoldOptions(options) {
    const format = options.numberFormat;
    delete options.numberFormat;
    options.yAxis.axisLabel.formatter = (value) => twofoldNumber(format, value);
    for (const series of options.series) {
        series.label.formatter = (point) => twofoldNumber(format, point.value);
    }
    if (options.tooltip) { options.tooltip.valueFormatter = (value) => twofoldNumber(format, value); }
    return options;
}
