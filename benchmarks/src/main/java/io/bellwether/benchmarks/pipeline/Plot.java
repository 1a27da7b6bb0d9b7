package io.bellwether.benchmarks.pipeline;

import java.util.List;
import java.util.Locale;

/** The runs as bars, in SVG: events a second, on a scale of powers of ten as the slowest would vanish otherwise. */
final class Plot {

    private static final int ROW = 34;
    private static final int LEFT = 190;
    private static final int WIDTH = 560;
    private static final int TOP = 50;
    private static final double LEAST = 1_000;

    private Plot() {}

    static String svg(List<Results.Run> runs, String title) {
        double most =
                runs.stream().mapToLong(Results.Run::eventsPerSecond).max().orElse(1) * 1.1;
        var svg = new StringBuilder();
        int height = TOP + ROW * runs.size() + 30;
        line(svg, "<svg xmlns='http://www.w3.org/2000/svg' width='%d' height='%d'", LEFT + WIDTH + 190, height);
        line(svg, " font-family='sans-serif' font-size='13'><rect width='100%%' height='100%%' fill='white'/>");
        line(svg, "<text x='12' y='26' font-size='15'>%s</text>", title);
        for (double tick = LEAST; tick <= most; tick *= 10) {
            double x = LEFT + WIDTH * part(tick, most);
            line(svg, "<line x1='%.0f' x2='%.0f' y1='%d' y2='%d' stroke='#ddd'/>", x, x, TOP - 8, height - 24);
            line(svg, "<text x='%.0f' y='%d' text-anchor='middle' fill='#777'>%,.0f</text>", x, height - 8, tick);
        }
        for (int i = 0; i < runs.size(); i++) {
            bar(svg, runs.get(i), TOP + ROW * i, most);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void bar(StringBuilder svg, Results.Run run, int y, double most) {
        var colour = run.name().equals(Results.OURS) ? "#1a7f5a" : "#8da0b6";
        var cpu = run.cpuSecondsPerMillion();
        double length = WIDTH * part(run.eventsPerSecond(), most);
        line(svg, "<text x='%d' y='%d' text-anchor='end'>%s</text>", LEFT - 8, y + 17, run.name());
        line(svg, "<rect x='%d' y='%d' width='%.0f' height='22' fill='%s'/>", LEFT, y, length, colour);
        line(
                svg,
                "<text x='%.0f' y='%d'>%,d/s · %.1f CPU-s</text>",
                LEFT + length + 6,
                y + 16,
                run.eventsPerSecond(),
                cpu.service() + cpu.postgres() + cpu.broker());
    }

    private static double part(double value, double most) {
        return Math.max(0, Math.log(value / LEAST) / Math.log(most / LEAST));
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
