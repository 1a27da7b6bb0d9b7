package io.bellwether.health.state;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/**
 * Numbers and texts in as few bits as they need, one after the other. A reader must ask for the same in the same order.
 *
 * <p>A column of numbers is stored as the smallest, the greatest step that all differences are multiples of, and the
 * differences in steps, each in as many bits as the greatest takes: constant columns and regular days take next to none.
 */
final class Bits {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final int WIDTH_BITS = 7;
    /** Of narrower columns a step would save too little. */
    private static final int WIDE = 256;

    private static final int GROUP = 3;
    private static final int GROUP_MASK = (1 << GROUP) - 1;
    private static final int UUID_LENGTH = 36;

    private static final int KIND_BITS = 2;
    private static final int TEXT = 0;
    private static final int DIGITS = 1;
    private static final int UUID_TEXT = 2;
    private static final int DIGIT_BITS = 4;

    private Bits() {}

    /** Writes to bytes that grow. */
    static final class Out {

        private byte[] bytes = new byte[256];
        private int size;
        private long pending;
        private int filled;

        /** The lowest bits of a value; width is 0 to 64. */
        void bits(long value, int width) {
            if (width == 0) {
                return;
            }
            long masked = value & (-1L >>> (64 - width));
            pending |= masked << filled;
            filled += width;
            if (filled >= 64) {
                flush();
                filled -= 64;
                pending = filled == 0 ? 0 : masked >>> (width - filled);
            }
        }

        void flag(boolean value) {
            bits(value ? 1 : 0, 1);
        }

        /** Small numbers from 0 on in few bits: groups of three, each with one that tells whether more come. */
        void number(long value) {
            long rest = value;
            while (rest >>> GROUP != 0) {
                bits((rest & GROUP_MASK) << 1 | 1, GROUP + 1);
                rest >>>= GROUP;
            }
            bits(rest << 1, GROUP + 1);
        }

        /** Small negative numbers stay small: 0, -1, 1, -2, … become 0, 1, 2, 3, …. */
        void signed(long value) {
            number((value << 1) ^ (value >> 63));
        }

        /** As many numbers as the reader knows to expect. One bit tells that all are 0. */
        void column(long[] values) {
            long least = values.length == 0 ? 0 : values[0];
            long greatest = least;
            for (long value : values) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
            flag(least != 0 || greatest != 0);
            if (least == 0 && greatest == 0) {
                return;
            }
            // Where the range is wider than a long can tell, differences wrap around, and back when they are read.
            long range = greatest - least;
            long step = range < 0 || (range > 0 && range < WIDE) ? 1 : step(values, least);
            int width = step == 0 ? 0 : 64 - Long.numberOfLeadingZeros(step == 1 ? range : range / step);
            signed(least);
            bits(width, WIDTH_BITS);
            if (width > 0) {
                number(step - 1);
                for (long value : values) {
                    bits(step == 1 ? value - least : (value - least) / step, width);
                }
            }
        }

        /** Whole numbers, which most are, as numbers; others in 64 bits. */
        void decimal(double value) {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 52 && !(value == 0 && 1 / value < 0);
            flag(whole);
            if (whole) {
                signed((long) value);
            } else {
                bits(Double.doubleToRawLongBits(value), 64);
            }
        }

        /** A text; what it begins with as {@code before} does takes no room, digits after that take half. */
        void text(String value, String before) {
            if (isUuid(value)) {
                var id = UUID.fromString(value);
                bits(UUID_TEXT, KIND_BITS);
                bits(id.getMostSignificantBits(), 64);
                bits(id.getLeastSignificantBits(), 64);
                return;
            }
            int shared = shared(value, before);
            if (endsInDigits(value, shared)) {
                bits(DIGITS, KIND_BITS);
                number(before.length() - shared);
                number(value.length() - shared);
                for (int i = shared; i < value.length(); i++) {
                    bits(value.charAt(i) - '0', DIGIT_BITS);
                }
            } else {
                var rest = value.substring(shared).getBytes(StandardCharsets.UTF_8);
                bits(TEXT, KIND_BITS);
                number(before.length() - shared);
                number(rest.length);
                for (byte b : rest) {
                    bits(b, Byte.SIZE);
                }
            }
        }

