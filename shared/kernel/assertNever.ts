/** Closes a switch over a union: a new member is a compile error here, and a bug if it gets past the compiler. */
export function assertNever(value: never): never {
  throw new Error(`unhandled member: ${JSON.stringify(value)}`);
}
