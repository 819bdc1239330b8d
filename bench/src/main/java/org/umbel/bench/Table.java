package org.umbel.bench;

import java.util.ArrayList;
import java.util.List;

/// Figures in rows and columns, as Markdown that also reads well in a terminal. Belongs to one
/// thread.
public final class Table {
  private final String title;
  private final List<List<String>> rows = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  public Table(String title, String... headings) {
    this.title = title;
    rows.add(List.of(headings));
  }

  /// Adds a row.
  ///
  /// @throws IllegalArgumentException when it has not as many cells as there are headings
  public Table row(Object... cells) {
    if (cells.length != rows.getFirst().size())
      throw new IllegalArgumentException(cells.length + " cells in table " + title);
    var row = new ArrayList<String>();
    for (var cell : cells) row.add(cell.toString());
    rows.add(row);
    return this;
  }

  /// Adds a line below the table.
  public Table note(String note) {
    notes.add(note);
    return this;
  }

  /// The first column to the left, figures to the right.
  public String text() {
    var widths = new ArrayList<Integer>();
    for (int column = 0; column < rows.getFirst().size(); column++) widths.add(width(column));
    var text = new StringBuilder("## ").append(title).append("\n\n");
    line(text, rows.getFirst(), widths);
    rule(text, widths);
    for (var row : rows.subList(1, rows.size())) line(text, row, widths);
    for (var note : notes) text.append('\n').append(note).append('\n');
    return text.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }

  private static void rule(StringBuilder text, List<Integer> widths) {
    text.append('|').append("-".repeat(widths.getFirst() + 2)).append('|');
    for (int width : widths.subList(1, widths.size()))
      text.append("-".repeat(width + 1)).append(":|");
    text.append('\n');
  }

  private static void line(StringBuilder text, List<String> row, List<Integer> widths) {
    text.append('|');
    for (int column = 0; column < row.size(); column++) {
      int blanks = widths.get(column) - row.get(column).length();
      if (column > 0) text.append(" ".repeat(blanks));
      text.append(' ').append(row.get(column)).append(' ');
      if (column == 0) text.append(" ".repeat(blanks));
      text.append('|');
    }
    text.append('\n');
  }
}
