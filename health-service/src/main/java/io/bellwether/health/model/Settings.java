package io.bellwether.health.model;

import com.fasterxml.jackson.databind.node.MissingNode;
import io.bellwether.health.measure.Curve;
import io.bellwether.health.measure.Params;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.TreeMap;

/** Reads the settings of a measure or rule: numbers by name, and perhaps a curve. */
final class Settings {

    private Settings() {}

    /**
     * Reads those that the defaults know; what is not written comes from them.
     *
     * @param strict whether any other is refused; else it is kept, for a version that knows it
     */
    static Params read(Part part, boolean strict) {
        var known = new HashSet<String>();
        part.shared().fieldNames().forEachRemaining(known::add);
        if (strict && !part.absent()) {
            part.only(known);
        }
        var numbers = new TreeMap<String, Double>();
        Curve curve = null;
        for (var name : part.fields()) {
            var setting = known.contains(name) ? part.at(name) : doubtful(part.at(name));
            if (name.equals(Params.CURVE)) {
                curve = curve(setting);
            } else if (known.contains(name) || setting.node().isNumber()) {
                numbers.put(name, number(setting, Range.of(name, known), strict));
            }
        }
        part.check(!strict || ascending(numbers), "from must be less than below");
        return new Params(numbers, curve);
    }

    /** A setting that nobody here uses: if something is wrong with it, that does not matter. */
    private static Part doubtful(Part part) {
        return new Part(part.node(), MissingNode.getInstance(), part.pointer(), new ArrayList<>());
    }

    /** One that was stored has judged before there was such a range; windows alone must be days even then. */
    private static double number(Part part, Range range, boolean strict) {
        return strict || range.equals(Range.DAYS) ? range.read(part) : part.number();
    }

    /** Whether there is anything from the one to below the other, where there are both. */
    private static boolean ascending(Map<String, Double> numbers) {
        return !numbers.containsKey("from") || !(numbers.get("from") >= numbers.get("below"));
    }

    /** The curve, or null with a fault. */
    private static Curve curve(Part list) {
        int faults = list.faults().size();
        var points = new ArrayList<Curve.Point>();
        double before = Double.NEGATIVE_INFINITY;
        for (var item : list.items()) {
            var pair = item.items();
            if (pair.size() != 2) {
                item.refuse("must be a pair of x and y");
                continue;
            }
            double x = pair.get(0).number();
            pair.get(0).check(!(x <= before), "must be above the x of the point before");
            before = x;
            points.add(new Curve.Point(x, pair.get(1).number(0, 1)));
        }
        list.check(points.size() >= 2 || list.faults().size() > faults, "needs at least two points");
        return list.faults().size() > faults ? null : new Curve(points);
    }
}
