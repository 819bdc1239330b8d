package org.umbel.telephony.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.umbel.sip.IncomingRequest;
import org.umbel.sip.SipEndpoint;
import org.umbel.sip.SipHandler;
import org.umbel.sip.SipSettings;
import org.umbel.sip.message.Request;
import org.umbel.sip.trace.SipListener;
import org.umbel.sip.transport.ListenPoint;

/// A phone registers at a registrar that takes everything.
class PhoneRegistrationTest {
  private final BlockingQueue<Request> registered = new LinkedBlockingQueue<>();
  private final SipEndpoint registrar =
      SipEndpoint.start(
          SipSettings.at(ListenPoint.udp("127.0.0.1", 0)), new Taker(), SipListener.NONE);

  @AfterEach
  void close() {
    registrar.close();
  }

  @Test
  void itSaysWhereItsCallsAreToBeSent() throws InterruptedException {
    var here = registrar.listenPoints().getFirst();
    var server = new InetSocketAddress(here.host(), here.port());
    try (var phone = Phone.open(PhoneLine.of("4000", server))) {
      phone.register();

      assertThat(registered.take().contacts())
          .singleElement()
          .asString()
          .contains("sip:4000@127.0.0.1:" + phone.address().getPort());
    }
  }

  private final class Taker implements SipHandler {
    @Override
    public void onRequest(IncomingRequest request) {
      registered.add(request.request());
      request.reply(200);
    }
  }
}
