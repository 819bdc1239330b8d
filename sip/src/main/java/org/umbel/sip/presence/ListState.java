package org.umbel.sip.presence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Optional;
import org.umbel.sip.message.MediaType;

/// The states of a list's resources in one body, RFC 4662 §5: metadata in RLMI and the documents it
/// names, as `multipart/related`.
///
/// @param uri of the list
/// @param version 0 and up, by one for each NOTIFY of a subscription
/// @param full whether all resources are in it; otherwise those that have changed
public record ListState(String uri, int version, boolean full, List<Member> members) {
  /// The option tag.
  public static final String OPTION = "eventlist";

  public static final MediaType RLMI = MediaType.of("application", "rlmi+xml");

  private static final String BOUNDARY = "umbel-list-state";
  private static final String META = "list@umbel";
  public static final MediaType TYPE =
      MediaType.parse(
          "multipart/related;type=\"application/rlmi+xml\";start=\"<"
              + META
              + ">\";boundary=\""
              + BOUNDARY
              + "\"");

  public ListState {
    members = List.copyOf(members);
  }

  /// One resource of the list.
  public record Member(String uri, Optional<String> name, Instance instance) {}

  /// The virtual subscription to a resource, RFC 4662 §5.2.
  public sealed interface Instance {}

  public record Active(PresenceDocument document) implements Instance {}

  /// Nobody has decided yet.
  public record Pending() implements Instance {}

  /// There is none.
  ///
  /// @param reason such as `rejected` or `noresource`
  public record Terminated(String reason) implements Instance {}

  /// The body to be sent, as [#TYPE].
  public byte[] write() {
    var body = new ByteArrayOutputStream(1_000 + members.size() * 1_000);
    part(body, META, RLMI, metadata());
    for (var index = 0; index < members.size(); index++)
      if (members.get(index).instance() instanceof Active(var document))
        part(body, cid(index), PresenceDocument.TYPE, document.write());
    body.writeBytes(bytes("--" + BOUNDARY + "--\r\n"));
    return body.toByteArray();
  }

  private static void part(ByteArrayOutputStream body, String id, MediaType type, byte[] content) {
    body.writeBytes(
        bytes(
            "--"
                + BOUNDARY
                + "\r\nContent-Transfer-Encoding: binary\r\nContent-ID: <"
                + id
                + ">\r\nContent-Type: "
                + type
                + ";charset=\"UTF-8\"\r\n\r\n"));
    body.writeBytes(content);
    body.writeBytes(bytes("\r\n"));
  }

  private byte[] metadata() {
    var text = new StringBuilder(300 + members.size() * 200);
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<list xmlns=\"urn:ietf:params:xml:ns:rlmi\" uri=\"").append(Xml.escaped(uri));
    text.append("\" version=\"").append(version);
    text.append("\" fullState=\"").append(full).append("\">\n");
    for (var index = 0; index < members.size(); index++) resource(text, index, members.get(index));
    return bytes(text.append("</list>\n").toString());
  }

  private static void resource(StringBuilder text, int index, Member member) {
    text.append("<resource uri=\"").append(Xml.escaped(member.uri())).append("\">");
    member
        .name()
        .ifPresent(name -> text.append("<name>").append(Xml.escaped(name)).append("</name>"));
    text.append("<instance id=\"1\" state=\"");
    switch (member.instance()) {
      case Active _ -> text.append("active\" cid=\"").append(cid(index));
      case Pending _ -> text.append("pending");
      case Terminated(var reason) -> text.append("terminated\" reason=\"").append(reason);
    }
    text.append("\"/></resource>\n");
  }

  private static String cid(int index) {
    return index + "@umbel";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
