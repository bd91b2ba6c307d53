package com.telerivet.status.publication.html;

import com.telerivet.status.metric.MetricAxis;
import com.telerivet.status.metric.MetricKind;
import com.telerivet.status.metric.MetricSummary;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Between which values a chart is drawn: what was said of the metric, and for the rest what its figures need. */
record Axis(double low, double high) {

    /** @param values with NaN where there is none */
    static Axis of(MetricSummary metric, double[]... values) {
        double[] known = Arrays.stream(values)
                .flatMapToDouble(DoubleStream::of)
                .filter(v -> !Double.isNaN(v))
                .toArray();
        MetricAxis said = metric.axis();
        double worst = DoubleStream.of(known).min().orElse(metric.kind() == MetricKind.UPTIME ? 100 : 0);
        double low = metric.kind() == MetricKind.UPTIME
                ? Math.max(0, 100 - Plot.roundUp(Math.max(1, 100 - worst)))
                : worst < 0 ? -Plot.roundUp(-worst) : 0;
        double high = metric.kind() == MetricKind.UPTIME
                ? 100
                : Plot.roundUp(Math.max(1, DoubleStream.of(known).max().orElse(1)));
        low = said.min() == null ? low : said.min();
        high = said.max() == null ? high : said.max();
        // one end was said, and all figures lie beyond it
        if (low >= high) {
            double room = Plot.roundUp(Math.max(1, Math.abs(low)));
            return said.max() == null ? new Axis(low, low + room) : new Axis(high - room, high);
        }
        return new Axis(low, high);
    }

    /** The words beside the drawing, from above; an axis without a line would promise a measure. */
    List<String> ticks(Words words, MetricAxis said, boolean isEmpty) {
        return isEmpty || said.hidden()
                ? List.of()
                : List.of(words.shortNumber(high), words.shortNumber((low + high) / 2), words.shortNumber(low));
    }
}
