package org.umbel.server.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.umbel.domain.agent.options.OptionSet;
import org.umbel.domain.agent.options.PreviewOptions;
import org.umbel.domain.agent.options.RegistrationOptions;
import org.umbel.domain.call.PhoneNumber;

/// How long things last and who takes part, in the section `knowledge-workers`.
final class WorkerTimeKeys {
  private static final Duration LEAST = Duration.ofMillis(1);

  private static final Setting<Duration> EXPIRATION =
      time(
          "preview-expiration-timeout",
          Duration.ofMinutes(10),
          PreviewOptions.STANDARD.expiration(),
          "Within which time an offer must be answered; then it is taken back.",
          "KW-5");
  private static final Setting<Duration> ARRIVAL =
      time(
          "preview-itx-arrival-timeout",
          Duration.ofMinutes(10),
          PreviewOptions.STANDARD.arrival(),
          "How long a worker who has accepted waits for the call or chat to arrive, which is for"
              + " the phone to ring. It then rings for `ring-time`. A call that does not arrive, or"
              + " is not answered, is offered to others while the customer goes on waiting, and the"
              + " worker is not ready until ready by hand again (state of `preview-timeout`), or"
              + " rests when the phone has refused (state of `preview-reject`).",
          "KW-5",
          "KW-6");
  private static final Setting<Boolean> AUTO_ANSWER =
      Setting.of(
          "auto-answer",
          Formats.yesNo(),
          PreviewOptions.STANDARD.autoAnswer(),
          "Whether the phone of a worker who has accepted is asked to answer by itself: by"
              + " Answer-Mode (RFC 5373), Call-Info and Alert-Info, and by the event `talk` where"
              + " it says that it obeys that.",
          "KW-6");
  private static final Setting<Duration> REST =
      time(
          "dnd-off-timeout",
          Duration.ofDays(1),
          PreviewOptions.STANDARD.rest(),
          "How long a worker who has refused an offer is left alone. The time ends early when the"
              + " agent state changes in another way.",
          "KW-5",
          "CS-2");
  private static final Setting<Duration> WINDOW_CLOSE =
      time(
          "itx-window-close-timeout",
          Duration.ofHours(1),
          PreviewOptions.STANDARD.windowClose(),
          "How long the window of a call or chat stays that has ended.",
          "KW-5");
  private static final Setting<Boolean> AUTOMATIC =
      Setting.of(
          "user-auto-registration",
          Formats.yesNo(),
          RegistrationOptions.STANDARD.automatic(),
          "Whether all workers take part from the start of the server on, by their presence; else"
              + " whoever has opened the worker's page.",
          "PR-9");
  private static final Setting<Duration> UNREGISTER =
      time(
          "user-unregister-timeout",
          Duration.ofDays(1),
          RegistrationOptions.STANDARD.afterLastScreen(),
          "How long a worker still takes part who has closed the page everywhere.",
          "PR-9");
  private static final Setting<Optional<PhoneNumber>> LOGIN_QUEUE =
      Setting.optional(
          "login-queue",
          Formats.phoneNumber(),
          "none",
          "Where a customer's call goes that no worker could be found for.",
          "KW-11");
  private static final Setting<Optional<String>> PRESENCE_LOCATION =
      Setting.optional(
          "presence-location",
          Formats.text("a file, or an http or https address"),
          "none, the built-in states hold",
          "The XML document with the agent states that workers can choose. It is read again when"
              + " this changes and when the configuration is read again; while there is a mistake"
              + " in it the former one holds.",
          "CS-1",
          "CS-2");

  private static final Setting<Integer> CHATS =
      Setting.of(
          "chats-at-once",
          Formats.number(1, 20),
          OptionSet.STANDARD.chatsAtOnce(),
          "How many chats a worker has at once; further customers are offered to others.",
          "IM-1");

  static final List<Setting<?>> KEYS =
      List.of(
          EXPIRATION,
          ARRIVAL,
          AUTO_ANSWER,
          REST,
          WINDOW_CLOSE,
          AUTOMATIC,
          UNREGISTER,
          LOGIN_QUEUE,
          PRESENCE_LOCATION,
          CHATS);

  private WorkerTimeKeys() {}

  private static Setting<Duration> time(
      String name, Duration most, Duration standard, String meaning, String... features) {
    return Setting.of(name, Formats.milliseconds(LEAST, most), standard, meaning, features);
  }

  static PreviewOptions previews(Values values) {
    return new PreviewOptions(
        values.of(EXPIRATION),
        values.of(ARRIVAL),
        values.of(REST),
        values.of(WINDOW_CLOSE),
        values.of(AUTO_ANSWER));
  }

  static RegistrationOptions registration(Values values) {
    return new RegistrationOptions(values.of(AUTOMATIC), values.of(UNREGISTER));
  }

  static int chatsAtOnce(Values values) {
    return values.of(CHATS);
  }

  static Optional<PhoneNumber> defaultRoute(Values values) {
    return values.of(LOGIN_QUEUE);
  }

  static Optional<String> statesLocation(Values values) {
    return values.of(PRESENCE_LOCATION);
  }
}
