package io.bellwether.health.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which members, such as users, were seen on which day.
 *
 * <p>A member is remembered by 64 bits of a hash of its name and a small number; a day is a row of bits. Among 10,000
 * members the chance that two share a hash is below 10⁻¹¹.
 */
final class DaySets {

    private long[] hashes = {};
    private int[] numbers = {};
    private int words;
    private int[] days = {};
    private long[] bits = {};

    int members() {
        return hashes.length;
    }

    int size() {
        return days.length;
    }

    int day(int row) {
        return days[row];
    }

    long word(int row, int word) {
        return bits[row * words + word];
    }

    /** The hash of a member, in increasing order. */
    long hash(int i) {
        return hashes[i];
    }

    /** The member's place in the rows of bits. */
    int number(int i) {
        return numbers[i];
    }

    /** Makes room for so many members and rows, which are set next. */
    void prepare(int members, int rows) {
        hashes = new long[members];
        numbers = new int[members];
        words = (members + 63) >> 6;
        days = new int[rows];
        bits = new long[rows * words];
    }

    void setMember(int i, long hash, int number) {
        hashes[i] = hash;
        numbers[i] = number;
    }

    void setDay(int row, int day) {
        days[row] = day;
    }

    void setWord(int row, int word, long value) {
        bits[row * words + word] = value;
    }

    void add(int day, String member) {
        add(day, hash(member));
    }

    void add(int day, long hash) {
        int number = numberOf(hash);
        int row = rowOf(day);
        bits[row * words + (number >> 6)] |= 1L << number;
    }

    /** How many different members were seen on days from..to, both included. */
    int distinct(int from, int to) {
        var seen = new long[words];
        for (int row = firstFrom(from); row < days.length && days[row] <= to; row++) {
            for (int word = 0; word < words; word++) {
                seen[word] |= bits[row * words + word];
            }
        }
        return Arrays.stream(seen).mapToInt(Long::bitCount).sum();
    }

    /** The sum over days from..to of how many members were seen on each. */
    int sumOfDailyDistinct(int from, int to) {
        int sum = 0;
        for (int row = firstFrom(from); row < days.length && days[row] <= to; row++) {
            for (int word = 0; word < words; word++) {
                sum += Long.bitCount(bits[row * words + word]);
            }
        }
        return sum;
    }

    void forgetBefore(int day) {
        int gone = firstFrom(day);
        if (gone > 0) {
            days = Arrays.copyOfRange(days, gone, days.length);
            bits = Arrays.copyOfRange(bits, gone * words, bits.length);
        }
    }

    private int numberOf(long hash) {
        int at = Arrays.binarySearch(hashes, hash);
        if (at >= 0) {
            return numbers[at];
        }
        int place = -at - 1;
        int number = hashes.length;
        hashes = insert(hashes, place, hash);
        numbers = insert(numbers, place, number);
        if (number >= words << 6) {
            widen();
        }
        return number;
    }

    private void widen() {
        var wider = new long[days.length * (words + 1)];
        for (int row = 0; row < days.length; row++) {
            System.arraycopy(bits, row * words, wider, row * (words + 1), words);
        }
        bits = wider;
        words++;
    }

    private int rowOf(int day) {
        int row = firstFrom(day);
        if (row == days.length || days[row] != day) {
            days = insert(days, row, day);
            var longer = new long[bits.length + words];
            System.arraycopy(bits, 0, longer, 0, row * words);
            System.arraycopy(bits, row * words, longer, (row + 1) * words, bits.length - row * words);
            bits = longer;
        }
        return row;
    }

    private int firstFrom(int day) {
        int found = Arrays.binarySearch(days, day);
        return found < 0 ? -found - 1 : found;
    }

    private static long[] insert(long[] into, int place, long value) {
        var longer = Arrays.copyOf(into, into.length + 1);
        System.arraycopy(into, place, longer, place + 1, into.length - place);
        longer[place] = value;
        return longer;
    }

    private static int[] insert(int[] into, int place, int value) {
        var longer = Arrays.copyOf(into, into.length + 1);
        System.arraycopy(into, place, longer, place + 1, into.length - place);
        longer[place] = value;
        return longer;
    }

    /** FNV-1a over UTF-8, finished with a multiply-shift mix so that similar names spread over all bits. */
    private static long hash(String member) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : member.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        return hash ^ (hash >>> 33);
    }
}
