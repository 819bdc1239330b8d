package org.umbel.sip.message;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A SIP message, RFC 3261 §7: start line, headers in their order, body. Immutable; may be used
/// from any thread.
///
/// What {@link #parse} returns has a readable Via, From, To, Call-ID and CSeq, so those accessors
/// do not fail. Other headers are read when first asked for and the result kept; when such a header
/// breaks its grammar the accessor throws {@link MalformedMessage}. {@link RequestCheck} reads them
/// all at once, so that after it none does.
public abstract sealed class SipMessage permits Request, Response {
  private static final int DEFAULT_MAX_FORWARDS = 70;
  private static final int START_LINE_AND_REST = 128;

  final Fields fields;
  final Body body;

  // Made when first asked for; a race makes them twice, alike.
  private @Nullable Via topVia;
  private @Nullable List<Via> vias;
  private @Nullable NameAddr from;
  private @Nullable NameAddr to;
  private @Nullable CSeq cSeq;
  private @Nullable List<Contact> contacts;

  SipMessage(Fields fields, Body body) {
    this.fields = fields;
    this.body = body;
  }

  /// Reads one datagram, or one message {@link MessageFraming} has found in a stream.
  ///
  /// Without Content-Length the body is what remains; what is behind a shorter one is ignored.
  ///
  /// @throws MalformedMessage when it is no message, or passes one of {@link MessageLimits}
  public static SipMessage parse(byte[] bytes, int offset, int length) {
    return new MessageReader(bytes, offset, length).read();
  }

  /// The same for all of an array.
  public static SipMessage parse(byte[] bytes) {
    return parse(bytes, 0, bytes.length);
  }

  /// The same for all of an array that nobody changes any more: it is kept instead of copied.
  public static SipMessage parseInPlace(byte[] bytes) {
    return new MessageReader(bytes).read();
  }

  /// Takes over what another message has read, which has the same headers but for this one.
  void knowsFrom(SipMessage like, HeaderName except) {
    if (!except.is(HeaderName.VIA)) {
      topVia = like.topVia;
      vias = like.vias;
    }
    if (!except.is(HeaderName.CONTACT)) contacts = like.contacts;
    knows(
        except.is(HeaderName.FROM) ? null : like.from,
        except.is(HeaderName.TO) ? null : like.to,
        except.is(HeaderName.CSEQ) ? null : like.cSeq);
  }

  /// Need not read what was written from these; null where something must be read.
  void knows(@Nullable NameAddr from, @Nullable NameAddr to, @Nullable CSeq cSeq) {
    this.from = from;
    this.to = to;
    this.cSeq = cSeq;
  }

  /// Reads what must be there to handle any message.
  void requireWhole() {
    topVia();
    requireEnds();
  }

  /// Reads what names the dialog and the transaction, apart from the way.
  void requireEnds() {
    if (callId().isEmpty()) throw MalformedMessage.of("empty Call-ID", 0);
    from();
    to();
    cSeq();
  }

  /// The Via of the element the message came from or, in a response, goes to next.
  public Via topVia() {
    var known = topVia;
    if (known != null) return known;
    var made = one(HeaderName.VIA, text -> Via.parse(Commas.first(text)));
    topVia = made;
    return made;
  }

  /// At least one, the latest station first.
  public List<Via> vias() {
    var known = vias;
    if (known != null) return known;
    boolean several = fields.values(HeaderName.VIA).size() > 1;
    var made = several ? read(HeaderName.VIA, Via::parse) : List.of(topVia());
    vias = made;
    return made;
  }

  public NameAddr from() {
    var known = from;
    if (known != null) return known;
    var made = one(HeaderName.FROM, text -> NameAddr.parse("From", text));
    from = made;
    return made;
  }

  public NameAddr to() {
    var known = to;
    if (known != null) return known;
    var made = one(HeaderName.TO, text -> NameAddr.parse("To", text));
    to = made;
    return made;
  }

  public String callId() {
    return one(HeaderName.CALL_ID, text -> text);
  }

  public CSeq cSeq() {
    var known = cSeq;
    if (known != null) return known;
    var made = one(HeaderName.CSEQ, CSeq::parse);
    cSeq = made;
    return made;
  }

  public List<Contact> contacts() {
    var known = contacts;
    if (known != null) return known;
    var made = read(HeaderName.CONTACT, Contact::parse);
    contacts = made;
    return made;
  }

  /// The first contact that is an address.
  public Optional<NameAddr> contact() {
    for (var contact : contacts())
      if (contact instanceof Contact.At at) return Optional.of(at.address());
    return Optional.empty();
  }

  /// The stations a request still has to pass, next one first.
  public List<NameAddr> routes() {
    return read(HeaderName.ROUTE, text -> NameAddr.parse("Route", text));
  }

  /// The proxies that want to stay in the dialog, as they stand in the message.
  public List<NameAddr> recordRoutes() {
    return read(HeaderName.RECORD_ROUTE, text -> NameAddr.parse("Record-Route", text));
  }

  /// 0 to 255; 70 when the message does not say (RFC 3261 §8.1.1.6 has it say).
  public int maxForwards() {
    if (!fields.has(HeaderName.MAX_FORWARDS)) return DEFAULT_MAX_FORWARDS;
    return one(HeaderName.MAX_FORWARDS, SipMessage::hops);
  }

