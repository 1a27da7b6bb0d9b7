package io.bellwether.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** The folder of one PostgreSQL, held by one owner: {@code data}, {@code postgres.log}, the superuser's password. */
record PostgresFolder(FolderLock lock) implements AutoCloseable {

    /** Takes the folder over, ends what a killed owner left running in it, and removes a half-made cluster. */
    static PostgresFolder open(Path dataDir) {
        var root = Folders.make(dataDir);
        var lock = FolderLock.tryTake(root)
                .orElseThrow(() -> new IllegalStateException(root + " is in use by another PostgreSQL"));
        var folder = new PostgresFolder(lock);
        folder.release();
        if (Files.exists(folder.unfinished())) {
            Folders.delete(folder.data());
        }
        return folder;
    }

    Path root() {
        return lock.folder();
    }

    Path data() {
        return root().resolve("data");
    }

    Path log() {
        return root().resolve("postgres.log");
    }

    Path passwordFile() {
        return root().resolve("superuser.password");
    }

    String superuserPassword() {
        try {
            return Files.readString(passwordFile());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + passwordFile(), e);
        }
    }

    /** Notes that a cluster is being made; the note outlives a crash. */
    void beginCluster() throws IOException {
        if (Files.exists(data())) {
            return;
        }
        Files.writeString(unfinished(), "");
        Files.deleteIfExists(passwordFile());
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Files.createFile(passwordFile(), mine);
        Files.writeString(passwordFile(), UUID.randomUUID().toString());
    }

    void finishCluster() throws IOException {
        Files.deleteIfExists(unfinished());
    }

    /** Ends every server process in the folder, and lifts the library's lock, which outlives a start that failed. */
    void release() {
        PostgresProcesses.stop(data());
        try {
            Files.deleteIfExists(data().resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release " + root(), e);
        }
    }

    @Override
    public void close() {
        release();
        lock.close();
    }

    private Path unfinished() {
        return root().resolve("unfinished");
    }
}
