package org.umbel.sip.transport;

import java.net.InetAddress;
import java.util.Arrays;

/// Addresses that begin with the same bits; one address is a subnet of all its bits.
///
/// An IPv4 address written as IPv6 (`::ffff:192.0.2.1`) is the IPv4 address it means.
///
/// @param bits how many of the address's bits count
public record Subnet(InetAddress address, int bits) {

  private static final int MAPPED_BITS = 96; // of ::ffff:0:0/96, RFC 4291 §2.5.5.2

  /// @throws IllegalArgumentException when there are more bits than the address has
  public Subnet {
    if (bits < 0 || bits > address.getAddress().length * Byte.SIZE)
      throw new IllegalArgumentException("A subnet of " + bits + " bits at " + text(address));
  }

  /// Reads `192.0.2.0/24`, `192.0.2.0/255.255.255.0`, `2001:db8::/32`, or an address alone.
  ///
  /// @throws IllegalArgumentException when it is none of these; the message says why
  public static Subnet parse(String text) {
    int slash = text.indexOf('/');
    var address = address(slash < 0 ? text : text.substring(0, slash), text);
    int all = address.getAddress().length * Byte.SIZE;
    if (slash < 0) return new Subnet(address, all);
    var rest = text.substring(slash + 1);
    if (rest.contains(".")) return new Subnet(address, bitsOfMask(address(rest, text), text));
    boolean mapped = text.contains(":") && all == Integer.SIZE;
    return new Subnet(address, bits(rest, text) - (mapped ? MAPPED_BITS : 0));
  }

  private static InetAddress address(String literal, String text) {
    try {
      return InetAddress.ofLiteral(unbracketed(literal.strip()));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("No address or subnet: " + text);
    }
  }

  private static String unbracketed(String literal) {
    boolean bracketed = literal.startsWith("[") && literal.endsWith("]");
    return bracketed ? literal.substring(1, literal.length() - 1) : literal;
  }

  private static int bits(String digits, String text) {
    try {
      return Integer.parseInt(digits.strip());
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("No number of bits after the / of " + text);
    }
  }

  private static int bitsOfMask(InetAddress mask, String text) {
    int value = 0;
    for (byte octet : mask.getAddress()) value = (value << Byte.SIZE) | (octet & 0xff);
    int bits = Integer.bitCount(value);
    if (value != (bits == 0 ? 0 : -1 << (Integer.SIZE - bits)))
      throw new IllegalArgumentException("A mask with gaps: " + text);
    return bits;
  }

  public boolean contains(InetAddress asked) {
    var mine = address.getAddress();
    var other = asked.getAddress();
    if (mine.length != other.length) return false;
    int whole = bits / Byte.SIZE;
    if (!Arrays.equals(mine, 0, whole, other, 0, whole)) return false;
    int rest = bits % Byte.SIZE;
    return rest == 0 || (mine[whole] ^ other[whole]) >> (Byte.SIZE - rest) == 0;
  }

  /// Such as `192.0.2.0/24`, or `192.0.2.1` for one address.
  @Override
  public String toString() {
    boolean one = bits == address.getAddress().length * Byte.SIZE;
    return one ? text(address) : text(address) + "/" + bits;
  }

  private static String text(InetAddress address) {
    return address.getHostAddress();
  }
}
