package dev.cupreflight.console;

import java.util.Locale;
import java.util.Optional;

/** What a key does in a menu. */
final class MenuKeys {
    private MenuKeys() {}

    /** The answer that the key gives, if it gives one; without one the menu goes on. */
    static Optional<Answer> answer(Prompt.Menu menu, MenuView view, Keyboard.Stroke stroke) {
        return switch (stroke.kind()) {
            case UP -> moved(view, -1);
            case DOWN -> moved(view, 1);
            case ENTER -> view.marked() >= 0 ? picked(view) : pressed(menu, view, Prompt.Key.ENTER);
            case ESCAPE -> pressed(menu, view, Prompt.Key.ESCAPE);
            case INTERRUPT -> Optional.of(new Answer.Interrupted());
            case END -> Optional.of(new Answer.Ended());
            case CHARACTER -> character(menu, view, stroke.text());
            case ERASE, ERASE_ALL, OTHER -> unknown(view);
        };
    }

    private static Optional<Answer> picked(MenuView view) {
        return Optional.of(new Answer.Picked(view.marked()));
    }

    private static Optional<Answer> moved(MenuView view, int step) {
        view.move(step);
        return Optional.empty();
    }

    private static Optional<Answer> unknown(MenuView view) {
        view.note("That key does nothing here.");
        return Optional.empty();
    }

    /** Digits pick at once, unless there are too many options for one digit: then they move the mark. */
    private static Optional<Answer> character(Prompt.Menu menu, MenuView view, String text) {
        char typed = text.toLowerCase(Locale.ROOT).charAt(0);
        int options = menu.options().size();
        if (typed >= '0' && typed <= '9' && options > 0) {
            if (options > 9) {
                return twoDigits(view, typed - '0');
            }
            return view.mark(typed - '1') ? picked(view) : Optional.empty();
        }
        if (menu.keys().stream().anyMatch(key -> key.code() == typed)) {
            return pressed(menu, view, typed);
        }
        return switch (typed) {
            case 'j' -> moved(view, 1);
            case 'k' -> moved(view, -1);
            default -> unknown(view);
        };
    }

    private static Optional<Answer> twoDigits(MenuView view, int digit) {
        int number = view.type(digit);
        if (number > 0 && view.mark(number - 1)) {
            view.note("Enter takes " + number + ".");
        }
        return Optional.empty();
    }

    private static Optional<Answer> pressed(Prompt.Menu menu, MenuView view, char code) {
        Optional<Prompt.Key> key =
                menu.keys().stream().filter(each -> each.code() == code).findFirst();
        if (key.isEmpty()) {
            return unknown(view);
        }
        if (!key.get().available()) {
            view.note(key.get().label() + ": not here. " + key.get().unavailable());
            return Optional.empty();
        }
        return Optional.of(new Answer.Pressed(code));
    }
}
