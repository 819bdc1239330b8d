package org.umbel.server.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.umbel.media.engine.SessionSettings;
import org.umbel.sip.message.SipUri;
import org.umbel.sip.message.Uri;
import org.umbel.sip.tls.TlsSettings;
import org.umbel.sip.transport.AccessList;
import org.umbel.telephony.line.LineEnrolment;
import org.umbel.telephony.line.LineHeader;
import org.umbel.telephony.line.LineIdentity;
import org.umbel.telephony.line.LineProxies;
import org.umbel.telephony.line.LineSession;
import org.umbel.telephony.line.LineSettings;
import org.umbel.telephony.line.LineTransport;

/// One line of the section `lines`, or the whole of a file in the folder `lines`. Its defaults are
/// those of its usage.
final class LineSection {
  private static final String NAME_ALLOWED =
      "1 to 40 small letters, digits and hyphens, a letter or digit first";
  private static final Map<LineUsage, Section<LineSettings>> IN_LIST =
      new EnumMap<>(LineUsage.class);

  private static final Setting<LineUsage> USAGE =
      Setting.of(
          "usage",
          Formats.choice(LineUsage.values(), LineUsage::word),
          LineUsage.GENERIC,
          "What the line is for. It only changes the defaults of the other keys; the table at the"
              + " end of this page shows which.",
          "LN-12");
  private static final Setting<Optional<String>> ADVERTISED =
      Setting.optional(
          "advertised",
          Formats.text("a host name or address"),
          "the address listened at",
          "The host that others are told to send to (Via, Contact), where they see this machine"
              + " under another address or name than it has itself.",
          "LN-1");
  private static final Setting<Optional<String>> DOMAIN =
      Setting.optional(
          "domain",
          Formats.text("a host name"),
          "what is advertised, or listened at",
          "The name that stands for the line in the callers' addresses and in what phones are told"
              + " to call. Two servers may share it.",
          "LN-18");
  private static final Setting<List<String>> ORIGINS =
      Setting.of(
          "origins",
          Formats.list(
              Formats.scalar(
                  "the origin of a web page such as https://phone.example.com",
                  text ->
                      text.matches("https?://[A-Za-z0-9.:\\[\\]-]+")
                          ? Optional.of(text)
                          : Optional.empty(),
                  text -> text)),
          List.of(),
          "Web pages whose scripts may connect by ws and wss; empty lets all of them in.",
          "LN-1");
  private static final Setting<Optional<TlsSettings>> TLS =
      Setting.optional(
          "tls",
          new TlsFormat(),
          "none; needed to listen by tls or wss",
          TlsSection.SECTION.about(),
          "LN-2",
          "SC-1");
  private static final Setting<SessionSettings> AUDIO = section("audio", LineAudioSection.SECTION);
  private static final Setting<IdentitySection.Written> IDENTITY =
      section("identity", IdentitySection.SECTION);
  private static final Setting<LimitSection.Written> LIMITS =
      section("limits", LimitSection.SECTION);

  private static final Setting<Optional<LineEnrolment>> REGISTER =
      Setting.optional(
          "register",
          EnrolmentSection.SECTION,
          "nowhere",
          EnrolmentSection.SECTION.about(),
          "HA-3");

  private final Setting<String> name;
  private final Setting<List<ListenAddress>> listen;
  private final Setting<AccessList> access;
  private final Setting<LineProxies> proxies;
  private final Setting<TimerSection.Written> timers;
  private final Setting<List<LineHeader>> headers;
  private final Setting<LineSession> session;
  private final Setting<Boolean> phones;

  private LineSection(Setting<String> name, UsageDefaults defaults) {
    this.name = name;
    this.listen =
        Setting.of(
            "listen",
            Formats.someOf(
                Formats.scalar(
                    "udp, tcp, tls, ws or wss and HOST:PORT",
                    ListenAddress::parse,
                    ListenAddress::toString)),
            defaults.listen(),
            "Where the line takes messages. Port 0 takes any free one.",
            "LN-1",
            "LN-17");
    this.access = section("access", AccessSection.of(defaults));
    this.proxies = section("proxies", ProxySection.SECTION);
    this.timers = section("timers", TimerSection.of(defaults));
    this.headers =
        Setting.of(
            "headers",
            Formats.list(
                Formats.scalar(
                    "\"Name: value\", but no header that SIP itself needs",
                    HeaderText::parse,
                    HeaderText::show)),
            defaults.headers(),
            "Headers that calls out and other requests out of the line carry.",
            "LN-12");
    this.session = section("session", SessionSection.of(defaults));
    this.phones =
        Setting.of(
            "phones",
            Formats.yesNo(),
            defaults.phones(),
            "Whether phones may register at this line.",
            "ST-3");
  }

