package org.umbel.voices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsoupTextTest {
  private final JsoupText html = new JsoupText();

  @Test
  void paragraphsAndLinesStayApart() {
    assertThat(html.of("<p>Hello &amp; good\n day</p><div>one<br>two</div>"))
        .isEqualTo("Hello & good day\n\none\ntwo");
  }

  @Test
  void whatNobodySeesIsNotRead() {
    var page =
        "<head><title>t</title><style>p{}</style></head><body><div style='display: none'>preview"
            + "</div><script>x()</script><p hidden>h</p><img src='https://t.example/pixel.gif'>"
            + "<p>seen <a href='https://click.example/?u=0123456789abcdef'>here</a></p>";

    assertThat(html.of(page)).isEqualTo("seen here");
  }

  @Test
  void quotesAreMarkedAsInPlainText() {
    assertThat(
            html.of(
                "<p>Yes.</p><blockquote><p>Can you?</p><blockquote>Old</blockquote></blockquote>"))
        .isEqualTo("Yes.\n\n> Can you?\n\n> > Old");
  }

  @Test
  void aRowOfATableIsALineAndAnItemOfAListToo() {
    assertThat(html.of("<table><tr><td>Phone</td><td>129</td></tr></table><ul><li>a<li>b</ul>"))
        .isEqualTo("Phone | 129\n\n• a\n• b");
  }

  @Test
  void tablesThatOnlyPlaceThingsAreNoRows() {
    assertThat(html.of("<table><tr><td><p>Hello</p></td><td><p>Bye</p></td></tr></table>"))
        .isEqualTo("Hello\n\nBye");
  }

  @Test
  void brokenAndDeepPagesAreReadAllTheSame() {
    assertThat(html.of("<div>".repeat(20_000) + "deep")).isEqualTo("deep");
    assertThat(html.of("<<<p>a</b></p>")).contains("a");
    assertThat(html.of("")).isEmpty();
  }
}
