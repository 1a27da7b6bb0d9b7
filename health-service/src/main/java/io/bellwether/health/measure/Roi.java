package io.bellwether.health.measure;

import io.bellwether.health.state.Field;
import io.bellwether.health.state.View;

/** The return that was achieved, as a multiple of what was promised. */
public final class Roi {

    private Roi() {}

    /** 1 is as promised; no data where nothing was promised. */
    public static double of(View view) {
        double promised = view.number(Field.ROI_PROMISED);
        return promised > 0 ? view.number(Field.ROI_ACHIEVED) / promised : Measure.NO_DATA;
    }
}
