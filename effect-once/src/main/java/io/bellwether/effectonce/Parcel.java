package io.bellwether.effectonce;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jpountz.lz4.LZ4FrameInputStream;
import net.jpountz.lz4.LZ4FrameOutputStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** What one transaction has to say of one shard, in one compressed outbox row: messages for the broker, in order. */
final class Parcel {

    private static final int ANOTHER = 1;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out;

    Parcel() {
        try {
            out = new DataOutputStream(new BufferedOutputStream(
                    new LZ4FrameOutputStream(bytes, LZ4FrameOutputStream.BLOCKSIZE.SIZE_64KB)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param key and value may be null */
    void add(String topic, byte[] key, Map<String, String> headers, byte[] value) {
        try {
            out.write(ANOTHER);
            write(topic.getBytes(StandardCharsets.UTF_8));
            write(key);
            out.writeInt(headers.size());
            for (var header : headers.entrySet()) {
                write(header.getKey().getBytes(StandardCharsets.UTF_8));
                write(header.getValue().getBytes(StandardCharsets.UTF_8));
            }
            write(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Closes it. */
    byte[] stored() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static List<ProducerRecord<byte[], byte[]>> read(byte[] stored) {
        var messages = new ArrayList<ProducerRecord<byte[], byte[]>>();
        try (var in = new DataInputStream(
                new BufferedInputStream(new LZ4FrameInputStream(new ByteArrayInputStream(stored))))) {
            while (in.read() == ANOTHER) {
                messages.add(message(in));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return messages;
    }

    private static ProducerRecord<byte[], byte[]> message(DataInputStream in) throws IOException {
        var topic = text(in);
        var key = bytes(in);
        var headers = new ArrayList<Header>();
        for (int i = in.readInt(); i > 0; i--) {
            headers.add(new RecordHeader(text(in), bytes(in)));
        }
        return new ProducerRecord<>(topic, null, key, bytes(in), headers);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        int length = in.readInt();
        return length < 0 ? null : in.readNBytes(length);
    }

    private void write(byte[] value) throws IOException {
        out.writeInt(value == null ? -1 : value.length);
        if (value != null) {
            out.write(value);
        }
    }
}
