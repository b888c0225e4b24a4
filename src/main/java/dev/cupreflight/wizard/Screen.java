package dev.cupreflight.wizard;

import dev.cupreflight.console.Block;
import dev.cupreflight.console.Prompt;
import java.util.List;

/** What is shown, and what is asked then. */
record Screen(List<Block> blocks, Prompt prompt) {}
