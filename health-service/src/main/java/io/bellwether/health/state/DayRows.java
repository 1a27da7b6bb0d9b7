package io.bellwether.health.state;

import java.util.Arrays;

/** Counts per day: a sorted list of days, each with one row of cells. Adding commutes; sums saturate. */
final class DayRows {

    final int width;
    private int[] days = {};
    private long[] cells = {};
    private int size;

    DayRows(int width) {
        this.width = width;
    }

    int size() {
        return size;
    }

    int day(int row) {
        return days[row];
    }

    long cell(int row, int column) {
        return cells[row * width + column];
    }

    void setCell(int row, int column, long value) {
        cells[row * width + column] = value;
    }

    /** Adds rows of zeros for days after all that there are. */
    void append(int[] later) {
        days = Arrays.copyOf(days, size + later.length);
        System.arraycopy(later, 0, days, size, later.length);
        size += later.length;
        cells = Arrays.copyOf(cells, size * width);
    }

    void add(int day, int column, long amount) {
        int row = rowOf(day);
        int cell = row * width + column;
        cells[cell] = saturated(cells[cell] + amount);
    }

    /** Amounts are never negative: a sum that is has left the range of long. */
    private static long saturated(long sum) {
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** The sum over days from..to, both included. */
    long sum(int column, int from, int to) {
        long sum = 0;
        for (int row = firstFrom(from); row < size && days[row] <= to; row++) {
            sum = saturated(sum + cells[row * width + column]);
        }
        return sum;
    }

    void forgetBefore(int day) {
        int gone = firstFrom(day);
        if (gone > 0) {
            days = Arrays.copyOfRange(days, gone, size);
            cells = Arrays.copyOfRange(cells, gone * width, size * width);
            size -= gone;
        }
    }

    /** The row of a day, made if it is not there. */
    private int rowOf(int day) {
        int row = firstFrom(day);
        if (row == size || days[row] != day) {
            insert(row, day);
        }
        return row;
    }

    private void insert(int row, int day) {
        if (size == days.length) {
            int capacity = size + 1 + (size >> 3);
            days = Arrays.copyOf(days, capacity);
            cells = Arrays.copyOf(cells, capacity * width);
        }
        System.arraycopy(days, row, days, row + 1, size - row);
        System.arraycopy(cells, row * width, cells, (row + 1) * width, (size - row) * width);
        days[row] = day;
        Arrays.fill(cells, row * width, (row + 1) * width, 0);
        size++;
    }

    /** The first row of a day or later, or the size. */
    int firstFrom(int day) {
        if (size == 0 || days[size - 1] < day) {
            return size;
        }
        int found = Arrays.binarySearch(days, 0, size, day);
        return found < 0 ? -found - 1 : found;
    }
}
