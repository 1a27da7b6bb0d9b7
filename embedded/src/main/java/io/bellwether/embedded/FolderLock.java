package io.bellwether.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right to use a folder: held by one JVM at a time, until it lets go or dies. */
record FolderLock(Path folder, FileChannel channel) implements AutoCloseable {

    /** Empty when somebody else, in this JVM or another, holds it. */
    static Optional<FolderLock> tryTake(Path folder) {
        try {
            var channel = open(folder);
            if (lock(channel)) {
                return Optional.of(new FolderLock(folder, channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
    }

    /** Waits for other JVMs to let go. */
    static FolderLock take(Path folder) {
        try {
            var channel = open(folder);
            channel.lock();
            return new FolderLock(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot lock " + folder, e);
        }
    }

    private static FileChannel open(Path folder) throws IOException {
        return FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldInThisJvm) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unlock " + folder, e);
        }
    }
}
