// The words the language knows: see `keyword.rs`. None of them is reserved everywhere.
import { commands } from "./command/command.js";
import { features } from "./feature/feature.js";

/** Units that make a text. */
export const units = "em ex cap ch ic rem lh rlh vw vh vi vb vmin vmax cm mm Q pc pt px".split(" ");

/** What ends a list of commands, and is never the name of a variable. */
export const closers = "end then else otherwise".split(" ");

/** What starts a command or a feature of the language that this version does not have. */
export const laterCommands = ("make take transition go scroll settle measure pick render swap morph empty clear reset focus blur " +
  "select open close start ask answer speak beep! breakpoint async").split(" ");
export const laterFeatures = "behavior install worker socket bind live".split(" ");

// All the others.
const others = ("to into before after as by or in between with and where sorted mapped split joined catch finally unless the a an from of " +
  "at s seconds ms milliseconds true false null closest parent next previous first last random no not some within wrapping global " +
  "element dom local mod descending me my I it its result you your yourself event target detail sender body is am really equal " +
  "equals less greater than exist exists matches match contains contain includes include starts ends precedes precede follows " +
  "follow do does ignoring case every elsewhere debounced throttled queue all none having margin threshold anything childList " +
  "attributes subtree characterData immediately credentials method headers timeout patches retry transport native forever while " +
  "until times index indexed bubbling changes tick don t http https ws wss").split(" ");

export const isCommand = (word) => !!commands[word];
export const isFeature = (word) => !!features[word];
export const isCloser = (word) => closers.includes(word);
export const isKeyword = (word) =>
  isCommand(word) || isFeature(word) || [closers, laterCommands, laterFeatures, units, others].some((words) => words.includes(word));