  /// A line of the list, which says its name.
  static Section<LineSettings> of(LineUsage usage) {
    synchronized (IN_LIST) {
      return IN_LIST.computeIfAbsent(
          usage,
          _ ->
              new LineSection(
                      Setting.required(
                          "name",
                          Formats.scalar(NAME_ALLOWED, LineSection::named, text -> text),
                          "By which logs, figures and registrations know the line.",
                          "LN-1"),
                      UsageDefaults.of(usage))
                  .section());
    }
  }

  /// A line in a file of its own, which has the file's name.
  static Section<LineSettings> of(LineUsage usage, String file) {
    var name =
        Setting.of(
            "name",
            Formats.scalar(
                file + ", as the file is called, or nothing",
                text -> text.equals(file) ? Optional.of(text) : Optional.empty(),
                text -> text),
            file,
            "By which logs, figures and registrations know the line.");
    return new LineSection(name, UsageDefaults.of(usage)).section();
  }

  /// Whether a line may be called so.
  static Optional<String> named(String text) {
    return text.matches("[a-z0-9][a-z0-9-]{0,39}") ? Optional.of(text) : Optional.empty();
  }

  private static <T> Setting<T> section(String name, Section<T> section) {
    return new Setting<>(
        name, section, Optional.of(section.defaults()), "all its defaults", section.about(), "");
  }

  private Section<LineSettings> section() {
    return new Section<>(
        "How Umbel speaks SIP with one PBX, carrier or group of phones. Without `lines` there is"
            + " one, called `main`, with all defaults. What is changed, added or removed here is so"
            + " after a reload, and calls of the other lines go on untouched.",
        List.of(
            name,
            USAGE,
            listen,
            ADVERTISED,
            DOMAIN,
            ORIGINS,
            TLS,
            AUDIO,
            access,
            proxies,
            timers,
            IDENTITY,
            headers,
            LIMITS,
            session,
            phones,
            REGISTER),
        this::make,
        this::check);
  }

  private LineSettings make(Values values) {
    var limits = values.of(LIMITS);
    var timing = values.of(timers);
    var points = values.of(listen).stream().map(at -> at.point(values.of(ADVERTISED))).toList();
    var transport =
        new LineTransport(
            points,
            timing.sip(),
            limits.transport(timing.connect()),
            Set.copyOf(values.of(ORIGINS)),
            values.of(DOMAIN));
    return new LineSettings(
        values.of(name),
        transport,
        values.of(TLS),
        values.of(access),
        values.of(AUDIO),
        timing.over(values.of(proxies)),
        identity(values.of(IDENTITY), transport),
        values.of(headers),
        limits.calls(),
        timing.over(values.of(session)),
        values.of(phones),
        values.of(REGISTER));
  }

  private static LineIdentity identity(IdentitySection.Written written, LineTransport transport) {
    return new LineIdentity(
        written.name(),
        written
            .address()
            .map(text ->
                text.contains(":") ? Uri.parse(text) : SipUri.of(text, transport.domainInUri())),
        written.always(),
        written.assertion(),
        written.believes());
  }

  private void check(LineSettings made, Section.Report report) {
    var protocols =
        made.transport().listenPoints().stream().map(point -> point.protocol()).toList();
    var withoutIdentity = made.tls().filter(tls -> !tls.identities().isEmpty()).isEmpty();
    if (withoutIdentity && protocols.stream().anyMatch(protocol -> protocol.secure())) {
      report.wrong(TLS, "no certificate", "a certificate, because tls or wss is listened for");
    }
    if (!made.access().everyone() && made.access().exceptions().isEmpty()) {
      report.wrong(access, "nobody who may speak to the line", "exceptions, or everyone: granted");
    }
    for (var server : made.proxies().servers()) {
      var transport = server.parameter("transport").orElse("");
      if (!transport.isEmpty()
          && protocols.stream().noneMatch(protocol -> protocol.word().equals(transport))) {
        report.wrong(
            proxies,
            ProxyAddress.show(server),
            "proxies by a transport that the line listens by, because they answer there");
      }
    }
  }
}
