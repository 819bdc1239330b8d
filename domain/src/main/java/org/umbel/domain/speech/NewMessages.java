package org.umbel.domain.speech;

/// "You have two new voice messages, three e-mails and one fax." Above 999 "more than 999" is said;
/// without any message that there are no new ones.
public record NewMessages(int voice, int mails, int faxes, int texts) implements Phrase {

  public NewMessages {
    if (voice < 0 || mails < 0 || faxes < 0 || texts < 0) {
      throw new IllegalArgumentException(
          "Negative count: %d, %d, %d, %d".formatted(voice, mails, faxes, texts));
    }
  }
}
