package com.telerivet.status.publication.html;

import java.util.List;

/** A metric's day: the current value in words, the drawing, and the same figures as a table. */
record Chart(String name, String value, String unit, String age, String label, Plot plot, List<Row> rows) {

    record Row(String hour, String value) {}
}
