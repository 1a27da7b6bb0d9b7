/** What ./bellwether up shows on the terminal: pure text, made of what the services' APIs answer. */
package io.bellwether.quickstart.terminal;
