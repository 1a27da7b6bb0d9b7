package io.bellwether.health.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Numbers in as few bytes as they need: seven bits a byte, the lowest first. Texts, among them UUIDs in 16 bytes. */
final class Varints {

    private static final int NULL = 0;
    private static final int IS_UUID = 1;
    private static final int EMPTY = 2;
    private static final int LONGEST_NUMBER = 10;
    private static final int UUID_LENGTH = 36;

    private Varints() {}

    /** Writes to bytes that grow. */
    static final class Out {

        private byte[] bytes = new byte[1024];
        private int size;

        byte[] toBytes() {
            return Arrays.copyOf(bytes, size);
        }

        void number(long value) {
            reserve(LONGEST_NUMBER);
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes[size++] = (byte) (rest | 0x80);
                rest >>>= 7;
            }
            bytes[size++] = (byte) rest;
        }

        /** The lowest eight bits. */
        void octet(int value) {
            reserve(1);
            bytes[size++] = (byte) value;
        }

        /** Small negative numbers stay small: 0, -1, 1, -2, … become 0, 1, 2, 3, …. */
        void signed(long value) {
            number((value << 1) ^ (value >> 63));
        }

        void fixed(long value) {
            reserve(Long.BYTES);
            for (int shift = 56; shift >= 0; shift -= 8) {
                bytes[size++] = (byte) (value >>> shift);
            }
        }

        /** Whole numbers, which most are, take a varint; others eight bytes. */
        void decimal(double value) {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 52 && !(value == 0 && 1 / value < 0);
            number(whole ? 1 : 0);
            if (whole) {
                signed((long) value);
            } else {
                fixed(Double.doubleToRawLongBits(value));
            }
        }

        /** A text, or null. */
        void text(String value) {
            if (value == null) {
                number(NULL);
            } else if (isUuid(value)) {
                number(IS_UUID);
                var uuid = UUID.fromString(value);
                fixed(uuid.getMostSignificantBits());
                fixed(uuid.getLeastSignificantBits());
            } else {
                var text = value.getBytes(StandardCharsets.UTF_8);
                number(text.length + EMPTY);
                reserve(text.length);
                System.arraycopy(text, 0, bytes, size, text.length);
                size += text.length;
            }
        }

        private void reserve(int more) {
            if (bytes.length - size < more) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
            }
        }
    }

    /** Reads what {@link Out} wrote. */
    static final class In {

        private final byte[] bytes;
        private int at;

        In(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            byte first = bytes[at++];
            if (first >= 0) {
                return first;
            }
            long value = first & 0x7f;
            for (int shift = 7; shift < 64; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalStateException("not a varint");
        }

        int octet() {
            return bytes[at++] & 0xff;
        }

        int integer() {
            return Math.toIntExact(number());
        }

        long signed() {
            long value = number();
            return (value >>> 1) ^ -(value & 1);
        }

        int signedInteger() {
            return Math.toIntExact(signed());
        }

        long fixed() {
            long value = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                value = value << 8 | (bytes[at++] & 0xff);
            }
            return value;
        }

        double decimal() {
            return number() == 1 ? signed() : Double.longBitsToDouble(fixed());
        }

        String text() {
            int form = integer();
            return switch (form) {
                case NULL -> null;
                case IS_UUID -> new UUID(fixed(), fixed()).toString();
                default -> text(form - EMPTY);
            };
        }

        private String text(int length) {
            at += length;
            return new String(bytes, at - length, length, StandardCharsets.UTF_8);
        }

        /** A text as versions of the stored form before the third had it. */
        String formerText() {
            int length = integer();
            return length == 0 ? null : text(length - 1);
        }
    }

    /** Whether it is a UUID as {@link UUID#toString} writes it. */
    private static boolean isUuid(String value) {
        if (value.length() != UUID_LENGTH) {
            return false;
        }
        for (int i = 0; i < value.length(); i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? value.charAt(i) != '-' : !isHexDigit(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }
}
