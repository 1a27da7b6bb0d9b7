package io.bellwether.ingestion.mapping;

/** The text in one column of a row. */
public record Cell(String column, String text) {

    boolean isBlank() {
        return text.isBlank();
    }

    Cell with(String otherText) {
        return new Cell(column, otherText);
    }
}