        byte[] toBytes() {
            int end = size + ((filled + 7) >> 3);
            flush();
            return Arrays.copyOf(bytes, end);
        }

        private void flush() {
            if (size + Long.BYTES > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            LONGS.set(bytes, size, pending);
            size += Long.BYTES;
        }
    }

    /** Reads what {@link Out} wrote. */
    static final class In {

        private final byte[] bytes;
        private long position;

        /** @param bytes followed by eight more, so that eight can be looked at wherever a number begins */
        private In(byte[] bytes, int from) {
            this.bytes = bytes;
            this.position = 8L * from;
        }

        static In of(byte[] bytes) {
            return new In(Arrays.copyOf(bytes, bytes.length + Long.BYTES), 0);
        }

        /** Another reader of the same, at its last bytes. */
        In last(int count) {
            return new In(bytes, bytes.length - Long.BYTES - count);
        }

        long bits(int width) {
            if (width == 0) {
                return 0;
            }
            int at = (int) (position >>> 3);
            int skip = (int) position & 7;
            long value = (long) LONGS.get(bytes, at) >>> skip;
            if (skip + width > 64) {
                value |= (long) bytes[at + 8] << (64 - skip);
            }
            position += width;
            return value & (-1L >>> (64 - width));
        }

        boolean flag() {
            return bits(1) == 1;
        }

        long number() {
            long group = bits(GROUP + 1);
            long value = group >>> 1;
            for (int shift = GROUP; (group & 1) == 1; shift += GROUP) {
                group = bits(GROUP + 1);
                value |= group >>> 1 << shift;
            }
            return value;
        }

        int integer() {
            return Math.toIntExact(number());
        }

        long signed() {
            long value = number();
            return (value >>> 1) ^ -(value & 1);
        }

        long[] column(int count) {
            var values = new long[count];
            if (flag()) {
                long least = signed();
                int width = (int) bits(WIDTH_BITS);
                long step = width == 0 ? 0 : number() + 1;
                for (int i = 0; i < count; i++) {
                    values[i] = least + step * bits(width);
                }
            }
            return values;
        }

        double decimal() {
            return flag() ? signed() : Double.longBitsToDouble(bits(64));
        }

        /** @param before what was read before, as it was given when this was written */
        String text(String before) {
            int kind = (int) bits(KIND_BITS);
            if (kind == UUID_TEXT) {
                return new UUID(bits(64), bits(64)).toString();
            }
            int shared = before.length() - integer();
            var rest = new byte[integer()];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = (byte) (kind == DIGITS ? '0' + bits(DIGIT_BITS) : bits(Byte.SIZE));
            }
            var end = new String(rest, StandardCharsets.UTF_8);
            return before.substring(0, shared).concat(end);
        }
    }

    /** The greatest number that all differences are multiples of; 0 where all values are the same. */
    private static long step(long[] values, long least) {
        long step = 0;
        for (int i = 0; i < values.length && step != 1; i++) {
            long rest = values[i] - least;
            while (rest != 0) {
                long next = step % rest;
                step = rest;
                rest = next;
            }
        }
        return step;
    }

    private static boolean endsInDigits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static int shared(String value, String before) {
        int most = Math.min(value.length(), before.length());
        int shared = 0;
        while (shared < most && value.charAt(shared) == before.charAt(shared)) {
            shared++;
        }
        boolean splitsPair = shared > 0 && Character.isHighSurrogate(value.charAt(shared - 1));
        return splitsPair ? shared - 1 : shared;
    }

    /** Only as {@link UUID#toString} writes it, so that it is read back the same. */
    private static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < UUID_LENGTH; i++) {
            char c = value.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? c != '-' : (c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }
}
