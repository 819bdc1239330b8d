package org.umbel.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.umbel.domain.call.Caller;
import org.umbel.domain.call.PhoneNumber;
import org.umbel.domain.engine.EngineDesk;
import org.umbel.domain.health.Neighbour;
import org.umbel.domain.message.Mailbox;
import org.umbel.domain.message.MailboxUnavailable;
import org.umbel.domain.message.Mailboxes;
import org.umbel.domain.message.MessageCounts;
import org.umbel.domain.message.MessageEntry;
import org.umbel.domain.message.MessageGone;
import org.umbel.domain.message.MessageId;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.People;
import org.umbel.domain.person.Person;
import org.umbel.domain.person.Pin;
import org.umbel.domain.person.PinGate;
import org.umbel.domain.person.PinHash;
import org.umbel.domain.person.PinRecord;
import org.umbel.domain.person.PinRules;
import org.umbel.domain.person.PinVault;
import org.umbel.domain.person.Role;
import org.umbel.domain.report.ReportRing;
import org.umbel.domain.speech.Language;
import org.umbel.web.door.Accounts;
import org.umbel.web.trace.KnownCalls;
import org.umbel.web.trace.KnownExchanges;
import org.umbel.web.worker.WorkerServices;

/// A web room with two people in it, over real HTTP; the mailboxes are in memory.
final class House implements AutoCloseable {
  static final Person ANNA = person("4000", "Anna Berg");
  static final Person BEN = person("4001", "Ben <b>Carter</b>");
  static final String ANNAS_PIN = "284617";
  static final String ROOTS_PASSWORD = "long enough 42";
  private static final Map<String, Accounts.Account> ACCOUNTS =
      Map.of(
          "root", new Accounts.Account("root", Set.of(Role.ADMINISTRATOR)),
          "clara", new Accounts.Account("clara", Set.of(Role.AGENT)),
          "sam", new Accounts.Account("sam", Set.of(Role.SUPERVISOR)));

  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-04T10:00:00Z"));
  final AtomicBoolean ready = new AtomicBoolean(true);
  final AtomicBoolean reachable = new AtomicBoolean(true);
  final Map<Extension, List<MessageEntry>> boxes = new HashMap<>();
  final MemoryPeople staff = new MemoryPeople();
  final MemoryResets resets = new MemoryResets();
  final MemoryLines lines = new MemoryLines();
  final byte[] sound = new byte[1_000];
  final KnownCalls calls = new KnownCalls();
  final MemoryBoxes memory = new MemoryBoxes();
  final MemoryWorkers workers = new MemoryWorkers();
  final Web web;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  House() {
    for (var i = 0; i < sound.length; i++) {
      sound[i] = (byte) i;
    }
    var people = new Residents(List.of(ANNA, BEN));
    var gate =
        new PinGate(
            new Vault(),
            () ->
                new PinRules(
                    6,
                    3,
                    3,
                    Duration.ZERO,
                    Duration.ZERO,
                    Optional.empty(),
                    PinRules.Expired.CHANGE,
                    0),
            InstantSource.system(),
            _ -> {});
    InstantSource clock = now::get;
    web =
        Web.start(
            new WebSettings(
                "127.0.0.1", 0, Duration.ofMinutes(30), false, Path.of("no-such-folder")),
            new WebServices(
                people,
                gate,
                resets,
                new Boxes(),
                memory.services(),
                calls,
                new KnownExchanges(),
                new KnownMessages(),
                House::account,
                workers.services(people, clock),
                engine(workers.services(people, clock)),
                new ReportRing(100),
                lines,
                staff,
                new Health(ready::get, () -> List.of(new MailServer())),
                out -> out.write("umbel_calls 1\n".getBytes(StandardCharsets.UTF_8)),
                clock,
                ZoneOffset.UTC));
  }

  private static EngineDesk engine(WorkerServices workers) {
    return new EngineDesk(
        workers.previews(), workers.workers(), workers.options(), workers.calls());
  }

  private static Person person(String extension, String name) {
    return new Person(
        new Extension(extension), name, Optional.empty(), Language.ENGLISH, List.of(), true);
  }

  private static Optional<Accounts.Account> account(String name, String password) {
    return password.equals(ROOTS_PASSWORD)
        ? Optional.ofNullable(ACCOUNTS.get(name))
        : Optional.empty();
  }

  static MessageEntry message(String id, boolean heard) {
    return new MessageEntry(
        new MessageId(id),
        Instant.parse("2026-03-04T09:30:00Z"),
        new Caller(Optional.of(new PhoneNumber("4001")), Optional.of("<script>alert(1)</script>")),
        Duration.ofSeconds(75),
        heard,
        false);
  }

