package io.bellwether.health.state;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Numbers in as few bytes as they need: seven bits a byte, the lowest first. */
final class Varints {

    private static final int NULL = 0;

    private Varints() {}

    static final class Out implements AutoCloseable {

        private final DataOutputStream out;

        Out(OutputStream out) {
            this.out = new DataOutputStream(out);
        }

        void number(long value) throws IOException {
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                out.write((int) ((rest & 0x7f) | 0x80));
                rest >>>= 7;
            }
            out.write((int) rest);
        }

        /** Small negative numbers stay small: 0, -1, 1, -2, … become 0, 1, 2, 3, …. */
        void signed(long value) throws IOException {
            number((value << 1) ^ (value >> 63));
        }

        void fixed(long value) throws IOException {
            out.writeLong(value);
        }

        /** Whole numbers, which most are, take a varint; others eight bytes. */
        void decimal(double value) throws IOException {
            boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 52 && !(value == 0 && 1 / value < 0);
            out.writeBoolean(whole);
            if (whole) {
                signed((long) value);
            } else {
                out.writeDouble(value);
            }
        }

        /** A text, or null. */
        void text(String value) throws IOException {
            if (value == null) {
                number(NULL);
                return;
            }
            var bytes = value.getBytes(StandardCharsets.UTF_8);
            number(bytes.length + 1L);
            out.write(bytes);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }

    static final class In implements AutoCloseable {

        private final DataInputStream in;

        In(InputStream in) {
            this.in = new DataInputStream(in);
        }

        long number() throws IOException {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                int next = in.readUnsignedByte();
                value |= (long) (next & 0x7f) << shift;
                if (next < 0x80) {
                    return value;
                }
            }
            throw new IOException("not a varint");
        }

        int integer() throws IOException {
            return Math.toIntExact(number());
        }

        long signed() throws IOException {
            long value = number();
            return (value >>> 1) ^ -(value & 1);
        }

        int signedInteger() throws IOException {
            return Math.toIntExact(signed());
        }

        long fixed() throws IOException {
            return in.readLong();
        }

        double decimal() throws IOException {
            return in.readBoolean() ? signed() : in.readDouble();
        }

        String text() throws IOException {
            int length = integer();
            return length == NULL ? null : new String(in.readNBytes(length - 1), StandardCharsets.UTF_8);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
