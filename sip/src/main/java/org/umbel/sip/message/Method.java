package org.umbel.sip.message;

/// What a request asks for. Any token is a method; names are compared with regard to case, RFC 3261
/// §7.1.
public record Method(String name) {
  public static final Method INVITE = new Method("INVITE");
  public static final Method ACK = new Method("ACK");
  public static final Method CANCEL = new Method("CANCEL");
  public static final Method BYE = new Method("BYE");
  public static final Method OPTIONS = new Method("OPTIONS");
  public static final Method REGISTER = new Method("REGISTER");
  public static final Method SUBSCRIBE = new Method("SUBSCRIBE");
  public static final Method NOTIFY = new Method("NOTIFY");
  public static final Method INFO = new Method("INFO");
  public static final Method UPDATE = new Method("UPDATE");
  public static final Method PRACK = new Method("PRACK");
  public static final Method REFER = new Method("REFER");
  public static final Method MESSAGE = new Method("MESSAGE");
  public static final Method PUBLISH = new Method("PUBLISH");

  private static final Method[] KNOWN = {
    INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, NOTIFY, SUBSCRIBE, INFO, UPDATE, PRACK, REFER,
    MESSAGE, PUBLISH
  };

  /// Any method.
  ///
  /// @throws MalformedValue when the name is not a token
  public Method {
    if (!Text.token(name)) throw new MalformedValue("Method", "that is not a token", name);
  }

  /// The method of that name, one of the constants where there is one.
  ///
  /// @throws MalformedValue when the name is not a token
  public static Method of(String name) {
    for (var known : KNOWN) if (known.name.equals(name)) return known;
    return new Method(name);
  }

  /// The same from bytes, without making a text of a known name.
  static Method of(byte[] bytes, int start, int end) {
    for (var known : KNOWN) if (known.written(bytes, start, end)) return known;
    return new Method(Fields.text(bytes, start, end));
  }

  private boolean written(byte[] bytes, int start, int end) {
    if (name.length() != end - start) return false;
    for (int i = 0; i < name.length(); i++) if (bytes[start + i] != name.charAt(i)) return false;
    return true;
  }

  @Override
  public String toString() {
    return name;
  }
}
