package io.bellwether.survey.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class TokenTest {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    @Example
    void twoTokensNeverMeet() {
        assertThat(Stream.generate(() -> Token.mint(RANDOM)).limit(1_000)).doesNotHaveDuplicates();
    }

    @Example
    void whatWasMintedCanBeRead() {
        var token = Token.mint(RANDOM);

        assertThat(Token.read(token.text())).contains(token);
    }

    /** Of the last character only two bits count: a hash of the bits would take sixteen spellings for the same token. */
    @Property
    void aTokenWithOneCharacterChangedHasAnotherHash(
            @ForAll @IntRange(max = 21) int at, @ForAll @IntRange(max = 63) int character) {
        var token = Token.mint(RANDOM);
        var text = new StringBuilder(token.text());
        text.setCharAt(at, ALPHABET.charAt(character));

        var other = new Token(text.toString());
        assertThat(Arrays.equals(other.hash(), token.hash())).isEqualTo(other.equals(token));
    }

    @Property
    void whatIsNoTokenIsNotRead(@ForAll("anyText") String text) {
        boolean token = text.length() == 22 && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0);

        assertThat(Token.read(text).isPresent()).isEqualTo(token);
    }

    @Example
    void neverShowsItselfInALog() {
        var token = Token.mint(RANDOM);

        assertThat(token.toString()).doesNotContain(token.text());
    }

    @Provide
    Arbitrary<String> anyText() {
        return Arbitraries.oneOf(
                Arbitraries.strings(),
                Arbitraries.strings().withChars(ALPHABET).ofMinLength(20).ofMaxLength(24),
                Arbitraries.strings().withChars(ALPHABET + "+/=. \n").ofLength(22));
    }
}
