package dev.cupreflight.evidence.setuplog;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A date and time as a Windows of any language writes it. Only the order of the numbers counts, never a word, but for
 * the signs of the afternoon. A text such as 03/08/2021 has two meanings; the local time is taken as UTC.
 *
 * @param monthDay the meaning when the month comes before the day, or after a year in front
 * @param dayMonth the meaning when the day comes before the month
 */
record LooseDate(Optional<Instant> monthDay, Optional<Instant> dayMonth) {
    private static final int BUDDHIST = 543;
    private static final List<String> AFTERNOON = List.of(
            "pm",
            "p.m",
            "p. m",
            "p.\u00A0m",
            "\u03BC\u03BC",
            "\u03BC.\u03BC",
            "\u4E0B\u5348",
            "\u5348\u5F8C",
            "\uC624\uD6C4",
            ".md",
            " md",
            "\u0645",
            "ch",
            "nm");

    static LooseDate of(String text) {
        List<String> numbers = numbers(text);
        if (numbers.size() < 3) {
            return new LooseDate(Optional.empty(), Optional.empty());
        }
        if (numbers.get(0).length() == 4) {
            return new LooseDate(date(text, numbers, 0, 1, 2), Optional.empty());
        }
        // Where the parts are joined by points or hyphens, the month never comes first.
        boolean slashes = text.indexOf('/') >= 0;
        return new LooseDate(slashes ? date(text, numbers, 2, 0, 1) : Optional.empty(), date(text, numbers, 2, 1, 0));
    }

    /** Whether the month comes first; empty when both orders give a date, or none. */
    Optional<Boolean> monthFirst() {
        return monthDay.isPresent() == dayMonth.isPresent() ? Optional.empty() : Optional.of(monthDay.isPresent());
    }

    /** The meaning in one order. */
    Optional<Instant> meaning(boolean monthFirst) {
        return monthFirst ? monthDay : dayMonth;
    }

    /** The meaning when both orders agree. */
    Optional<Instant> only() {
        return monthDay.equals(dayMonth) ? monthDay : Optional.empty();
    }

    private static Optional<Instant> date(String text, List<String> numbers, int year, int month, int day) {
        int hour = number(numbers, 3);
        boolean afternoon = AFTERNOON.stream().anyMatch(text.toLowerCase(Locale.ROOT)::contains);
        boolean midnight =
                hour == 12 && !afternoon && text.toLowerCase(Locale.ROOT).matches("(?s).*\\bam\\b.*");
        try {
            return Optional.of(LocalDateTime.of(
                            year(numbers.get(year)),
                            number(numbers, month),
                            number(numbers, day),
                            afternoon && hour < 12 ? hour + 12 : midnight ? 0 : hour,
                            number(numbers, 4),
                            number(numbers, 5))
                    .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int year(String digits) {
        int year = Integer.parseInt(digits);
        int western = digits.length() <= 2 ? 2000 + year : year > 2400 ? year - BUDDHIST : year;
        if (western < 1990 || western > 2200) {
            throw new DateTimeException("a year of another calendar");
        }
        return western;
    }

    private static int number(List<String> numbers, int index) {
        return index < numbers.size() ? Integer.parseInt(numbers.get(index)) : 0;
    }

    /** The runs of digits, in digits of any script, as ASCII. Longer ones than four are no part of a date. */
    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        StringBuilder open = new StringBuilder();
        (text + " ").codePoints().forEach(next -> {
            if (Character.isDigit(next)) {
                open.append(Character.digit(next, 10));
            } else if (open.length() > 0) {
                if (open.length() <= 4) {
                    numbers.add(open.toString());
                }
                open.setLength(0);
            }
        });
        return numbers;
    }
}
