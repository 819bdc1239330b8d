package org.umbel.sip.auth;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Nonces that need not be remembered: each carries the time it was made, to which address it was
/// given, and a seal over both, so any server with the same key knows its own. Remembered are only
/// nonces somebody has used with the right password, and of those the highest count and the 63
/// before.
///
/// May be used from any thread.
final class Nonces {
  /// How many used nonces are remembered. Past it the oldest are called stale, and their phones
  /// answer the next challenge without asking anybody.
  static final int REMEMBERED = 20_000;

  /// What a nonce is worth.
  enum Verdict {
    GOOD,
    /// Ours, but too old or used before: to be asked again.
    STALE,
    /// Not made by us.
    FOREIGN
  }

  private static final int MARK_AT = 16; // behind time and number
  private static final int MARK = 8;
  private static final int HEAD = MARK_AT + MARK;
  private static final int SEAL = 16;
  private static final String SEALING = "HmacSHA256";

  private final SecretKeySpec key;
  private final Duration lifetime;
  private final InstantSource clock;
  private final AtomicLong number = new AtomicLong();
  private final Map<String, Window> used = new LinkedHashMap<>();
  private Instant forgottenUntil = Instant.MIN;

  Nonces(byte[] key, Duration lifetime, InstantSource clock) {
    this.key = new SecretKeySpec(key, SEALING);
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /// @param receiver to whom it is given
  String issue(InetAddress receiver) {
    var head = ByteBuffer.allocate(HEAD);
    head.putLong(clock.millis()).putLong(number.incrementAndGet()).put(mark(receiver));
    var nonce = Arrays.copyOf(head.array(), HEAD + SEAL);
    System.arraycopy(seal(head.array()), 0, nonce, HEAD, SEAL);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /// Whether the nonce is one of ours and young enough; its uses are not looked at.
  Verdict judge(String nonce) {
    byte[] bytes = decoded(nonce);
    if (bytes.length != HEAD + SEAL) return Verdict.FOREIGN;
    byte[] seal = seal(Arrays.copyOf(bytes, HEAD));
    byte[] shown = Arrays.copyOfRange(bytes, HEAD, bytes.length);
    if (!MessageDigest.isEqual(Arrays.copyOf(seal, SEAL), shown)) return Verdict.FOREIGN;
    var age = Duration.between(issued(bytes), clock.instant());
    return age.isNegative() || age.compareTo(lifetime) > 0 ? Verdict.STALE : Verdict.GOOD;
  }

  /// Whether a nonce that was judged good was given to that address: then whoever shows it can hear
  /// what is sent there, and speaks in nobody else's name.
  boolean issuedTo(String nonce, InetAddress address) {
    var mark = Arrays.copyOfRange(decoded(nonce), MARK_AT, HEAD);
    return MessageDigest.isEqual(mark, mark(address));
  }

  private byte[] mark(InetAddress address) {
    return Arrays.copyOf(seal(address.getAddress()), MARK);
  }

  /// Notes one use of a nonce that was judged good and shown with the right password.
  ///
  /// @param count as the client counts; the same count counts once
  /// @return false when it was used so before, or too long ago to know
  synchronized boolean use(String nonce, long count) {
    var window = used.get(nonce);
    if (window != null) return window.use(count);
    if (!issued(decoded(nonce)).isAfter(forgottenUntil)) return false;
    forgetExpired();
    if (used.size() >= REMEMBERED) forgetOldest();
    window = new Window();
    used.put(nonce, window);
    return window.use(count);
  }

  private void forgetExpired() {
    var expired = clock.instant().minus(lifetime);
    while (!used.isEmpty()) {
      var oldest = used.keySet().iterator().next();
      if (!issued(decoded(oldest)).isBefore(expired)) return;
      used.remove(oldest);
    }
  }

  private void forgetOldest() {
    var oldest = used.keySet().iterator().next();
    var issued = issued(decoded(oldest));
    if (issued.isAfter(forgottenUntil)) forgottenUntil = issued;
    used.remove(oldest);
  }

  private static byte[] decoded(String nonce) {
    try {
      return Base64.getUrlDecoder().decode(nonce);
    } catch (IllegalArgumentException notOurs) {
      return new byte[0];
    }
  }

  private static Instant issued(byte[] nonce) {
    return Instant.ofEpochMilli(ByteBuffer.wrap(nonce).getLong());
  }

  private byte[] seal(byte[] head) {
    try {
      var mac = Mac.getInstance(SEALING);
      mac.init(key);
      return mac.doFinal(head);
    } catch (GeneralSecurityException missing) {
      throw new IllegalStateException(SEALING + " is missing from this Java", missing);
    }
  }

  /// The counts of one nonce that were used: the highest, and a bit for each of the 63 below.
  private static final class Window {
    private static final int SIZE = Long.SIZE;
    private long highest;
    private long seen;

    boolean use(long count) {
      if (count < 1 || count <= highest - SIZE) return false;
      if (count > highest) {
        long step = count - highest;
        seen = step >= SIZE ? 1 : seen << step | 1;
        highest = count;
        return true;
      }
      long bit = 1L << (highest - count);
      boolean fresh = (seen & bit) == 0;
      seen |= bit;
      return fresh;
    }
  }
}
