package dev.peel.core.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterExceptionTest {

    private static FilterException reject(String filter) {
        return catchThrowableOfType(FilterException.class, () -> Filter.compile(filter, ToyPacket.CATALOG));
    }

    /** The marks stand below what is wrong; two spaces stand for nothing below it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            toy.u9 == 1                  | 0 6  | no field or protocol is called toy.u9; did you mean toy.u8?
            .toy.u9                      | 0 7  | no field or protocol is called toy.u9; did you mean toy.u8?
            toy.u16 == toy.u33           | 11 7 | toy.u33 is not an unsigned number of 16 bits; did you mean toy.u32?
            toy.u8 = 1                   | 7 1  | "=" was not expected here; equality is written ==
            toy.u8 == 256                | 10 3 | 256 is too large: the largest number here is 255
            toy.u8 == Sevn                | 10 4 | Sevn is not an unsigned number of 8 bits; did you mean "Seven"?
            toy.u8 == "1"                | 10 3 | "1" is not an unsigned number of 8 bits; the field's names are those of peel -G values, such as "One"
            toy.u16 == "1"               | 11 3 | "1" is not an unsigned number of 16 bits; numbers are written without quotes
            toy.u16 == 080               | 11 3 | 080 is not an unsigned number of 16 bits
            toy.u8 ==                    | 9 0  | the filter ends where a field, a function or a value should stand
            == 1                         | 0 2  | "==" stands where a field, a function or a value should
            toy and                      | 7 0  | the filter ends where a field, a function or a value should stand
            toy AND toy                  | 4 3  | "AND" stands where and, or, xor or the end should; did you mean and?
            toy bitand 4                 | 4 6  | "bitand" stands where and, or, xor or the end should; bits are picked out by &
            toy toy                      | 4 3  | "toy" stands where and, or, xor or the end should
            toy)                         | 3 1  | ")" stands where and, or, xor or the end should; there is no ( that it ends
            (toy                         | 4 0  | the filter ends where ")" should stand; add )
            ()                           | 1 1  | ")" stands where a field, a function or a value should
            toy.u8 <> 1                  | 8 1  | ">" stands where a field, a function or a value should; inequality is written !=
            toy.u8 == (1)                | 10 1 | "(" stands where a field, a function or a value should; braces put terms together, as in {tcp.len + 1} * 2
            toy.u8 in {1 2}              | 13 1 | "2" stands where "," or "}" should; a set is written {80, 443, 8000..8999}
            toy.u8 in (1)                | 10 1 | "(" stands where "{" should; a set is written {80, 443, 8000..8999}
            toy.u8 in {}                 | 11 1 | "}" stands where a value should; a set is written {80, 443, 8000..8999}
            toy.u8 in {1..}              | 14 1 | "}" stands where a field, a function or a value should
            toy.bytes[0] in {1}          | 0 12 | only a field can be in a set, not toy.bytes[0:1]; write comparisons with or between them
            any toy.u8                   | 10 0 | the filter ends where a comparison such as == should stand; any stands before a comparison
            1 == toy.u8                  | 0 1  | the left side of == is a field or a function, not 1; put the field first
            toy.u8 > 1 > 2               | 9 1  | the left side of > is a field or a function, not 1; put the field first
            1 + toy.u8 == 2              | 0 1  | a computation starts with a field or a function, not 1; put the field first
            toy.u8[0] == 1               | 0 9  | toy.u8 is an unsigned number of 8 bits and has no bytes to take a range of; bits of a number are picked out by &
            toy.bytes[0:0]               | 10 3 | a range of 0 is empty; the count behind : is 1 or more
            toy.bytes[x]                 | 10 1 | "x" is no range; a range is [first:count], [first-last], [first:], [:count] or [one]
            toy.bytes[0, 2-1]            | 13 3 | "2-1" does not go from a first to a later one; a range is [first:count], [first-last], [first:], [:count] or [one]
            toy.bytes[0                  | 9 2  | the bracket that ends the range is missing; add ]
            toy.bytes == zz              | 13 2 | zz is not bytes; bytes are written 16:03:01, text is written "zz"
            toy.ether == 00:11           | 13 5 | 00:11 is not a hardware address; it has 2 bytes of 6; one is written 02:00:00:00:00:01, a part of one is compared by a range
            toy.ipv4 == 300.1.1.1        | 12 9 | 300.1.1.1 is not an IPv4 address; one is written 192.0.2.1, a network 192.0.2.0/24; names are not looked up
            toy.ipv4 == 10.0.0.0/33      | 21 2 | /33 is no prefix of the address; it is 0 to 32
            toy.ipv4 == fe80::1          | 12 7 | fe80::1 is not an IPv4 address; IPv6 addresses are those of ipv6.src, ipv6.dst and ipv6.addr
            toy.ipv4 contains 1          | 0 8  | toy.ipv4 is an IPv4 address, for which there is no contains; string(toy.ipv4) is its text
            toy.u8 matches "x"           | 0 6  | toy.u8 is an unsigned number of 8 bits, for which there is no matches; string(toy.u8) is its text
            toy.group == 1               | 0 9  | toy.group is a heading without a value, for which there is no ==; it can only be tested for, or be in count(toy.group)
            toy.text matches x           | 17 1 | the right side of matches is a pattern in quotes, not x; put " around it
            toy.text matches "("         | 17 3 | the pattern is wrong: unclosed group; a sign that stands for itself has \\\\ before it
            toy.text == "x               | 12 2 | the quote that ends the text is missing; add "
            toy.text == r"x\\"           | 12 5 | the quote that ends the text is missing; add "; behind r, \\" does not end the text
            toy.text == "\\q"            | 13 2 | \\q is no escape; a backslash is written \\\\, or put the letter r before the quotes, which makes all of them plain
            toy.u8 == 'ab'               | 10 4 | 'ab' is not one character; text stands between double quotes
            toy.text == é                | 12 1 | "é" was not expected here; what is not ASCII stands between double quotes
            toy.time == "soon"           | 12 6 | "soon" is not a date and time; one is written "2026-11-23 13:21:50.5", in UTC with a Z behind it
            toy.span > 1e3               | 11 3 | 1e3 is not a span of time; one is written in seconds with up to 9 decimals, without quotes: 0.25
            toy.flag == maybe            | 12 5 | maybe is not a boolean; the field's names are those of peel -G values, such as "Set"
            leng(toy.text) == 1          | 0 4  | no function is called leng; did you mean len?
            len() == 1                   | 0 5  | len takes one argument, not 0
            len(toy.text)                | 0 13 | a function's result is there always; compare it: len(toy.text) > 1
            len(len(toy.text)) == 1      | 4 13 | len takes a field, not len(toy.text)
            upper(toy.u8) == "A"         | 6 6  | upper takes a field of text, and toy.u8 is an unsigned number of 8 bits
            max(toy.u8, toy.u16) > 1     | 12 7 | toy.u16 is an unsigned number of 16 bits, and toy.u8 is an unsigned number of 8 bits; all that max takes is of one type
            toy + 1                      | 0 3  | toy is a protocol, with which + does nothing
            toy.u8 == toy                | 10 3 | toy.u8 is an unsigned number of 8 bits, toy is a protocol; "toy" in quotes is a value
            toy contains toy.bytes       | 13 9 | toy is a protocol, toy.bytes is bytes; [0:] behind one of them compares their bytes
            toy#                         | 3 1  | # needs the number of a layer; #1 is the outermost, #[1-2] are the first two
            toy.u8 == 1 ; toy            | 12 1 | ";" was not expected here; filters are joined by and, or or xor
            toy..u8                      | 3 2  | ".." stands where and, or, xor or the end should
            @toy.u8                      | 0 1  | "@" was not expected here; the bytes of a field are had by a range, such as ip.src[0:4]
            """)
    void saysWhereAndWhatAndHow(String filter, String place, String message) {
        FilterException wrong = reject(filter);

        assertThat(wrong).as(filter).isNotNull();
        assertThat(wrong.getMessage()).isEqualTo(message);
        assertThat(wrong.position() + " " + wrong.length()).isEqualTo(place);
    }

    @Test
    void marksTheMistake() {
        FilterException wrong = reject("toy.text == \"ü\" and toy.u9 == 1");

        assertThat(wrong.marked()).isEqualTo("""
                toy.text == "ü" and toy.u9 == 1
                                    ^~~~~~""");
        assertThat(wrong.reason()).isEqualTo("no field or protocol is called toy.u9");
        assertThat(wrong.hint()).isEqualTo("did you mean toy.u8?");
    }

    @Test
    void shortensWordsThatAreAsLongAsTheFilter() {
        assertThat(reject("x".repeat(10_000)).getMessage()).hasSizeLessThan(400).contains("xxx...xxx");
    }

    @Test
    void marksTheEndWhereSomethingIsMissing() {
        assertThat(reject("toy and").marked()).isEqualTo("toy and\n       ^");
    }

    @Test
    void showsOnlyWhatIsNearTheMistakeOfALongFilter() {
        String filter = "toy and ".repeat(100) + "nosuch\nand toy" + " and toy".repeat(100);
        String marked = reject(filter).marked();

        assertThat(marked.lines()).hasSize(2);
        assertThat(marked.lines()).allMatch(line -> line.length() <= 110);
        String marks = marked.lines().toList().get(1);
        assertThat(marked.substring(marks.indexOf('^'))).startsWith("nosuch and toy");
        assertThat(marks.strip()).isEqualTo("^~~~~~");
    }
}
