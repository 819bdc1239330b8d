package org.umbel.web.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What options name (WC-3, WC-5).
class ClientFilesTest {

  @ParameterizedTest
  @CsvSource({
    "audio/ring.mp3,                /worker/files/audio/ring.mp3",
    "./audio/ring.mp3,              /worker/files/audio/ring.mp3",
    "/audio/ring.mp3,               /worker/files/audio/ring.mp3",
    "/help/login.html,              /worker/files/help/login.html",
    "/worker/ready.svg,             /worker/ready.svg",
    "https://example.com/help.html, https://example.com/help.html",
    "default,                       /worker/chime.wav"
  })
  void aFileIsInTheFolderHoweverItIsWrittenAndAnAddressStays(String option, String address) {
    assertThat(ClientFiles.address(option)).isEqualTo(address);
  }
}
