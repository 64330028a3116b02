// From the tree of a Datastar expression to instructions of the machine.
//
// Names that the expression declares are variables of the run, in a scope of their own for each block and each call;
// `el` and `evt` are the run's element and event; all others are the window's.
import { Compiler } from "../../vm/compiler.js";
import { program } from "./statement.js";
import { forms } from "./forms.js";

/** The body of an expression that is given `names` besides `el` and `evt`. */
export function compile(statements, names, place) {
  const c = new ExpressionCompiler();
  for (const name of names) c.declare(name);
  program(c, statements);
  return c.finish(place, { plain: true });
}

class ExpressionCompiler extends Compiler {
  /** The names that are declared around here, with whether they are constant. A scope inherits those around it. */
  names = Object.create(null);
  /** Whether what is declared now is constant. */
  declaresConstant = 0;

  declare(text) {
    this.names[text] = this.declaresConstant;
  }

  // Runs something with the names that are declared up to here, and forgets those that it declares.
  scoped(put) {
    const { names, declaresConstant } = this;
    this.names = Object.create(names);
    this.declaresConstant = 0;
    put();
    Object.assign(this, { names, declaresConstant });
  }

  node(node) {
    this.within(node, () => forms[node.kind](this, node));
  }

  within(node, put) {
    const outer = this.at;
    this.at = node;
    put();
    this.at = outer;
  }
}
