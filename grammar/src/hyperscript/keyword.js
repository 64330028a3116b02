// The words the language knows: see `keyword.rs`. None of them is reserved everywhere.
import { commands } from "./command/command.js";
import { features } from "./feature/feature.js";

/** What ends a list of commands, and is never the name of a variable. */
export const closers = "end then else otherwise".split(" ");

/** What starts a command or a feature of the language that this version does not have. */
export const laterCommands = ("make take transition go scroll settle measure pick render swap morph empty clear reset focus blur " +
  "select open close start ask answer speak beep! breakpoint async").split(" ");
export const laterFeatures = "behavior install worker socket bind live".split(" ");

/** Small words of the language that are near to a command or a feature: they are not misspelt, but stand in the wrong place. */
export const small = "a all an and as at event I in is it no of or the to".split(" ");

export const isCommand = (word) => !!commands[word];
export const isFeature = (word) => !!features[word];
export const isAnyFeature = (word) => isFeature(word) || laterFeatures.includes(word);
export const isCloser = (word) => closers.includes(word);
