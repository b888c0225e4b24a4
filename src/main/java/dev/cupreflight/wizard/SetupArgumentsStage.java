package dev.cupreflight.wizard;

import dev.cupreflight.console.Answer;
import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import dev.cupreflight.console.Prompt.Option;
import java.util.List;

/**
 * With which arguments Setup is started. Only a person accepts the terms of a licence: the choice that comes first starts
 * nothing.
 *
 * @param program the path of the Setup program
 */
record SetupArgumentsStage(String program) implements Stage {
    private static final String UPGRADE = "/Mode:Upgrade";
    private static final String ACCEPTED = "/IAcceptExchangeServerLicenseTerms_DiagnosticData";

    @Override
    public Screen screen(State state) {
        return new Screen(
                List.of(
                        new Block.Blank(),
                        Block.text(
                                "Setup starts only with an argument that accepts the licence terms of Exchange Server and"
                                        + " says whether the server may send diagnostic data to Microsoft. The terms are on the"
                                        + " media and in the licence agreement of your organization; whether to accept them is"
                                        + " yours to decide.")),
                new Prompt.Menu(
                        "How shall Setup be started?",
                        List.of(
                                Option.of("Not at all: back to the verdict"),
                                Option.of("Upgrade; I accept the licence terms; send no diagnostic data"),
                                Option.of("Upgrade; I accept the licence terms; send diagnostic data"),
                                Option.of("With arguments that I type")),
                        List.of(Keys.key(Prompt.Key.ENTER, "take it"), Keys.BACK)));
    }

    @Override
    public Turn answer(State state, Answer answer) {
        if (!(answer instanceof Answer.Picked picked)) {
            return SetupProgramStage.refused(state);
        }
        return switch (picked.option()) {
            case 1 -> with(state, ACCEPTED + "OFF");
            case 2 -> with(state, ACCEPTED + "ON");
            case 3 -> Turn.to(state.at(new SetupTypedStage(program)));
            default -> SetupProgramStage.refused(state);
        };
    }

    private Turn with(State state, String accepted) {
        return Turn.to(state.at(new SetupConsentStage(new SetupCommand(program, List.of(UPGRADE, accepted)))));
    }

    @Override
    public Position position() {
        return new VerdictStage().position();
    }
}
