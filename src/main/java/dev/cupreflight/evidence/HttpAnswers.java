package dev.cupreflight.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * The answers of web pages, from {@code curl -w "%{http_code} %{url_effective}\r\n"}: one line for each page.
 *
 * @param answers in the order of the output
 */
public record HttpAnswers(List<Answer> answers) {
    private static final int MOST = 1000;
    private static final int LONGEST = 2000;
    private static final int STATUS = 3;

    public HttpAnswers {
        answers = List.copyOf(answers);
    }

    /**
     * One answer.
     *
     * @param status the HTTP status; 0 when nothing answered in HTTP
     * @param url what was asked for
     */
    public record Answer(long status, String url) {}

    /**
     * Reads the output.
     *
     * @throws UnreadableException if a line is not a status of three digits and an address, or the last one is cut off
     */
    public static HttpAnswers parse(byte[] bytes) throws UnreadableException {
        String text = EncodedText.decode(bytes);
        if (!text.endsWith("\n")) {
            throw new UnreadableException(text.isBlank() ? "empty" : "the last line is cut off");
        }
        List<Answer> answers = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (answers.size() == MOST) {
                throw new UnreadableException("more than " + MOST + " lines");
            }
            answers.add(answer(line.strip(), answers.size() + 1));
        }
        return new HttpAnswers(answers);
    }

    private static Answer answer(String line, int number) throws UnreadableException {
        int space = line.indexOf(' ');
        String url = line.substring(space + 1);
        boolean address = url.startsWith("https://") && url.indexOf(' ') < 0 && line.length() <= LONGEST;
        if (space != STATUS || !address || !line.substring(0, STATUS).chars().allMatch(HttpAnswers::digit)) {
            throw new UnreadableException("line " + number + " is not an HTTP status and an address");
        }
        return new Answer(Long.parseLong(line.substring(0, STATUS)), url);
    }

    private static boolean digit(int character) {
        return character >= '0' && character <= '9';
    }
}
