package io.bellwether.health.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Which members, such as users, were seen on which day.
 *
 * <p>A member is remembered by 44 bits of a hash of its name, and its place among them; a day is a row of bits. Among 50
 * members the chance that any two share a hash is 7·10⁻¹¹, among 10,000 it is 3·10⁻⁶.
 */
final class DaySets {

    static final int HASH_BITS = 44;

    private long[] members = {};
    private int words;
    private int[] days = {};
    private long[] bits = {};

    /** How many words the bits of so many members take. */
    static int words(int members) {
        return (members + Long.SIZE - 1) / Long.SIZE;
    }

    int members() {
        return members.length;
    }

    long member(int number) {
        return members[number];
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

    void setWord(int row, int word, long value) {
        bits[row * words + word] = value;
    }

    /** Adds members, and rows for days after all that there are, with nobody in them. */
    void append(long[] more, int[] later) {
        int known = members.length;
        members = Arrays.copyOf(members, known + more.length);
        System.arraycopy(more, 0, members, known, more.length);
        widen();
        int rows = days.length;
        days = Arrays.copyOf(days, rows + later.length);
        System.arraycopy(later, 0, days, rows, later.length);
        bits = Arrays.copyOf(bits, days.length * words);
    }

    /** How many members were seen before a day: those with numbers below this. */
    int membersBefore(int day) {
        int most = 0;
        for (int row = firstFrom(day) - 1; row >= 0; row--) {
            for (int word = words - 1; word >= most / Long.SIZE; word--) {
                long seen = word(row, word);
                if (seen != 0) {
                    most = Math.max(most, (word + 1) * Long.SIZE - Long.numberOfLeadingZeros(seen));
                    break;
                }
            }
        }
        return most;
    }

    void add(int day, String member) {
        add(day, hash(member));
    }

    private void add(int day, long hash) {
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
            if (2 * distinct(Integer.MIN_VALUE, Integer.MAX_VALUE) < members.length) {
                forgetTheUnseen();
            }
        }
    }

    /** Members come and go: those who are on no day any more give their numbers back, now and then. */
    private void forgetTheUnseen() {
        var seen = new DaySets();
        for (int row = 0; row < days.length; row++) {
            for (int word = 0; word < words; word++) {
                for (long rest = word(row, word); rest != 0; rest &= rest - 1) {
                    seen.add(days[row], members[word * Long.SIZE + Long.numberOfTrailingZeros(rest)]);
                }
            }
        }
        members = seen.members;
        words = seen.words;
        bits = seen.bits;
    }

    /** Most accounts have some tens of members: looking through them is quick. */
    private int numberOf(long hash) {
        for (int number = 0; number < members.length; number++) {
            if (members[number] == hash) {
                return number;
            }
        }
        members = Arrays.copyOf(members, members.length + 1);
        members[members.length - 1] = hash;
        widen();
        return members.length - 1;
    }

    /** Makes room in the rows for all members. */
    private void widen() {
        int wanted = words(members.length);
        if (wanted > words) {
            var wider = new long[days.length * wanted];
            for (int row = 0; row < days.length; row++) {
                System.arraycopy(bits, row * words, wider, row * wanted, words);
            }
            bits = wider;
            words = wanted;
        }
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

    /** The first row of a day or later, or the size. */
    int firstFrom(int day) {
        int found = Arrays.binarySearch(days, day);
        return found < 0 ? -found - 1 : found;
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
        return (hash ^ (hash >>> 33)) >>> (Long.SIZE - HASH_BITS);
    }
}