  private static int hops(String text) {
    long hops = Numbers.of(text);
    if (hops < 0 || hops > 255)
      throw new MalformedValue("Max-Forwards", "that is not between 0 and 255", text);
    return (int) hops;
  }

  /// The Expires header; more than 2³²−1 s counts as that, an unreadable one as an hour.
  public Optional<Duration> expires() {
    return fields.first(HeaderName.EXPIRES).map(field -> Numbers.expires(field.value()));
  }

  /// The first value of a header, as it is written. Compact and long names are the same.
  public Optional<String> header(String name) {
    var header = HeaderName.of(name);
    if (!header.list()) return fields.first(header).map(Field::value);
    return fields.firstValue(header).filter(value -> !value.isEmpty());
  }

  /// All values of a header: one for each line, and one for each part between commas where the
  /// header is a list by its grammar (Route, Supported …; not Date or Authorization).
  public List<String> headers(String name) {
    return fields.values(HeaderName.of(name));
  }

  /// Whether the sender lists this option tag in Supported.
  public boolean supports(String optionTag) {
    return fields.values(HeaderName.SUPPORTED).stream().anyMatch(optionTag::equalsIgnoreCase);
  }

  /// Whether the sender lists this option tag in Require.
  public boolean requires(String optionTag) {
    if (!fields.has(HeaderName.REQUIRE)) return false;
    return fields.values(HeaderName.REQUIRE).stream().anyMatch(optionTag::equalsIgnoreCase);
  }

  /// Whether the sender lists this method in Allow.
  public boolean allows(Method method) {
    return fields.values(HeaderName.ALLOW).contains(method.name());
  }

  /// Whether the header is there, even empty.
  public boolean has(String name) {
    return fields.has(HeaderName.of(name));
  }

  public Optional<MediaType> contentType() {
    if (!fields.has(HeaderName.CONTENT_TYPE)) return Optional.empty();
    return Optional.of(one(HeaderName.CONTENT_TYPE, MediaType::parse));
  }

  /// A copy of the body; empty when there is none.
  public byte[] body() {
    return body.copy();
  }

  /// The body as UTF-8 text.
  public String bodyText() {
    return body.text();
  }

  public int bodyLength() {
    return body.length();
  }

  /// With exactly one line of this header, in the place of those it had.
  ///
  /// @throws IllegalArgumentException when the name is not a token or the value has a line end
  public abstract SipMessage with(String name, String value);

  /// With one line more of this header, before the others of that name.
  public abstract SipMessage withFirst(String name, String value);

  /// With one line more of this header, at the end.
  public abstract SipMessage withLast(String name, String value);

  /// Without any line of this header.
  public abstract SipMessage without(String name);

  /// Without the first value of this header.
  public abstract SipMessage withoutFirst(String name);

  /// With this body and its Content-Type in place of the body it had.
  public abstract SipMessage withBody(MediaType type, byte[] body);

  abstract String startLine();

  /// How many bytes it takes when it is sent, about; cheaper than writing it.
  public int size() {
    return START_LINE_AND_REST + linesSize() + body.length();
  }

  private int linesSize() {
    int size = 0;
    for (var line : fields.lines())
      if (line.name() != HeaderName.CONTENT_LENGTH) size += line.size();
    return size;
  }

  /// The bytes to send. Content-Length is always there and always right.
  public byte[] write() {
    byte[] start = startLine().getBytes(UTF_8);
    byte[] end = (Integer.toString(body.length()) + "\r\n\r\n").getBytes(UTF_8);
    byte[] length = HeaderName.CONTENT_LENGTH.line();
    var writer =
        new MessageWriter(
            start.length + 2 + linesSize() + length.length + end.length + body.length());
    writer.bytes(start);
    writer.lineEnd();
    for (var line : fields.lines())
      if (line.name() != HeaderName.CONTENT_LENGTH) line.write(writer);
    writer.bytes(length);
    writer.bytes(end);
    writer.bytes(body.bytes(), body.start(), body.end());
    return writer.done();
  }

  /// Reads the first line of a header that must be there.
  <T> T one(HeaderName name, Function<String, T> reading) {
    var field = fields.first(name);
    if (field.isEmpty()) throw MalformedMessage.of("no " + name, 0);
    return reading(field.get(), field.get().value(), reading);
  }

  /// Reads all values of a header; none when it is not there.
  <T> List<T> read(HeaderName name, Function<String, T> reading) {
    var values = fields.values(name);
    if (values.isEmpty()) return List.of();
    try {
      if (values.size() == 1) return List.of(reading.apply(values.getFirst()));
      return values.stream().map(reading).toList();
    } catch (MalformedValue malformed) {
      throw MalformedMessage.of(String.valueOf(malformed.getMessage()), lineOf(name));
    }
  }

  private int lineOf(HeaderName name) {
    return fields.first(name).map(Field::line).orElse(0);
  }

  private static <T> T reading(Field field, String value, Function<String, T> reading) {
    try {
      return reading.apply(value);
    } catch (MalformedValue malformed) {
      throw MalformedMessage.of(String.valueOf(malformed.getMessage()), field.line());
    }
  }

  /// As it is sent, for people to read.
  @Override
  public String toString() {
    return new String(write(), UTF_8);
  }
}
