package io.bellwether.health.measure;

import java.util.List;

/** A piecewise linear function, constant outside its points. */
public record Curve(List<Point> points) {

    public record Point(double x, double y) {}

    public Curve {
        points = List.copyOf(points);
        if (points.size() < 2) {
            throw new IllegalArgumentException("a curve needs at least two points");
        }
        for (int i = 1; i < points.size(); i++) {
            if (!(points.get(i - 1).x() < points.get(i).x())) {
                throw new IllegalArgumentException("a curve's x must increase from point to point");
            }
        }
        if (points.stream().anyMatch(point -> !(point.y() >= 0 && point.y() <= 1))) {
            throw new IllegalArgumentException("a curve's y must be from 0 to 1");
        }
    }

    public double at(double x) {
        if (x <= points.getFirst().x()) {
            return points.getFirst().y();
        }
        for (int i = 1; i < points.size(); i++) {
            var to = points.get(i);
            if (x <= to.x()) {
                var from = points.get(i - 1);
                return from.y() + (to.y() - from.y()) * (x - from.x()) / (to.x() - from.x());
            }
        }
        return points.getLast().y();
    }
}
