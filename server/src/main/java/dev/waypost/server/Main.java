package dev.waypost.server;

import dev.waypost.server.settings.InvalidSettingException;
import dev.waypost.server.settings.Setting;
import dev.waypost.server.settings.SettingSources;
import dev.waypost.server.settings.Settings;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * The command line. Exit codes: 0 after a stop that was asked for, 1 for a start that was refused,
 * 2 for settings that are wrong.
 */
public final class Main {
  private static final int REFUSED = 1;
  private static final int WRONG_SETTINGS = 2;

  private Main() {}

  /** Runs Waypost until it is asked to stop. */
  public static void main(String[] arguments) throws InterruptedException {
    Logging.configure();
    PrintStream out = System.out;
    List<String> flags = List.of(arguments);
    if (flags.contains("--help") || flags.contains("-h")) {
      out.print(help());
      return;
    }
    if (flags.contains("--version")) {
      out.println("Waypost " + version());
      return;
    }
    Path workingDirectory = Path.of("").toAbsolutePath();
    try {
      Settings settings =
          Settings.read(
              SettingSources.collect(arguments, System.getenv(), workingDirectory),
              workingDirectory);
      run(settings, out);
    } catch (InvalidSettingException e) {
      refuse(e, WRONG_SETTINGS);
    } catch (StartRefusedException e) {
      refuse(e, REFUSED);
    }
  }

  private static void run(Settings settings, PrintStream out)
      throws StartRefusedException, InterruptedException {
    Application application = Application.start(settings);
    Runtime.getRuntime()
        .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(application, out)));
    out.print(
        Banner.text(
            settings,
            version(),
            application.madeKey(),
            application.ownerLink(),
            application.fault()));
    out.flush();
    new CountDownLatch(1).await();
  }

  /**
   * A stop that was asked for is a success: without the halt, the exit code would be that of the
   * signal.
   */
  private static void stop(Application application, PrintStream out) {
    application.close();
    out.println("Waypost has stopped.");
    out.flush();
    Logging.close();
    Runtime.getRuntime().halt(0);
  }

  // Called by main alone, to end with a code that scripts can tell.
  @SuppressWarnings("SystemExitOutsideMain")
  private static void refuse(Exception reason, int code) {
    System.err.println("Waypost can't start. " + reason.getMessage());
    Logging.close();
    System.exit(code);
  }

  private static String help() {
    var help =
        new StringBuilder(
            "Waypost: QR codes whose destination can change. Print once. Point anywhere.\n\nSettings, as flags, as variables, or in waypost.yaml:\n");
    for (Setting setting : Setting.values()) {
      help.append(
          "\n  --%s (%s)%n      %s%n"
              .formatted(setting.label(), setting.variable(), setting.description()));
      if (!setting.byDefault().isEmpty()) {
        help.append("      Default: %s%n".formatted(setting.byDefault()));
      }
    }
    return help.append(
            "\n  --config (WAYPOST_CONFIG)\n      The file with settings. Default: waypost.yaml in the working directory, if there is one.\n")
        .toString();
  }

  private static String version() {
    String version = Main.class.getPackage().getImplementationVersion();
    return version == null ? "(unpackaged)" : version;
  }
}
