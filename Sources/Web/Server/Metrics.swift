/// Counters and times since the start, as Prometheus reads them.
actor Metrics {
    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }
    private struct Histogram {
        /// How many lasted at most as long as each bound.
        var counts = [Int](repeating: 0, count: Metrics.bounds.count)
        var count = 0
        var sum = 0.0
    }
    /// Seconds.
    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    private var requests: [Key: Int] = [:]
    private var times: [String: Histogram] = [:]

    func note(route: String, method: String, status: Int, lasted: Duration) {
        requests[Key(route: route, method: method, status: status), default: 0] += 1
        let seconds = lasted.inSeconds
        var histogram = times[route] ?? Histogram()
        for (index, bound) in Self.bounds.enumerated() where seconds <= bound { histogram.counts[index] += 1 }
        histogram.count += 1
        histogram.sum += seconds
        times[route] = histogram
    }

    /// The text format, version 0.0.4; lines in a fixed order.
    ///
    /// - Parameter gauges: Single values by name, each with what it says.
    func text(gauges: [(name: String, help: String, value: Int)]) -> String {
        var lines = [
            "# HELP twofold_http_requests_total Requests answered, by route, method and status.",
            "# TYPE twofold_http_requests_total counter",
        ]
        let keys = requests.keys.sorted { ($0.route, $0.method, $0.status) < ($1.route, $1.method, $1.status) }
        for key in keys {
            let labels = "route=\"\(key.route)\",method=\"\(key.method)\",status=\"\(key.status)\""
            lines.append("twofold_http_requests_total{\(labels)} \(requests[key]!)")
        }
        let name = "twofold_http_request_duration_seconds"
        lines += ["# HELP \(name) Seconds until the answer was there, by route.", "# TYPE \(name) histogram"]
        for (route, histogram) in times.sorted(by: { $0.key < $1.key }) {
            for (bound, count) in zip(Self.bounds, histogram.counts) {
                lines.append("\(name)_bucket{route=\"\(route)\",le=\"\(bound)\"} \(count)")
            }
            lines.append("\(name)_bucket{route=\"\(route)\",le=\"+Inf\"} \(histogram.count)")
            lines.append("\(name)_sum{route=\"\(route)\"} \(histogram.sum)")
            lines.append("\(name)_count{route=\"\(route)\"} \(histogram.count)")
        }
        for gauge in gauges {
            lines += [
                "# HELP \(gauge.name) \(gauge.help)", "# TYPE \(gauge.name) gauge", "\(gauge.name) \(gauge.value)",
            ]
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