  void has(Person person, MessageEntry... entries) {
    boxes.put(person.extension(), new ArrayList<>(List.of(entries)));
  }

  List<MessageEntry> box(Person person) {
    synchronized (boxes) {
      return List.copyOf(boxes.getOrDefault(person.extension(), List.of()));
    }
  }

  int port() {
    return web.address().getPort();
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpRequest.Builder asAnna(String path) {
    return as("4000", ANNAS_PIN, path);
  }

  HttpRequest.Builder as(String user, String pin, String path) {
    var credentials = (user + ":" + pin).getBytes(StandardCharsets.UTF_8);
    return request(path)
        .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new AssertionError(stopped);
    }
  }

  HttpResponse<String> post(String path, String cookie, String form) {
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookie)
            .POST(BodyPublishers.ofString(form)));
  }

  /// Logs in on the page.
  ///
  /// @return the cookie to send
  String login() {
    return cookie("4000", ANNAS_PIN);
  }

  /// Logs in as an administrator.
  ///
  /// @return the cookie to send
  String administrator() {
    return cookie("root", ROOTS_PASSWORD);
  }

  private String cookie(String name, String secret) {
    var form = "extension=" + name + "&pin=" + secret.replace(' ', '+');
    var answer = post("/login", "none=1", form);
    return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
  }

  String page(String cookie, String path) {
    return send(request(path).header("Cookie", cookie)).body();
  }

  static String token(String page) {
    return page.replaceFirst("(?s).*?name=\"token\" value=\"([^\"]+)\".*", "$1");
  }

  @Override
  public void close() {
    web.close();
    client.close();
  }

  private record Residents(Collection<Person> all) implements People {
    @Override
    public Optional<Person> byExtension(Extension extension) {
      return all.stream().filter(p -> p.extension().equals(extension)).findFirst();
    }

    @Override
    public Optional<Person> byNumber(PhoneNumber number) {
      return Extension.parse(number.digits()).flatMap(this::byExtension);
    }
  }

  private static final class Vault implements PinVault {
    private final Map<Extension, PinRecord> records = new HashMap<>();

    Vault() {
      addIfAbsent(ANNA.extension(), PinRecord.first(PinHash.of(new Pin(ANNAS_PIN))));
    }

    @Override
    public synchronized Optional<PinRecord> find(Extension owner) {
      return Optional.ofNullable(records.get(owner));
    }

    @Override
    public synchronized Optional<PinRecord> update(
        Extension owner, UnaryOperator<PinRecord> change) {
      return Optional.ofNullable(records.computeIfPresent(owner, (_, r) -> change.apply(r)));
    }

    @Override
    public synchronized void addIfAbsent(Extension owner, PinRecord first) {
      records.putIfAbsent(owner, first);
    }
  }

  private static final class MailServer implements Neighbour {
    @Override
    public String name() {
      return "smtp mail.example.com:25";
    }

    @Override
    public Condition condition() {
      return new Condition(false, "refused the login of \"umbel\"");
    }
  }

  private final class Boxes implements Mailboxes {
    @Override
    public <T> T visit(Person person, Function<Mailbox, T> visit) {
      if (!reachable.get()) {
        throw new MailboxUnavailable(person.extension(), "down", new IOException("down"));
      }
      synchronized (boxes) {
        return visit.apply(
            new Box(boxes.computeIfAbsent(person.extension(), _ -> new ArrayList<>())));
      }
    }

    @Override
    public MessageCounts count(Person person) {
      return MessageCounts.NONE;
    }
  }

  private final class Box implements Mailbox {
    private final List<MessageEntry> entries;

    Box(List<MessageEntry> entries) {
      this.entries = entries;
    }

    @Override
    public List<MessageEntry> messages() {
      return List.copyOf(entries);
    }

    @Override
    public ByteBuffer audio(MessageId id) {
      if (entries.stream().noneMatch(entry -> entry.id().equals(id))) {
        throw new MessageGone(id, "not there");
      }
      return ByteBuffer.wrap(sound).asReadOnlyBuffer();
    }

    @Override
    public void markHeard(MessageId id, boolean heard) {
      entries.replaceAll(e ->
          e.id().equals(id)
              ? new MessageEntry(id, e.receivedAt(), e.caller(), e.duration(), heard, e.deleted())
              : e);
    }

    @Override
    public void delete(MessageId id) {
      entries.removeIf(entry -> entry.id().equals(id));
    }

    @Override
    public void restore(MessageId id) {
      throw new AssertionError("the page takes deletions back before they are made");
    }
  }
}
