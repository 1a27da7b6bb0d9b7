/** What an import is and how far it came: the wire form of reports, and what is counted while rows are read. */
package io.bellwether.ingestion.imports;
