package io.bellwether.quickstart;

import io.bellwether.quickstart.simulator.Colleague;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on this machine and stays until it is stopped. */
@Command(
        name = "up",
        description = "Starts everything on this machine, with a simulated book of business; Ctrl-C stops it.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Begin with no data; otherwise they are kept between runs.")
    private boolean fresh;

    @Option(names = "--quiet", description = "Show what the services log instead of accounts and tasks.")
    private boolean quiet;

    @Option(names = "--no-simulator", description = "Begin without accounts, for your own events.")
    private boolean noSimulator;

    @Option(
            names = "--accounts",
            defaultValue = "200",
            description = "Accounts of the simulated book (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Another seed is another book (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--folder",
            defaultValue = ".bellwether",
            description = "Folder for data, logs and endpoints.json (default: ${DEFAULT-VALUE}).")
    private Path folder;

    private final Screen screen = Screen.ofThisProcess();

    @Override
    public Integer call() throws InterruptedException {
        var setup = new Setup(Path.of(System.getProperty("bellwether.home", ".")), folder, true, quiet, screen::say);
        var times = FirstTimes.of(setup);
        BrokerLog.divert(setup);
        if (fresh) {
            Installation.erase(setup);
        }
        var shutdown = new Shutdown(screen);
        var installation = shutdown.starting(() -> Installation.start(setup));
        times.ready();
        var welcome = Welcome.text(installation.endpoints(), setup);
        screen.print(welcome);
        var api = shutdown.closing(new Api(installation.endpoints()));
        if (!noSimulator) {
            times.watch(api);
            Thread.ofVirtual().start(() -> introduce(api, setup));
            shutdown.closing(new Simulator(setup, installation.endpoints(), seed, accounts, Clock.systemUTC()))
                    .start();
        }
        if (!quiet) {
            var showing = Thread.ofVirtual().start(() -> show(api, installation, welcome));
            shutdown.closing((AutoCloseable) showing::interrupt);
        }
        return waitFor(installation, setup);
    }

    private static void introduce(Api api, Setup setup) {
        try {
            new Team(api).introduce(Colleague.all());
        } catch (IOException e) {
            setup.say("The simulated CSMs are not known as people: %s", e.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void show(Api api, Installation installation, String welcome) {
        try {
            screen.show(api, installation, welcome);
        } catch (InterruptedException stopped) {
            screen.plain();
        }
    }

    private int waitFor(Installation installation, Setup setup) throws InterruptedException {
        try {
            var died = installation.failure().get();
            screen.plain();
            setup.say("%n%s%n%nEverything stops.", died.getMessage());
            return 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
