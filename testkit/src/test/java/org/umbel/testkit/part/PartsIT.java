package org.umbel.testkit.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.umbel.testkit.Await;
import org.umbel.testkit.sound.Sound;

/// The programs of the test bed, among themselves.
@Needs(
    value = {"kamailio", "baresip", "linphonec", "dovecot", "postfix"},
    root = true)
@ExtendWith(LogsOnFailure.class)
class PartsIT {
  @Test
  void twoPhonesTalkThroughThePbx() {
    var sweep = Sound.sweep(Duration.ofSeconds(3));
    try (var pbx = Part.start("kamailio", Map.of("UM", "127.0.0.1:9"));
        var anna = Baresip.answering("4000", "secret", address(pbx), sweep);
        var ben = Linphone.start("4001", "secret", address(pbx), Map.of())) {
      anna.awaitRegistered();
      ben.awaitRegistered();

      ben.type("call sip:4000@127.0.0.1:" + pbx.ports().at(0));
      anna.awaitEvent("CALL_ESTABLISHED");
      Await.pause(Duration.ofSeconds(1));
      ben.type("47");
      anna.awaitEvent("CALL_DTMF_START");
      ben.type("terminate");

      anna.awaitEvent("CALL_CLOSED");
    }
  }

  @Test
  void aMailWithAnAttachmentIsCarriedKeptAndRead() throws Exception {
    try (var mail = MailSystem.start()) {
      send(mail.smtpPort());

      try (var anna = mail.open("anna")) {
        anna.awaitCount(1, Duration.ofSeconds(10));
        assertThat(anna.unread()).isEqualTo(1);

        var message = anna.message(1);
        assertThat(message.field("subject")).contains("Grüße vom Testsystem");
        assertThat(message.part("audio/wav")).contains(new byte[] {'R', 'I', 'F', 'F'});

        anna.markRead(1);
        assertThat(anna.unread()).isZero();
        anna.delete(1);
        assertThat(anna.count()).isZero();
      }
    }
  }

  private static void send(int port) throws Exception {
    var message =
        """
        From: ben@example.test
        To: anna@example.test
        Subject: =?UTF-8?Q?Gr=C3=BC=C3=9Fe_vom?= =?UTF-8?B?IFRlc3RzeXN0ZW0=?=
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="cut"

        --cut
        Content-Type: text/plain

        Hello
        --cut
        Content-Type: audio/wav; name="message.wav"
        Content-Transfer-Encoding: base64

        UklGRg==
        --cut--
        .
        """;
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
      in.readLine();
      for (String command :
          new String[] {
            "HELO test\n",
            "MAIL FROM:<ben@example.test>\n",
            "RCPT TO:<anna@example.test>\n",
            "DATA\n",
            message
          }) {
        socket
            .getOutputStream()
            .write(command.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
        assertThat(in.readLine()).as(command).matches("[23].*");
      }
    }
  }

  private static InetSocketAddress address(Part part) {
    return part.ports().address(0);
  }
}
